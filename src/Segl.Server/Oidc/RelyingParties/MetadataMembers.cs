using System.Text.Json;

namespace Segl.Server.Oidc.RelyingParties;

/// <summary>A relying party's metadata is invalid. The message is one sentence that names the member.</summary>
public sealed class WrongMetadataException(string sentence) : Exception(sentence);

/// <summary>Typed access to the members of a relying party's metadata; a wrong type is an error.</summary>
internal sealed class MetadataMembers(JsonElement json)
{
    /// <summary>The names of all members.</summary>
    public IEnumerable<string> Names => json.EnumerateObject().Select(member => member.Name);

    /// <summary>A member; null if absent.</summary>
    public JsonElement? this[string member] => json.TryGetProperty(member, out var value) ? value : null;

    /// <summary>A URI with https, or with http on this machine.</summary>
    public static Uri Https(string member, string uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && IsThisMachine(address)))
            ? address
            : throw new WrongMetadataException($"{member} must be an https address.");

    /// <summary>RFC 8252 section 8.3: http is allowed on a developer's own machine.</summary>
    public static bool IsThisMachine(Uri address) =>
        address.IsLoopback || address.Host.EndsWith(".localhost", StringComparison.Ordinal);

    /// <summary>A member with a fixed set of values.</summary>
    public T OneOf<T>(string member, string? fallback, params (string Word, T Meaning)[] words)
    {
        var text = Text(member) ?? fallback;
        foreach (var (word, meaning) in words)
        {
            if (word == text)
            {
                return meaning;
            }
        }

        throw new WrongMetadataException($"{member} must be {string.Join(" or ", words.Select(one => one.Word))}.");
    }

    /// <summary>Whether a member is true.</summary>
    public bool Says(string member) =>
        json.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.True;

    /// <summary>A boolean member; null if absent.</summary>
    public bool? Flag(string member) =>
        !json.TryGetProperty(member, out var value) ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw new WrongMetadataException($"{member} must be true or false.");

    /// <summary>A string member; null if absent.</summary>
    public string? Text(string member) =>
        !json.TryGetProperty(member, out var value) ? null
        : value.ValueKind is JsonValueKind.String ? value.GetString()
        : throw new WrongMetadataException($"{member} must be a text.");

    /// <summary>An array of strings; null if absent.</summary>
    public string[]? Texts(string member) =>
        !json.TryGetProperty(member, out var value) ? null
        : value.ValueKind is JsonValueKind.Array
        && value.EnumerateArray().All(one => one.ValueKind is JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(one => one.GetString()!)]
        : throw new WrongMetadataException($"{member} must be an array of texts.");

    /// <summary>Throws with a sentence unless a condition holds.</summary>
    public static void Require(bool condition, string sentence)
    {
        if (!condition)
        {
            throw new WrongMetadataException(sentence);
        }
    }
}
