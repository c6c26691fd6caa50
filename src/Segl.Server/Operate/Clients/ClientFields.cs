using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Segl.Server.Oidc.RelyingParties;

namespace Segl.Server.Operate.Clients;

/// <summary>How a member of a relying party's metadata is written in one field.</summary>
internal enum ClientFieldKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>Texts, divided by spaces or line ends.</summary>
    Texts,

    /// <summary>true, false, or empty for what is usual.</summary>
    Flag,

    /// <summary>A JWK set.</summary>
    Keys,
}

/// <summary>A member of a relying party's metadata (RFC 7591) as one field of a form or one column of a file.</summary>
internal sealed record ClientField(string Name, ClientFieldKind Kind);

/// <summary>The metadata of a relying party, field by field, and back.</summary>
internal static class ClientFields
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The fields, in the order in which one thinks of them.</summary>
    public static IReadOnlyList<ClientField> All { get; } =
    [
        new("client_name", ClientFieldKind.Text),
        new("client_id", ClientFieldKind.Text),
        new("sector", ClientFieldKind.Text),
        new("profile", ClientFieldKind.Text),
        new("application_type", ClientFieldKind.Text),
        new("redirect_uris", ClientFieldKind.Texts),
        new("post_logout_redirect_uris", ClientFieldKind.Texts),
        new("backchannel_logout_uri", ClientFieldKind.Text),
        new("sector_identifier", ClientFieldKind.Text),
        new("token_endpoint_auth_method", ClientFieldKind.Text),
        new("jwks", ClientFieldKind.Keys),
        new("jwks_uri", ClientFieldKind.Text),
        new("scope", ClientFieldKind.Text),
        new("claims", ClientFieldKind.Texts),
        new("grant_types", ClientFieldKind.Texts),
        new("dpop_bound_access_tokens", ClientFieldKind.Flag),
        new("require_pushed_authorization_requests", ClientFieldKind.Flag),
        new("contacts", ClientFieldKind.Texts),
    ];

    /// <summary>The metadata that the fields say.</summary>
    /// <param name="value">What stands in a field; null or empty leaves the member out.</param>
    /// <param name="before">The metadata so far, whose other members stay; null when there is none.</param>
    /// <exception cref="WrongMetadataException">A field cannot be read.</exception>
    public static string ToMetadata(Func<string, string?> value, string? before = null)
    {
        var json = before is null ? [] : JsonNode.Parse(before)!.AsObject();
        foreach (var field in All)
        {
            json.Remove(field.Name);
            if (value(field.Name)?.Trim() is { Length: > 0 } text)
            {
                json[field.Name] = Read(field, text);
            }
        }

        return json.ToJsonString(Readable);
    }

    /// <summary>What stands in a field.</summary>
    public static string? In(string metadata, string name)
    {
        using var json = JsonDocument.Parse(metadata);
        return !json.RootElement.TryGetProperty(name, out var member) ? null
            : member.ValueKind is JsonValueKind.Array
                ? string.Join('\n', member.EnumerateArray().Select(one => one.ToString()))
            : member.ValueKind is JsonValueKind.Object ? JsonSerializer.Serialize(member, Readable)
            : member.ValueKind is JsonValueKind.True or JsonValueKind.False ? member.GetRawText()
            : member.ToString();
    }

    private static JsonNode? Read(ClientField field, string text) =>
        field.Kind switch
        {
            ClientFieldKind.Text => JsonValue.Create(text),
            ClientFieldKind.Texts => new JsonArray([
                .. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(one => (JsonNode)one),
            ]),
            ClientFieldKind.Flag => bool.TryParse(text, out var flag)
                ? JsonValue.Create(flag)
                : throw new WrongMetadataException($"{field.Name} must be true or false."),
            ClientFieldKind.Keys => ReadKeys(text),
        };

    private static JsonNode? ReadKeys(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException unreadable)
        {
            throw new WrongMetadataException($"jwks is no JSON: {unreadable.Message}");
        }
    }
}
