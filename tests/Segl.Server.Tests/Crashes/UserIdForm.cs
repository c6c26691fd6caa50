using System.Diagnostics;
using System.Net;
using Segl.Server.Tests.Login;

namespace Segl.Server.Tests.Crashes;

/// <summary>The form with the user ID, as a browser sends it, again and again.</summary>
internal sealed class UserIdForm
{
    private static readonly TimeSpan GivesUpAfter = TimeSpan.FromSeconds(0.3);

    private readonly CrashingServer server;
    private readonly LoginBrowser browser;
    private readonly Guid login;
    private readonly string token;

    private UserIdForm(CrashingServer server, LoginBrowser browser, Guid login, string token) =>
        (this.server, this.browser, this.login, this.token) = (server, browser, login, token);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>That of a new login.</summary>
    public static async Task<UserIdForm> Of(CrashingServer server, CrashingShop shop)
    {
        var browser = new LoginBrowser(server.Http);
        var login = await browser.Authorize(shop.Authorize);
        return new(server, browser, login, await browser.TokenOf(login));
    }

    /// <summary>Sends it while all is well.</summary>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> Send()
    {
        var watch = Stopwatch.StartNew();
        using var answer = await server.Http.SendAsync(Request(), Stop);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return watch.Elapsed;
    }

    /// <summary>Sends it, and closes the connection before an answer comes.</summary>
    public async Task SendAndGiveUp()
    {
        using var soon = new CancellationTokenSource(GivesUpAfter);
        try
        {
            using var answer = await server.Http.SendAsync(Request(), soon.Token);
        }
        catch (OperationCanceledException)
        {
            // It was not answered so soon.
        }
    }

    /// <summary>Sends it while the database is out of order.</summary>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> IsToldThatNothingIsLost()
    {
        var watch = Stopwatch.StartNew();
        using var answer = await server.Http.SendAsync(Request(), Stop);
        var body = await answer.Content.ReadAsStringAsync(Stop);
        var took = watch.Elapsed;
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, true),
            (answer.StatusCode, answer.Headers.Contains("Retry-After"))
        );
        Assert.Contains("Intet er gået tabt", body);
        Assert.Contains("/look/again.js", body);
        // What was typed is sent again.
        Assert.Contains($"""name="userId" value="{server.Karla.UserId}">""", body);
        return took;
    }

    private HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/login/{login}/user-id")
        {
            Content = new FormUrlEncodedContent([
                new("userId", server.Karla.UserId),
                new("remember", "no"),
                new("token", token),
            ]),
        };
        request.Headers.TryAddWithoutValidation(
            "Cookie",
            string.Join("; ", browser.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"))
        );
        request.Headers.Add("Accept", "text/html");
        request.Headers.Add("Accept-Language", "da");
        return request;
    }
}
