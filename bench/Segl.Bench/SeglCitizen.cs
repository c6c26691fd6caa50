using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Segl.Phone;

namespace Segl.Bench;

/// <summary>The relying party of the benchmark's citizens: the plain profile, with a secret.</summary>
internal static class RelyingParty
{
    public const string Id = "bench";
    public const string Secret = "relying-party-secret";
    public const string Redirect = "https://rp.bench.example/back";

    /// <summary>The metadata as for <c>segl client add</c>.</summary>
    public const string Metadata = $$"""
        {"client_id":"{{Id}}","client_name":"The bench","profile":"plain","sector":"private","scope":"openid profile",
         "redirect_uris":["{{Redirect}}"]}
        """;

    /// <summary>Its authentication at the token endpoint.</summary>
    public static readonly AuthenticationHeaderValue Basic = new(
        "Basic",
        Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Id}:{Secret}"))
    );
}

/// <summary>Browser, phone and relying party of one citizen of Segl.</summary>
internal sealed class SeglCitizen : ICitizen
{
    private readonly Browser browser;
    private readonly ScriptedPhone phone;
    private readonly string userId;

    public SeglCitizen(HttpClient http, SeededPhone seeded)
    {
        browser = new(http);
        phone = new(http, SeglContender.Origin, seeded.Keys(), seeded.App, seeded.Answer);
        userId = seeded.UserId;
    }

    public long Requests => browser.Requests + phone.Requests;

    public async Task Once()
    {
        browser.Forget();
        var verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var (box, token) = await Begin(browser, userId, verifier);
        using (var events = await browser.Events($"{box}/events"))
        {
            var codes = await Event(events, "qr", _ => true);
            await phone.Approve(await phone.ClaimQr(codes.Split(' ')[0]), Seeding.Pin);
            await Event(events, "step", step => step == "approved");
        }

        var back = await browser.PostRedirected($"{box}/finish", ("token", token));
        using var tokens = JsonDocument.Parse(
            await browser.Post(
                "/token",
                RelyingParty.Basic,
                ("grant_type", "authorization_code"),
                ("code", Parameter(back, "code")),
                ("code_verifier", verifier),
                ("redirect_uri", RelyingParty.Redirect)
            )
        );
        await browser.Get("/userinfo", new("Bearer", tokens.RootElement.GetProperty("access_token").GetString()));
    }

    /// <summary>From the relying party's redirect to the waiting page.</summary>
    /// <returns>The address of the login, and the token of its forms.</returns>
    public static async Task<(string Box, string Token)> Begin(Browser browser, string userId, string verifier)
    {
        var (box, token) = await OpenLoginPage(browser, verifier);
        await browser.PostRedirected($"{box}/user-id", ("token", token), ("userId", userId));
        await browser.Page(box);
        return (box, token);
    }

    /// <summary>From the relying party's redirect to the page for the user ID.</summary>
    /// <returns>The address of the login, and the token of its forms.</returns>
    public static async Task<(string Box, string Token)> OpenLoginPage(Browser browser, string verifier)
    {
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var box = await browser.Redirected(
            $"/authorize?response_type=code&client_id={RelyingParty.Id}&scope=openid%20profile"
                + $"&redirect_uri={Uri.EscapeDataString(RelyingParty.Redirect)}"
                + $"&state={verifier[..22]}&nonce={verifier[..22]}"
                + $"&code_challenge={challenge}&code_challenge_method=S256"
        );
        box = new Uri(new Uri(SeglContender.Origin), box).AbsolutePath;
        var page = await browser.Page(box);
        const string Field = "name=\"token\" value=\"";
        var from = page.IndexOf(Field, StringComparison.Ordinal) + Field.Length;
        return (box, page[from..page.IndexOf('"', from)]);
    }

    /// <summary>The value of a parameter in an address.</summary>
    public static string Parameter(string address, string name) =>
        Uri.UnescapeDataString(address.Split($"{name}=")[1].Split('&')[0]);

    private static async Task<string> Event(StreamReader events, string name, Func<string, bool> wanted)
    {
        var current = "";
        while (await events.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                current = line[7..];
            else if (current == name && line.StartsWith("data: ", StringComparison.Ordinal) && wanted(line[6..]))
                return line[6..];
        }

        throw new InvalidOperationException($"The events ended before {name}.");
    }
}
