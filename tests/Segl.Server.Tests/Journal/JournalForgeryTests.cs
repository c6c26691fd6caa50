using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Segl.Rules;
using Segl.Server.Journal;
using Segl.Server.Keys;
using Segl.Server.Operate;
using Segl.Server.Tests.App;
using Segl.Server.Tests.Commands;
using Segl.Server.Tests.SecurityKeys;
using Segl.Storage;

namespace Segl.Server.Tests.Journal;

/// <summary>
/// T-72: the database, and the server that goes on working on it, in the hands of somebody without the key file.
/// </summary>
public sealed class JournalForgeryTests
{
    private static readonly DateTimeOffset Noon = new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task T72_an_hour_whose_checkpoint_was_deleted_is_not_sealed_again(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();
        bench.Now = Noon.AddHours(2);
        Assert.Equal(1, await Maker(bench).MakeDue(bench.Now));
        var known = bench.Outside.Read()!;

        await Change(bench, "UPDATE journal SET facts = '{}'", "DELETE FROM checkpoint");
        Assert.Equal(0, await Maker(bench).MakeDue(bench.Now));
        Assert.Equal(0, await bench.Count("checkpoint"));

        // What happens from now on is sealed, and follows what was deleted.
        await bench.Register("bo555", "0202901234");
        bench.Now = Noon.AddHours(4);
        var heard = new HeardLog();
        Assert.Equal(1, await Maker(bench, heard).MakeDue(bench.Now));
        Assert.Equal(known.Hash, (await bench.Database.Read(CheckpointStore.Newest))!.PreviousHash);
        Assert.Contains(heard.Said, line => line.Contains(Convert.ToHexStringLower(known.Hash)));
        Assert.Equal(1, await bench.Type("verify-journal"));
        Assert.Contains("14:00 UTC has a checkpoint that does not follow the one before", bench.Errors);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T72_the_last_line_of_the_open_hour_cannot_vanish(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();
        var person = await bench.Person();
        await bench.Type("freeze", "--user-id", "anne5");
        await Change(
            bench,
            "DELETE FROM journal WHERE seq = 3",
            """
            UPDATE person
            SET frozen_at = NULL, journal_seq = 2,
                journal_hash = (SELECT hash FROM journal WHERE seq = 2),
                journal_mac = (SELECT mac FROM journal WHERE seq = 2)
            """
        );

        Assert.Equal(1, await bench.Type("verify-journal"));
        Assert.Contains($"person {person.Id} has a row, or an end of the journal, that this server", bench.Errors);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T72_the_server_makes_nothing_good_by_going_on_from_it(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();
        var last = (
            await bench.Database.Read(async session =>
                await JournalStore.Of(session, (await PersonStore.After(session, Guid.Empty, 1))[0].Person.Id, 1, 9)
            )
        )[^1];
        var forged = JournalStore.HashOf(
            last.PersonId,
            last.Seq,
            last.At,
            last.What,
            "{}",
            (await bench.Database.Read(session => JournalStore.Of(session, last.PersonId, 1, 1)))[0].Hash
        );
        await Change(bench, "UPDATE journal SET facts = '{}', hash = @hash WHERE seq = 2", forged);
        await Change(bench, "UPDATE person SET journal_hash = @hash", forged);

        Assert.Equal(0, await bench.Type("freeze", "--user-id", "anne5"));
        Assert.Equal(0, await bench.Type("unfreeze", "--user-id", "anne5"));

        Assert.Equal(1, await bench.Type("verify-journal"));
        Assert.Contains("line 2 was not written by this server", bench.Errors);
        // Nor with the old MACs taken away.
        await Change(bench, "UPDATE journal SET mac = NULL");
        Assert.Equal(1, await bench.Type("verify-journal"));
        Assert.Contains("has a row, or an end of the journal, that this server did not write", bench.Errors);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T72_a_database_older_than_the_macs_gets_them_once(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();
        await bench.Register("bo555", "0202901234");
        await Change(bench, "UPDATE journal SET mac = NULL", "UPDATE person SET journal_mac = NULL");
        // A start that was killed left the first of the two with a MAC.
        await Prepare(bench);
        await Change(
            bench,
            "UPDATE person SET journal_mac = NULL WHERE user_id = 'bo555'",
            "DELETE FROM setting WHERE name = 'scheme journal'",
            "DELETE FROM journal WHERE what IN ('JournalMacsBegan', 'WrappedAnew')"
        );
        File.Delete(bench.OutsideFile);
        await Prepare(bench);

        Assert.Equal(0, await bench.Type("verify-journal"));
        await bench.Type("freeze", "--user-id", "anne5");
        Assert.Equal(0, await bench.Type("verify-journal"));
        var said = await bench.Database.Read(session => SchemeJournal.Of(session, SchemeEvent.JournalMacsBegan));
        Assert.Single(said);

        // Whoever takes them away again finds that neither this database nor this node makes new ones.
        await Change(bench, "UPDATE person SET journal_mac = NULL");
        await Prepare(bench);
        Assert.Equal(1, await bench.Type("verify-journal"));
        await Change(bench, "DELETE FROM setting WHERE name = 'scheme journal'");
        await Change(bench, "DELETE FROM journal WHERE what IN ('JournalMacsBegan', 'WrappedAnew')");
        await Prepare(bench);
        Assert.Equal(1, await bench.Type("verify-journal"));
        Assert.Contains("has a row, or an end of the journal, that this server did not write", bench.Errors);
    }

    [Fact]
    public async Task T72_a_checkpoint_is_logged_as_it_is_made_and_kept_where_only_the_owner_reads()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        await bench.Register();
        var heard = new HeardLog();
        await Maker(bench, heard).MakeDue(Noon.AddHours(2));

        var made = (await bench.Database.Read(CheckpointStore.Newest))!;
        Assert.Contains(heard.Said, line => line.Contains(Convert.ToHexStringLower(made.Hash)));
        Assert.Equal(made.Hash, bench.Outside.Read()!.Hash);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(bench.OutsideFile));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T72_another_node_keeps_what_the_first_one_sealed(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();
        await Maker(bench).MakeDue(Noon.AddHours(2));
        var other = new OutsideCheckpoint($"{bench.OutsideFile}.other");
        var second = new CheckpointMaker(
            bench.Database,
            new(bench.Keys),
            other,
            TimeProvider.System,
            NullLogger<CheckpointMaker>.Instance
        );

        Assert.Equal(0, await second.MakeDue(Noon.AddHours(2)));
        Assert.Equal(bench.Outside.Read()!.Hash, other.Read()!.Hash);

        // A checkpoint that none of our keys signed is not believed.
        await Change(
            bench,
            """
            INSERT INTO checkpoint (hour, heads, merkle_root, previous_hash, hash, key_id, signature)
            SELECT hour + 3600000, heads, merkle_root, hash, merkle_root, key_id, signature FROM checkpoint
            """
        );
        Assert.Equal(0, await second.MakeDue(Noon.AddHours(2)));
        Assert.Equal(bench.Outside.Read()!.Hash, other.Read()!.Hash);
        File.Delete($"{bench.OutsideFile}.other");
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Point_5_1_after_a_proven_accident_the_journal_goes_on_and_says_so(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();
        await bench.Register("bo555", "0202901234");
        bench.Now = Noon.AddHours(2);
        await Maker(bench).MakeDue(bench.Now);
        Assert.Equal(1, await bench.Type("accept-accident", "--because", "nothing"));
        await Change(
            bench,
            "DELETE FROM checkpoint",
            "DELETE FROM journal WHERE seq = 2 AND person_id = (SELECT person_id FROM person WHERE user_id = 'anne5')"
        );
        Assert.Equal(1, await bench.Type("verify-journal"));

        Assert.Equal(0, await bench.Type("accept-accident", "--because", "restored after the fire of 1 June"));

        Assert.Equal(0, await bench.Type("verify-journal"));
        Assert.Contains("Accepted before: person", bench.Output);
        Assert.Contains("Accepted before: the checkpoint", bench.Output);
        // The lost hour is sealed now, and what comes next is proven as before.
        bench.Now = Noon.AddHours(4);
        Assert.Equal(2, await Maker(bench).MakeDue(bench.Now));
        await bench.Type("freeze", "--user-id", "anne5");
        Assert.Equal(0, await bench.Type("verify-journal"));
        await Change(bench, "UPDATE person SET frozen_at = NULL WHERE user_id = 'anne5'");
        Assert.Equal(1, await bench.Type("verify-journal"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Point_5_1_an_hour_that_waits_for_its_checkpoint_is_no_fault(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();
        bench.Now = Noon.AddDays(1);

        Assert.Equal(0, await bench.Type("verify-journal"));

        Assert.Contains("Not sealed yet: the hour from 2030-06-01 12:00 UTC", bench.Output);
    }

    /// <summary>What a hand does to the rows beside the journal, and what is told of it.</summary>
    public static TheoryData<string, string> Rows =>
        new()
        {
            { "UPDATE app SET public_key = @hash", "has another key than the one that was activated" },
            { "UPDATE app SET level = 'High'", "has another level than when it was activated" },
            { "UPDATE app SET state = 'Blocked', slot = NULL", "is Blocked, but its last line says Active" },
            { "DELETE FROM app", "was taken out" },
            { "UPDATE journal SET what = 'AppActivate' WHERE what = 'AppActivated'", "was changed after it was" },
            { "UPDATE person SET user_id = 'other'", "has a row, or an end of the journal, that this server did" },
            { "UPDATE person SET email = 'nobody'", "has a row, or an end of the journal, that this server did" },
            { "UPDATE person SET frozen_at = 1", "has a row, or an end of the journal, that this server did not" },
        };

    [Theory, MemberData(nameof(Rows))]
    public async Task T72_the_rows_of_now_are_held_against_the_journal(string sql, string told)
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        await server.ActivatedPhone(await server.Register());
        var check = new JournalCheck(server.Database, server.Parts.GetRequiredService<KeyEncryptionKey>());
        Assert.Empty((await check.Check()).Faults);

        await server.Database.Write(
            Durability.Durable,
            session => session.Execute(sql, sql.Contains("@hash") ? [("hash", new byte[32])] : [])
        );

        Assert.Contains(told, (await check.Check()).Faults[0].ToString());
    }

    [Theory]
    [InlineData("UPDATE security_key SET public_key = @hash", "is another one than the one that was added")]
    [InlineData("UPDATE security_key SET credential_id = @hash", "is another one than the one that was added")]
    [InlineData("UPDATE security_key SET state = 'Deleted'", "is Deleted, but its last line says Active")]
    [InlineData("UPDATE security_key SET key_id = @id", "is there, but no line tells that it was added")]
    [InlineData("DELETE FROM security_key", "was taken out")]
    public async Task T72_security_keys_are_held_against_the_journal(string sql, string told)
    {
        await using var story = await KeyStory.WithKey();
        var check = new JournalCheck(story.Server.Database, story.Server.Parts.GetRequiredService<KeyEncryptionKey>());
        Assert.Empty((await check.Check()).Faults);

        await story.Server.Database.Write(
            Durability.Durable,
            session =>
                session.Execute(
                    sql,
                    sql.Contains("@hash") ? [("hash", new byte[32])]
                        : sql.Contains("@id") ? [("id", Guid.NewGuid())]
                        : []
                )
        );

        Assert.Contains(told, (await check.Check()).Faults[0].ToString());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T72_a_key_that_was_blocked_deleted_or_ended_with_the_identity_is_no_fault(DatabaseKind kind)
    {
        await using var story = await KeyStory.WithKey(kind);
        var check = new JournalCheck(story.Server.Database, story.Server.Parts.GetRequiredService<KeyEncryptionKey>());
        await EndingTests.GiveUp(story, "block");
        Assert.Empty((await check.Check()).Faults);
        await EndingTests.GiveUp(story, "delete");
        using var another = new SoftPasskey();
        await story.Add(another);
        await story.Server.People.Change(
            story.Karla.Id,
            story.Server.Clock.GetUtcNow(),
            change => Erasures.EndIdentity(change, "test", null)
        );

        Assert.Empty((await check.Check()).Faults);
    }

    [Fact]
    public async Task T72_an_app_that_no_line_tells_of_is_found()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var (karla, other) = (await server.Register(), await server.Register());
        await server.ActivatedPhone(karla);
        var check = new JournalCheck(server.Database, server.Parts.GetRequiredService<KeyEncryptionKey>());

        await server.Database.Write(
            Durability.Durable,
            session => session.Execute("UPDATE app SET person_id = @other", ("other", other.Id))
        );

        Assert.Contains(
            (await check.Check()).Faults,
            fault => fault.What == "is there, but no line tells of its activation."
        );
    }

    private static CheckpointMaker Maker(TestBench bench, ILogger<CheckpointMaker>? log = null) =>
        new(
            bench.Database,
            new(bench.Keys),
            bench.Outside,
            TimeProvider.System,
            log ?? NullLogger<CheckpointMaker>.Instance
        );

    private static Task Prepare(TestBench bench) =>
        DatabasePreparation.Prepare(bench.Database, bench.Keys, bench.Outside, new TestClock(bench.Now));

    private static async Task Change(TestBench bench, params string[] statements)
    {
        foreach (var sql in statements)
        {
            await bench.Database.Write(Durability.Durable, session => session.Execute(sql));
        }
    }

    private static Task<int> Change(TestBench bench, string sql, byte[] hash) =>
        bench.Database.Write(Durability.Durable, session => session.Execute(sql, ("hash", hash)));

    private sealed class HeardLog : ILogger<CheckpointMaker>
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Said.Add(formatter(state, exception));
    }
}
