using System.Runtime.InteropServices;
using Segl.Face.Pictures;
using OpenJpegImage = Segl.Face.Pictures.OpenJpeg.Image;

namespace Segl.Face.Tests;

/// <summary>Encodes pictures, by the same libraries that decode them.</summary>
internal static unsafe partial class Encoders
{
    private const int Quality = 92;
    private const string TurboJpeg = "libturbojpeg.so.0";
    private const string OpenJpeg = "libopenjp2.so.7";

    /// <param name="progressive">In many scans, each of which makes the picture a little better.</param>
    public static byte[] Jpeg(Picture picture, bool progressive = false)
    {
        var encoder = tjInitCompress();
        byte* buffer = null;
        nuint length = 0;
        fixed (byte* pixels = picture.Pixels)
        {
            var failed = tjCompress2(
                encoder,
                pixels,
                picture.Width,
                0,
                picture.Height,
                0,
                ref buffer,
                ref length,
                2,
                Quality,
                progressive ? 16384 : 0
            );
            Assert.Equal(0, failed);
        }

        var jpeg = new Span<byte>(buffer, (int)length).ToArray();
        tjFree(buffer);
        _ = tjDestroy(encoder);
        return jpeg;
    }

    /// <param name="boxed">In boxes (JP2), or a bare codestream.</param>
    public static byte[] Jpeg2000(Picture picture, bool boxed)
    {
        var path = Path.GetTempFileName();
        var image = Image(picture);
        var codec = opj_create_compress(boxed ? 2 : 0);
        var parameters = stackalloc byte[1 << 16];
        opj_set_default_encoder_parameters(parameters);
        Assert.Equal(1, opj_setup_encoder(codec, parameters, image));
        var stream = opj_stream_create_default_file_stream(path, 0);
        Assert.Equal(1, opj_start_compress(codec, image, stream));
        Assert.Equal(1, opj_encode(codec, stream));
        Assert.Equal(1, opj_end_compress(codec, stream));
        opj_stream_destroy(stream);
        opj_destroy_codec(codec);
        opj_image_destroy(image);
        var bytes = File.ReadAllBytes(path);
        File.Delete(path);
        return bytes;
    }

    private static OpenJpegImage* Image(Picture picture)
    {
        var parts = stackalloc uint[27];
        for (var i = 0; i < 3; i++)
        {
            var part = parts + (9 * i);
            (part[0], part[1], part[2], part[3]) = (1, 1, (uint)picture.Width, (uint)picture.Height);
            (part[4], part[5], part[6], part[7], part[8]) = (0, 0, 8, 8, 0);
        }

        var image = opj_image_create(3, parts, 1);
        (image->Right, image->Bottom) = ((uint)picture.Width, (uint)picture.Height);
        for (var at = 0; at < picture.Pixels.Length; at++)
        {
            image->Components[at % 3].Data[at / 3] = picture.Pixels[at];
        }

        return image;
    }

    [LibraryImport(TurboJpeg)]
    private static partial nint tjInitCompress();

    [LibraryImport(TurboJpeg)]
    private static partial int tjCompress2(
        nint encoder,
        byte* pixels,
        int width,
        int pitch,
        int height,
        int format,
        ref byte* buffer,
        ref nuint length,
        int subsampling,
        int quality,
        int flags
    );

    [LibraryImport(TurboJpeg)]
    private static partial void tjFree(byte* buffer);

    [LibraryImport(TurboJpeg)]
    private static partial int tjDestroy(nint encoder);

    [LibraryImport(OpenJpeg)]
    private static partial OpenJpegImage* opj_image_create(uint count, uint* components, int colours);

    [LibraryImport(OpenJpeg)]
    private static partial void opj_image_destroy(OpenJpegImage* image);

    [LibraryImport(OpenJpeg)]
    private static partial nint opj_create_compress(int format);

    [LibraryImport(OpenJpeg)]
    private static partial void opj_set_default_encoder_parameters(byte* parameters);

    [LibraryImport(OpenJpeg)]
    private static partial int opj_setup_encoder(nint codec, byte* parameters, OpenJpegImage* image);

    [LibraryImport(OpenJpeg, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint opj_stream_create_default_file_stream(string path, int isInput);

    [LibraryImport(OpenJpeg)]
    private static partial int opj_start_compress(nint codec, OpenJpegImage* image, nint stream);

    [LibraryImport(OpenJpeg)]
    private static partial int opj_encode(nint codec, nint stream);

    [LibraryImport(OpenJpeg)]
    private static partial int opj_end_compress(nint codec, nint stream);

    [LibraryImport(OpenJpeg)]
    private static partial void opj_stream_destroy(nint stream);

    [LibraryImport(OpenJpeg)]
    private static partial void opj_destroy_codec(nint codec);
}
