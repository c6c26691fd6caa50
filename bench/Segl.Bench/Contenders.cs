namespace Segl.Bench;

/// <summary>The available contenders, by their names on the command line.</summary>
internal static class Contenders
{
    /// <summary>All of them.</summary>
    public static readonly string[] Names =
    [
        "floor",
        "floor-shared",
        "segl",
        "segl-sqlite",
        "oidc-provider",
        "oidc-provider-lean",
    ];

    /// <summary>Starts one.</summary>
    /// <exception cref="ArgumentException">There is no contender of that name.</exception>
    public static async Task<IContender> Start(string name) =>
        name switch
        {
            "floor" => await FloorContender.Start(batched: false),
            "floor-shared" => await FloorContender.Start(batched: true),
            "segl" => await SeglContender.Start(postgres: true),
            "segl-sqlite" => await SeglContender.Start(postgres: false),
            "oidc-provider" => await OidcProviderContender.Start(lean: false),
            "oidc-provider-lean" => await OidcProviderContender.Start(lean: true),
            _ => throw new ArgumentException($"Nobody is called {name}; there are {string.Join(", ", Names)}."),
        };
}
