namespace Segl.Passport;

/// <summary>What no honest chip exceeds. Whoever asks for more is refused, whatever it says.</summary>
public static class ChipLimits
{
    /// <summary>A file in bytes; the longest in the field are portraits of some 60 kB.</summary>
    public const int LongestFile = 512 * 1024;

    /// <summary>
    /// One answer with all that GET RESPONSE fetches for it, in bytes (ISO/IEC 7816-4: extended length).
    /// </summary>
    public const int LongestResponse = 65536 + 2;

    /// <summary>Commands of one reading: the longest file in the shortest pieces that honest chips send.</summary>
    public const int MostCommands = 8192;

    /// <summary>Width and height of a portrait in pixels. ISO/IEC 19794-5 asks for some 420 by 525.</summary>
    public const int LargestSide = 4096;

    /// <summary>Tiles of a JPEG 2000 portrait; honest ones have one.</summary>
    public const int MostTiles = 64;
}
