using Segl.Face.Pictures;

namespace Segl.Face.Tests;

/// <summary>
/// Photographs out of an npm package, fetched for the tests alone. One man is in many of them, straight, turned and
/// nodding.
/// </summary>
internal static class Photographs
{
    /// <summary>The man looks straight.</summary>
    public static byte[] Straight { get; } = Of("franck_02888");

    /// <summary>He looks straight, at another moment, as a portrait would have him.</summary>
    public static byte[] Portrait { get; } = Of("franck_02159");

    /// <summary>He has turned a little to his left.</summary>
    public static byte[] Left { get; } = Of("franck_03909");

    /// <summary>He has turned a little to his right.</summary>
    public static byte[] Right { get; } = Of("franck_04000");

    /// <summary>He has bowed his head.</summary>
    public static byte[] Bowed { get; } = Of("franck_03979");

    /// <summary>He looks straight, and speaks.</summary>
    public static byte[] Speaking { get; } = Of("franck_04035");

    /// <summary>Another man.</summary>
    public static byte[] Other { get; } = Of("obama4_crop");

    /// <summary>A mask that is drawn; no detector calls it a face.</summary>
    public static byte[] NoFace { get; } = Of("ironman");

    public static byte[] Of(string name) => File.ReadAllBytes(Repository.Fetched($"photographs/{name}.jpg"));

    /// <summary>A photograph, changed pixel by pixel and encoded again.</summary>
    public static byte[] Changed(byte[] photograph, Func<Picture, Picture> change)
    {
        using var picture = PictureReader.ReadPicture(photograph);
        using var changed = change(picture);
        return Encoders.Jpeg(changed);
    }

    /// <summary>Each value multiplied.</summary>
    public static Picture Darker(Picture picture, double factor) =>
        Drawn(picture.Width, picture.Height, (x, y) => (picture, x, y), value => (byte)(value * factor));

    /// <summary>Every n-th point of every n-th line, in the middle of a grey picture of the old size.</summary>
    public static Picture Smaller(Picture picture, int n) =>
        Drawn(
            picture.Width,
            picture.Height,
            (x, y) =>
                (
                    picture,
                    ((x - (picture.Width / 2)) * n) + (picture.Width / 2),
                    ((y - (picture.Height / 2)) * n) + (picture.Height / 2)
                )
        );

    /// <summary>One beside the other.</summary>
    public static Picture Beside(Picture left, Picture right) =>
        Drawn(
            left.Width + right.Width,
            Math.Max(left.Height, right.Height),
            (x, y) => x < left.Width ? (left, x, y) : (right, x - left.Width, y)
        );

    /// <summary>A print of the picture, held at an angle: narrower, turned and sheared around its middle.</summary>
    public static Picture Tilted(Picture picture, double narrower, double shear)
    {
        var (middleX, middleY) = (picture.Width / 2, picture.Height / 2);
        return Drawn(
            picture.Width,
            picture.Height,
            (x, y) =>
                (
                    picture,
                    (int)(middleX + ((x - middleX) * narrower) + ((y - middleY) * shear)),
                    (int)(middleY + (y - middleY) - ((x - middleX) * shear))
                )
        );
    }

    private static Picture Drawn(
        int width,
        int height,
        Func<int, int, (Picture From, int X, int Y)> source,
        Func<byte, byte>? colour = null
    )
    {
        var drawn = new Picture(width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (from, fromX, fromY) = source(x, y);
                var isInside = fromX >= 0 && fromX < from.Width && fromY >= 0 && fromY < from.Height;
                for (var channel = 0; channel < 3; channel++)
                {
                    var value = isInside ? from.Pixels[(3 * ((fromY * from.Width) + fromX)) + channel] : (byte)127;
                    drawn.Pixels[(3 * ((y * width) + x)) + channel] = colour?.Invoke(value) ?? value;
                }
            }
        }

        return drawn;
    }
}
