using System.Security.Cryptography;
using Microsoft.ML.OnnxRuntime;

namespace Segl.Face.Models;

/// <summary>The models of one folder, verified and loaded.</summary>
internal sealed class FaceModels : IDisposable
{
    private FaceModels(ModelManifest manifest, string folder)
    {
        Manifest = manifest;
        Detector = new(manifest.Detector, Load(folder, manifest.Detector));
        Landmarks = new(manifest.Landmarks, Load(folder, manifest.Landmarks));
        Features = new(manifest.Features, Load(folder, manifest.Features));
    }

    public ModelManifest Manifest { get; }

    public FaceDetector Detector { get; }

    public LandmarkFinder Landmarks { get; }

    public FeatureExtractor Features { get; }

    /// <summary>Loads the models of a folder. Throws with one sentence when a file is not what the manifest says.</summary>
    public static FaceModels Load(string folder) => new(ModelManifest.Read(folder), folder);

    // The bytes whose digest was taken are the bytes that are loaded.
    private static InferenceSession Load(string folder, ImageModel model)
    {
        if (Path.GetFileName(model.File) != model.File)
        {
            throw new UnusableModelException($"models.json: {model.File} is not a file of this folder.");
        }

        try
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder, model.File));
            return Convert.ToHexStringLower(SHA256.HashData(bytes)) == model.Sha256
                ? new InferenceSession(bytes, Options())
                : throw new UnusableModelException($"{model.File} has another SHA-256 than models.json says.");
        }
        catch (Exception unreadable)
            when (unreadable is IOException or UnauthorizedAccessException or OnnxRuntimeException)
        {
            throw new UnusableModelException($"{model.File}: {unreadable.Message}");
        }
    }

    // One thread and no arena: memory that pictures went through is given back and not kept for the next ones.
    private static SessionOptions Options() =>
        new()
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            EnableCpuMemArena = false,
            EnableMemoryPattern = false,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };

    /// <inheritdoc/>
    public void Dispose()
    {
        Detector.Dispose();
        Landmarks.Dispose();
        Features.Dispose();
    }
}
