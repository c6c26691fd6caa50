using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Web;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Tests.Login;
using Segl.Storage;
using static Segl.Server.Tests.Oidc.RelyingParty;

namespace Segl.Server.Tests;

/// <summary>
/// The server is killed (SIGKILL) after and in the middle of every step, and started again on what it left behind: what
/// was answered has happened, what was not answered has happened wholly or not at all, and the flow goes on.
/// </summary>
public sealed class CrashTests : IAsyncDisposable
{
    private const string Pin = "730518";

    private readonly int port = StartedProcess.FreePort();
    private readonly string keyFile = Path.Combine(Path.GetTempPath(), $"segl-crash-{Guid.NewGuid():n}.key");
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private TestDatabase configured = null!;
    private Database database = null!;
    private Codes codes = null!;
    private StartedProcess? server;

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task T67_an_activation_goes_on_after_a_crash_at_every_step(DatabaseKind kind)
    {
        var karla = await Begin(kind);
        var phone = new ScriptedPhone(http, TestServer.Origin);

        var path = await phone.Begin();
        await Crash();
        await phone.Ask($"{path}/code", new { userId = karla.UserId, code = await ActivationCode(karla) });
        await Crash();
        await phone.Ask($"{path}/temporary-pin", new { temporaryPin = await TemporaryPin(karla) });
        await Crash();
        var offered = await phone.Ask(
            $"{path}/pin", new { pinKey = Base64Url.EncodeToString(phone.Keys.PinKey(phone.App, Pin)) });
        await Crash();
        var activate = phone.Keys.Statement("activate", phone.App, offered.GetProperty("statement").GetString()!);
        // In the middle of the last step: the answer is lost, so the phone says it again.
        var lost = phone.Send(HttpMethod.Post, $"{path}/activate", new { statement = activate }, proof: false);
        await Crash();
        await Ignore(lost);
        using var again = await phone.Send(HttpMethod.Post, $"{path}/activate", new { statement = activate }, false);
        Assert.True(again.IsSuccessStatusCode, await again.Content.ReadAsStringAsync(Stop));
        await Crash();

        Assert.Equal("active", (await phone.Home()).GetProperty("state").GetString());
        await InvariantsHold(karla, activeApps: 1);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T67_a_login_goes_on_after_a_crash_at_every_step(DatabaseKind kind)
    {
        var karla = await Begin(kind);
        var phone = new ScriptedPhone(http, TestServer.Origin);
        await phone.Activate(karla.UserId, await ActivationCode(karla), () => TemporaryPin(karla), Pin);
        var (clientId, secret) = await AddClient();
        var browser = new LoginBrowser(http);

        var login = await browser.Authorize(
            $"/authorize?client_id={clientId}&response_type=code&redirect_uri={Uri.EscapeDataString(Redirect)}"
            + $"&scope=openid&state=s&nonce=n&code_challenge={Challenge}&code_challenge_method=S256");
        await Crash();
        await browser.TypeUserId(login, karla.UserId);
        await Crash();
        var claimed = await phone.ClaimQr(await browser.QrCode(login));
        await Crash();
        // In the middle of the approval: the answer is lost, so the phone says it again.
        await Ignore(Lost(() => phone.Approve(claimed, Pin)));
        var stored = await database.Read(session => Logins.Find(session, login), Stop);
        if (stored!.Login.Step is not LoginStep.Approved)
        {
            await phone.Approve(claimed, Pin);
        }

        await Crash();
        var back = (await browser.Press(login, "finish")).Location!;
        Assert.StartsWith(Redirect, back);
        await Crash();
        var code = HttpUtility.ParseQueryString(new Uri(back).Query)["code"]!;
        var tokens = await Redeem(clientId, secret, code);
        await Crash();

        using var asked = new HttpRequestMessage(HttpMethod.Get, "/userinfo");
        asked.Headers.Authorization = new("Bearer", tokens.GetProperty("access_token").GetString());
        using var told = await http.SendAsync(asked, Stop);
        Assert.True(told.IsSuccessStatusCode, await told.Content.ReadAsStringAsync(Stop));
        await InvariantsHold(karla, activeApps: 1);
        Assert.Equal(1, await Count(
            "SELECT count(*) FROM journal WHERE person_id = @person AND what = 'LoginApproved'", karla));
        Assert.Equal(1, await Count("SELECT count(*) FROM login WHERE person_id = @person", karla));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R22_T67_a_wrong_pin_stays_counted_after_a_crash(DatabaseKind kind)
    {
        var karla = await Begin(kind);
        var phone = new ScriptedPhone(http, TestServer.Origin);
        await phone.Activate(karla.UserId, await ActivationCode(karla), () => TemporaryPin(karla), Pin);

        for (var left = Limits.WrongPinsToSuspend - 1; left > 0; left--)
        {
            var payload = await phone.Offer(new { act = "number-approval", on = true });
            var no = await Assert.ThrowsAsync<PhoneRefusedException>(
                () => phone.Sign("number-approval", payload, "846193"));
            Assert.Equal(left, no.TriesLeft);
            await Crash();
        }

        var last = await phone.Offer(new { act = "number-approval", on = true });
        var suspended = await Assert.ThrowsAsync<PhoneRefusedException>(
            () => phone.Sign("number-approval", last, "846193"));
        Assert.Equal(nameof(Reason.AppSuspended), suspended.Reason);
        await InvariantsHold(karla, activeApps: 1);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        http.Dispose();
        if (database is not null)
        {
            await database.DisposeAsync();
        }

        if (configured is not null)
        {
            await configured.DisposeAsync();
        }

        File.Delete(keyFile);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<Citizen> Begin(DatabaseKind kind)
    {
        configured = await TestDatabase.Make(kind);
        Keys.Make(keyFile);
        database = Database.Open(configured.Configured);
        codes = new Codes(Keys.Read(keyFile, make: false));
        http.BaseAddress = new Uri($"http://127.0.0.1:{port}");
        http.DefaultRequestHeaders.Host = new Uri(TestServer.Origin).Host;
        await StartServer();
        var number = new PersonNumber(PersonNumberKind.PCode, "00000001");
        var now = DateTimeOffset.UtcNow;
        var person = new Person(
            Guid.NewGuid(), number.Kind, codes.WrapPersonNumber(number), "Karla", new(1990, 2, 1), "karla",
            AssuranceLevel.Substantial, "en", "+4512345678", null, false, null, null, null, now, null, 0);
        Assert.Null(await new People(database).Add(person, codes.OfPersonNumber(number), "test", now, Stop));
        return new(person.Id, person.UserId, Pin);
    }

    // The server of the tests' own build, as a process that can be killed.
    private async Task StartServer()
    {
        server = Segl("serve", $"--Segl:Listen=http://127.0.0.1:{port}");
        await StartedProcess.Answers(port);
    }

    private StartedProcess Segl(params string[] words) => new(
        Environment.ProcessPath is { } host && host.EndsWith("dotnet", StringComparison.Ordinal) ? host : "dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "segl.dll"), .. words, $"--Segl:Issuer={TestServer.Origin}",
            $"--Segl:Database={configured.Configured}", $"--Segl:KeyFile={keyFile}",
        ]);

    private async Task Crash()
    {
        await server!.DisposeAsync();
        await StartServer();
    }

    private async Task<string> ActivationCode(Citizen citizen)
    {
        var code = Codes.NewActivationCode();
        await new People(database).Change(citizen.Id, DateTimeOffset.UtcNow, change =>
        {
            ActivationCodes.Put(
                change.Session, citizen.Id, codes.OfActivationCode(code),
                Rules.ActivationCode.Issue(CodeShownBy.Print, change.Now));
            return Task.FromResult(true);
        });
        return code;
    }

    private async Task<string> TemporaryPin(Citizen citizen)
    {
        var wrapped = await database.Read(session => session.All(
            """
            SELECT secret_wrapped FROM notice
            WHERE person_id = @person AND what = 'TemporaryPinSent' AND secret_wrapped IS NOT NULL
            """,
            row => row.Bytes(0), ("person", citizen.Id)));
        return codes.UnwrapFromOutbox(Assert.Single(wrapped));
    }

    /// <summary>Never over three apps; each has its line in the journal and its notice; no code is used
    /// twice.</summary>
    private async Task InvariantsHold(Citizen citizen, int activeApps)
    {
        var active = await Count("SELECT count(*) FROM app WHERE person_id = @person AND state = 'Active'");
        Assert.Equal(activeApps, active);
        Assert.Equal(active, await Count(
            "SELECT count(*) FROM journal WHERE person_id = @person AND what = 'AppActivated'"));
        Assert.True(active <= await Count(
            "SELECT count(*) FROM notice WHERE person_id = @person AND what = 'AppActivated'"));
        Assert.Equal(0, await Count("SELECT count(*) FROM activation_code WHERE person_id = @person"));
        Assert.Equal(0, await Count("SELECT count(*) FROM temporary_pin WHERE person_id = @person"));

        Task<long> Count(string sql) => this.Count(sql, citizen);
    }

    private async Task<long> Count(string sql, Citizen citizen) => (await database.Read(
        session => session.All(sql, row => row.GetInt64(0), ("person", citizen.Id)), Stop))[0];

    // Registered beside the running server, as an operator does it.
    private async Task<(string Id, string Secret)> AddClient()
    {
        var file = Path.Combine(Path.GetTempPath(), $"segl-client-{Guid.NewGuid():n}.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new
        {
            client_name = "Shop",
            profile = "plain",
            sector = "private",
            redirect_uris = new[] { Redirect },
            scope = "openid",
        }), Stop);
        await using var command = Segl("client", "add", file);
        var secret = (await command.Line(line => line.StartsWith("client_secret: ", StringComparison.Ordinal)))[15..];
        var id = (await command.Line(line => line.StartsWith("client_id: ", StringComparison.Ordinal)))[11..];
        File.Delete(file);
        return (id, secret);
    }

    private async Task<JsonElement> Redeem(string clientId, string secret, string code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/token")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["code"] = code,
                ["redirect_uri"] = Redirect,
                ["code_verifier"] = Verifier,
            }),
        };
        request.Headers.Authorization = new(
            "Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{clientId}:{Uri.EscapeDataString(secret)}")));
        using var answer = await http.SendAsync(request, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    // Asks, and kills the server a moment later: the answer may have come or not.
    private async Task Lost(Func<Task> ask)
    {
        var asked = ask();
        await Crash();
        await asked;
    }

    private static async Task Ignore(Task lost)
    {
        try
        {
            await lost;
        }
        catch (HttpRequestException)
        {
            // The server was killed before it answered.
        }
    }
}
