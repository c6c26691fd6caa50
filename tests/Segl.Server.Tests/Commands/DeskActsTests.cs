using Segl.Commands;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Tests.Commands;

/// <summary>What a desk will do, done by commands until it exists: freeze, number, temporary PIN.</summary>
public sealed class DeskActsTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R08_R100_a_freeze_begins_and_ends_and_both_are_told(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();

        Assert.Equal(0, await bench.Type("freeze", "--user-id", "anne5"));
        Assert.Equal(bench.Now, (await bench.Person()).FrozenAt);
        bench.Now = bench.Now.AddHours(1);
        Assert.Equal(0, await bench.Type("freeze", "--user-id", "anne5"));
        Assert.Contains("already", bench.Output);
        Assert.Equal(0, await bench.Type("unfreeze", "--user-id", "anne5"));

        var person = await bench.Person();
        Assert.Null(person.FrozenAt);
        Assert.Equal(["Frozen", "FreezeEnded"], (await bench.Happened(person.Id))[^2..]);
        Assert.Contains((Channel.Sms, "+4512345678", "Frozen"), await bench.Outbox(person.Id));
        Assert.Contains((Channel.Sms, "+4512345678", "FreezeEnded"), await bench.Outbox(person.Id));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R10_R11_support_blocks_an_app_whose_place_is_free_then(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();
        var (first, second) = (await BlockedApp(bench), await BlockedApp(bench, slot: 2));

        Assert.Equal(1, await bench.Type("block-app", "--user-id", "anne5"));
        Assert.Contains($"{first}", bench.Errors);
        Assert.Equal(0, await bench.Type("block-app", "--user-id", "anne5", "--app", $"{second}"));
        Assert.Equal(1, await bench.Type("block-app", "--user-id", "anne5", "--app", $"{second}"));

        var person = await bench.Person();
        var apps = await bench.Database.Read(session => AppStore.Of(session, person.Id));
        Assert.Equal(
            [(first, AppState.Active, 1), (second, AppState.Blocked, null)],
            apps.OrderBy(app => app.State).Select(app => (app.Id, app.State, app.Slot))
        );
        Assert.Equal("AppBlocked", (await bench.Happened(person.Id))[^1]);
        Assert.Contains((Channel.Sms, "+4512345678", "AppBlocked"), await bench.Outbox(person.Id));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R35_R100_a_changed_number_waits_and_the_old_one_is_told(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();

        Assert.Equal(0, await bench.Type("set-phone", "--user-id", "anne5", "--phone", "87 65 43 21"));

        var person = await bench.Person();
        Assert.Equal(("+4587654321", bench.Now), (person.Phone, person.PhoneChangedAt!.Value));
        var told = await bench.Outbox(person.Id);
        Assert.Contains((Channel.Sms, "+4512345678", "PhoneNumberChanged"), told);
        Assert.Contains((Channel.Sms, "+4587654321", "PhoneNumberChanged"), told);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R35_the_first_number_is_exempt(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Type("register", "--number", "0101901234", "--name", "Anne", "--user-id", "anne5");

        await bench.Type("set-phone", "--user-id", "anne5", "--phone", "87654321");

        Assert.Null((await bench.Person()).PhoneChangedAt);
    }

    [Fact]
    public async Task R35_the_same_number_again_starts_no_wait()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        await bench.Register();

        Assert.Equal(0, await bench.Type("set-phone", "--user-id", "anne5", "--phone", "+45 12345678"));

        Assert.Null((await bench.Person()).PhoneChangedAt);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R23_R34_a_temporary_pin_for_a_blocked_app_goes_to_the_number_and_to_nobody_else(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();
        var (person, app) = (await bench.Person(), await BlockedApp(bench));

        Assert.Equal(0, await bench.Type("temporary-pin", "--user-id", "anne5"));

        var kept = await bench.Database.Read(session =>
            TemporaryPinStore.Find(session, person.Id, TemporaryPinPurpose.NewPin, app)
        );
        Assert.Equal(bench.Now.AddMinutes(10), kept?.State.ValidUntil);
        var sent = await Secret(bench, person.Id);
        Assert.Matches("^[0-9]{8}$", sent);
        Assert.Equal(bench.Codes.OfTemporaryPin(app, sent), kept?.Digest);
        Assert.DoesNotContain(sent, bench.Output);
    }

    [Fact]
    public async Task R34_it_is_sent_again_three_times()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        await bench.Register();
        await BlockedApp(bench);

        for (var time = 0; time <= 3; time++)
        {
            Assert.Equal(0, await bench.Type("temporary-pin", "--user-id", "anne5"));
        }

        Assert.Equal(1, await bench.Type("temporary-pin", "--user-id", "anne5"));
        Assert.Contains("sent too often", bench.Errors);
    }

    [Fact]
    public async Task R35_a_number_that_was_just_changed_gets_no_temporary_pin()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        await bench.Register();
        await BlockedApp(bench);
        await bench.Type("set-phone", "--user-id", "anne5", "--phone", "87654321");

        Assert.Equal(1, await bench.Type("temporary-pin", "--user-id", "anne5"));

        Assert.Contains("changed recently", bench.Errors);
        bench.Now = bench.Now.AddDays(5);
        Assert.Equal(0, await bench.Type("temporary-pin", "--user-id", "anne5"));
    }

    [Fact]
    public async Task R23_without_a_blocked_app_there_is_nothing_to_send()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        await bench.Register();

        Assert.Equal(1, await bench.Type("temporary-pin", "--user-id", "anne5"));

        Assert.Contains("no app that is blocked", bench.Errors);
    }

    [Fact]
    public async Task Who_is_not_there_is_not_found()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);

        Assert.Equal(1, await bench.Type("freeze", "--user-id", "nobody"));
        Assert.Equal(1, await bench.Type("freeze", "--number", "1"));
        Assert.Contains("There is no such person", bench.Errors);
    }

    [Fact]
    public async Task Words_that_name_nobody_are_refused()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);

        Assert.Equal(2, await bench.Type("freeze"));
        Assert.Equal("segl: Name the person by --user-id or --number. See --help.", bench.Errors.TrimEnd());
        Assert.Equal(2, await bench.Type("freeze", "--user-id", "a", "--number", "1"));
        Assert.Equal(2, await bench.Type("set-phone", "--user-id", "anne5"));
        Assert.Contains("--phone", bench.Errors);
    }

    private static async Task<Guid> BlockedApp(TestBench bench, int slot = 1)
    {
        var (person, app) = (await bench.Person(), Guid.NewGuid());
        await bench.Database.Write(
            Durability.Durable,
            session =>
            {
                AppStore.Add(
                    session,
                    new(
                        person.Id,
                        app,
                        slot,
                        AppState.Active,
                        true,
                        "Phone",
                        "Model",
                        [1],
                        [2],
                        [3],
                        new(Limits.WrongPinsToBlock),
                        false,
                        null,
                        NumberApproval.Off,
                        0,
                        "1",
                        bench.Now,
                        null
                    )
                );
                return Task.CompletedTask;
            }
        );
        return app;
    }

    private static async Task<string> Secret(TestBench bench, Guid personId) =>
        bench.Codes.UnwrapFromOutbox(
            personId,
            (
                await bench.Database.Read(session =>
                    session.QueryAll(
                        "SELECT secret_wrapped FROM notice WHERE person_id = @person AND secret_wrapped IS NOT NULL",
                        row => row.Bytes(),
                        ("person", personId)
                    )
                )
            ).Single()
        );
}
