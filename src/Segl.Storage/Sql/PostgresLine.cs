using System.Diagnostics;
using Npgsql;

namespace Segl.Storage;

/// <summary>
/// A connection to PostgreSQL in use. Nobody waits longer than its patience, also where the server hangs and Npgsql
/// waits to cancel; and one that died in the pool, or leads to what has become a standby, is replaced once.
/// </summary>
internal sealed class PostgresLine : IAsyncDisposable
{
    private const int SecondsWithoutHurry = 600;

    private readonly NpgsqlDataSource pool;
    private readonly TimeSpan? patience;
    private readonly CancellationToken stop;
    private readonly NpgsqlConnection connection;
    private long since;
    private bool hasSent;
    private Task? abandoned;

    private PostgresLine(NpgsqlDataSource pool, TimeSpan? patience, CancellationToken stop)
    {
        (this.pool, this.patience, this.stop) = (pool, patience, stop);
        (connection, since) = (pool.CreateConnection(), Stopwatch.GetTimestamp());
    }

    /// <summary>After how many seconds Npgsql gives up what nobody waits for any more, and frees the
    /// connection.</summary>
    public int SecondsToAnswer => patience is { } one ? (int)Math.Ceiling(one.TotalSeconds) + 1 : SecondsWithoutHurry;

    /// <summary>False when it broke, or when it was given up.</summary>
    public bool IsOpen => abandoned is null && connection.State is System.Data.ConnectionState.Open;

    /// <summary>Takes one out of the pool.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="patience">How long an answer may take, the first with the taking; null for as long as it
    /// takes.</param>
    /// <param name="stop">Cancelled when the caller has gone.</param>
    /// <exception cref="DatabaseAwayException">There is none to be had.</exception>
    public static async Task<PostgresLine> Take(NpgsqlDataSource pool, TimeSpan? patience, CancellationToken stop)
    {
        var line = new PostgresLine(pool, patience, stop);
        try
        {
            await line.connection.OpenAsync(stop);
            return line;
        }
        catch (Exception failed)
        {
            await line.DisposeAsync();
            throw DatabaseFaults.Of(failed) is { } fault ? new DatabaseAwayException(fault, failed) : failed;
        }
    }

    /// <summary>A text of several statements, which takes as long as it takes.</summary>
    public NpgsqlCommand Script(string sql) => new(sql, connection) { CommandTimeout = 0 };

    /// <summary>Asks, and waits for the answer.</summary>
    /// <param name="ask">Asks on the connection.</param>
    /// <param name="mayRepeat">Whether to ask once more on another connection does no harm.</param>
    /// <exception cref="DatabaseAwayException">The database does not do what it is asked.</exception>
    public async Task<T> Send<T>(Func<NpgsqlConnection, Task<T>> ask, Func<bool> mayRepeat)
    {
        var isFirst = !hasSent;
        since = isFirst ? since : Stopwatch.GetTimestamp();
        hasSent = true;
        try
        {
            try
            {
                return await InTime(ask(connection));
            }
            catch (Exception dead) when (isFirst && DatabaseFaults.MayBeTheConnections(dead) && mayRepeat())
            {
                await Replace();
                return await InTime(ask(connection));
            }
        }
        catch (Exception failed) when (failed is not DatabaseAwayException && DatabaseFaults.Of(failed) is { } fault)
        {
            throw new DatabaseAwayException(fault, failed);
        }
    }

    /// <summary>Gives it back. What was given up ends by itself, and goes back then.</summary>
    public ValueTask DisposeAsync()
    {
        if (abandoned is null)
        {
            return connection.DisposeAsync();
        }

        _ = abandoned.ContinueWith(
            // What it ended with is nobody's any more.
            late => (late.Exception, connection.DisposeAsync().AsTask()),
            TaskScheduler.Default
        );
        return ValueTask.CompletedTask;
    }

    // The others in the pool are as old, and lead to the same place.
    private async Task Replace()
    {
        pool.Clear();
        await connection.CloseAsync();
        await connection.OpenAsync(stop);
    }

    private async Task<T> InTime<T>(Task<T> asked)
    {
        if (patience is not { } whole)
        {
            return await asked;
        }

        var left = whole - Stopwatch.GetElapsedTime(since);
        try
        {
            return await asked.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }
        catch (TimeoutException late) when (!asked.IsCompleted)
        {
            abandoned = asked;
            throw new DatabaseAwayException(DatabaseFault.Hung, late);
        }
    }
}
