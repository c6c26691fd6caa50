using Segl.Jose;

namespace Segl.Server.Oidc.RelyingParties;

/// <summary>The protocol profile of a relying party.</summary>
internal enum ClientProfile
{
    /// <summary>The FAPI 2.0 security profile: PAR, DPoP, private_key_jwt.</summary>
    Strict,

    /// <summary>Authorization code with PKCE, for relying parties without support for more.</summary>
    Plain,
}

/// <summary>Whether a relying party may receive person numbers.</summary>
internal enum ClientSector
{
    /// <summary>A public authority: it may have the scope <c>cpr</c>.</summary>
    Public,

    /// <summary>All others: may only test a number (R97).</summary>
    Private,
}

/// <summary>The registered authentication method of a relying party.</summary>
internal enum ClientProof
{
    /// <summary>Its secret, in the header or in the form.</summary>
    Secret,

    /// <summary>Its secret in the header: <c>client_secret_basic</c>.</summary>
    SecretInHeader,

    /// <summary>Its secret in the form: <c>client_secret_post</c>.</summary>
    SecretInForm,

    /// <summary>A key: <c>private_key_jwt</c>.</summary>
    Key,

    /// <summary>None: a public client, which cannot keep a secret (RFC 6749 section 2.1).</summary>
    None,
}

/// <summary>A registered relying party.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">The name that citizens see (R93).</param>
/// <param name="Profile">Its protocol profile.</param>
/// <param name="Sector">Whether it may receive person numbers.</param>
/// <param name="SectorIdentifier">Relying parties with the same one share their subjects (R97).</param>
/// <param name="Proof">Its authentication method.</param>
/// <param name="IsNative">Whether it is an app on a device (RFC 8252).</param>
/// <param name="SecretDigest">Keyed digest of its secret; null when it has none.</param>
/// <param name="Keys">Its public keys; empty when it has none or they are fetched.</param>
/// <param name="KeysUri">The URI from which its public keys are fetched; null when they are not.</param>
/// <param name="RedirectUris">Its redirect URIs, compared character by character.</param>
/// <param name="PostLogoutRedirectUris">Its redirect URIs after a logout.</param>
/// <param name="LogoutUri">The URI for logout notifications; null for none.</param>
/// <param name="Scopes">The scopes that it may request.</param>
/// <param name="Claims">The claims that it may receive (R97).</param>
/// <param name="MayRefresh">Whether it gets refresh tokens.</param>
/// <param name="BoundTokens">All its access tokens are bound to a key (RFC 9449 section 5.2).</param>
/// <param name="MustPush">All its requests are pushed (RFC 9126 section 6).</param>
internal sealed record Client(
    string Id,
    string Name,
    ClientProfile Profile,
    ClientSector Sector,
    string SectorIdentifier,
    ClientProof Proof,
    bool IsNative,
    byte[]? SecretDigest,
    IReadOnlyList<EcPublicJwk> Keys,
    Uri? KeysUri,
    IReadOnlySet<string> RedirectUris,
    IReadOnlySet<string> PostLogoutRedirectUris,
    Uri? LogoutUri,
    IReadOnlySet<string> Scopes,
    IReadOnlySet<string> Claims,
    bool MayRefresh,
    bool BoundTokens,
    bool MustPush
)
{
    /// <summary>
    /// Whether a URI is a registered one: compared character by character (RFC 9700 section 2.1), except that a
    /// native app may use any port of the loopback interface (RFC 8252 section 7.3).
    /// </summary>
    public bool MayLeadTo(IReadOnlySet<string> registered, string address) =>
        registered.Contains(address)
        || (
            IsNative
            && Loopback.WithoutPort(address) is { } any
            && registered.Any(one => Loopback.WithoutPort(one) == any)
        );

    /// <summary>The origins of its pages, for CORS; none unless it is a public client on the web.</summary>
    public IEnumerable<string> Origins =>
        Proof is ClientProof.None && !IsNative
            ? RedirectUris.Select(uri => new Uri(uri).GetLeftPart(UriPartial.Authority)).Distinct()
            : [];
}

/// <summary>The supported scopes and claims.</summary>
internal static class ScopesAndClaims
{
    /// <summary>Requests an ID token.</summary>
    public const string OpenId = "openid";

    /// <summary>Name and birth date.</summary>
    public const string Profile = "profile";

    /// <summary>The person number; public authorities only.</summary>
    public const string Cpr = "cpr";

    /// <summary>All scopes.</summary>
    public static IReadOnlyList<string> Scopes { get; } = [OpenId, Profile, Cpr];

    /// <summary>All claims about a person beside the subject.</summary>
    public static IReadOnlyList<string> Claims { get; } = ["name", "birthdate", "cpr"];

    /// <summary>The userinfo claims of a scope.</summary>
    public static IReadOnlyList<string> Of(string scope) =>
        scope switch
        {
            Profile => ["name", "birthdate"],
            Cpr => ["cpr"],
            _ => [],
        };
}
