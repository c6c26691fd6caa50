using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Tests.Notices;

public sealed class OutboxTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1),
        Lease = TimeSpan.FromMinutes(2);

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task R101_twenty_nodes_take_each_notice_once(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        for (var i = 0; i < 30; i++)
        {
            await server.Register();
        }

        var now = server.Clock.GetUtcNow();
        var outbox = new Outbox(server.Database);

        // Who meets another at the same rows gets none of them, and looks again a moment later.
        List<Guid> taken = [],
            round;
        do
        {
            var looks = Enumerable.Range(0, 20).Select(_ => outbox.TakeDue(Channel.Sms, 7, now, now + Lease));
            round = [.. (await Task.WhenAll(looks)).SelectMany(notices => notices).Select(notice => notice.Id)];
            taken.AddRange(round);
        } while (round.Count > 0);

        Assert.Equal(30, taken.Count);
        Assert.Equal(30, taken.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task R101_what_a_node_took_and_never_settled_is_due_again_after_its_lease(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        await server.Register();
        var now = server.Clock.GetUtcNow();
        var outbox = new Outbox(server.Database);
        var first = Assert.Single(await outbox.TakeDue(Channel.Email, 10, now, now + Lease));

        Assert.Empty(await outbox.TakeDue(Channel.Email, 10, now + Lease - Tick, now + (2 * Lease)));
        var second = Assert.Single(await outbox.TakeDue(Channel.Email, 10, now + Lease, now + (2 * Lease)));

        Assert.Equal((first.Id, 1, 2), (second.Id, first.Tries, second.Tries));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task R36_a_code_is_wiped_with_its_last_try_and_not_before(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var citizen = await server.Register();
        var now = server.Clock.GetUtcNow();
        var outbox = new Outbox(server.Database);
        await server.People.Change(
            citizen.Id,
            now,
            change =>
            {
                change.SendTemporaryPin(
                    TemporaryPinPurpose.Activate,
                    server.Codes.WrapForOutbox(change.Person.Id, "12345678"),
                    now.AddMinutes(10)
                );
                return Task.FromResult(true);
            }
        );

        var code = (await outbox.TakeDue(Channel.Sms, 10, now, now + Lease)).Single(one => one.CodeWrapped is not null);
        await outbox.Settle([new(code, SentAt: null, NextTryAt: now.AddMinutes(1), "not now")], now);
        Assert.Equal("12345678", await server.TemporaryPin(citizen));

        await outbox.Settle([new(code, SentAt: now, NextTryAt: null, Error: null)], now);
        Assert.Equal(0, await CodesKept(server));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task R101_what_was_given_up_is_listed_and_can_be_sent_again(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        await server.Register();
        var now = server.Clock.GetUtcNow();
        var outbox = new Outbox(server.Database);
        var mail = Assert.Single(await outbox.TakeDue(Channel.Email, 10, now, now + Lease));
        await outbox.Settle([new(mail, SentAt: null, NextTryAt: null, "No such mailbox.")], now);

        var letter = Assert.Single(await outbox.DeadLetters(10));
        Assert.Equal(
            (mail.Id, Channel.Email, mail.Address, Happening.Registered, "No such mailbox."),
            (letter.Id, letter.Channel, letter.Address, letter.What, letter.Error)
        );
        Assert.Empty(await outbox.TakeDue(Channel.Email, 10, now.AddYears(1), now.AddYears(2)));

        Assert.Equal(0, await outbox.SendAgain(Guid.NewGuid(), now));
        Assert.Equal(1, await outbox.SendAgain(letter.Id, now));
        Assert.Empty(await outbox.DeadLetters(10));
        Assert.Equal(mail.Id, Assert.Single(await outbox.TakeDue(Channel.Email, 10, now, now + Lease)).Id);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task R34_a_dead_code_is_not_sent_again(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind);
        var citizen = await server.Register();
        var now = server.Clock.GetUtcNow();
        var outbox = new Outbox(server.Database);
        await server.People.Change(
            citizen.Id,
            now,
            change =>
            {
                change.SendTemporaryPin(
                    TemporaryPinPurpose.NewPin,
                    server.Codes.WrapForOutbox(change.Person.Id, "12345678"),
                    now.AddMinutes(10)
                );
                return Task.FromResult(true);
            }
        );
        var code = (await outbox.TakeDue(Channel.Sms, 10, now, now + Lease)).Single(one => one.CodeWrapped is not null);
        await outbox.Settle([new(code, SentAt: null, NextTryAt: null, "dead")], now);

        Assert.Equal(0, await outbox.SendAgain(noticeId: null, now));
    }

    private static async Task<int> CodesKept(TestServer server) =>
        (
            await server.Database.Read(session =>
                session.QueryAll("SELECT notice_id FROM notice WHERE secret_wrapped IS NOT NULL", row => row.Id())
            )
        ).Count;
}
