using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.My;
using Segl.Server.Tests.Login;
using Segl.Server.Visiting;

namespace Segl.Server.Tests.My;

/// <summary>A citizen with an app, and a browser at the portal.</summary>
internal sealed partial class MyStory : IAsyncDisposable
{
    private MyStory(TestServer server, Citizen karla, ScriptedPhone phone) =>
        (Server, Karla, Phone, Browser) = (server, karla, phone, new(server));

    public TestServer Server { get; }

    public Citizen Karla { get; }

    public ScriptedPhone Phone { get; }

    public LoginBrowser Browser { get; }

    public static async Task<MyStory> Begin(
        DatabaseKind kind = DatabaseKind.Sqlite,
        AssuranceLevel level = AssuranceLevel.Substantial
    )
    {
        var server = await TestServer.Start(kind);
        var karla = await server.Register(level);
        return new(server, karla, await server.ActivatedPhone(karla));
    }

    /// <summary>The same, logged in.</summary>
    public static async Task<MyStory> LoggedIn(
        DatabaseKind kind = DatabaseKind.Sqlite,
        AssuranceLevel level = AssuranceLevel.Substantial
    )
    {
        var story = await Begin(kind, level);
        Assert.Equal("/my", (await story.LogIn()).Location);
        return story;
    }

    /// <summary>Presses "Log in", approves, and returns.</summary>
    public async Task<Answered> LogIn() =>
        await Browser.Open(await WayBack(await Browser.Post("/my/log-in"), Phone, Karla));

    /// <summary>Another person on another phone, with an own browser, logged in.</summary>
    public async Task<(Citizen Person, ScriptedPhone Phone, LoginBrowser Browser)> Another()
    {
        var person = await Server.Register();
        var (phone, browser) = (await Server.ActivatedPhone(person), new LoginBrowser(Server));
        await browser.Open(await WayBack(await browser.Post("/my/log-in"), phone, person, browser));
        return (person, phone, browser);
    }

    /// <summary>From the redirect to <c>/authorize</c> to the address at which the portal gets its answer.</summary>
    public async Task<string> WayBack(Answered toLogin, ScriptedPhone by, Citizen who, LoginBrowser? browser = null)
    {
        browser ??= Browser;
        var login = await browser.Authorize(toLogin.Location!);
        await browser.TypeUserId(login, who.UserId);
        var claimed = await by.ClaimQr(await browser.QrCode(login));
        Shown = (claimed.Shown.GetProperty("rp").GetString()!, TextOf(claimed));
        await by.Approve(claimed, who.Pin);
        return (await browser.Press(login, "finish")).Location!;
    }

    /// <summary>What the app showed of the last login: who asks, and what for.</summary>
    public (string Who, string? Text) Shown { get; private set; }

    /// <summary>Approves what a form asked of the app, and returns.</summary>
    public async Task<Answered> Approve(Answered toLogin) => await Browser.Open(await WayBack(toLogin, Phone, Karla));

    /// <summary>Sends a form of a page with the token that the page gave it.</summary>
    public async Task<Answered> Press(string page, string action, params (string, string)[] fields) =>
        await Browser.Post(action, [.. fields, ("token", await Token(page))]);

    /// <summary>Sends a form from so many tabs of the browser at once.</summary>
    public async Task PressAtOnce(int tabs, string page, string action, params (string, string)[] fields)
    {
        (string, string)[] sent = [.. fields, ("token", await Token(page))];
        var opened = Enumerable.Range(0, tabs).Select(_ => new LoginBrowser(Server)).ToList();
        opened.ForEach(tab => Browser.Cookies.ToList().ForEach(one => tab.Cookies[one.Key] = one.Value));
        await Task.WhenAll(opened.Select(tab => tab.Post(action, sent)));
    }

    /// <summary>The value of the stop link in the newest notice of this.</summary>
    public async Task<string> StopLink(Happening what)
    {
        var wrapped = await Server.Database.Read(session =>
            session.QueryAll(
                """
                SELECT secret_wrapped
                FROM notice
                WHERE person_id = @person AND what = @what AND secret_wrapped IS NOT NULL
                ORDER BY made_at
                """,
                row => row.Bytes(),
                ("person", Karla.Id),
                ("what", what)
            )
        );
        return Server.Codes.UnwrapFromOutbox(Karla.Id, wrapped[^1]);
    }

    /// <summary>The token of a page's forms.</summary>
    public async Task<string> Token(string page = "/my") =>
        TokenField().Match((await Browser.Open(page)).Body).Groups[1].Value;

    /// <summary>Whether the browser is logged in.</summary>
    public async Task<bool> IsIn() => (await Browser.Open("/my")).Body.Contains("/my/log-out");

    /// <summary>Asks the app for an act, as a page of the portal does.</summary>
    public async Task<Answered> Ask<T>(string act, string text, T arguments)
    {
        var context = new DefaultHttpContext { RequestServices = Server.Parts };
        context.Request.Headers.Cookie = string.Join("; ", Browser.Cookies.Select(one => $"{one.Key}={one.Value}"));
        var visit = await Server
            .Parts.GetRequiredService<DoorPages<MyVisit>>()
            .Visit(context, Server.Clock.GetUtcNow());
        var answer = await Server
            .Parts.GetRequiredService<FreshApprovals<MyVisit>>()
            .Ask(visit!, act, "Do it", text, arguments, "/my");
        await answer.ExecuteAsync(context);
        foreach (var cookie in context.Response.Headers.SetCookie)
        {
            Browser.Cookies[cookie!.Split('=')[0]] = cookie.Split(';')[0].Split('=', 2)[1];
        }

        return new(HttpStatusCode.SeeOther, "", context.Response.Headers.Location, new());
    }

    /// <inheritdoc/>
    /// <summary>The newest code to a number or address that is to be proven.</summary>
    public async Task<string> ContactCode()
    {
        var wrapped = await Server.Database.Read(session =>
            session.QueryAll(
                """
                SELECT secret_wrapped
                FROM notice
                WHERE person_id = @person AND what = 'ContactCodeSent' AND secret_wrapped IS NOT NULL
                ORDER BY made_at, notice_id
                """,
                row => row.Bytes(),
                ("person", Karla.Id)
            )
        );
        return Server.Codes.UnwrapFromOutbox(Karla.Id, wrapped[^1]);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private static string? TextOf(ClaimedLogin claimed) =>
        claimed.Shown.TryGetProperty("text", out var text) ? text.GetString() : null;

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
