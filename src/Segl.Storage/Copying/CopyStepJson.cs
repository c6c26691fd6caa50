using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Segl.Rules;

namespace Segl.Storage;

/// <summary>The step of a copy as JSON: the step's facts, with its name as discriminator.</summary>
internal static class CopyStepJson
{
    private const string Name = "is";

    private static readonly JsonSerializerOptions Options = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(NameSteps),
    };

    /// <summary>Serialises a step.</summary>
    public static string Write(CopyStep step) => JsonSerializer.Serialize(step, Options);

    /// <summary>
    /// Deserialises a step. JSON of an earlier version has no discriminator: a code shown by it is read as
    /// invalidated, and the owner shows another.
    /// </summary>
    public static CopyStep Read(string json) =>
        json.StartsWith($$"""{"{{Name}}":""", StringComparison.Ordinal)
            ? JsonSerializer.Deserialize<CopyStep>(json, Options)!
            : new CopyStep.Killed();

    private static void NameSteps(JsonTypeInfo type)
    {
        if (type.Type == typeof(CopyStep))
        {
            type.PolymorphismOptions = new()
            {
                TypeDiscriminatorPropertyName = Name,
                DerivedTypes =
                {
                    new(typeof(CopyStep.Waiting), "waiting"),
                    new(typeof(CopyStep.Showing), "showing"),
                    new(typeof(CopyStep.Killed), "killed"),
                    new(typeof(CopyStep.Scanned), "scanned"),
                    new(typeof(CopyStep.Proven), "proven"),
                    new(typeof(CopyStep.Answered), "answered"),
                    new(typeof(CopyStep.Revealed), "revealed"),
                    new(typeof(CopyStep.Vouched), "vouched"),
                    new(typeof(CopyStep.Done), "done"),
                    new(typeof(CopyStep.Stopped), "stopped"),
                },
            };
        }
    }
}
