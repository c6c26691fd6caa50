using System.Net;
using System.Text.RegularExpressions;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Tests.Login;

namespace Segl.Server.Tests.Desk;

/// <summary>An officer with an app, and a browser at the desk; or an operator at theirs.</summary>
internal sealed partial class OfficerAtDesk(
    LoginBrowser browser,
    Func<Citizen, Task<string>> numberOf,
    Citizen officer,
    ScriptedPhone phone,
    string door
)
{
    /// <summary>At a server of the tests.</summary>
    public OfficerAtDesk(TestServer server, Citizen officer, ScriptedPhone phone, string door = "/desk")
        : this(new(server), server.NumberOf, officer, phone, door) { }

    /// <summary>At a server that crashes.</summary>
    public OfficerAtDesk(CrashingServer server, Citizen officer, ScriptedPhone phone)
        : this(new(server.Http), server.NumberOf, officer, phone, "/desk") { }

    public Citizen Person => officer;

    public ScriptedPhone Phone => phone;

    public LoginBrowser Browser => browser;

    /// <summary>What the app showed of the last login: who asks, and what for.</summary>
    public (string Who, string? Text) Shown { get; private set; }

    /// <summary>Presses "Log in", approves, and returns.</summary>
    public async Task<Answered> LogIn() => await Approve(await Browser.Post($"{door}/log-in"));

    /// <summary>Approves what a form asked of the app, and returns.</summary>
    public Task<Answered> Approve(Answered toLogin) => Approve(toLogin, officer, phone);

    /// <summary>Somebody who stands beside the officer approves in this browser.</summary>
    public async Task<Answered> Approve(Answered toLogin, Citizen by, ScriptedPhone with) =>
        await Browser.Open(await WayBack(toLogin, by, with));

    /// <summary>From the redirect to <c>/authorize</c> to the address at which the desk gets its answer.</summary>
    private async Task<string> WayBack(Answered toLogin, Citizen by, ScriptedPhone with)
    {
        var login = await Browser.Authorize(toLogin.Location!);
        await Browser.TypeUserId(login, by.UserId);
        var claimed = await with.ClaimQr(await Browser.QrCode(login));
        Shown = (
            claimed.Shown.GetProperty("rp").GetString()!,
            claimed.Shown.TryGetProperty("text", out var text) ? text.GetString() : null
        );
        await with.Approve(claimed, by.Pin);
        return (await Browser.Press(login, "finish")).Location!;
    }

    /// <summary>Sends a form of a page with the token that the page gave it.</summary>
    public async Task<Answered> Press(string page, string action, params (string, string)[] fields) =>
        await Browser.Post(action, [.. fields, ("token", await Token(page))]);

    /// <summary>Sends a form with a file.</summary>
    public async Task<Answered> PressFile(
        string page,
        string action,
        byte[] file,
        string name,
        params (string Name, string Value)[] fields
    )
    {
        var form = new MultipartFormDataContent();
        foreach (var (field, value) in fields.Append(("token", await Token(page))))
        {
            form.Add(new StringContent(value), field);
        }

        form.Add(new ByteArrayContent(file), "file", name);
        await form.LoadIntoBufferAsync(TestContext.Current.CancellationToken);
        return await Browser.Send(new(HttpMethod.Post, action) { Content = form });
    }

    /// <summary>The token of a page's forms.</summary>
    private async Task<string> Token(string page) =>
        TokenField().Match((await Browser.Open(page)).Body).Groups[1].Value;

    /// <summary>Finds a citizen by their number.</summary>
    public async Task<Answered> Find(Citizen citizen, string because = "Lost the phone") =>
        await Press("/desk", "/desk/find", ("number", await numberOf(citizen)), ("because", because));

    /// <summary>Writes down what the citizen showed.</summary>
    public Task<Answered> ShowDocument(DocumentKind document = DocumentKind.Passport, string last = "ab1234") =>
        Press("/desk/evidence", "/desk/evidence", Document(document, last));

    /// <summary>The fields of a document.</summary>
    public static (string, string)[] Document(DocumentKind document, string last) =>
        [("document", document.ToString()), ("last", last), ("genuine", "yes"), ("valid", "yes"), ("likeness", "yes")];

    /// <summary>Finds a citizen, who shows a passport.</summary>
    public async Task Serve(Citizen citizen, DocumentKind document = DocumentKind.Passport)
    {
        Assert.Equal("/desk/person", (await Find(citizen)).Location);
        Assert.Equal("/desk/person?done=shown", (await ShowDocument(document)).Location);
    }

    /// <summary>Asks for an act; the answer leads to the officer's own app.</summary>
    public Task<Answered> Ask(DeskAct act, params (string, string)[] fields) =>
        Press("/desk/person", "/desk/act", [("act", act.ToString()), .. fields]);

    /// <summary>Does an act, and approves it.</summary>
    public async Task<Answered> Do(DeskAct act, params (string, string)[] fields) =>
        await Browser.Open(await Approved(act, fields));

    /// <summary>Asks for an act and approves it; the answer is the address at which it happens.</summary>
    public async Task<string> Approved(DeskAct act, params (string, string)[] fields)
    {
        var asked = await Ask(act, fields);
        Assert.True(asked.Status is HttpStatusCode.SeeOther, asked.Body);
        return await WayBack(asked, officer, phone);
    }

    /// <summary>Says yes as the second officer to what waits first.</summary>
    public async Task<Answered> SayYes()
    {
        var asked = await Decide("yes");
        return asked.Status is HttpStatusCode.SeeOther ? await Approve(asked) : asked;
    }

    /// <summary>Presses yes or no at what waits first.</summary>
    public async Task<Answered> Decide(string what) =>
        await Press(
            "/desk/second",
            $"/desk/second/{what}",
            ("id", IdField().Match((await Browser.Open("/desk/second")).Body).Groups[1].Value)
        );

    /// <summary>Whether the browser is logged in.</summary>
    public async Task<bool> IsIn() => (await Browser.Open(door)).Body.Contains($"action=\"{door}/log-out\"");

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();

    [GeneratedRegex("name=\"id\" value=\"([^\"]+)\"")]
    private static partial Regex IdField();
}
