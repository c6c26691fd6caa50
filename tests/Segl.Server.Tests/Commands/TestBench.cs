using Segl.Commands;
using Segl.Rules;
using Segl.Server.Journal;
using Segl.Server.Keys;
using Segl.Server.Login;
using Segl.Server.Operate;
using Segl.Storage;

namespace Segl.Server.Tests.Commands;

/// <summary>Types commands against a database of its own, and reads what they said and did.</summary>
internal sealed class TestBench : IAsyncDisposable
{
    private readonly TestDatabase own;
    private readonly string keyFile;

    private TestBench(TestDatabase own, Database database, string keyFile) =>
        (this.own, Database, this.keyFile, Keys) = (own, database, keyFile, KeyEncryptionKey.Read(keyFile, make: true));

    /// <summary>The instant of the next command; it stands still unless moved.</summary>
    public DateTimeOffset Now { get; set; } = new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A clock that goes on during a command; null when it stands still.</summary>
    public TimeProvider? Clock { get; set; }

    public Database Database { get; }

    /// <summary>What <c>Segl:Database</c> would say.</summary>
    public string Configured => own.Configured;

    public KeyEncryptionKey Keys { get; }

    public Codes Codes => new(Keys);

    /// <summary>What <c>Segl:KeyFile</c> would say.</summary>
    public string KeyFile => keyFile;

    /// <summary>What this node knows of checkpoints without the database.</summary>
    public OutsideCheckpoint Outside => new(OutsideFile);

    /// <summary>Where it knows it from.</summary>
    public string OutsideFile => $"{keyFile}.checkpoint";

    /// <summary>What stands on standard input; null for a terminal, where nobody types.</summary>
    public string? Input { get; set; }

    /// <summary>True when nobody reads what a command is asked for: a closed pipe, a full disk.</summary>
    public bool OutputIsGone { get; set; }

    /// <summary>What the last command was asked for.</summary>
    public string Output { get; private set; } = "";

    /// <summary>Why the last command did not do something.</summary>
    public string Errors { get; private set; } = "";

    public static async Task<TestBench> Make(DatabaseKind kind)
    {
        var own = await TestDatabase.Make(kind);
        var database = Database.Open(own.Configured);
        await Schema.Migrate(database, new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var bench = new TestBench(own, database, Path.Combine(Path.GetTempPath(), $"segl-{Guid.NewGuid():n}.key"));
        await DatabasePreparation.OpenKeys(database, bench.Keys);
        return bench;
    }

    /// <summary>Types a command line.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> Type(params string[] words)
    {
        var (output, errors) = (OutputIsGone ? new ClosedWriter() : new StringWriter(), new StringWriter());
        var database = Database.Open(own.Configured);
        var keys = KeyEncryptionKey.Read(keyFile, make: false);
        await DatabasePreparation.OpenKeys(database, keys);
        var exit = await CommandLine.Run(
            words,
            new()
            {
                Output = output,
                Error = errors,
                Bench = () =>
                    new(database, keys, Outside, Clock ?? new TestClock(Now), output, errors)
                    {
                        NodesLearn = TimeSpan.Zero,
                        Input = new StringReader(Input ?? ""),
                        Prompts = Input is null,
                    },
            }
        );
        await database.DisposeAsync();
        keys.Dispose();
        (Output, Errors) = (output.ToString(), errors.ToString());
        return exit;
    }

    /// <summary>Registers a grown-up with a phone.</summary>
    public Task<int> Register(string userId = "anne5", string number = "0101901234", string phone = "+4512345678") =>
        Type("register", "--number", number, "--name", "Anne Ø", "--user-id", userId, "--phone", phone);

    /// <summary>From so many persons on a SQLite database takes no other, as on a full disk.</summary>
    public Task FillDisk(int after) =>
        Database.Write(
            Durability.Durable,
            session =>
                session.ExecuteScript(
                    $"""
                    CREATE TRIGGER full_disk BEFORE INSERT ON person
                    WHEN (SELECT COUNT(*) FROM person) >= {after}
                    BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END
                    """
                )
        );

    /// <summary>Takes that back.</summary>
    public Task EmptyDisk() =>
        Database.Write(Durability.Durable, session => session.ExecuteScript("DROP TRIGGER full_disk"));

    /// <summary>The person with this user ID.</summary>
    public async Task<Person> Person(string userId = "anne5") =>
        (await new People(Database).Find((await new People(Database).ByUserId(userId))!.Value))!;

    /// <summary>What stands in a person's journal, oldest first.</summary>
    public async Task<List<string>> Happened(Guid personId) =>
        (await Database.Read(session => JournalStore.Of(session, personId, 1, 100))).ConvertAll(line => line.What);

    /// <summary>What waits in the outbox: channel, address, what.</summary>
    public Task<List<(Channel Channel, string Address, string What)>> Outbox(Guid personId) =>
        Database.Read(session =>
            session.QueryAll(
                "SELECT channel, address, what FROM notice WHERE person_id = @person ORDER BY made_at, channel, address",
                row => (row.Word<Channel>(), row.Text(), row.Text()),
                ("person", personId)
            )
        );

    /// <summary>How many rows a table has.</summary>
    public async Task<long> Count(string table) =>
        (await Database.Read(session => session.QueryAll($"SELECT COUNT(*) FROM {table}", row => row.Long())))[0];

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Keys.Dispose();
        File.Delete(keyFile);
        File.Delete(OutsideFile);
        File.Delete($"{keyFile}.next");
        await own.DisposeAsync();
    }

    private sealed class ClosedWriter : StringWriter
    {
        public override Task WriteLineAsync(string? value) => throw new IOException("Broken pipe");
    }
}
