namespace Segl.Face.Pictures;

/// <summary>What is looked at before a picture is decoded. Honest portraits and pictures are far below each of them.</summary>
internal static class PictureLimits
{
    /// <summary>Bytes of a compressed picture.</summary>
    public const int MostBytes = 1 << 20;

    /// <summary>Pixels of the longer side.</summary>
    public const int LongestSide = 2048;

    /// <summary>Pixels of the shorter side; no face is found in less.</summary>
    public const int ShortestSide = 32;

    /// <summary>Tiles of a JPEG 2000 picture; honest ones have one.</summary>
    public const int MostTiles = 64;

    /// <summary>Quality layers of a JPEG 2000 picture.</summary>
    public const int MostLayers = 64;

    /// <summary>How often a JPEG 2000 picture is halved.</summary>
    public const int MostLevels = 10;

    /// <summary>The least side of a precinct, as a power of two: many tiny ones are memory without pixels.</summary>
    public const int LeastPrecinct = 4;

    /// <summary>Boxes around a JPEG 2000 codestream.</summary>
    public const int MostBoxes = 64;

    /// <summary>Throws unless a picture's size is an honest one.</summary>
    public static void CheckSize(long width, long height)
    {
        if (Math.Max(width, height) > LongestSide || Math.Min(width, height) < ShortestSide)
        {
            throw new UnusablePictureException($"A picture of {width} by {height} pixels is not decoded.");
        }
    }
}
