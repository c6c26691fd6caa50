using System.Text.Json;
using Segl.Jose;
using Segl.Storage;

namespace Segl.Server.Oidc.RelyingParties;

/// <summary>
/// The metadata of a relying party: RFC 7591 and OpenID Connect Registration, and Segl's own members: <c>profile</c>,
/// <c>sector</c>, <c>sector_identifier</c>, <c>claims</c>. An unknown member is an error, since it would be assumed
/// to have an effect.
/// </summary>
internal sealed class ClientMetadata
{
    private const int LongestId = 100;
    private const int LongestName = 100;

    // Members that are stored without being used, so that a file written for other providers can be used unchanged.
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

    private static readonly JsonDocumentOptions OneOfEachName = new() { AllowDuplicateProperties = false };

    private readonly MetadataMembers members;

    private ClientMetadata(JsonElement json) => members = new(json);

    /// <summary>Parses and validates the metadata of a client to be registered.</summary>
    /// <exception cref="WrongMetadataException">It is invalid.</exception>
    public static Client Read(string clientId, string metadata, byte[]? secretDigest)
    {
        using var document = Parse(metadata);
        var read = new ClientMetadata(document.RootElement);
        read.CheckPromises();
        return read.ToClient(clientId, secretDigest);
    }

    /// <summary>Parses a stored row, which was validated when it was written, possibly by a more lenient earlier
    /// version.</summary>
    public static Client Of(StoredClient stored)
    {
        using var document = Parse(stored.Metadata);
        return new ClientMetadata(document.RootElement).ToClient(stored.ClientId, stored.SecretDigest);
    }

    /// <summary>The id in the file; null when one is to be generated.</summary>
    public static string? IdIn(string metadata)
    {
        using var document = Parse(metadata);
        return new ClientMetadata(document.RootElement).members.Text("client_id");
    }

    /// <summary>Whether the client authenticates with a secret.</summary>
    public static bool WantsSecret(string metadata)
    {
        using var document = Parse(metadata);
        return new ClientMetadata(document.RootElement).Proof() is not (ClientProof.Key or ClientProof.None);
    }

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
        MetadataMembers.Require(
            clientId.Length is > 0 and <= LongestId
                && clientId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~'),
            "client_id must be 1 to 100 letters, digits or - _ . ~"
        );
        var unknown = members.Names.FirstOrDefault(name => !Known.Contains(name));
        MetadataMembers.Require(unknown is null, $"There is no member {unknown}.");

        var title = members.Text("client_name") ?? "";
        MetadataMembers.Require(
            title.Length is > 0 and <= LongestName && Rules.LoginTexts.MayShow(title),
            "client_name must be a name of 1 to 100 characters."
        );
        var profile = members.OneOf("profile", null, ("strict", ClientProfile.Strict), ("plain", ClientProfile.Plain));
        var sector = members.OneOf("sector", null, ("public", ClientSector.Public), ("private", ClientSector.Private));
        var addresses = new MetadataAddresses(members, IsNative);
        var redirects = addresses.Read("redirect_uris");
        MetadataMembers.Require(redirects.Count > 0, "redirect_uris must name at least one address.");
        CheckWords();
        var keys = KeysIn();
        var keysUri = members.Text("jwks_uri") is { } uri ? MetadataMembers.Https("jwks_uri", uri) : null;
        var proof = Proof();
        var byKey = proof is ClientProof.Key;
        MetadataMembers.Require(
            !byKey || keys.Count > 0 || keysUri is not null,
            "private_key_jwt needs an ES256 key in jwks, or jwks_uri."
        );
        MetadataMembers.Require(keys.Count == 0 || keysUri is null, "jwks and jwks_uri exclude each other.");
        MetadataMembers.Require(
            profile is ClientProfile.Plain || byKey,
            "The strict profile needs token_endpoint_auth_method private_key_jwt."
        );
        var scopes = Scopes(sector);
        var claims = Claims(sector, scopes);
        CheckPublic(proof, keys, keysUri, claims);
        return new(
            clientId,
            title,
            profile,
            sector,
            addresses.SectorIdentifier(redirects),
            proof,
            IsNative,
            byKey ? null : secretDigest,
            keys,
            keysUri,
            redirects,
            addresses.Read("post_logout_redirect_uris"),
            members.Text("backchannel_logout_uri") is { } logout
                ? MetadataMembers.Https("backchannel_logout_uri", logout)
                : null,
            scopes,
            claims,
            (members.Texts("grant_types") ?? []).Contains("refresh_token"),
            profile is ClientProfile.Strict || members.Says("dpop_bound_access_tokens"),
            profile is ClientProfile.Strict || members.Says("require_pushed_authorization_requests")
        );
    }

    // Registered values are honoured, or refused here; of values that are only stored, at least the type is checked.
    private void CheckPromises()
    {
        foreach (var member in (string[])["dpop_bound_access_tokens", "require_pushed_authorization_requests"])
        {
            MetadataMembers.Require(
                members.Flag(member) is not false || members.Text("profile") != "strict",
                $"A strict client cannot have {member} false."
            );
        }

        _ = members.Flag("backchannel_logout_session_required");
        MetadataMembers.Require(
            members.Text("application_type") is null or "web" or "native",
            "application_type must be web or native."
        );
        foreach (var member in (string[])["client_uri", "logo_uri", "policy_uri", "tos_uri"])
        {
            _ = members.Text(member) is { } uri ? MetadataMembers.Https(member, uri) : null;
        }

        _ = (members.Texts("contacts"), members.Text("software_id"), members.Text("software_version"));
    }

    // By default a client has a secret, and may send it in either way.
    private ClientProof Proof() =>
        members["token_endpoint_auth_method"] is null
            ? ClientProof.Secret
            : members.OneOf(
                "token_endpoint_auth_method",
                null,
                ("client_secret_basic", ClientProof.SecretInHeader),
                ("client_secret_post", ClientProof.SecretInForm),
                ("private_key_jwt", ClientProof.Key),
                ("none", ClientProof.None)
            );

    private bool IsNative => members["application_type"] is not null && members.Text("application_type") == "native";

    // RFC 6749 section 2.1: a public client cannot authenticate.
    private void CheckPublic(
        ClientProof proof,
        IReadOnlyCollection<EcPublicJwk> keys,
        Uri? keysUri,
        HashSet<string> claims
    )
    {
        MetadataMembers.Require(
            proof is not ClientProof.None || (keys.Count == 0 && keysUri is null),
            "A public client (token_endpoint_auth_method none) has no jwks and no jwks_uri."
        );
        MetadataMembers.Require(
            proof is not ClientProof.None || !claims.Contains("cpr"),
            "The claim cpr is for clients that prove themselves."
        );
    }

    // Values that other providers support and this one does not are refused here, instead of being ignored silently.
    private void CheckWords()
    {
        foreach (
            var member in (string[])
                ["token_endpoint_auth_signing_alg", "id_token_signed_response_alg", "request_object_signing_alg"]
        )
        {
            MetadataMembers.Require(members.Text(member) is null or "ES256", $"{member} must be ES256.");
        }

        MetadataMembers.Require(members.Text("subject_type") is null or "pairwise", "subject_type must be pairwise.");
        MetadataMembers.Require(
            (members.Texts("response_types") ?? ["code"]) is ["code"],
            "response_types must be [\"code\"]."
        );
        MetadataMembers.Require(
            (members.Texts("grant_types") ?? ["authorization_code"]).Order(StringComparer.Ordinal).ToArray()
                is ["authorization_code"]
                    or ["authorization_code", "refresh_token"],
            "grant_types must be authorization_code, or authorization_code and refresh_token."
        );
    }

    private HashSet<string> Scopes(ClientSector sector)
    {
        var words = (members.Text("scope") ?? ScopesAndClaims.OpenId).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var scopes = words.ToHashSet(StringComparer.Ordinal);
        MetadataMembers.Require(scopes.Contains(ScopesAndClaims.OpenId), "scope must contain openid.");
        MetadataMembers.Require(scopes.All(ScopesAndClaims.Scopes.Contains), "The scopes are openid, profile and cpr.");
        MetadataMembers.Require(
            sector is ClientSector.Public || !scopes.Contains(ScopesAndClaims.Cpr),
            "The scope cpr is for the public sector only."
        );
        return scopes;
    }

    private HashSet<string> Claims(ClientSector sector, HashSet<string> scopes)
    {
        var claims = (members.Texts("claims") ?? [.. scopes.SelectMany(ScopesAndClaims.Of)]).ToHashSet(
            StringComparer.Ordinal
        );
        MetadataMembers.Require(claims.All(ScopesAndClaims.Claims.Contains), "The claims are name, birthdate and cpr.");
        MetadataMembers.Require(
            sector is ClientSector.Public || !claims.Contains("cpr"),
            "The claim cpr is for the public sector only."
        );
        return claims;
    }

    private IReadOnlyList<EcPublicJwk> KeysIn()
    {
        if (members["jwks"] is not { } jwks)
        {
            return [];
        }

        MetadataMembers.Require(jwks.ValueKind is JsonValueKind.Object, "jwks must be a JWK set.");
        MetadataMembers.Require(
            !HoldPrivateKey(jwks),
            "jwks holds a private key; register the public one and make a new pair."
        );
        return EcPublicJwk.ReadSet(jwks.GetRawText());
    }

    private static bool HoldPrivateKey(JsonElement jwks) =>
        jwks.TryGetProperty("keys", out var keys)
        && keys.ValueKind is JsonValueKind.Array
        && keys.EnumerateArray().Any(key => key.ValueKind is JsonValueKind.Object && key.Has("d"));
}
