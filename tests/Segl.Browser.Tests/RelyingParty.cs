using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Segl.Rules;
using Segl.Server.Oidc.RelyingParties;

namespace Segl.Browser.Tests;

/// <summary>
/// A website at which citizens log in: its pages are answered inside the PC's browser, its server talks to Segl as any
/// relying party does.
/// </summary>
internal sealed class RelyingParty(
    SeglServer server,
    string clientId,
    string secret,
    string back,
    string language,
    AssuranceLevel? level
)
{
    private const string Levels = "https://data.gov.dk/concept/core/nsis/";

    private static readonly string[] Grants = ["authorization_code"];

    // The pair of RFC 7636, appendix B.
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    /// <summary>Registers a website.</summary>
    /// <param name="server">Where.</param>
    /// <param name="back">Where its citizens come back to; an address that need not answer.</param>
    /// <param name="language">The language that it asks for.</param>
    /// <param name="level">The level that it asks for; null for what is usual.</param>
    public static async Task<RelyingParty> New(
        SeglServer server,
        string back = "https://library.example/back",
        string language = "en",
        AssuranceLevel? level = null
    )
    {
        var metadata = JsonSerializer.Serialize(
            new
            {
                client_name = "Aarhus Bibliotek",
                profile = "plain",
                sector = "public",
                redirect_uris = new[] { back },
                scope = "openid profile",
                grant_types = Grants,
            }
        );
        var added = await server.Parts.GetRequiredService<ClientDirectory>().Add(metadata, null, server.Now, default);
        return new(server, added.ClientId, added.Secret!, back, language, level);
    }

    /// <summary>Where a browser goes to log in.</summary>
    public string Address => $"{server.Issuer}/authorize?{string.Join('&', Request().Select(Written))}";

    /// <summary>Sends a browser to log in; the website's own page answers when it comes back.</summary>
    public Task Start(IPage page) => Start(page, string.Join('&', Request().Select(Written)));

    /// <summary>The same with a request that was pushed (RFC 9126), so that it may say what for (R93).</summary>
    public async Task StartPushed(IPage page, string action, string text)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{server.Issuer}/par")
        {
            Content = new FormUrlEncodedContent([.. Request(), new("segl_action", action), new("segl_text", text)]),
        };
        request.Headers.Authorization = Basic;
        using var pushed = await http.SendAsync(request);
        pushed.EnsureSuccessStatusCode();
        var name = (await pushed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("request_uri").GetString()!;
        await Start(page, $"{Written(new("client_id", clientId))}&{Written(new("request_uri", name))}");
    }

    private AuthenticationHeaderValue Basic =>
        new("Basic", Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes($"{clientId}:{secret}")));

    private KeyValuePair<string, string>[] Request() =>
        [
            new("client_id", clientId),
            new("response_type", "code"),
            new("scope", "openid profile"),
            new("redirect_uri", back),
            new("state", "s"),
            new("nonce", "n"),
            new("code_challenge", Challenge),
            new("code_challenge_method", "S256"),
            new("ui_locales", language),
            .. level is { } asked
                ? [new("acr_values", $"{Levels}{asked}")]
                : Array.Empty<KeyValuePair<string, string>>(),
        ];

    private static string Written(KeyValuePair<string, string> parameter) =>
        $"{parameter.Key}={Uri.EscapeDataString(parameter.Value)}";

    private async Task Start(IPage page, string query)
    {
        await page.RouteAsync(
            "https://library.example/**",
            route =>
                route.FulfillAsync(
                    new()
                    {
                        ContentType = "text/html",
                        Body = "<!doctype html><title>Library</title><h1>Welcome to the library</h1>",
                    }
                )
        );
        await page.GotoAsync($"{server.Issuer}/authorize?{query}");
    }

    /// <summary>Waits until the browser is back, redeems its code and says who logged in.</summary>
    public async Task<JsonElement> Finish(IPage page)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"^{back}[?]"), new() { Timeout = 30_000 });
        return await Redeem(page.Url);
    }

    /// <summary>Waits until the browser is back, and says at which level the citizen logged in: the last word of the
    /// <c>acr</c> in the ID token (R96).</summary>
    public async Task<string> FinishAtLevel(IPage page)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"^{back}[?]"), new() { Timeout = 30_000 });
        var idToken = (await Tokens(page.Url)).GetProperty("id_token").GetString()!.Split('.')[1];
        var acr = JsonDocument.Parse(Base64Url.DecodeFromChars(idToken)).RootElement.GetProperty("acr").GetString()!;
        Assert.StartsWith(Levels, acr, StringComparison.Ordinal);
        return acr[Levels.Length..];
    }

    /// <summary>Redeems the code of the address that a browser came back to, and says who logged in.</summary>
    public async Task<JsonElement> Redeem(string address)
    {
        var body = await Tokens(address);
        using var http = new HttpClient();
        using var who = new HttpRequestMessage(HttpMethod.Get, $"{server.Issuer}/userinfo");
        who.Headers.Authorization = new("Bearer", body.GetProperty("access_token").GetString());
        using var info = await http.SendAsync(who);
        info.EnsureSuccessStatusCode();
        return await info.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<JsonElement> Tokens(string address)
    {
        var answer = HttpUtility.ParseQueryString(new Uri(address).Query);
        Assert.Equal("s", answer["state"]);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{server.Issuer}/token")
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["grant_type"] = "authorization_code",
                    ["code"] = answer["code"]!,
                    ["redirect_uri"] = back,
                    ["code_verifier"] = Verifier,
                }
            ),
        };
        request.Headers.Authorization = Basic;
        using var tokens = await http.SendAsync(request);
        tokens.EnsureSuccessStatusCode();
        return await tokens.Content.ReadFromJsonAsync<JsonElement>();
    }
}
