using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using Segl.Face.Pictures;

namespace Segl.Face.Models;

/// <summary>Makes the vector of a face, whose eyes, nose and mouth are first brought to where the model expects them.</summary>
internal sealed class FeatureExtractor(ImageModel model, InferenceSession session) : IDisposable
{
    // Where the five points lie in a square of 112 pixels, by the template that models of the ArcFace family learned with.
    private static readonly (double X, double Y)[] Template =
    [
        (38.2946, 51.6963),
        (73.5318, 51.5014),
        (56.0252, 71.7366),
        (41.5493, 92.3655),
        (70.7299, 92.2041),
    ];

    private const double TemplateSide = 112;
    private readonly Network network = new(model, session);

    public float[] Extract(Picture picture, Landmarks landmarks)
    {
        var (across, down) = (model.Width / TemplateSide, model.Height / TemplateSide);
        (double, double)[] template = [.. Template.Select(point => (point.X * across, point.Y * down))];
        (double, double)[] found =
        [
            landmarks.LeftEye,
            landmarks.RightEye,
            landmarks.Nose,
            landmarks.LeftMouth,
            landmarks.RightMouth,
        ];
        return network.Run(picture, Affine.Between(template, found))[0];
    }

    /// <summary>The cosine of the angle between two vectors.</summary>
    public static float Similarity(float[] one, float[] other) => TensorPrimitives.CosineSimilarity<float>(one, other);

    /// <inheritdoc/>
    public void Dispose() => network.Dispose();
}
