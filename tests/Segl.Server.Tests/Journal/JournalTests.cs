using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Segl.Server.App.Activating;
using Segl.Server.Journal;
using Segl.Server.Tests.Commands;
using Segl.Storage;

namespace Segl.Server.Tests.Journal;

/// <summary>R102: nothing is changed in the journal, added to it or taken out of it without being found.</summary>
public sealed class JournalTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    /// <summary>On each database: what a hand does to the tables, and the place that is named for it.</summary>
    public static TheoryData<DatabaseKind, string, string> Hands
    {
        get
        {
            (string Sql, string Named)[] hands =
            [
                ("UPDATE journal SET facts = '{}' WHERE seq = 2", "line 2 was changed"),
                ("UPDATE journal SET at = at + 1 WHERE seq = 1", "line 1 was changed"),
                ("UPDATE journal SET what = 'FreezeEnded' WHERE seq = 3", "line 3 was changed"),
                ("UPDATE journal SET hash = @hash WHERE seq = 2", "line 2 was changed"),
                ("UPDATE journal SET mac = @hash WHERE seq = 2", "line 2 was not written by this server"),
                ("UPDATE journal SET mac = NULL WHERE seq = 2", "line 2 follows what this server did not write"),
                ("UPDATE person SET level = 'High'", "has a row, or an end of the journal, that this server did not"),
                ("UPDATE person SET phone = '+4587654321'", "has a row, or an end of the journal, that this server"),
                ("UPDATE person SET journal_mac = NULL", "has a row, or an end of the journal, that this server did"),
                ("DELETE FROM journal WHERE seq = 1", "line 1 was taken out"),
                ("DELETE FROM journal WHERE seq = 2", "line 2 was taken out"),
                ("DELETE FROM journal WHERE seq = 4", "line 4 was taken out"),
                ("DELETE FROM journal", "has no line at all"),
                ("DELETE FROM person", "is gone, but has lines"),
                ("UPDATE person SET journal_hash = @hash", "line 4 is not the one in the person's row"),
                ("UPDATE person SET journal_seq = 3", "line 4 was added"),
                ("DELETE FROM person; DELETE FROM journal", "the hour from 2030-06-01 12:00 UTC has fewer lines"),
                ("UPDATE checkpoint SET heads = 2 WHERE hour = @noon", "12:00 UTC has a checkpoint that was changed"),
                ("UPDATE checkpoint SET signature = @signature", "12:00 UTC has a checkpoint that none of our keys"),
                ("UPDATE checkpoint SET key_id = 'other'", "12:00 UTC has a checkpoint that none of our keys signed"),
                ("DELETE FROM checkpoint WHERE hour = @noon", "13:00 UTC has a checkpoint that does not follow"),
                (
                    "DELETE FROM checkpoint WHERE hour > @noon",
                    "which is known outside the database, is not there any more"
                ),
                ("DELETE FROM signing_key", "12:00 UTC has a checkpoint that none of our keys signed"),
            ];
            var all = new TheoryData<DatabaseKind, string, string>();
            foreach (var kind in Enum.GetValues<DatabaseKind>())
            {
                foreach (var (sql, named) in hands)
                {
                    all.Add(kind, sql, named);
                }
            }

            return all;
        }
    }

    [Theory, MemberData(nameof(Hands))]
    public async Task T13_R102_a_hand_on_any_row_is_named_with_its_place(DatabaseKind kind, string sql, string named)
    {
        await using var bench = await TwoHours(kind);
        Assert.Equal(0, await bench.Type("verify-journal"));
        Assert.Contains("The journal is whole.", bench.Output);

        foreach (var statement in sql.Split(';'))
        {
            await Change(bench, statement);
        }

        Assert.Equal(1, await bench.Type("verify-journal"));
        Assert.Contains(named, bench.Errors.Split('\n')[0]);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T13_a_chain_that_was_written_anew_does_not_fit_its_checkpoint(DatabaseKind kind)
    {
        await using var bench = await TwoHours(kind);

        await Forge(bench);

        Assert.Equal(1, await bench.Type("verify-journal"));
        Assert.Contains("line 2 was not written by this server", bench.Errors.Split('\n')[0]);
        Assert.Contains("broken: the hour from 2030-06-01 12:00 UTC has other lines", bench.Errors);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T13_a_line_added_to_an_hour_that_is_sealed_is_found(DatabaseKind kind)
    {
        await using var bench = await TwoHours(kind);
        bench.Now = bench.Now.AddHours(-2);
        await bench.Type("freeze", "--user-id", "anne5");
        bench.Now = bench.Now.AddHours(2);

        Assert.Equal(1, await bench.Type("verify-journal"));
        Assert.Contains(
            "the hour from 2030-06-01 13:00 UTC has other lines than when its checkpoint was made, all of them this "
                + "server's: a line came late",
            bench.Errors
        );
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R102_each_hour_with_new_lines_gets_one_checkpoint_five_minutes_after_it(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();
        var hour = bench.Now;

        Assert.Equal(0, await Maker(bench).MakeDue(hour.AddMinutes(65).AddTicks(-1)));
        Assert.Equal(1, await Maker(bench).MakeDue(hour.AddMinutes(65)));
        Assert.Equal(0, await Maker(bench).MakeDue(hour.AddDays(1)));
        bench.Now = hour.AddDays(1);
        await bench.Register("bo555", "0202901234");
        Assert.Equal(1, await Maker(bench).MakeDue(hour.AddDays(2)));

        var made = await bench.Database.Read(CheckpointStore.All);
        Assert.Equal([hour, hour.AddDays(1)], made.Select(one => one.Hour));
        Assert.Equal(made[0].Hash, made[1].PreviousHash);
        Assert.All(made, one => Assert.Equal(1, one.Heads));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Two_nodes_at_once_make_one_and_the_same(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();
        await using var other = Database.Open(bench.Configured);
        var due = bench.Now.AddHours(2);

        await Task.WhenAll(Task.Run(() => Maker(bench).MakeDue(due)), Task.Run(() => Maker(bench, other).MakeDue(due)));

        Assert.Equal(1, await bench.Count("checkpoint"));
        Assert.Equal(1, await bench.Count("signing_key"));
        bench.Now = due;
        Assert.Equal(0, await bench.Type("verify-journal"));
    }

    [Fact]
    public async Task R102_a_checkpoint_that_was_written_down_proves_that_the_end_was_not_cut_off()
    {
        await using var bench = await TwoHours(DatabaseKind.Sqlite);
        var known = Convert.ToHexStringLower((await bench.Database.Read(CheckpointStore.Newest))!.Hash);
        await bench.Type("verify-journal", "--knows", known);
        Assert.Contains(known, bench.Output);
        Assert.Contains("The journal is whole.", bench.Output);

        await Change(bench, "DELETE FROM checkpoint WHERE hour > @noon");

        Assert.Equal(1, await bench.Type("verify-journal", "--knows", known));
        Assert.Contains($"{known}, which is known outside the database, is not there any more", bench.Errors);
    }

    [Fact]
    public async Task R102_an_hour_that_is_not_over_needs_no_checkpoint_yet()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        await bench.Register();

        Assert.Equal(0, await bench.Type("verify-journal"));

        Assert.Contains("2 lines of 1 persons were checked.", bench.Output);
    }

    // One person with two lines at noon and two in the hour after, both hours sealed.
    private static async Task<TestBench> TwoHours(DatabaseKind kind)
    {
        var bench = await TestBench.Make(kind);
        await bench.Register();
        bench.Now = bench.Now.AddHours(1);
        await bench.Type("freeze", "--user-id", "anne5");
        await bench.Type("unfreeze", "--user-id", "anne5");
        bench.Now = bench.Now.AddHours(2);
        Assert.Equal(2, await Maker(bench).MakeDue(bench.Now));
        return bench;
    }

    private static CheckpointMaker Maker(
        TestBench bench,
        Database? database = null,
        ILogger<CheckpointMaker>? log = null
    ) =>
        new(
            database ?? bench.Database,
            new(bench.Keys),
            bench.Outside,
            TimeProvider.System,
            log ?? NullLogger<CheckpointMaker>.Instance
        );

    // What somebody can do who writes the database but has no keys: change a line and every hash behind it.
    private static async Task Forge(TestBench bench)
    {
        var person = await bench.Person();
        var lines = await bench.Database.Read(session => JournalStore.Of(session, person.Id, 1, 10));
        var hash = JournalStore.Beginning;
        foreach (var line in lines)
        {
            var facts = line.Seq == 2 ? "{}" : line.Facts;
            var next = JournalStore.HashOf(person.Id, line.Seq, line.At, line.What, facts, hash);
            await bench.Database.Write(
                Durability.Durable,
                session =>
                    session.Execute(
                        "UPDATE journal SET facts = @facts, hash = @hash WHERE seq = @seq",
                        ("facts", facts),
                        ("hash", next),
                        ("seq", line.Seq)
                    )
            );
            hash = next;
        }

        await Change(bench, "UPDATE person SET journal_hash = @hash", hash);
    }

    private static Task<int> Change(TestBench bench, string sql, byte[]? hash = null) =>
        bench.Database.Write(
            Durability.Durable,
            session =>
                session.Execute(
                    sql,
                    ("noon", new DateTimeOffset(2030, 6, 1, 12, 0, 0, TimeSpan.Zero)),
                    ("hash", hash ?? new byte[32]),
                    ("signature", new byte[64])
                )
        );
}
