using System.Net;
using System.Text;
using System.Text.Json;
using static Segl.Server.Tests.Oidc.RelyingParty;

namespace Segl.Server.Tests.Crashes;

/// <summary>A relying party of a server that crashes: plain profile, with a secret and refresh tokens.</summary>
internal sealed class CrashingShop
{
    private static readonly string[] GrantTypes = ["authorization_code", "refresh_token"];

    private readonly HttpClient http;
    private readonly string id;
    private readonly string basic;

    private CrashingShop(HttpClient http, string id, string secret) =>
        (this.http, this.id, basic) = (
            http,
            id,
            Convert.ToBase64String(Encoding.ASCII.GetBytes($"{id}:{Uri.EscapeDataString(secret)}"))
        );

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Where it sends a browser.</summary>
    public string Authorize =>
        $"/authorize?client_id={id}&response_type=code&redirect_uri={Uri.EscapeDataString(Redirect)}"
        + $"&scope=openid&state=s&nonce=n&code_challenge={Challenge}&code_challenge_method=S256";

    /// <summary>Registered beside the running server, as an operator does it.</summary>
    public static async Task<CrashingShop> Add(CrashingServer server)
    {
        var file = Path.Combine(Path.GetTempPath(), $"segl-client-{Guid.NewGuid():n}.json");
        await File.WriteAllTextAsync(
            file,
            JsonSerializer.Serialize(
                new
                {
                    client_name = "Shop",
                    profile = "plain",
                    sector = "private",
                    redirect_uris = new[] { Redirect },
                    scope = "openid",
                    grant_types = GrantTypes,
                }
            ),
            Stop
        );
        await using var command = server.Segl("client", "add", file);
        var secret = (await command.Line(line => line.StartsWith("client_secret: ", StringComparison.Ordinal)))[15..];
        var id = (await command.Line(line => line.StartsWith("client_id: ", StringComparison.Ordinal)))[11..];
        File.Delete(file);
        return new(server.Http, id, secret);
    }

    /// <summary>Redeems a code, which works.</summary>
    public async Task<JsonElement> Redeem(string code)
    {
        var (status, body) = await TryRedeem(code);
        Assert.True(status is HttpStatusCode.OK, body.ToString());
        return body;
    }

    /// <summary>Redeems a code.</summary>
    public Task<(HttpStatusCode Status, JsonElement Body)> TryRedeem(string code) =>
        Post(
            "/token",
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", Redirect),
            ("code_verifier", Verifier)
        );

    /// <summary>Refreshes.</summary>
    public Task<(HttpStatusCode Status, JsonElement Body)> Refresh(string token) =>
        Post("/token", ("grant_type", "refresh_token"), ("refresh_token", token));

    /// <summary>True when a token is good now.</summary>
    public async Task<bool> IsActive(string token) =>
        (await Post("/introspect", ("token", token))).Body.GetProperty("active").GetBoolean();

    /// <summary>Pushes an authorization request.</summary>
    public Task<(HttpStatusCode Status, JsonElement Body)> Push() =>
        Post(
            "/par",
            ("response_type", "code"),
            ("redirect_uri", Redirect),
            ("scope", "openid"),
            ("nonce", "n"),
            ("code_challenge", Challenge),
            ("code_challenge_method", "S256")
        );

    private async Task<(HttpStatusCode Status, JsonElement Body)> Post(
        string path,
        params (string Name, string Value)[] form
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(form.ToDictionary(one => one.Name, one => one.Value)),
        };
        request.Headers.Authorization = new("Basic", basic);
        using var answer = await http.SendAsync(request, Stop);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).RootElement);
    }
}
