using Npgsql;

namespace Segl.Storage;

/// <summary>How durable a write must be before its caller gets the result.</summary>
public enum Durability
{
    /// <summary>It survives a power cut: bindings, counters, codes, approvals, journal.</summary>
    Durable,

    /// <summary>A retry repairs its loss: a login that has just started.</summary>
    Repairable,
}

/// <summary>
/// One database, SQLite or PostgreSQL, with one SQL text for both. SQLite has one writer at a time, so writers queue
/// here instead of colliding; PostgreSQL locks rows.
/// </summary>
public sealed partial class Database : IAsyncDisposable
{
    // Npgsql's default.
    private const int NpgsqlDefault = 100;
    private const int NpgsqlDefaultSeconds = 15;
    private const int SecondsToConnect = 2;
    private static readonly TimeSpan AsLongAsItTakes = TimeSpan.FromDays(1);

    // More connections only contend with each other inside the database, at twice the cost; other nodes need some,
    // too.
    private static readonly int PostgresConnections = (4 * Environment.ProcessorCount) + 4;

    private readonly string configured;
    private readonly NpgsqlDataSource? postgres;
    private readonly NpgsqlDataSource? waitsForDisk;
    private readonly NpgsqlDataSource? probes;
    private readonly Flushes? flushes;
    private readonly SharedRoundTrips? shared;
    private readonly SqliteFile? sqlite;
    private readonly SemaphoreSlim sqliteWriter = new(1, 1);

    private Database(
        string configured,
        NpgsqlDataSource postgres,
        NpgsqlDataSource waitsForDisk,
        NpgsqlDataSource probes
    )
        : this(configured) =>
        // Disk flushes are timed in real time, even where the program's clock is simulated.
        (this.postgres, this.waitsForDisk, this.probes, flushes, shared) = (
            postgres,
            waitsForDisk,
            probes,
            new(waitsForDisk, () => Patience, TimeProvider.System),
            new(postgres, () => Patience)
        );

    private Database(string configured, SqliteFile sqlite, string file)
        : this(configured) => (this.sqlite, File) = (sqlite, file);

    private Database(string configured) => this.configured = configured;

    /// <summary>True on PostgreSQL, false on SQLite.</summary>
    public bool IsPostgres => sqlite is null;

    /// <summary>The MACs of the journal's lines. Without them no person can be changed.</summary>
    public JournalMacs? JournalMacs { get; set; }

    /// <summary>How long anybody waits for an answer; an operator's command, as long as it takes.</summary>
    public TimeSpan Patience { get; set; } = AsLongAsItTakes;

    /// <summary>The file of a SQLite database; null on PostgreSQL.</summary>
    public string? File { get; }

    /// <summary>Opens the configured database: <c>Host=…</c> is PostgreSQL, everything else the path of a SQLite
    /// file.</summary>
    public static Database Open(string configured)
    {
        if (configured.Contains("Host=", StringComparison.OrdinalIgnoreCase))
        {
            var postgres = new NpgsqlConnectionStringBuilder(configured);
            postgres.Timeout = postgres.Timeout == NpgsqlDefaultSeconds ? SecondsToConnect : postgres.Timeout;
            postgres.MaxPoolSize = postgres.MaxPoolSize == NpgsqlDefault ? PostgresConnections : postgres.MaxPoolSize;
            postgres.MaxAutoPrepare = postgres.MaxAutoPrepare == 0 ? 100 : postgres.MaxAutoPrepare;
            postgres.AutoPrepareMinUsages = 2;
            // No session state outlives a transaction, so there is nothing to reset between two uses.
            postgres.NoResetOnClose = true;
            var waitsForDisk = NpgsqlDataSource.Create(postgres.ConnectionString);
            var probes = new NpgsqlConnectionStringBuilder(postgres.ConnectionString)
            {
                ApplicationName = "segl probes",
                // A second one, while the first is still held by what hangs.
                MaxPoolSize = 2,
            };
            // Commits do not wait for the disk individually; durable ones wait for a shared flush.
            postgres.Options = $"{postgres.Options} -c synchronous_commit=off".TrimStart();
            // A node that is held up in the middle of a transaction does not commit it when it wakes: its instant is long
            // gone, and the hour of its journal lines may be sealed.
            postgres.Options += " -c idle_in_transaction_session_timeout=60s";
            // Every statement here names a key. A plan is kept for long: one that was made while a table happened to be
            // nearly empty, as that of waiting logins is after each vacuum, would read the whole table from then on. And
            // nothing runs so long that compiling it is worth while.
            postgres.Options += " -c enable_seqscan=off -c jit=off";
            return new(
                configured,
                NpgsqlDataSource.Create(postgres.ConnectionString),
                waitsForDisk,
                NpgsqlDataSource.Create(probes.ConnectionString)
            );
        }

        var file = Path.GetFullPath(configured);
        SqliteFile.KeepToItsOwner(file);
        return new(configured, new(file), file);
    }

    /// <summary>A connection outside the pool, for LISTEN.</summary>
    internal async Task<NpgsqlConnection> OpenConnectionOfItsOwn(string name, CancellationToken stop)
    {
        var own = new NpgsqlConnectionStringBuilder(configured)
        {
            Pooling = false,
            ApplicationName = name,
            Timeout = SecondsToConnect,
        };
        var connection = new NpgsqlConnection(own.ConnectionString);
        await connection.OpenAsync(stop);
        return connection;
    }

    /// <summary>
    /// The same for work that nobody waits for, and that may take as long as it takes: a view of this database that shares
    /// its connections and is not disposed. It has the journal's key of now and does not learn of faults, so it is made once
    /// the keys are open. The flush of its durable writes, which many share, is as hurried as everybody's.
    /// </summary>
    public Database WithoutHurry()
    {
        var same = (Database)MemberwiseClone();
        same.Patience = AsLongAsItTakes;
        return same;
    }

    /// <summary>Reads, outside any transaction.</summary>
    public async Task<T> Read<T>(Func<Session, Task<T>> read, CancellationToken stop = default)
    {
        if (postgres is not null)
        {
            return await ReadFromPostgres(read, repeats: true, stop);
        }

        using var line = sqlite!.Take(Patience);
        await using var reading = new Session(line, writes: false, stop) { JournalMacs = JournalMacs! };
        return await read(reading);
    }

    private async Task<T> ReadFromPostgres<T>(Func<Session, Task<T>> read, bool repeats, CancellationToken stop)
    {
        RefuseWhileAway();
        await using var line = await PostgresLine.Take(postgres!, Patience, stop);
        await using var session = new Session(line, writes: false, stop)
        {
            JournalMacs = JournalMacs!,
            Repeats = repeats,
        };
        return await read(session);
    }

    /// <summary>
    /// Executes one query that needs no lock. On PostgreSQL it is batched with concurrent ones.
    /// </summary>
    public Task<T> ReadTogether<T>(Query<T> query) =>
        shared is null ? Read(session => session.ExecuteQuery(query)) : Together(query);

    /// <summary>
    /// Executes one statement that adds a row unless it is there, and whose loss a retry repairs. On PostgreSQL it is
    /// batched with concurrent ones, and executed once more where the connection to which it was sent was dead.
    /// </summary>
    public Task<T> WriteTogether<T>(Query<T> statement) =>
        shared is null ? Write(Durability.Repairable, session => session.ExecuteQuery(statement)) : Together(statement);

    private Task<T> Together<T>(Query<T> query)
    {
        RefuseWhileAway();
        return shared!.Execute(query);
    }

    /// <summary>Reads everything from one snapshot, however long it takes.</summary>
    public Task<T> ReadAtOneInstant<T>(Func<Session, Task<T>> read, CancellationToken stop = default) =>
        Read(
            async session =>
            {
                await session.Execute(IsPostgres ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN");
                try
                {
                    var result = await read(session);
                    await session.Execute("ROLLBACK");
                    return result;
                }
                catch when (!IsPostgres)
                {
                    // PostgreSQL's pool does so by itself, and what is still asked there leaves no room for more.
                    await session.Execute("ROLLBACK");
                    throw;
                }
            },
            stop
        );

    /// <summary>
    /// Writes in one transaction. It is committed when <paramref name="write"/> returns, rolled back when it throws;
    /// the task completes once the write is as durable as requested.
    /// </summary>
    public async Task<T> Write<T>(Durability durability, Func<Session, Task<T>> write, CancellationToken stop = default)
    {
        if (postgres is not null)
        {
            var (result, wrote) = await WriteToPostgres(write, stop);
            await (wrote && durability is Durability.Durable ? flushes!.Next() : Task.CompletedTask);
            return result;
        }

        RefuseWhileAway();
        if (!await sqliteWriter.WaitAsync(Patience, stop))
        {
            throw new DatabaseAwayException(DatabaseFault.Hung, null);
        }

        try
        {
            using var line = sqlite!.Take(Patience);
            await using var session = new Session(line, writes: true, stop)
            {
                JournalMacs = JournalMacs!,
                Tally = Tally,
            };
            var result = await write(session);
            await session.Commit();
            return result;
        }
        finally
        {
            sqliteWriter.Release();
        }
    }

    /// <summary>
    /// Executes one statement as its own transaction: one round trip where <see cref="Write{T}"/> takes two.
    /// </summary>
    public async Task<T> WriteOnce<T>(Durability durability, Func<Session, Task<T>> write)
    {
        if (postgres is null)
        {
            return await Write(durability, write);
        }

        var result = await ReadFromPostgres(write, repeats: false, CancellationToken.None);
        await (durability is Durability.Durable ? flushes!.Next() : Task.CompletedTask);
        return result;
    }

    // The connection returns to the pool before the flush is awaited.
    private async Task<(T Result, bool Wrote)> WriteToPostgres<T>(Func<Session, Task<T>> write, CancellationToken stop)
    {
        RefuseWhileAway();
        await using var line = await PostgresLine.Take(postgres!, Patience, stop);
        await using var session = new Session(line, writes: true, stop) { JournalMacs = JournalMacs!, Tally = Tally };
        var result = await write(session);
        return (result, await session.Commit());
    }

    private void RefuseWhileAway()
    {
        if (KnownFault is DatabaseFault.Away or DatabaseFault.Hung)
        {
            throw new DatabaseAwayException(KnownFault.Value, null);
        }
    }

    /// <inheritdoc cref="Write{T}"/>
    public Task Write(Durability durability, Func<Session, Task> write, CancellationToken stop = default) =>
        Write(
            durability,
            async session =>
            {
                await write(session);
                return true;
            },
            stop
        );

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        sqlite?.Dispose();
        sqliteWriter.Dispose();
        await (postgres?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (waitsForDisk?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (probes?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
