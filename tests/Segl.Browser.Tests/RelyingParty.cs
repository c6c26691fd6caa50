using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Segl.Server.Oidc.RelyingParties;

namespace Segl.Browser.Tests;

/// <summary>
/// A website at which citizens log in: its pages are answered inside the PC's browser, its server talks to Segl as any
/// relying party does.
/// </summary>
internal sealed class RelyingParty(SeglServer server, string clientId, string secret)
{
    private const string Back = "https://library.example/back";
    private static readonly string[] Redirects = [Back],
        Grants = ["authorization_code"];

    // The pair of RFC 7636, appendix B.
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    /// <summary>Registers a website.</summary>
    public static async Task<RelyingParty> New(SeglServer server)
    {
        var metadata = JsonSerializer.Serialize(
            new
            {
                client_name = "Aarhus Bibliotek",
                profile = "plain",
                sector = "public",
                redirect_uris = Redirects,
                scope = "openid profile",
                grant_types = Grants,
            }
        );
        var added = await server.Parts.GetRequiredService<ClientDirectory>().Add(metadata, null, server.Now, default);
        return new(server, added.ClientId, added.Secret!);
    }

    /// <summary>Sends a browser to log in; the website's own page answers when it comes back.</summary>
    public async Task Start(IPage page)
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
        await page.GotoAsync(
            $"{server.Issuer}/authorize?client_id={clientId}&response_type=code&scope=openid%20profile"
                + $"&redirect_uri={Uri.EscapeDataString(Back)}&state=s&nonce=n&code_challenge={Challenge}"
                + "&code_challenge_method=S256&ui_locales=en"
        );
    }

    /// <summary>Waits until the browser is back, redeems its code and says who logged in.</summary>
    public async Task<JsonElement> Finish(IPage page)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"^{Back}[?]"), new() { Timeout = 30_000 });
        var answer = HttpUtility.ParseQueryString(new Uri(page.Url).Query);
        Assert.Equal("s", answer["state"]);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{server.Issuer}/token")
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["grant_type"] = "authorization_code",
                    ["code"] = answer["code"]!,
                    ["redirect_uri"] = Back,
                    ["code_verifier"] = Verifier,
                }
            ),
        };
        var basic = Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes($"{clientId}:{secret}"));
        request.Headers.Authorization = new("Basic", basic);
        using var tokens = await http.SendAsync(request);
        tokens.EnsureSuccessStatusCode();
        var body = await tokens.Content.ReadFromJsonAsync<JsonElement>();
        using var who = new HttpRequestMessage(HttpMethod.Get, $"{server.Issuer}/userinfo");
        who.Headers.Authorization = new("Bearer", body.GetProperty("access_token").GetString());
        using var info = await http.SendAsync(who);
        info.EnsureSuccessStatusCode();
        return await info.Content.ReadFromJsonAsync<JsonElement>();
    }
}
