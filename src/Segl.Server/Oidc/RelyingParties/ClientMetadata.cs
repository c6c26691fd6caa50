using System.Text.Json;
using Segl.Jose;
using Segl.Storage;

namespace Segl.Server.Oidc.RelyingParties;

/// <summary>The registration of a relying party is wrong. The message is one sentence that names the member.</summary>
public sealed class WrongMetadataException(string sentence) : Exception(sentence);

/// <summary>
/// The metadata of a relying party: RFC 7591 and OpenID Connect Registration, and ours: <c>profile</c>, <c>sector</c>,
/// <c>sector_identifier</c>, <c>claims</c>. A member that is not known is an error, since it would be believed to work.
/// </summary>
internal sealed class ClientMetadata
{
    private const int LongestId = 100;
    private const int LongestName = 100;

    // What we keep without using it, so that a file written for others can be used as it is.
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "client_id",
        "client_name",
        "profile",
        "sector",
        "sector_identifier",
        "claims",
        "scope",
        "redirect_uris",
        "post_logout_redirect_uris",
        "backchannel_logout_uri",
        "backchannel_logout_session_required",
        "jwks",
        "jwks_uri",
        "token_endpoint_auth_method",
        "token_endpoint_auth_signing_alg",
        "grant_types",
        "response_types",
        "id_token_signed_response_alg",
        "request_object_signing_alg",
        "subject_type",
        "dpop_bound_access_tokens",
        "require_pushed_authorization_requests",
        "application_type",
        "client_uri",
        "logo_uri",
        "policy_uri",
        "tos_uri",
        "contacts",
        "software_id",
        "software_version",
    };

    private readonly JsonElement json;

    private ClientMetadata(JsonElement json) => this.json = json;

    /// <summary>Reads and checks the metadata of a client that was or will be registered.</summary>
    /// <exception cref="WrongMetadataException">Something is wrong with it.</exception>
    public static Client Read(string clientId, string metadata, byte[]? secretDigest)
    {
        using var document = Parse(metadata);
        return new ClientMetadata(document.RootElement).ToClient(clientId, secretDigest);
    }

    /// <summary>Reads a row. The row was checked when it was written.</summary>
    public static Client Of(StoredClient stored) => Read(stored.ClientId, stored.Metadata, stored.SecretDigest);

    /// <summary>The id that the file gives; null when we shall choose one.</summary>
    public static string? IdIn(string metadata)
    {
        using var document = Parse(metadata);
        return new ClientMetadata(document.RootElement).Text("client_id");
    }

    /// <summary>Whether the client proves itself by a secret.</summary>
    public static bool WantsSecret(string metadata)
    {
        using var document = Parse(metadata);
        return new ClientMetadata(document.RootElement).AuthenticationMethod() == "client_secret_basic";
    }

    private static readonly JsonDocumentOptions OneOfEachName = new() { AllowDuplicateProperties = false };

    private static JsonDocument Parse(string metadata)
    {
        try
        {
            var document = JsonDocument.Parse(metadata, OneOfEachName);
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? document
                : throw new WrongMetadataException("The metadata must be a JSON object.");
        }
        catch (JsonException unreadable)
        {
            throw new WrongMetadataException($"The metadata is no JSON: {unreadable.Message}");
        }
    }

    private Client ToClient(string clientId, byte[]? secretDigest)
    {
        Require(
            clientId.Length is > 0 and <= LongestId
                && clientId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~'),
            "client_id must be 1 to 100 letters, digits or - _ . ~"
        );
        var unknown = json.EnumerateObject()
            .Select(member => member.Name)
            .FirstOrDefault(name => !Known.Contains(name));
        Require(unknown is null, $"There is no member {unknown}.");

        var title = Text("client_name") ?? "";
        Require(
            title.Length is > 0 and <= LongestName && Rules.LoginTexts.MayShow(title),
            "client_name must be a name of 1 to 100 characters."
        );
        var profile = OneOf("profile", null, ("strict", ClientProfile.Strict), ("plain", ClientProfile.Plain));
        var sector = OneOf("sector", null, ("public", ClientSector.Public), ("private", ClientSector.Private));
        var redirects = Addresses("redirect_uris");
        Require(redirects.Count > 0, "redirect_uris must name at least one address.");
        CheckWords();
        var keys = KeysIn();
        var keysUri = Text("jwks_uri") is { } uri ? Https("jwks_uri", uri) : null;
        var byKey = AuthenticationMethod() == "private_key_jwt";
        Require(
            !byKey || keys.Count > 0 || keysUri is not null,
            "private_key_jwt needs an ES256 key in jwks, or jwks_uri."
        );
        Require(keys.Count == 0 || keysUri is null, "jwks and jwks_uri exclude each other.");
        Require(
            profile is ClientProfile.Plain || byKey,
            "The strict profile needs token_endpoint_auth_method private_key_jwt."
        );
        var scopes = Scopes(sector);
        return new(
            clientId,
            title,
            profile,
            sector,
            SectorIdentifier(redirects),
            byKey ? null : secretDigest,
            keys,
            keysUri,
            redirects,
            Addresses("post_logout_redirect_uris"),
            Text("backchannel_logout_uri") is { } logout ? Https("backchannel_logout_uri", logout) : null,
            scopes,
            Claims(sector, scopes),
            (Texts("grant_types") ?? []).Contains("refresh_token")
        );
    }

    private string AuthenticationMethod() =>
        OneOf(
            "token_endpoint_auth_method",
            "client_secret_basic",
            ("client_secret_basic", "client_secret_basic"),
            ("private_key_jwt", "private_key_jwt")
        );

    // What others allow and we do not is refused here, so that nobody waits for it in vain.
    private void CheckWords()
    {
        foreach (
            var member in (string[])
                ["token_endpoint_auth_signing_alg", "id_token_signed_response_alg", "request_object_signing_alg"]
        )
        {
            Require(Text(member) is null or "ES256", $"{member} must be ES256.");
        }

        Require(Text("subject_type") is null or "pairwise", "subject_type must be pairwise.");
        Require((Texts("response_types") ?? ["code"]) is ["code"], "response_types must be [\"code\"].");
        Require(
            (Texts("grant_types") ?? ["authorization_code"])
                is ["authorization_code"]
                    or ["authorization_code", "refresh_token"],
            "grant_types must be authorization_code, or authorization_code and refresh_token."
        );
    }

    private HashSet<string> Scopes(ClientSector sector)
    {
        var words = (Text("scope") ?? ScopesAndClaims.OpenId).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var scopes = words.ToHashSet(StringComparer.Ordinal);
        Require(scopes.Contains(ScopesAndClaims.OpenId), "scope must contain openid.");
        Require(scopes.All(ScopesAndClaims.Scopes.Contains), "The scopes are openid, profile and cpr.");
        Require(
            sector is ClientSector.Public || !scopes.Contains(ScopesAndClaims.Cpr),
            "The scope cpr is for the public sector only."
        );
        return scopes;
    }

    private HashSet<string> Claims(ClientSector sector, HashSet<string> scopes)
    {
        var claims = (Texts("claims") ?? [.. scopes.SelectMany(ScopesAndClaims.Of)]).ToHashSet(StringComparer.Ordinal);
        Require(claims.All(ScopesAndClaims.Claims.Contains), "The claims are name, birthdate and cpr.");
        Require(
            sector is ClientSector.Public || !claims.Contains("cpr"),
            "The claim cpr is for the public sector only."
        );
        return claims;
    }

    // OpenID Connect Core 8.1: by default the host of the redirect address, which then must be one.
    private string SectorIdentifier(IReadOnlySet<string> redirects)
    {
        if (Text("sector_identifier") is { } given)
        {
            Require(Uri.CheckHostName(given) is UriHostNameType.Dns, "sector_identifier must be a host name.");
            return given.ToLowerInvariant();
        }

        var hosts = redirects.Select(uri => new Uri(uri).Host).Distinct(StringComparer.Ordinal).ToList();
        Require(hosts.Count == 1, "redirect_uris name several hosts, so sector_identifier must say which one counts.");
        return hosts[0];
    }

    private IReadOnlyList<EcPublicJwk> KeysIn()
    {
        if (!json.TryGetProperty("jwks", out var jwks))
        {
            return [];
        }

        Require(jwks.ValueKind is JsonValueKind.Object, "jwks must be a JWK set.");
        Require(!HoldPrivateKey(jwks), "jwks holds a private key; register the public one and make a new pair.");
        return EcPublicJwk.ReadSet(jwks.GetRawText());
    }

    private static bool HoldPrivateKey(JsonElement jwks) =>
        jwks.TryGetProperty("keys", out var keys)
        && keys.ValueKind is JsonValueKind.Array
        && keys.EnumerateArray().Any(key => key.ValueKind is JsonValueKind.Object && key.Has("d"));

    private HashSet<string> Addresses(string member) =>
        [
            .. (Texts(member) ?? []).Select(uri =>
                Uri.TryCreate(uri, UriKind.Absolute, out var address)
                && address.Fragment.Length == 0
                && uri.All(c => c is > ' ' and < '\x7f')
                && address.UserInfo.Length == 0
                && (
                    address.Scheme == Uri.UriSchemeHttps
                    || (address.Scheme == Uri.UriSchemeHttp && IsThisMachine(address))
                )
                    ? uri
                    : throw new WrongMetadataException(
                        $"{member} holds {uri}, but must hold https addresses without a fragment (http on localhost only)."
                    )
            ),
        ];

    private static Uri Https(string member, string uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && IsThisMachine(address)))
            ? address
            : throw new WrongMetadataException($"{member} must be an https address.");

    // RFC 8252 section 8.3: a developer's machine speaks http to itself.
    private static bool IsThisMachine(Uri address) =>
        address.IsLoopback || address.Host.EndsWith(".localhost", StringComparison.Ordinal);

    private T OneOf<T>(string member, string? fallback, params (string Word, T Meaning)[] words)
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

    private string? Text(string member) =>
        !json.TryGetProperty(member, out var value) ? null
        : value.ValueKind is JsonValueKind.String ? value.GetString()
        : throw new WrongMetadataException($"{member} must be a text.");

    private string[]? Texts(string member) =>
        !json.TryGetProperty(member, out var value) ? null
        : value.ValueKind is JsonValueKind.Array
        && value.EnumerateArray().All(one => one.ValueKind is JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(one => one.GetString()!)]
        : throw new WrongMetadataException($"{member} must be an array of texts.");

    private static void Require(bool condition, string sentence)
    {
        if (!condition)
        {
            throw new WrongMetadataException(sentence);
        }
    }
}
