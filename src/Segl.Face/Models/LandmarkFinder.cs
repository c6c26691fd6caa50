using Microsoft.ML.OnnxRuntime;
using Segl.Face.Pictures;

namespace Segl.Face.Models;

/// <summary>Finds eyes, nose and mouth in a face.</summary>
internal sealed class LandmarkFinder(LandmarkModel model, InferenceSession session) : IDisposable
{
    private readonly Network network = new(model, session);

    public Landmarks Find(Picture picture, in FaceBox face)
    {
        var view = Affine.Window(face.Left, face.Top, face.Width / model.Width, face.Height / model.Height);
        var points = network.Run(picture, view)[0];
        var (left, top, width, height) = (face.Left, face.Top, face.Width, face.Height);
        (double, double) Middle(int[] numbers)
        {
            if (numbers.Length == 0 || numbers.Any(number => number < 0 || (2 * number) + 1 >= points.Length))
            {
                throw new UnusableModelException(
                    $"{model.File} has {points.Length / 2} points; models.json names others."
                );
            }

            return (
                left + (width * numbers.Average(number => points[2 * number])),
                top + (height * numbers.Average(number => points[(2 * number) + 1]))
            );
        }

        var named = model.Points;
        return new(
            Middle(named.LeftEye),
            Middle(named.RightEye),
            Middle(named.Nose),
            Middle(named.LeftMouth),
            Middle(named.RightMouth)
        );
    }

    /// <inheritdoc/>
    public void Dispose() => network.Dispose();
}
