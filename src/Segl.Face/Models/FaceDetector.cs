using Microsoft.ML.OnnxRuntime;
using Segl.Face.Pictures;

namespace Segl.Face.Models;

/// <summary>Finds the faces of a picture.</summary>
internal sealed class FaceDetector(DetectorModel model, InferenceSession session) : IDisposable
{
    private const int MostFaces = 16;
    private readonly Network network = new(model, session);

    /// <summary>The faces, the surest first.</summary>
    public IReadOnlyList<FaceBox> Find(Picture picture)
    {
        // The whole picture, as large as it fits, in the middle of the input.
        var scale = Math.Max((double)picture.Width / model.Width, (double)picture.Height / model.Height);
        var left = (picture.Width - (scale * model.Width)) / 2;
        var top = (picture.Height - (scale * model.Height)) / 2;
        var results = network.Run(picture, Affine.Window(left, top, scale, scale), "boxes", "scores");
        var (boxes, scores) = (results[0], results[1]);
        if (boxes.Length != 2 * scores.Length)
        {
            throw new UnusableModelException($"{model.File} has other outputs than four sides and two scores a box.");
        }

        var (across, down) = (scale * model.Width, scale * model.Height);
        var likely = Enumerable
            .Range(0, scores.Length / 2)
            .Where(i => scores[(2 * i) + 1] >= model.Score)
            .Select(i => new FaceBox(
                left + (boxes[4 * i] * across),
                top + (boxes[(4 * i) + 1] * down),
                left + (boxes[(4 * i) + 2] * across),
                top + (boxes[(4 * i) + 3] * down),
                scores[(2 * i) + 1]
            ))
            .Where(box => box is { Width: > 1, Height: > 1 })
            .OrderByDescending(box => box.Score);
        List<FaceBox> faces = [];
        foreach (var box in likely)
        {
            if (faces.Count < MostFaces && faces.TrueForAll(face => face.Overlap(box) < model.Overlap))
            {
                faces.Add(box);
            }
        }

        return faces;
    }

    /// <inheritdoc/>
    public void Dispose() => network.Dispose();
}
