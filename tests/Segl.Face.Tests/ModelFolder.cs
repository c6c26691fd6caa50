using System.Text.Json.Nodes;

namespace Segl.Face.Tests;

/// <summary>A folder as an operator makes it: a manifest, and beside it the models of the tests.</summary>
internal sealed class ModelFolder : IDisposable
{
    private static readonly string[] Models = ["fr_detect.onnx", "fr_landmark.onnx", "fr_feature.onnx"];

    /// <param name="bend">What is changed in the manifest.</param>
    public ModelFolder(Action<JsonNode>? bend = null)
    {
        Path = Directory.CreateTempSubdirectory("segl-face-").FullName;
        foreach (var model in Models)
        {
            File.CreateSymbolicLink(System.IO.Path.Combine(Path, model), Repository.Fetched($"models/{model}"));
        }

        var manifest = JsonNode.Parse(
            File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "models.json"))
        )!;
        bend?.Invoke(manifest);
        File.WriteAllText(System.IO.Path.Combine(Path, "models.json"), manifest.ToJsonString());
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
