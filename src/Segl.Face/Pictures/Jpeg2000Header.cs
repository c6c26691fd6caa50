using System.Buffers.Binary;

namespace Segl.Face.Pictures;

/// <summary>
/// What a JPEG 2000 picture says of itself (ISO/IEC 15444-1 annexes A and I), read and bounded before any decoder
/// sees it.
/// </summary>
internal static class Jpeg2000Header
{
    private static ReadOnlySpan<byte> Signature => [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20, 0x0D, 0x0A, 0x87, 0x0A];

    private static ReadOnlySpan<byte> Codestream => [0xFF, 0x4F, 0xFF, 0x51];

    /// <summary>Whether the bytes begin as a JPEG 2000 picture does.</summary>
    public static bool IsOne(ReadOnlySpan<byte> bytes) => IsBoxed(bytes) || bytes.StartsWith(Codestream);

    /// <summary>Whether the codestream stands in boxes (JP2).</summary>
    public static bool IsBoxed(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Signature);

    /// <summary>Throws unless everything that costs memory or time is within its limit.</summary>
    public static void Check(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > PictureLimits.MostBytes)
        {
            throw new UnusablePictureException($"A picture of {bytes.Length} bytes is not decoded.");
        }

        var codestream = IsBoxed(bytes) ? Unboxed(bytes) : bytes;
        if (!codestream.StartsWith(Codestream))
        {
            throw new UnusablePictureException("A JPEG 2000 codestream that does not begin with its size.");
        }

        CheckSize(codestream[4..]);
        CheckMarkers(codestream[2..]);
    }

    // Annex I: boxes up to the codestream.
    private static ReadOnlySpan<byte> Unboxed(ReadOnlySpan<byte> bytes)
    {
        for (var box = 0; box < PictureLimits.MostBoxes; box++)
        {
            var length = (long)Number(bytes, 0, 4);
            if (Number(bytes, 4, 4) == 0x6A703263)
            {
                return bytes[(length == 1 ? 16 : 8)..];
            }

            // A length of eight bytes, or up to the end, is nothing that stands before a codestream.
            if (length < 8 || length > bytes.Length)
            {
                break;
            }

            bytes = bytes[(int)length..];
        }

        throw new UnusablePictureException("A JPEG 2000 picture without a codestream.");
    }

    // Annex A.5.1, behind the marker: length, capabilities, picture, tiles, components.
    private static void CheckSize(ReadOnlySpan<byte> size)
    {
        var (right, bottom) = ((long)Number(size, 4, 4), (long)Number(size, 8, 4));
        var (left, top) = ((long)Number(size, 12, 4), (long)Number(size, 16, 4));
        var (tileWidth, tileHeight) = ((long)Number(size, 20, 4), (long)Number(size, 24, 4));
        var (tileLeft, tileTop) = ((long)Number(size, 28, 4), (long)Number(size, 32, 4));
        PictureLimits.CheckSize(right - left, bottom - top);
        var tiles =
            tileWidth == 0 || tileHeight == 0 || tileLeft > left || tileTop > top
                ? 0
                : (((right - tileLeft - 1) / tileWidth) + 1) * (((bottom - tileTop - 1) / tileHeight) + 1);
        if (tiles is < 1 or > PictureLimits.MostTiles)
        {
            throw new UnusablePictureException($"A picture of {tiles} tiles is not decoded.");
        }

        var components = Number(size, 36, 2);
        if (components is not (1 or 3))
        {
            throw new UnusablePictureException($"A picture of {components} components is not decoded.");
        }

        for (var i = 0; i < (int)components; i++)
        {
            // The depth less one, its top bit a sign; then how much coarser the component is across and down.
            var at = 38 + (3 * i);
            if (
                Number(size, at, 1) != 7
                || Number(size, at + 1, 1) is not (1 or 2)
                || Number(size, at + 2, 1) is not (1 or 2)
            )
            {
                throw new UnusablePictureException("A picture of other than 8 bits a component is not decoded.");
            }
        }
    }

    // Annex A.6.1 and A.6.2: each coding style of the main header.
    private static void CheckMarkers(ReadOnlySpan<byte> segments)
    {
        const int startOfTile = 0xFF90;
        while (Number(segments, 0, 2) is var marker && marker != startOfTile)
        {
            var length = (int)Number(segments, 2, 2);
            if (length < 2 || length + 2 > segments.Length)
            {
                throw new UnusablePictureException("A segment of a JPEG 2000 picture is cut off.");
            }

            switch (marker)
            {
                case 0xFF52:
                    CheckLayers(Number(segments, 6, 2));
                    CheckCoding(segments[4..(length + 2)], 5);
                    break;
                case 0xFF53:
                    CheckCoding(segments[5..(length + 2)], 1);
                    break;
                default:
                    break;
            }

            segments = segments[(length + 2)..];
        }
    }

    private static void CheckLayers(uint layers)
    {
        if (layers is 0 or > PictureLimits.MostLayers)
        {
            throw new UnusablePictureException($"A picture of {layers} layers is not decoded.");
        }
    }

    // The style, whose lowest bit says that precincts are listed, and from `at` on levels, code-blocks and precincts.
    private static void CheckCoding(ReadOnlySpan<byte> coding, int at)
    {
        var levels = Number(coding, at, 1);
        if (levels > PictureLimits.MostLevels)
        {
            throw new UnusablePictureException($"A picture of {levels} levels is not decoded.");
        }

        for (var level = 0; (coding[0] & 1) == 1 && level <= (int)levels; level++)
        {
            var sides = Number(coding, at + 5 + level, 1);
            if ((sides & 15) < PictureLimits.LeastPrecinct || sides >> 4 < PictureLimits.LeastPrecinct)
            {
                throw new UnusablePictureException("A picture of tiny precincts is not decoded.");
            }
        }
    }

    private static uint Number(ReadOnlySpan<byte> bytes, int at, int count)
    {
        if (at + count > bytes.Length)
        {
            throw new UnusablePictureException("The picture is cut off.");
        }

        return count switch
        {
            1 => bytes[at],
            2 => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]),
            _ => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]),
        };
    }
}
