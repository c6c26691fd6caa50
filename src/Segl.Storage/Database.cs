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
    // Npgsql's default is all that PostgreSQL's default lets in; two pools share less, and leave some for others.
    private const int NpgsqlDefault = 100;
    private const int PostgresConnections = 80;

    private readonly SemaphoreSlim? sqliteWriter;
    private readonly NpgsqlDataSource? relaxed;

    private Database(DbDataSource source, NpgsqlDataSource? relaxed, string? file)
    {
        (Source, this.relaxed, File) = (source, relaxed, file);
        sqliteWriter = IsPostgres ? null : new SemaphoreSlim(1, 1);
    }

    /// <summary>The connections whose commits are durable.</summary>
    public DbDataSource Source { get; }

    /// <summary>True on PostgreSQL, false on SQLite.</summary>
    public bool IsPostgres => relaxed is not null;

    /// <summary>The file of a SQLite database; null on PostgreSQL.</summary>
    public string? File { get; }

    /// <summary>Opens what the configuration names: <c>Host=…</c> is PostgreSQL, everything else the path of a SQLite file.</summary>
    public static Database Open(string configured)
    {
        if (configured.Contains("Host=", StringComparison.OrdinalIgnoreCase))
        {
            var postgres = new NpgsqlConnectionStringBuilder(configured);
            var connections = postgres.MaxPoolSize == NpgsqlDefault ? PostgresConnections : postgres.MaxPoolSize;
            postgres.MaxPoolSize = Math.Max(1, connections / 2);
            postgres.MaxAutoPrepare = postgres.MaxAutoPrepare == 0 ? 100 : postgres.MaxAutoPrepare;
            postgres.AutoPrepareMinUsages = 2;
            // Nothing of a session outlives its transaction, so there is nothing to reset between two uses.
            postgres.NoResetOnClose = true;
            var durable = NpgsqlDataSource.Create(postgres.ConnectionString);
            // Reads, and writes that a retry repairs: their commit does not wait for the disk.
            postgres.Options = $"{postgres.Options} -c synchronous_commit=off".TrimStart();
            return new(durable, NpgsqlDataSource.Create(postgres.ConnectionString), null);
        }

        var sqlite = new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(configured), Pooling = true };
        return new(new SqliteSource(sqlite.ConnectionString), null, sqlite.DataSource);
    }

    /// <summary>Reads, outside any transaction.</summary>
    public async Task<T> Read<T>(Func<Session, Task<T>> read, CancellationToken stop = default)
    {
        await using var connection = await (relaxed ?? Source).OpenConnectionAsync(stop);
        await using var session = new Session(connection, null, stop);
        return await read(session);
    }

    /// <summary>Writes in one transaction. It is committed when <paramref name="write"/> returns, undone when it throws.</summary>
    public async Task<T> Write<T>(Durability durability, Func<Session, Task<T>> write, CancellationToken stop = default)
    {
        if (relaxed is not null)
        {
            var source = durability is Durability.Durable ? Source : relaxed;
            await using var connection = (NpgsqlConnection)await source.OpenConnectionAsync(stop);
            await using var session = new Session(connection, stop);
            return await Write(session, write);
        }

        await sqliteWriter!.WaitAsync(stop);
        try
        {
            await using var connection = (SqliteConnection)await Source.OpenConnectionAsync(stop);
            await using var transaction = connection.BeginTransaction(deferred: false);
            await using var session = new Session(connection, transaction, stop);
            return await Write(session, write);
        }
        finally
        {
            sqliteWriter.Release();
        }
    }

    private static async Task<T> Write<T>(Session session, Func<Session, Task<T>> write)
    {
        var result = await write(session);
        await session.Commit();
        return result;
    }

    /// <inheritdoc cref="Write{T}"/>
    public Task Write(Durability durability, Func<Session, Task> write, CancellationToken stop = default) =>
        Write(durability, async session => { await write(session); return true; }, stop);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        sqliteWriter?.Dispose();
        if (relaxed is not null)
        {
            await relaxed.DisposeAsync();
        }
        else
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
