using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Segl.Rules;

namespace Segl.Bench;

/// <summary>
/// Browser and relying party of citizens who log in with a code display: each login is another citizen's, since a display
/// has one new code in thirty seconds.
/// </summary>
internal sealed class DeviceCitizen(HttpClient http, IReadOnlyList<SeededPhone> owners) : ICitizen
{
    private readonly Browser browser = new(http);
    private int next;

    public long Requests => browser.Requests;

    public async Task Once()
    {
        browser.Forget();
        var owner = owners[next++ % owners.Count];
        var verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var (box, token) = await SeglCitizen.Begin(browser, owner.UserId, verifier);
        await browser.Page($"{box}/code");
        var display = new Totp(owner.DisplaySeed, OtpAlgorithm.HmacSha1, Limits.DeviceInterval);
        var code = display.CodeAt(display.StepAt(DateTimeOffset.UtcNow));
        await browser.Page(await browser.PostRedirected($"{box}/code", ("token", token), ("code", code)));
        var back = await browser.PostRedirected($"{box}/password", ("token", token), ("password", Seeding.Password));
        using var tokens = JsonDocument.Parse(
            await browser.Post(
                "/token",
                RelyingParty.Basic,
                ("grant_type", "authorization_code"),
                ("code", SeglCitizen.Parameter(back, "code")),
                ("code_verifier", verifier),
                ("redirect_uri", RelyingParty.Redirect)
            )
        );
        await browser.Get("/userinfo", new("Bearer", tokens.RootElement.GetProperty("access_token").GetString()));
    }
}
