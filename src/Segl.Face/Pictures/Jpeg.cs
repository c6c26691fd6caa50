using System.Runtime.InteropServices;

namespace Segl.Face.Pictures;

/// <summary>JPEG by libturbojpeg. Whatever the decoder would only warn of, such as a file that is cut off, is refused.</summary>
internal static unsafe partial class Jpeg
{
    private const string Library = "libturbojpeg.so.0";
    private const int Rgb = 0;

    // TJFLAG_STOPONWARNING and TJFLAG_LIMITSCANS: a progressive picture with thousands of scans is work without end.
    private const int Strict = 8192 | 32768;

    /// <summary>Decodes one picture.</summary>
    public static Picture Decode(ReadOnlySpan<byte> bytes)
    {
        var decoder = tjInitDecompress();
        try
        {
            fixed (byte* source = bytes)
            {
                if (
                    tjDecompressHeader3(
                        decoder,
                        source,
                        (nuint)bytes.Length,
                        out var width,
                        out var height,
                        out _,
                        out _
                    ) != 0
                )
                {
                    throw new UnusablePictureException("No JPEG.");
                }

                PictureLimits.CheckSize(width, height);
                var picture = new Picture(width, height);
                fixed (byte* pixels = picture.Pixels)
                {
                    if (tjDecompress2(decoder, source, (nuint)bytes.Length, pixels, width, 0, height, Rgb, Strict) != 0)
                    {
                        picture.Dispose();
                        throw new UnusablePictureException("A broken JPEG.");
                    }
                }

                return picture;
            }
        }
        finally
        {
            _ = tjDestroy(decoder);
        }
    }

    [LibraryImport(Library)]
    private static partial nint tjInitDecompress();

    [LibraryImport(Library)]
    private static partial int tjDecompressHeader3(
        nint decoder,
        byte* source,
        nuint length,
        out int width,
        out int height,
        out int subsampling,
        out int colours
    );

    [LibraryImport(Library)]
    private static partial int tjDecompress2(
        nint decoder,
        byte* source,
        nuint length,
        byte* pixels,
        int width,
        int pitch,
        int height,
        int format,
        int flags
    );

    [LibraryImport(Library)]
    private static partial int tjDestroy(nint decoder);
}
