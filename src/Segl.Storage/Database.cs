using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Segl.Storage;

/// <summary>How sure a write must be before its caller is answered.</summary>
public enum Durability
{
    /// <summary>It must survive a power cut: bindings, counters, codes, approvals, journal.</summary>
    Durable,

    /// <summary>A retry repairs it: a login that has just started.</summary>
    Repairable,
}

/// <summary>
/// One database, SQLite or PostgreSQL, spoken to in one SQL text. SQLite has one writer at a time, so writers queue here
/// instead of colliding there; PostgreSQL locks rows.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    private readonly SemaphoreSlim? sqliteWriter;

    private Database(DbDataSource source, bool isPostgres, string? file)
    {
        (Source, IsPostgres, File) = (source, isPostgres, file);
        sqliteWriter = isPostgres ? null : new SemaphoreSlim(1, 1);
    }

    /// <summary>The connections.</summary>
    public DbDataSource Source { get; }

    /// <summary>True on PostgreSQL, false on SQLite.</summary>
    public bool IsPostgres { get; }

    /// <summary>The file of a SQLite database; null on PostgreSQL.</summary>
    public string? File { get; }

    /// <summary>Opens what the configuration names: <c>Host=…</c> is PostgreSQL, everything else the path of a SQLite file.</summary>
    public static Database Open(string configured)
    {
        if (configured.Contains("Host=", StringComparison.OrdinalIgnoreCase))
        {
            var postgres = new NpgsqlConnectionStringBuilder(configured);
            postgres.MaxAutoPrepare = postgres.MaxAutoPrepare == 0 ? 100 : postgres.MaxAutoPrepare;
            postgres.AutoPrepareMinUsages = 2;
            return new(NpgsqlDataSource.Create(postgres.ConnectionString), true, null);
        }

        var sqlite = new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(configured), Pooling = true };
        return new(new SqliteSource(sqlite.ConnectionString), false, sqlite.DataSource);
    }

    /// <summary>Reads, outside any transaction.</summary>
    public async Task<T> Read<T>(Func<Session, Task<T>> read, CancellationToken stop = default)
    {
        await using var connection = await Source.OpenConnectionAsync(stop);
        await using var session = new Session(connection, null, stop);
        return await read(session);
    }

    /// <summary>Writes in one transaction. It is committed when <paramref name="write"/> returns, undone when it throws.</summary>
    public async Task<T> Write<T>(Durability durability, Func<Session, Task<T>> write, CancellationToken stop = default)
    {
        if (sqliteWriter is not null)
        {
            await sqliteWriter.WaitAsync(stop);
        }

        try
        {
            await using var connection = await Source.OpenConnectionAsync(stop);
            await using var transaction = connection is SqliteConnection sqlite
                ? sqlite.BeginTransaction(deferred: false)
                : await connection.BeginTransactionAsync(stop);
            await using var session = new Session(connection, transaction, stop);
            if (IsPostgres && durability is Durability.Repairable)
            {
                session.Later("SET LOCAL synchronous_commit = off");
            }

            var result = await write(session);
            await session.WriteWhatWaits();
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        finally
        {
            sqliteWriter?.Release();
        }
    }

    /// <inheritdoc cref="Write{T}"/>
    public Task Write(Durability durability, Func<Session, Task> write, CancellationToken stop = default) =>
        Write(durability, async session => { await write(session); return true; }, stop);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        sqliteWriter?.Dispose();
        if (!IsPostgres)
        {
            SqliteConnection.ClearAllPools();
        }
    }
}

/// <summary>SQLite connections with the settings that make a commit survive a power cut.</summary>
internal sealed class SqliteSource(string connectionString) : DbDataSource
{
    public override string ConnectionString => connectionString;

    protected override DbConnection CreateDbConnection() => new SqliteConnection(connectionString);

    protected override DbConnection OpenDbConnection()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var settings = connection.CreateCommand();
        settings.CommandText =
            "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";
        settings.ExecuteNonQuery();
        return connection;
    }

    protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(OpenDbConnection());
}
