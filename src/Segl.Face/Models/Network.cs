using Microsoft.ML.OnnxRuntime;
using Segl.Face.Pictures;

namespace Segl.Face.Models;

/// <summary>One loaded model: pixels in, numbers out.</summary>
internal sealed class Network(ImageModel model, InferenceSession session) : IDisposable
{
    private readonly float[] input = GC.AllocateUninitializedArray<float>(
        model.Width * model.Height * (model.Colours == InputColours.Grey ? 1 : 3),
        pinned: true
    );

    /// <summary>
    /// Runs the model on a part of a picture. The input is overwritten afterwards.
    /// </summary>
    /// <param name="picture">The whole picture.</param>
    /// <param name="view">Which point of the picture lies under each point of the input.</param>
    /// <param name="outputs">Names of the outputs; none means the first.</param>
    public float[][] Run(Picture picture, in Affine view, params string[] outputs)
    {
        try
        {
            Sampling.Fill(input, model, picture, view);
            long[] shape = [1, model.Colours == InputColours.Grey ? 1 : 3, model.Height, model.Width];
            using var value = OrtValue.CreateTensorValueFromMemory(input, shape);
            using var options = new RunOptions();
            string[] names = outputs.Length > 0 ? outputs : [session.OutputNames[0]];
            using var results = session.Run(options, [session.InputNames[0]], [value], names);
            return [.. results.Select(result => result.GetTensorDataAsSpan<float>().ToArray())];
        }
        finally
        {
            Array.Clear(input);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();
}
