using System.Buffers.Text;
using System.Text.Json;
using Segl.Phone;
using Segl.Rules;
using Segl.Storage;

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
    private readonly HttpClient http = new();
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
        server = new StartedProcess(
            Environment.ProcessPath is { } host && host.EndsWith("dotnet", StringComparison.Ordinal) ? host : "dotnet",
            Path.Combine(AppContext.BaseDirectory, "segl.dll"), "serve", $"--Segl:Issuer={TestServer.Origin}",
            $"--Segl:Listen=http://127.0.0.1:{port}", $"--Segl:Database={configured.Configured}",
            $"--Segl:KeyFile={keyFile}");
        await StartedProcess.Answers(port);
    }

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

        async Task<long> Count(string sql) => (await database.Read(
            session => session.All(sql, row => row.GetInt64(0), ("person", citizen.Id)), Stop))[0];
    }

    private static async Task Ignore(Task<HttpResponseMessage> lost)
    {
        try
        {
            (await lost).Dispose();
        }
        catch (HttpRequestException)
        {
            // The server was killed before it answered.
        }
    }
}
