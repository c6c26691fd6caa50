using System.Text.Json;

namespace Segl.Jose;

/// <summary>Reads the members of headers, keys and claims from untrusted JSON.</summary>
public static class JsonMembers
{
    /// <summary>A string member; null if absent or of another type.</summary>
    public static string? Text(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    /// <summary>Whether the member exists.</summary>
    public static bool Has(this JsonElement json, string name) => json.TryGetProperty(name, out _);

    /// <summary>A NumericDate (RFC 7519 section 2); null if absent or invalid.</summary>
    public static DateTimeOffset? Instant(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value)
        && value.ValueKind is JsonValueKind.Number
        && value.TryGetDouble(out var seconds)
            ? DateTimeOffset.UnixEpoch.AddSeconds(Math.Clamp(seconds, 0, LastSecond))
            : null;

    /// <summary>The audiences of a JWT: <c>aud</c> is a string or an array (RFC 7519 section 4.1.3).</summary>
    public static IReadOnlyList<string> Audiences(this JsonElement json) =>
        !json.TryGetProperty("aud", out var audience) ? []
        : audience.ValueKind is JsonValueKind.String ? [audience.GetString()!]
        : audience.ValueKind is JsonValueKind.Array
            ?
            [
                .. audience
                    .EnumerateArray()
                    .Where(one => one.ValueKind is JsonValueKind.String)
                    .Select(one => one.GetString()!),
            ]
        : [];

    // RFC 7515 section 4 and RFC 7519 section 4: parsers disagree about which of two duplicate members counts.
    private static readonly JsonDocumentOptions OneOfEachName = new() { AllowDuplicateProperties = false };

    /// <summary>Parses a JSON object; null when it is none, or has duplicate members.</summary>
    public static JsonElement? Object(ReadOnlySpan<byte> utf8)
    {
        try
        {
            // An unpaired surrogate is valid JSON but not a valid string: reading it later would throw.
            for (var reader = new Utf8JsonReader(utf8); reader.Read(); )
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    reader.GetString();
                }
            }

            var json = JsonElement.Parse(utf8, OneOfEachName);
            return json.ValueKind is JsonValueKind.Object ? json : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // The end of the year 9999, the last instant of a DateTimeOffset.
    private const double LastSecond = 253_402_300_799;
}
