using Segl.Jose;

namespace Segl.Server.Oidc.RelyingParties;

/// <summary>How a relying party talks to us.</summary>
internal enum ClientProfile
{
    /// <summary>The FAPI 2.0 security profile: PAR, DPoP, private_key_jwt.</summary>
    Strict,

    /// <summary>Authorization code with PKCE, for relying parties that can no more.</summary>
    Plain,
}

/// <summary>Whether a relying party may have person numbers.</summary>
internal enum ClientSector
{
    /// <summary>A public authority: it may have the scope <c>cpr</c>.</summary>
    Public,

    /// <summary>Everybody else: may only test a number (R97).</summary>
    Private,
}

/// <summary>How a relying party proves itself, as it was registered.</summary>
internal enum ClientProof
{
    /// <summary>By its secret, in the header or in the form, as its library does it.</summary>
    Secret,

    /// <summary>By its secret in the header: <c>client_secret_basic</c>.</summary>
    SecretInHeader,

    /// <summary>By its secret in the form: <c>client_secret_post</c>.</summary>
    SecretInForm,

    /// <summary>By a key: <c>private_key_jwt</c>.</summary>
    Key,

    /// <summary>Not at all: a public client, whose program lies open (RFC 6749 section 2.1).</summary>
    None,
}

/// <summary>A relying party as registered.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">The name that citizens see (R93).</param>
/// <param name="Profile">How it talks to us.</param>
/// <param name="Sector">Whether it may have person numbers.</param>
/// <param name="SectorIdentifier">Relying parties with the same one share their subjects (R97).</param>
/// <param name="Proof">How it proves itself.</param>
/// <param name="IsNative">Whether it is an app on a device (RFC 8252).</param>
/// <param name="SecretDigest">Keyed digest of its secret; null when it has none.</param>
/// <param name="Keys">Its public keys; empty when it has none or they are fetched.</param>
/// <param name="KeysUri">Where its public keys are fetched; null when they are not.</param>
/// <param name="RedirectUris">Where answers may go, compared character by character.</param>
/// <param name="PostLogoutRedirectUris">Where the browser may go after a logout.</param>
/// <param name="LogoutUri">Where it is told of a logout; null when it does not want to know.</param>
/// <param name="Scopes">The scopes that it may ask for.</param>
/// <param name="Claims">The claims that it may have (R97).</param>
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
    /// Whether an address is one of those registered: compared character by character (RFC 9700 section 2.1), but that a
    /// native app listens at any port of the loopback interface (RFC 8252 section 7.3).
    /// </summary>
    public bool MayLeadTo(IReadOnlySet<string> registered, string address) =>
        registered.Contains(address)
        || (
            IsNative
            && Loopback.WithoutPort(address) is { } any
            && registered.Any(one => Loopback.WithoutPort(one) == any)
        );

    /// <summary>The origins from which its pages call (CORS); none unless it is a public client on the web.</summary>
    public IEnumerable<string> Origins =>
        Proof is ClientProof.None && !IsNative
            ? RedirectUris.Select(uri => new Uri(uri).GetLeftPart(UriPartial.Authority)).Distinct()
            : [];
}

/// <summary>The scopes and claims that there are.</summary>
internal static class ScopesAndClaims
{
    /// <summary>Asks for an ID token.</summary>
    public const string OpenId = "openid";

    /// <summary>Name and birth date.</summary>
    public const string Profile = "profile";

    /// <summary>The person number; public authorities only.</summary>
    public const string Cpr = "cpr";

    /// <summary>All scopes.</summary>
    public static IReadOnlyList<string> Scopes { get; } = [OpenId, Profile, Cpr];

    /// <summary>All claims about a person beside the subject.</summary>
    public static IReadOnlyList<string> Claims { get; } = ["name", "birthdate", "cpr"];

    /// <summary>The claims that a scope gives from userinfo.</summary>
    public static IReadOnlyList<string> Of(string scope) =>
        scope switch
        {
            Profile => ["name", "birthdate"],
            Cpr => ["cpr"],
            _ => [],
        };
}
