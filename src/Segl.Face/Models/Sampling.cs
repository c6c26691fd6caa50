using Segl.Face.Pictures;

namespace Segl.Face.Models;

/// <summary>Draws a part of a picture into the input of a model.</summary>
internal static class Sampling
{
    private const int MostSamples = 8;
    private const int Grey = 127;

    /// <summary>Fills the input, channel by channel. Outside the picture it is grey.</summary>
    public static void Fill(Span<float> input, ImageModel model, Picture picture, in Affine view)
    {
        var area = model.Width * model.Height;
        // Where the picture is finer than the input, several of its points make one.
        var step = Math.Max(
            Math.Sqrt((view.A * view.A) + (view.D * view.D)),
            Math.Sqrt((view.B * view.B) + (view.E * view.E))
        );
        var samples = (int)Math.Clamp(Math.Ceiling(step), 1, MostSamples);
        for (var y = 0; y < model.Height; y++)
        {
            for (var x = 0; x < model.Width; x++)
            {
                var (red, green, blue) = At(picture, view, x, y, samples);
                var at = (y * model.Width) + x;
                switch (model.Colours)
                {
                    case InputColours.Rgb:
                        Put(input, model, at, area, red, green, blue);
                        break;
                    case InputColours.Bgr:
                        Put(input, model, at, area, blue, green, red);
                        break;
                    case InputColours.Grey:
                        input[at] = (Luminance(red, green, blue) - model.Mean) * model.Scale;
                        break;
                }
            }
        }
    }

    /// <summary>ITU-R BT.601.</summary>
    public static float Luminance(float red, float green, float blue) =>
        (0.299f * red) + (0.587f * green) + (0.114f * blue);

    private static void Put(Span<float> input, ImageModel model, int at, int area, float one, float two, float three)
    {
        input[at] = (one - model.Mean) * model.Scale;
        input[at + area] = (two - model.Mean) * model.Scale;
        input[at + (2 * area)] = (three - model.Mean) * model.Scale;
    }

    private static (float Red, float Green, float Blue) At(Picture picture, in Affine view, int x, int y, int samples)
    {
        if (samples == 1)
        {
            var (u, v) = view.Of(x + 0.5, y + 0.5);
            return Between(picture, u - 0.5, v - 0.5);
        }

        var (red, green, blue) = (0, 0, 0);
        for (var i = 0; i < samples; i++)
        {
            for (var j = 0; j < samples; j++)
            {
                var (u, v) = view.Of(x + ((i + 0.5) / samples), y + ((j + 0.5) / samples));
                var isInside = u >= 0 && v >= 0 && u < picture.Width && v < picture.Height;
                var at = isInside ? 3 * (((int)v * picture.Width) + (int)u) : 0;
                red += isInside ? picture.Pixels[at] : Grey;
                green += isInside ? picture.Pixels[at + 1] : Grey;
                blue += isInside ? picture.Pixels[at + 2] : Grey;
            }
        }

        var count = (float)(samples * samples);
        return (red / count, green / count, blue / count);
    }

    // Bilinear between the four nearest points.
    private static (float, float, float) Between(Picture picture, double x, double y)
    {
        if (!(x > -1 && y > -1 && x < picture.Width && y < picture.Height))
        {
            return (Grey, Grey, Grey);
        }

        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (right, down) = ((float)(x - left), (float)(y - top));
        var (fromX, toX) = (Math.Max(left, 0), Math.Min(left + 1, picture.Width - 1));
        var (fromY, toY) = (Math.Max(top, 0), Math.Min(top + 1, picture.Height - 1));
        var pixels = picture.Pixels;
        var (a, b) = (3 * ((fromY * picture.Width) + fromX), 3 * ((fromY * picture.Width) + toX));
        var (c, d) = (3 * ((toY * picture.Width) + fromX), 3 * ((toY * picture.Width) + toX));
        float Mixed(int channel)
        {
            var upper = pixels[a + channel] + (right * (pixels[b + channel] - pixels[a + channel]));
            var lower = pixels[c + channel] + (right * (pixels[d + channel] - pixels[c + channel]));
            return upper + (down * (lower - upper));
        }

        return (Mixed(0), Mixed(1), Mixed(2));
    }
}
