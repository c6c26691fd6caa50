using System.Text.RegularExpressions;
using Segl.Phone;
using Segl.Server.Operate.Staff;
using Segl.Server.Tests.Login;
using Segl.Storage;

namespace Segl.Server.Tests.Desk;

/// <summary>An officer with an app, and a browser at the desk.</summary>
internal sealed partial class OfficerAtDesk(TestServer server, Citizen officer, ScriptedPhone phone)
{
    public Citizen Person => officer;

    public ScriptedPhone Phone => phone;

    public LoginBrowser Browser { get; } = new(server);

    /// <summary>What the app showed of the last login: who asks, and what for.</summary>
    public (string Who, string? Text) Shown { get; private set; }

    /// <summary>Presses "Log in", approves, and returns.</summary>
    public async Task<Answered> LogIn() => await Approve(await Browser.Post("/desk/log-in"));

    /// <summary>Approves what a form asked of the app, and returns.</summary>
    public async Task<Answered> Approve(Answered toLogin) => await Browser.Open(await WayBack(toLogin));

    /// <summary>From the redirect to <c>/authorize</c> to the address at which the desk gets its answer.</summary>
    public async Task<string> WayBack(Answered toLogin)
    {
        var login = await Browser.Authorize(toLogin.Location!);
        await Browser.TypeUserId(login, officer.UserId);
        var claimed = await phone.ClaimQr(await Browser.QrCode(login));
        Shown = (
            claimed.Shown.GetProperty("rp").GetString()!,
            claimed.Shown.TryGetProperty("text", out var text) ? text.GetString() : null
        );
        await phone.Approve(claimed, officer.Pin);
        return (await Browser.Press(login, "finish")).Location!;
    }

    /// <summary>Sends a form of a page with the token that the page gave it.</summary>
    public async Task<Answered> Press(string page, string action, params (string, string)[] fields) =>
        await Browser.Post(
            action,
            [.. fields, ("token", TokenField().Match((await Browser.Open(page)).Body).Groups[1].Value)]
        );

    /// <summary>Whether the browser is logged in.</summary>
    public async Task<bool> IsIn() => (await Browser.Open("/desk")).Body.Contains("/desk/log-out");

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}

/// <summary>A Citizen Service desk with officers.</summary>
internal sealed class DeskStory : IAsyncDisposable
{
    private DeskStory(TestServer server) => Server = server;

    public TestServer Server { get; }

    public static async Task<DeskStory> Begin(DatabaseKind kind = DatabaseKind.Sqlite) =>
        new(await TestServer.Start(kind));

    /// <summary>A person with an app who was made an officer.</summary>
    public async Task<OfficerAtDesk> NewOfficer(string desk = "aarhus")
    {
        var person = await Server.Register();
        var phone = await Server.ActivatedPhone(person);
        await Server.People.Change(
            person.Id,
            Server.Clock.GetUtcNow(),
            change => Officers.Put(change, desk, Actor.Command)
        );
        return new(Server, person, phone);
    }

    /// <summary>The same, logged in.</summary>
    public async Task<OfficerAtDesk> OfficerLoggedIn(string desk = "aarhus")
    {
        var officer = await NewOfficer(desk);
        Assert.Equal("/desk", (await officer.LogIn()).Location);
        return officer;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
