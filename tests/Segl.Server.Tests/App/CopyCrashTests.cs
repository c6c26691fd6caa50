using System.Buffers.Text;
using Segl.Phone;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Tests.App;

/// <summary>
/// The server is killed after every step of a copy, and in the middle of every step: what was answered has happened,
/// what was not has happened wholly or not at all, and the copy goes on.
/// </summary>
public sealed class CopyCrashTests
{
    private const byte Sound = 2;
    private const string NewPin = "846193";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task T04_T67_a_copy_goes_on_after_a_crash_at_every_step(DatabaseKind kind)
    {
        await using var server = await CrashingServer.Start(kind);
        var (karla, oldApp, app) = (server.Karla, await Activated(server), NewApp(server));
        using var old = new OldPhone(oldApp);
        using var fresh = new NewPhone(app);

        await old.Start(karla.Pin);
        await server.Crash();
        Assert.Equal("waiting", await StepOf(old));
        Assert.Equal(nameof(Reason.WaitNotOver), await Refused(() => old.ShowCode(karla.Pin)));
        await AnHourPasses(server);
        await ToldThatTheWaitIsOver(server);
        await server.Crash();
        await old.ShowCode(karla.Pin);
        await server.Crash();
        await fresh.Scan(old.Code);
        await server.Crash();
        Assert.True(await old.Hear(fresh.Broadcast, Sound));
        await server.Crash();
        var digits = await fresh.Digits();
        await server.Crash();
        Assert.Equal(digits, await old.Digits());
        await old.Vouch();
        await server.Crash();
        await fresh.TypeUserId(karla.UserId);
        await server.Crash();
        await app.Ask($"{fresh.Path}/temporary-pin", new { temporaryPin = await server.TemporaryPin() });
        await server.Crash();
        var offered = await ChoosePin(app, fresh);
        await server.Crash();
        await Activate(app, fresh, offered);
        await server.Crash();

        Assert.Equal("active", (await app.Home()).GetProperty("state").GetString());
        await CopiedOnce(server, oldApp);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T67_a_copy_goes_on_after_a_crash_in_the_middle_of_every_step(DatabaseKind kind)
    {
        await using var server = await CrashingServer.Start(kind);
        var (karla, oldApp, app) = (server.Karla, await Activated(server), NewApp(server));
        using var old = new OldPhone(oldApp);
        using var fresh = new NewPhone(app);

        await Lose(() => old.Start(karla.Pin), async () => await StepOf(old) == "waiting");
        await AnHourPasses(server);
        await ToldThatTheWaitIsOver(server);
        await Lose(() => old.ShowCode(karla.Pin), async () => await StepOf(old) == "showing");
        Func<NewPhone, Task>[] meeting =
        [
            phone => phone.Scan(old.Code),
            phone => old.Hear(phone.Broadcast, Sound),
            phone => phone.Digits(),
        ];
        for (var lost = 0; lost < meeting.Length; lost++)
        {
            await MeetUntilLost(server, old, meeting, lost);
        }

        foreach (var step in meeting)
        {
            await step(fresh);
        }

        await Lose(old.Vouch, async () => await StepOf(old) == "vouched");
        await Lose(() => fresh.TypeUserId(karla.UserId), () => Is("activation", "step = 'CodeRight'"));
        var temporaryPin = await server.TemporaryPin();
        await Lose(
            () => app.Ask($"{fresh.Path}/temporary-pin", new { temporaryPin }),
            () => Is("activation", "step = 'TemporaryPinRight'")
        );
        await server.Lose(() => ChoosePin(app, fresh));
        var offered = await ChoosePin(app, fresh);
        await server.Lose(() => Activate(app, fresh, offered));
        await Activate(app, fresh, offered);

        Assert.Equal("active", (await app.Home()).GetProperty("state").GetString());
        await CopiedOnce(server, oldApp);

        async Task Lose(Func<Task> ask, Func<Task<bool>> happened)
        {
            await server.Lose(ask);
            if (!await happened())
            {
                await ask();
            }
        }

        async Task<bool> Is(string table, string where) =>
            await server.Count($"SELECT count(*) FROM {table} WHERE person_id = @person AND {where}") > 0;
    }

    // Whoever lost an answer of the meeting scans again, with a new key: if the first was taken, that kills the code
    // (R45), and another is shown.
    private static async Task MeetUntilLost(
        CrashingServer server,
        OldPhone old,
        Func<NewPhone, Task>[] meeting,
        int lost
    )
    {
        using var first = new NewPhone(NewApp(server));
        foreach (var step in meeting[..lost])
        {
            await step(first);
        }

        await server.Lose(() => meeting[lost](first));
        if (await StepOf(old) == "scanned")
        {
            using var again = new NewPhone(NewApp(server));
            Assert.Equal(nameof(Reason.QrCodeExpired), await Refused(() => again.Scan(old.Code)));
            Assert.Equal("ready", await StepOf(old));
            await old.ShowCode(server.Karla.Pin);
        }
    }

    private static ScriptedPhone NewApp(CrashingServer server) => new(server.Http, TestServer.Origin);

    private static async Task<ScriptedPhone> Activated(CrashingServer server)
    {
        var phone = NewApp(server);
        await phone.Activate(server.Karla.UserId, await server.ActivationCode(), server.TemporaryPin, server.Karla.Pin);
        return phone;
    }

    private static async Task<string?> StepOf(OldPhone old)
    {
        try
        {
            return (await old.View()).GetProperty("step").GetString();
        }
        catch (PhoneRefusedException none) when (none.Reason == nameof(Reason.NotFound))
        {
            return null;
        }
    }

    // The server has the clock of this machine, so it is the start that moves. The hour ends while the server is down.
    private static async Task AnHourPasses(CrashingServer server)
    {
        await server.Database.Write(
            Durability.Durable,
            session =>
            {
                session.Defer(
                    "UPDATE app_copy SET started_at = @at WHERE person_id = @person",
                    ("at", DateTimeOffset.UtcNow - Hour),
                    ("person", server.Karla.Id)
                );
                return Task.CompletedTask;
            }
        );
        await server.Crash();
    }

    private static async Task ToldThatTheWaitIsOver(CrashingServer server)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (await server.Count("SELECT count(*) FROM journal WHERE person_id = @person AND what = 'CopyReady'") == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
        }
    }

    private static async Task<string> ChoosePin(ScriptedPhone app, NewPhone fresh)
    {
        var pinKey = Base64Url.EncodeToString(app.Keys.PinKey(app.App, NewPin));
        return (await app.Ask($"{fresh.Path}/pin", new { pinKey })).GetProperty("statement").GetString()!;
    }

    private static async Task Activate(ScriptedPhone app, NewPhone fresh, string offered)
    {
        var statement = app.Keys.Statement("activate", app.App, offered);
        using var answer = await app.Send(HttpMethod.Post, $"{fresh.Path}/activate", new { statement }, proof: false);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>One copy, one code used, one app more, and each step in the journal once and told on every
    /// channel.</summary>
    private static async Task CopiedOnce(CrashingServer server, ScriptedPhone oldApp)
    {
        Assert.Equal("active", (await oldApp.Home()).GetProperty("state").GetString());
        await server.InvariantsHold(activeApps: 2);
        Assert.Equal(1, await server.Count("SELECT count(*) FROM app_copy WHERE person_id = @person"));
        Assert.Equal(
            1,
            await server.Count("SELECT count(*) FROM app_copy WHERE person_id = @person AND step = 'Done'")
        );
        Assert.Equal(
            1,
            await server.Count(
                "SELECT count(*) FROM activation WHERE person_id = @person AND copy_id IS NOT NULL AND step = 'Active'"
            )
        );
        foreach (var what in new[] { Happening.CopyStarted, Happening.CopyReady, Happening.CopyVouched })
        {
            Assert.Equal(
                1,
                await server.Count($"SELECT count(*) FROM journal WHERE person_id = @person AND what = '{what}'")
            );
        }

        foreach (var what in new[] { Happening.CopyStarted, Happening.CopyReady, Happening.AppActivated })
        {
            Assert.True(
                await server.Count(
                    $"SELECT count(*) FROM notice WHERE person_id = @person AND what = '{what}' AND channel = 'Sms'"
                ) > 0
            );
        }
    }

    private static async Task<string> Refused(Func<Task> asked) =>
        (await Assert.ThrowsAsync<PhoneRefusedException>(asked)).Reason;
}
