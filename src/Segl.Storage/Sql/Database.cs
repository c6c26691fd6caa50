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
public sealed class Database : IAsyncDisposable
{
    // Npgsql's default.
    private const int NpgsqlDefault = 100;

    // More connections only contend with each other inside the database, at twice the cost; other nodes need some,
    // too.
    private static readonly int PostgresConnections = (4 * Environment.ProcessorCount) + 4;

    private readonly string configured;
    private readonly NpgsqlDataSource? postgres;
    private readonly NpgsqlDataSource? waitsForDisk;
    private readonly Flushes? flushes;
    private readonly SharedRoundTrips? shared;
    private readonly SqliteFile? sqlite;
    private readonly SemaphoreSlim sqliteWriter = new(1, 1);

    private Database(string configured, NpgsqlDataSource postgres, NpgsqlDataSource waitsForDisk)
        : this(configured) =>
        // Disk flushes are timed in real time, even where the program's clock is simulated.
        (this.postgres, this.waitsForDisk, flushes, shared) = (
            postgres,
            waitsForDisk,
            new(waitsForDisk, TimeProvider.System),
            new(postgres)
        );

    private Database(string configured, SqliteFile sqlite, string file)
        : this(configured) => (this.sqlite, File) = (sqlite, file);

    private Database(string configured) => this.configured = configured;

    /// <summary>True on PostgreSQL, false on SQLite.</summary>
    public bool IsPostgres => sqlite is null;

    /// <summary>The MACs of the journal's lines. Without them no person can be changed.</summary>
    public JournalMacs? JournalMacs { get; set; }

    /// <summary>The file of a SQLite database; null on PostgreSQL.</summary>
    public string? File { get; }

    /// <summary>Opens the configured database: <c>Host=…</c> is PostgreSQL, everything else the path of a SQLite
    /// file.</summary>
    public static Database Open(string configured)
    {
        if (configured.Contains("Host=", StringComparison.OrdinalIgnoreCase))
        {
            var postgres = new NpgsqlConnectionStringBuilder(configured);
            postgres.MaxPoolSize = postgres.MaxPoolSize == NpgsqlDefault ? PostgresConnections : postgres.MaxPoolSize;
            postgres.MaxAutoPrepare = postgres.MaxAutoPrepare == 0 ? 100 : postgres.MaxAutoPrepare;
            postgres.AutoPrepareMinUsages = 2;
            // No session state outlives a transaction, so there is nothing to reset between two uses.
            postgres.NoResetOnClose = true;
            var waitsForDisk = NpgsqlDataSource.Create(postgres.ConnectionString);
            // Commits do not wait for the disk individually; durable ones wait for a shared flush.
            postgres.Options = $"{postgres.Options} -c synchronous_commit=off".TrimStart();
            // A node that is held up in the middle of a transaction does not commit it when it wakes: its instant is long
            // gone, and the hour of its journal lines may be sealed.
            postgres.Options += " -c idle_in_transaction_session_timeout=60s";
            return new(configured, NpgsqlDataSource.Create(postgres.ConnectionString), waitsForDisk);
        }

        var file = Path.GetFullPath(configured);
        SqliteFile.KeepToItsOwner(file);
        return new(configured, new(file), file);
    }

    /// <summary>A connection outside the pool, for LISTEN.</summary>
    internal async Task<NpgsqlConnection> OpenConnectionOfItsOwn(string name, CancellationToken stop)
    {
        var own = new NpgsqlConnectionStringBuilder(configured) { Pooling = false, ApplicationName = name };
        var connection = new NpgsqlConnection(own.ConnectionString);
        await connection.OpenAsync(stop);
        return connection;
    }

    /// <summary>Reads, outside any transaction.</summary>
    public async Task<T> Read<T>(Func<Session, Task<T>> read, CancellationToken stop = default)
    {
        if (postgres is not null)
        {
            await using var connection = await postgres.OpenConnectionAsync(stop);
            await using var session = new Session(connection, writes: false, stop) { JournalMacs = JournalMacs! };
            return await read(session);
        }

        using var line = sqlite!.Take();
        await using var reading = new Session(line, writes: false, stop) { JournalMacs = JournalMacs! };
        return await read(reading);
    }

    /// <summary>
    /// Executes one query that needs no lock. On PostgreSQL it is batched with concurrent ones.
    /// </summary>
    public Task<T> ReadTogether<T>(Query<T> query) =>
        shared?.Execute(query) ?? Read(session => session.ExecuteQuery(query));

    /// <summary>
    /// Executes one statement that adds or removes a row which no other transaction changes, and whose loss a retry
    /// repairs. On PostgreSQL it is batched with concurrent ones.
    /// </summary>
    public Task<T> WriteTogether<T>(Query<T> statement) =>
        shared?.Execute(statement) ?? Write(Durability.Repairable, session => session.ExecuteQuery(statement));

    /// <summary>Reads everything from one snapshot, however long it takes.</summary>
    public Task<T> ReadAtOneInstant<T>(Func<Session, Task<T>> read, CancellationToken stop = default) =>
        Read(
            async session =>
            {
                await session.Execute(IsPostgres ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN");
                try
                {
                    return await read(session);
                }
                finally
                {
                    await session.Execute("ROLLBACK");
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

        await sqliteWriter.WaitAsync(stop);
        try
        {
            using var line = sqlite!.Take();
            await using var session = new Session(line, writes: true, stop) { JournalMacs = JournalMacs! };
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

        var result = await Read(write);
        await (durability is Durability.Durable ? flushes!.Next() : Task.CompletedTask);
        return result;
    }

    // The connection returns to the pool before the flush is awaited.
    private async Task<(T Result, bool Wrote)> WriteToPostgres<T>(Func<Session, Task<T>> write, CancellationToken stop)
    {
        await using var connection = await postgres!.OpenConnectionAsync(stop);
        await using var session = new Session(connection, writes: true, stop) { JournalMacs = JournalMacs! };
        var result = await write(session);
        return (result, await session.Commit());
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
    }
}
