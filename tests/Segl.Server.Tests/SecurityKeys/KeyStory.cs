using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Segl.Rules;
using Segl.Server.Login;
using Segl.Server.Tests.App;
using Segl.Server.Tests.Login;
using Segl.Server.Tests.My;
using Segl.Storage;

namespace Segl.Server.Tests.SecurityKeys;

/// <summary>A citizen at level High with an app, at the portal, with a security key in the hand.</summary>
internal sealed partial class KeyStory : IAsyncDisposable
{
    private const string AddPage = "/my/authenticators/add-key";

    private KeyStory(MyStory my) => My = my;

    public MyStory My { get; }

    public TestServer Server => My.Server;

    public Citizen Karla => My.Karla;

    /// <summary>The key.</summary>
    public SoftPasskey Key { get; } = new();

    public static async Task<KeyStory> Begin(
        DatabaseKind kind = DatabaseKind.Sqlite,
        AssuranceLevel level = AssuranceLevel.High
    ) => new(await MyStory.LoggedIn(kind, level));

    /// <summary>The same, with the key added.</summary>
    public static async Task<KeyStory> WithKey(
        DatabaseKind kind = DatabaseKind.Sqlite,
        AssuranceLevel level = AssuranceLevel.High
    )
    {
        var story = await Begin(kind, level);
        Assert.Equal($"{TestServer.Origin}/my/authenticators?done=key-added", (await story.Add(story.Key)).Location);
        return story;
    }

    /// <summary>Asks the portal for a key of this name, and approves in the app.</summary>
    /// <returns>The address to which that leads.</returns>
    public async Task<string> Approve(string name = "Blue key") =>
        (await My.Approve(await My.Press(AddPage, AddPage, ("name", name)))).Location!;

    /// <summary>All of it: asks, approves, and lets the key answer.</summary>
    public async Task<Answered> Add(SoftPasskey key, string name = "Blue key")
    {
        var page = await My.Browser.Open(await Approve(name));
        return await Send(My.Browser, page, key.Make(OptionsOf(page)).GetRawText());
    }

    /// <summary>A key that answers otherwise than it should in one respect; what it does not know leaves it as it
    /// is.</summary>
    public static SoftPasskey Bent(SoftPasskey key, string what)
    {
        switch (what)
        {
            case "another RP":
                key.RpId = "segl.test";
                break;
            case "another origin":
                key.Origin = "https://id.segl.example";
                break;
            case "in a frame of another origin":
                key.CrossOrigin = true;
                break;
            case "no user verification":
                key.UserVerified = false;
                break;
            case "another key":
                key.Forget();
                break;
            case "another user":
                key.UserHandle = [1, 2, 3];
                break;
            case "eligible for backup all of a sudden":
                key.BackupEligible = true;
                break;
        }

        return key;
    }

    /// <summary>Sends what a key answered with the form of a page.</summary>
    public static Task<Answered> Send(LoginBrowser browser, Answered page, string credential) =>
        browser.Post(
            WebUtility.HtmlDecode(FormAction().Match(page.Body).Groups[1].Value),
            ("token", FormToken().Match(page.Body).Groups[1].Value),
            ("credential", credential)
        );

    /// <summary>What a page asks of a key.</summary>
    public static JsonElement OptionsOf(Answered page) =>
        JsonSerializer.Deserialize<JsonElement>(WebUtility.HtmlDecode(FormOptions().Match(page.Body).Groups[1].Value));

    /// <summary>What a page wants signed.</summary>
    public static byte[] ChallengeOf(Answered page) =>
        System.Buffers.Text.Base64Url.DecodeFromChars(OptionsOf(page).GetProperty("challenge").GetString()!);

    /// <summary>A login at level High up to the page that asks for the key.</summary>
    public async Task<(LoginBrowser Browser, Answered Page)> LoginUpToKey(LoginRequest? request = null)
    {
        var browser = new LoginBrowser(Server);
        var login = await browser.Wait(Karla.UserId, request ?? LoginBrowser.Request(level: AssuranceLevel.High));
        await My.Phone.Approve(await My.Phone.ClaimQr(await browser.QrCode(login)), Karla.Pin);
        Assert.Equal($"/login/{login}", (await browser.Press(login, "finish")).Location);
        return (browser, await browser.Open(login));
    }

    /// <summary>Lets a key answer such a page.</summary>
    public static Task<Answered> Use(LoginBrowser browser, Answered page, SoftPasskey key) =>
        Send(browser, page, key.Prove(ChallengeOf(page)).GetRawText());

    /// <summary>Whether a whole login with this key succeeds.</summary>
    public async Task<bool> GetsIn(SoftPasskey? key = null)
    {
        var (browser, page) = await LoginUpToKey();
        return IsIn(await Use(browser, page, key ?? Key));
    }

    /// <summary>Whether an answer leads back to the website with a code.</summary>
    public static bool IsIn(Answered answered) =>
        answered.Location?.StartsWith("https://shop.example/back?code=", StringComparison.Ordinal) is true;

    /// <summary>The keys as they are stored.</summary>
    public Task<List<StoredSecurityKey>> Stored() =>
        Server.Database.Read(session => SecurityKeyStore.Of(session, Karla.Id));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Key.Dispose();
        await My.DisposeAsync();
    }

    [GeneratedRegex("id=\"security-key\" method=\"post\" action=\"([^\"]+)\"")]
    private static partial Regex FormAction();

    [GeneratedRegex("data-options=\"([^\"]+)\"")]
    private static partial Regex FormOptions();

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
