namespace Segl.Passport;

/// <summary>
/// A portrait as the chip has it. It is not decoded here: whoever does, does it in a process of its own.
/// </summary>
/// <param name="Format">By what the bytes are; what the header of the record says is often wrong.</param>
/// <param name="Width">In pixels, as the picture itself says, bounded.</param>
/// <param name="Height">In pixels, as the picture itself says, bounded.</param>
/// <param name="Bytes">The compressed picture.</param>
public sealed record FaceImage(FaceImageFormat Format, int Width, int Height, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Reads format and size of a picture, and refuses one that would burst its decoder.</summary>
    public static FaceImage Read(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        var (format, width, height) =
            span.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? JpegHeader(span)
            : span.StartsWith<byte>([0xFF, 0x4F, 0xFF, 0x51]) ? CodestreamHeader(span)
            : span.StartsWith<byte>([0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20, 0x0D, 0x0A, 0x87, 0x0A]) ? BoxedHeader(span)
            : throw Malformed("The portrait is neither JPEG nor JPEG 2000.");
        return width is > 0 and <= ChipLimits.LargestSide && height is > 0 and <= ChipLimits.LargestSide
            ? new(format, (int)width, (int)height, bytes)
            : throw new PassportException(PassportFault.TooLong, $"A portrait of {width} by {height} pixels.");
    }

    // ISO/IEC 10918-1 annex B: segments up to the first start of frame.
    private static (FaceImageFormat, long, long) JpegHeader(ReadOnlySpan<byte> bytes)
    {
        var at = 2;
        while (true)
        {
            while (Byte(bytes, at) == 0xFF)
            {
                at++;
            }
            var marker = bytes[at++];
            if (Byte(bytes, at - 2) != 0xFF || marker is 0xD9 or 0xDA)
            {
                throw Malformed("The JPEG portrait has no frame.");
            }
            if (marker is 0x01 or (>= 0xD0 and <= 0xD7))
            {
                continue;
            }
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (FaceImageFormat.Jpeg, Number(bytes, at + 5, 2), Number(bytes, at + 3, 2));
            }

            var length = (int)Number(bytes, at, 2);
            at += length >= 2 ? length : throw Malformed("A segment of the JPEG portrait has no length.");
        }
    }

    // ISO/IEC 15444-1 annex I: boxes up to the codestream.
    private static (FaceImageFormat, long, long) BoxedHeader(ReadOnlySpan<byte> bytes)
    {
        long at = 12;
        while (at < bytes.Length)
        {
            var start = (int)at;
            var length = Number(bytes, start, 4);
            var head = 8;
            if (length == 1)
            {
                // The upper half of a length of eight bytes is nothing that fits on a chip.
                length = Number(bytes, start + 8, 4) == 0 ? Number(bytes, start + 12, 4) : 0;
                head = 16;
            }
            if (Number(bytes, start + 4, 4) == 0x6A703263)
            {
                return start + head <= bytes.Length
                    ? CodestreamHeader(bytes[(start + head)..])
                    : throw Malformed("No codestream.");
            }
            at += length >= head ? length : throw Malformed("A box of the JPEG 2000 portrait has no length.");
        }
        throw Malformed("The JPEG 2000 portrait has no codestream.");
    }

    // ISO/IEC 15444-1 annex A.5.1: the SIZ segment, right behind the start of the codestream.
    private static (FaceImageFormat, long, long) CodestreamHeader(ReadOnlySpan<byte> bytes)
    {
        if (Number(bytes, 0, 4) != 0xFF4FFF51)
        {
            throw Malformed("The JPEG 2000 codestream does not start with its size.");
        }
        var (right, bottom, left, top) = (
            Number(bytes, 8, 4),
            Number(bytes, 12, 4),
            Number(bytes, 16, 4),
            Number(bytes, 20, 4)
        );
        var (tileWidth, tileHeight) = (Number(bytes, 24, 4), Number(bytes, 28, 4));
        var components = Number(bytes, 40, 2);
        if (tileWidth == 0 || tileHeight == 0 || components is 0 or > 4)
        {
            throw Malformed("The JPEG 2000 portrait has no tiles or too many components.");
        }

        // Rounded up by hand; each factor is below 2^33 and the product is looked at only when both are small.
        var (across, down) = ((right / tileWidth) + 1, (bottom / tileHeight) + 1);
        return across <= ChipLimits.MostTiles && down <= ChipLimits.MostTiles && across * down <= ChipLimits.MostTiles
            ? (FaceImageFormat.Jpeg2000, right - left, bottom - top)
            : throw new PassportException(PassportFault.TooLong, $"A JPEG 2000 portrait of {across} by {down} tiles.");
    }

    private static int Byte(ReadOnlySpan<byte> bytes, int at) =>
        at >= 0 && at < bytes.Length ? bytes[at] : throw Malformed("The portrait is cut off.");

    private static long Number(ReadOnlySpan<byte> bytes, int at, int count)
    {
        long number = 0;
        for (var i = 0; i < count; i++)
        {
            number = (number << 8) | (long)Byte(bytes, at + i);
        }
        return number;
    }

    private static PassportException Malformed(string message) => new(PassportFault.Malformed, message);
}
