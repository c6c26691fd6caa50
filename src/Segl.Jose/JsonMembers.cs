using System.Text.Json;

namespace Segl.Jose;

/// <summary>Reads the members of headers, keys and claims, which strangers wrote.</summary>
public static class JsonMembers
{
    /// <summary>A member that is a text; null when it is none.</summary>
    public static string? Text(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    /// <summary>Whether there is such a member.</summary>
    public static bool Has(this JsonElement json, string name) => json.TryGetProperty(name, out _);

    /// <summary>A NumericDate (RFC 7519 section 2); null when it is none.</summary>
    public static DateTimeOffset? Instant(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value)
        && value.ValueKind is JsonValueKind.Number
        && value.TryGetDouble(out var seconds)
            ? DateTimeOffset.UnixEpoch.AddSeconds(Math.Clamp(seconds, 0, LastSecond))
            : null;

    /// <summary>For whom a JWT is: <c>aud</c> is a text or several (RFC 7519 section 4.1.3).</summary>
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

    // RFC 7515 section 4 and RFC 7519 section 4: two readers may take two members of one name for different ones.
    private static readonly JsonDocumentOptions OneOfEachName = new() { AllowDuplicateProperties = false };

    /// <summary>A JSON object out of its bytes; null when they are none, or name a member twice.</summary>
    public static JsonElement? Object(ReadOnlySpan<byte> utf8)
    {
        try
        {
            // Half a surrogate pair is JSON but no text: it would throw wherever it is read later.
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

    // The end of the year 9999, after which a DateTimeOffset has no more instants.
    private const double LastSecond = 253_402_300_799;
}
