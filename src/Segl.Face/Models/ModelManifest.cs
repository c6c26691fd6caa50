using System.Text.Json;
using System.Text.Json.Serialization;

namespace Segl.Face.Models;

/// <summary>
/// The file <c>models.json</c> that an operator puts beside the models: what they are, who made them, and from which
/// similarity on two pictures show the same person. Every member is needed but <see cref="Note"/>.
/// </summary>
internal sealed record ModelManifest
{
    /// <summary>What the set of models is called.</summary>
    public required string Name { get; init; }

    /// <summary>Who made and trained them.</summary>
    public required string Maker { get; init; }

    /// <summary>Under which terms they may be used.</summary>
    public required string Licence { get; init; }

    /// <summary>What else is to be known, such as which pictures they learned from.</summary>
    public string? Note { get; init; }

    /// <summary>Finds faces.</summary>
    public required DetectorModel Detector { get; init; }

    /// <summary>Finds eyes, nose and mouth in a face.</summary>
    public required LandmarkModel Landmarks { get; init; }

    /// <summary>Makes a vector of a face; those of one person point the same way.</summary>
    public required ImageModel Features { get; init; }

    /// <summary>Where one answer ends and the next begins.</summary>
    public required ModelThresholds Thresholds { get; init; }

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>Reads the manifest of a folder. Throws with one sentence when it is not there or not whole.</summary>
    public static ModelManifest Read(string folder)
    {
        var path = Path.Combine(folder, "models.json");
        try
        {
            var manifest =
                JsonSerializer.Deserialize<ModelManifest>(File.ReadAllBytes(path), Strict)
                ?? throw new UnusableModelException($"{path} is empty.");
            manifest.Thresholds.Check();
            return manifest;
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new UnusableModelException($"{path}: {unreadable.Message}");
        }
    }
}
