using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Segl.Bench;

/// <summary>npm oidc-provider in memory: with its own pages, or lean (OidcProvider/provider.mjs).</summary>
internal sealed class OidcProviderContender : IContender
{
    private readonly HttpClient http;

    private OidcProviderContender(ServerProcess server, bool lean)
    {
        (Server, http) = (server, Browser.Http(server.Port));
        Name = lean ? "oidc-provider, no consent" : "oidc-provider";
    }

    public string Name { get; }
    public ServerProcess Server { get; }
    public Postgres? Database => null;
    public string Signatures => "ES256: 1 made, 0 verified";

    public ICitizen Citizen(int number) => new OidcProviderCitizen(http, $"citizen{number}");

    /// <summary>Installs the pinned package beside the built program if it is missing, and starts it.</summary>
    public static async Task<OidcProviderContender> Start(bool lean)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "OidcProvider");
        if (!Directory.Exists($"{folder}/node_modules"))
            await Processes.Run("npm", "ci", "--prefix", folder);
        var port = Processes.FreePort();
        var environment = new Dictionary<string, string> { ["NODE_ENV"] = "production" };
        string[] arguments = [$"{folder}/provider.mjs", $"{port}", lean ? "lean" : "own"];
        return new(await ServerProcess.Start(port, "node", arguments, environment), lean);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Server.DisposeAsync();
    }
}

/// <summary>Browser and relying party of one citizen who logs in by typing a name.</summary>
internal sealed class OidcProviderCitizen(HttpClient http, string userId) : ICitizen
{
    private static readonly AuthenticationHeaderValue RelyingParty = new(
        "Basic",
        Convert.ToBase64String("bench:relying+party+secret"u8)
    );

    private readonly Browser browser = new(http);

    public long Requests => browser.Requests;

    public async Task Once()
    {
        browser.Forget();
        var verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var next = await browser.Redirected(
            "/auth?response_type=code&client_id=bench&redirect_uri=https%3A%2F%2Frp.example%2Fback"
                + $"&scope=openid%20profile&state={verifier[..22]}&nonce={verifier[..22]}&code_challenge={challenge}"
                + "&code_challenge_method=S256"
        );
        // Its own pages prompt twice, for the name and for consent; each time the browser returns through /auth/….
        foreach (var prompt in (string[])["login", "consent"])
        {
            if (!next.Contains("/interaction/", StringComparison.Ordinal))
                break;
            await browser.Page(next);
            var resume = await browser.PostRedirected(
                next,
                ("prompt", prompt),
                ("login", userId),
                ("user_id", userId),
                ("password", "not a secret")
            );
            next = await browser.Redirected(resume);
        }

        var code = next.Split("code=")[1].Split('&')[0];
        using var tokens = JsonDocument.Parse(
            await browser.Post(
                "/token",
                RelyingParty,
                ("grant_type", "authorization_code"),
                ("code", code),
                ("code_verifier", verifier),
                ("redirect_uri", "https://rp.example/back")
            )
        );
        await browser.Get("/me", new("Bearer", tokens.RootElement.GetProperty("access_token").GetString()));
    }
}
