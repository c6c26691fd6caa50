using static Segl.Face.Pictures.OpenJpeg;

namespace Segl.Face.Pictures;

/// <summary>JPEG 2000 by libopenjp2, strict: what is cut off is refused.</summary>
internal static unsafe class Jpeg2000
{
    private const int BufferSize = 1 << 16;

    /// <summary>Decodes one picture.</summary>
    public static Picture Decode(ReadOnlySpan<byte> bytes)
    {
        Jpeg2000Header.Check(bytes);
        fixed (byte* start = bytes)
        {
            var source = new Source { Bytes = start, Length = bytes.Length };
            var codec = opj_create_decompress(Jpeg2000Header.IsBoxed(bytes) ? Boxed : Bare);
            var stream = opj_stream_create(BufferSize, 1);
            Image* image = null;
            try
            {
                SetUp(codec, stream, &source);
                return
                    opj_read_header(stream, codec, out image) == 1
                    && opj_decode(codec, stream, image) == 1
                    && opj_end_decompress(codec, stream) == 1
                    ? DrawnOnce(image)
                    : throw new UnusablePictureException("A broken JPEG 2000 picture.");
            }
            finally
            {
                if (image is not null)
                {
                    opj_image_destroy(image);
                }

                opj_stream_destroy(stream);
                opj_destroy_codec(codec);
            }
        }
    }

    private static void SetUp(nint codec, nint stream, Source* source)
    {
        var parameters = stackalloc byte[ParametersSize];
        opj_set_default_decoder_parameters(parameters);
        if (opj_setup_decoder(codec, parameters) != 1 || opj_decoder_set_strict_mode(codec, 1) != 1)
        {
            throw new UnusablePictureException("The JPEG 2000 decoder is not as it should be.");
        }

        opj_stream_set_user_data(stream, source, 0);
        opj_stream_set_user_data_length(stream, (ulong)source->Length);
        opj_stream_set_read_function(stream, &Read);
        opj_stream_set_skip_function(stream, &Skip);
        opj_stream_set_seek_function(stream, &Seek);
    }

    // What the library decoded is overwritten before its memory is given back.
    private static Picture DrawnOnce(Image* image)
    {
        var picture = Drawn(image);
        for (var i = 0; i < image->ComponentCount; i++)
        {
            var component = image->Components[i];
            new Span<int>(component.Data, (int)(component.Width * component.Height)).Clear();
        }

        return picture;
    }

    // Boxes may change what the codestream said, so what came out is looked at again.
    private static Picture Drawn(Image* image)
    {
        var count = image->ComponentCount;
        var first = image->Components[0];
        PictureLimits.CheckSize(first.Width, first.Height);
        for (var i = 0; i < count; i++)
        {
            var component = image->Components[i];
            var isWhole =
                component.Data is not null
                && component.Precision == 8
                && component.Signed == 0
                && component.Width is > 0 and <= PictureLimits.LongestSide
                && component.Height is > 0 and <= PictureLimits.LongestSide;
            if (!isWhole || count is not (1 or 3))
            {
                throw new UnusablePictureException("A JPEG 2000 picture of other colours than it said.");
            }
        }

        var picture = new Picture((int)first.Width, (int)first.Height);
        var at = 0;
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++, at += 3)
            {
                var (one, two, three) =
                    count == 1
                        ? (Of(&image->Components[0], x, y, picture), 0, 0)
                        : (
                            Of(&image->Components[0], x, y, picture),
                            Of(&image->Components[1], x, y, picture),
                            Of(&image->Components[2], x, y, picture)
                        );
                (picture.Pixels[at], picture.Pixels[at + 1], picture.Pixels[at + 2]) =
                    count == 1 ? (Byte(one), Byte(one), Byte(one))
                    : image->ColourSpace == Sycc ? FromSycc(one, two - 128, three - 128)
                    : (Byte(one), Byte(two), Byte(three));
            }
        }

        return picture;
    }

    // A coarser component has its value for several pixels.
    private static int Of(Component* component, int x, int y, Picture picture) =>
        component->Data[
            ((long)y * component->Height / picture.Height * component->Width)
                + ((long)x * component->Width / picture.Width)
        ];

    // ITU-R BT.601, whole range.
    private static (byte, byte, byte) FromSycc(int luminance, int blue, int red) =>
        (
            Byte(luminance + (1.402 * red)),
            Byte(luminance - (0.344 * blue) - (0.714 * red)),
            Byte(luminance + (1.772 * blue))
        );

    private static byte Byte(double value) => (byte)Math.Clamp(value, 0, 255);
}
