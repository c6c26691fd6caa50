namespace Segl.Server.Oidc.RelyingParties;

/// <summary>
/// A door of our own as a relying party. It is part of the program and no row, so that nobody can register it, change it
/// or remove it. It has no key and no secret: nobody pushes its requests or redeems its codes over HTTP (decision 34).
/// </summary>
/// <param name="Door">The first part of all its paths, such as <c>my</c>.</param>
/// <param name="Origin">Where it is.</param>
internal sealed record OwnClient(string Door, string Origin)
{
    /// <summary>Its id.</summary>
    public string Id { get; } = $"segl-{Door}";

    // No other relying party can have this sector, since it is no host name.
    private string Sector => $"segl {Door}";

    /// <summary>The one address to which its codes are sent.</summary>
    public string RedirectUri { get; } = $"{Origin}/{Door}/back";

    /// <summary>The relying party, with the name that citizens see.</summary>
    public Client Named(string name) =>
        new(
            Id,
            name,
            ClientProfile.Plain,
            ClientSector.Public,
            Sector,
            ClientProof.Key,
            IsNative: false,
            SecretDigest: null,
            Keys: [],
            KeysUri: null,
            new HashSet<string> { RedirectUri },
            new HashSet<string>(),
            LogoutUri: null,
            new HashSet<string> { ScopesAndClaims.OpenId },
            new HashSet<string>(),
            MayRefresh: false,
            BoundTokens: false,
            MustPush: true
        );
}
