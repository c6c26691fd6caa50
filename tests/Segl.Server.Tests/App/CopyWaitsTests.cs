using Microsoft.Extensions.DependencyInjection;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.App.Copying;
using Segl.Storage;

namespace Segl.Server.Tests.App;

/// <summary>The pass that tells whose hour of waiting is over (R41): all of them, once, and nobody early.</summary>
public sealed class CopyWaitsTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1),
        Tick = TimeSpan.FromMilliseconds(1);

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R41_all_whose_hour_is_over_are_told_in_one_pass_and_once(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var many = await Wait(server, 410);

        server.Clock.Passes(Hour);
        await server.TellReady();

        Assert.Equal(0, await Waits(server).TellReady(server.Clock.GetUtcNow()));
        Assert.Equal([410, 410, 410], await Notices(server));
        Assert.Equal([Happening.CopyReady], (await server.Journal(many[^1]))[^1..]);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R41_before_the_hour_is_over_nobody_is_told(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        await Wait(server, 1);

        server.Clock.Passes(Hour - Tick);

        Assert.Equal(0, await Waits(server).TellReady(server.Clock.GetUtcNow()));
        Assert.Empty(await Notices(server));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R41_the_pass_sleeps_until_the_next_hour_is_over_and_five_minutes_at_most(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        Assert.Equal(TimeSpan.FromMinutes(5), await UntilNext(server));

        await Wait(server, 1);
        Assert.Equal(TimeSpan.FromMinutes(5), await UntilNext(server));

        server.Clock.Passes(Hour - TimeSpan.FromSeconds(40));
        Assert.Equal(TimeSpan.FromSeconds(40), await UntilNext(server));

        server.Clock.Passes(TimeSpan.FromSeconds(40) - Tick);
        Assert.Equal(TimeSpan.FromSeconds(1), await UntilNext(server));
    }

    [Fact]
    public async Task R41_two_nodes_that_look_at_once_tell_everybody_once()
    {
        await using var one = await TestServer.Start(DatabaseKind.Postgres);
        await using var two = await one.AnotherNode();
        await Wait(one, 450);

        // One clock moves both; their own passes look, too.
        one.Clock.Passes(Hour);
        await Task.WhenAll(one.TellReady(), two.TellReady());

        await one.TellReady();
        Assert.Equal([450, 450, 450], await Notices(one));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R42_who_stopped_in_the_wait_is_not_told_that_it_is_over(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();
        using var old = new OldPhone(await server.ActivatedPhone(karla));
        await old.Start(karla.Pin);
        await old.Stop();

        server.Clock.Passes(Hour);

        Assert.Equal(0, await Waits(server).TellReady(server.Clock.GetUtcNow()));
        Assert.Empty(await server.Told(karla, Happening.CopyReady));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_change_of_many_changes_nobody_when_one_does_not_exist(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var karla = await server.Register();

        await Assert.ThrowsAsync<PersonMissingException>(() =>
            server.People.ChangeMany(
                [karla.Id, Guid.NewGuid()],
                server.Clock.GetUtcNow(),
                (_, changes) =>
                {
                    changes[0].Record(Happening.LanguageChanged, new { language = "da" });
                    return Task.FromResult(true);
                }
            )
        );

        Assert.Equal([Happening.Registered], await server.Journal(karla));
    }

    private static CopyWaits Waits(TestServer server) => server.Parts.GetRequiredService<CopyWaits>();

    private static Task<TimeSpan> UntilNext(TestServer server) => Waits(server).UntilNext(server.Clock.GetUtcNow());

    // Persons who wait from now on. Their apps are of no matter here, and neither is how they started.
    private static async Task<List<Citizen>> Wait(TestServer server, int persons)
    {
        var now = server.Clock.GetUtcNow();
        var many = new List<Citizen>();
        for (var person = 0; person < persons; person++)
        {
            many.Add(await server.Register());
        }

        await server.Database.Write(
            Durability.Durable,
            session =>
            {
                foreach (var citizen in many)
                {
                    var copy = AppCopy.Start(Guid.NewGuid(), Guid.NewGuid(), now);
                    CopyStore.Add(session, new(citizen.Id, copy, Turn: 1, Guid.NewGuid().ToByteArray()));
                }

                return Task.CompletedTask;
            }
        );
        return many;
    }

    // How many notices of an hour that is over there are on each channel.
    private static Task<List<long>> Notices(TestServer server) =>
        server.Database.Read(session =>
            session.QueryAll("SELECT COUNT(*) FROM notice WHERE what = 'CopyReady' GROUP BY channel", row => row.Long())
        );
}
