using System.Buffers.Binary;
using Segl.Face.Pictures;

namespace Segl.Face.Tests;

/// <summary>Pictures of a few bytes that say they are enormous, or cost far more than they are.</summary>
internal static class Bombs
{
    private const int SizeAt = 8;

    /// <summary>As a camera would send them.</summary>
    public static byte[][] Jpegs { get; } = [Sized(65_500, 65_500), Sized(65_500, 64), Sized(1, 1), ManyScans()];

    /// <summary>Codestreams of JPEG 2000, by what they lie about.</summary>
    public static IReadOnlyDictionary<string, byte[]> Codestreams { get; } =
        new Dictionary<string, byte[]>
        {
            ["wide"] = Bent(at => at.Put(SizeAt, 0xFFFF_FFFF)),
            ["high"] = Bent(at => at.Put(SizeAt + 4, 0x7FFF_FFFF)),
            ["negative"] = Bent(at => at.Put(SizeAt + 8, 0xFFFF_FFF0)),
            ["many tiles"] = Bent(at => at.Put(SizeAt + 16, 1), at => at.Put(SizeAt + 20, 1)),
            ["no tiles"] = Bent(at => at.Put(SizeAt + 16, 0)),
            ["tile behind the picture"] = Bent(at => at.Put(SizeAt + 24, 60)),
            ["many components"] = Bent(at => at.Put(SizeAt + 32, 0x4000_0000)),
            ["deep components"] = Bent(at => at.Bytes[SizeAt + 34] = 37),
            ["coarse components"] = Bent(at => at.Bytes[SizeAt + 35] = 255),
            ["many layers"] = Bent(at => at.Bytes.AsSpan(at.Coding + 6, 2).Fill(255)),
            ["many levels"] = Bent(at => at.Bytes[at.Coding + 9] = 32),
            ["tiny precincts"] = Bent(at => (at.Bytes[at.Coding + 4], at.Bytes[at.Coding + 9]) = (1, 0)),
        };

    /// <summary>All of them, and boxes without an end.</summary>
    public static byte[][] All { get; } =
    [
        .. Jpegs,
        .. Codestreams.Values,
        .. Codestreams.Values.Select(stream => (byte[])[.. Boxes(8), 0, 0, 0, 0, .. "jp2c"u8, .. stream]),
        Boxes(200_000),
        [.. Boxes(1), 0xFF, 0xFF, 0xFF, 0xFF, .. "free"u8],
        [.. Boxes(1), 0, 0, 0, 0, .. "free"u8],
    ];

    /// <summary>A small honest picture.</summary>
    public static Picture Small()
    {
        var picture = new Picture(64, 64);
        for (var i = 0; i < picture.Pixels.Length; i++)
        {
            picture.Pixels[i] = (byte)((i * 7) ^ (i >> 5));
        }

        return picture;
    }

    // The frame header of a JPEG with another size (ITU-T T.81 section B.2.2).
    private static byte[] Sized(ushort width, ushort height)
    {
        using var picture = Small();
        var jpeg = Encoders.Jpeg(picture);
        var frame = jpeg.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 5), height);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 7), width);
        return jpeg;
    }

    // The last scan again and again.
    private static byte[] ManyScans()
    {
        using var picture = Small();
        var jpeg = Encoders.Jpeg(picture, progressive: true);
        var last = jpeg.AsSpan().LastIndexOf([(byte)0xFF, (byte)0xDA]);
        var scan = jpeg[last..^2];
        return
        [
            .. jpeg[..^2],
            .. Enumerable
                .Repeat(scan, Math.Min(2000, PictureLimits.MostBytes / scan.Length / 2))
                .SelectMany(one => one),
            0xFF,
            0xD9,
        ];
    }

    private static byte[] Bent(params Action<(byte[] Bytes, int Coding)>[] bends)
    {
        using var picture = Small();
        var bytes = Encoders.Jpeg2000(picture, boxed: false);
        var coding = bytes.AsSpan().IndexOf([(byte)0xFF, (byte)0x52]);
        foreach (var bend in bends)
        {
            bend((bytes, coding));
        }

        return bytes;
    }

    private static void Put(this (byte[] Bytes, int Coding) codestream, int at, uint value) =>
        BinaryPrimitives.WriteUInt32BigEndian(codestream.Bytes.AsSpan(at), value);

    // The signature, and boxes without contents.
    private static byte[] Boxes(int bytes) =>
        [
            0,
            0,
            0,
            12,
            .. "jP  "u8,
            0x0D,
            0x0A,
            0x87,
            0x0A,
            .. Enumerable.Repeat<byte[]>([0, 0, 0, 8, .. "free"u8], bytes / 8).SelectMany(box => box),
        ];
}
