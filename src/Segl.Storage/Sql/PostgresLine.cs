using System.Diagnostics;
using Npgsql;

namespace Segl.Storage;

/// <summary>
/// A connection to PostgreSQL in use. Nobody waits longer than its patience, also where the server hangs; and one that
/// died in the pool, or leads to what has become a standby, is replaced once.
/// </summary>
internal sealed class PostgresLine : IAsyncDisposable
{
    private readonly NpgsqlDataSource pool;
    private readonly TimeSpan patience;
    private readonly CancellationToken stop;
    private readonly NpgsqlConnection connection;
    private long since;
    private bool hasSent;
    private (Task Asked, NpgsqlBatch? Command)? abandoned;

    private PostgresLine(NpgsqlDataSource pool, TimeSpan patience, CancellationToken stop)
    {
        (this.pool, this.patience, this.stop) = (pool, patience, stop);
        (connection, since) = (pool.CreateConnection(), Stopwatch.GetTimestamp());
    }

    /// <summary>False when it broke, or when it was abandoned.</summary>
    public bool IsOpen => abandoned is null && connection.State is System.Data.ConnectionState.Open;

    /// <summary>Takes one out of the pool.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="patience">How long an answer may take, the first with the taking.</param>
    /// <param name="stop">Cancelled when the caller has disconnected.</param>
    /// <exception cref="DatabaseAwayException">There is none to be had.</exception>
    public static async Task<PostgresLine> Take(NpgsqlDataSource pool, TimeSpan patience, CancellationToken stop)
    {
        var line = new PostgresLine(pool, patience, stop);
        try
        {
            await line.Open();
            return line;
        }
        catch (Exception failed)
        {
            await line.DisposeAsync();
            throw Told(failed);
        }
    }

    /// <summary>A text of several statements, which takes as long as it takes.</summary>
    public NpgsqlCommand Script(string sql) => new(sql, connection) { CommandTimeout = 0 };

    /// <summary>Asks, and waits for the answer.</summary>
    /// <param name="ask">Asks with a batch, and disposes of it.</param>
    /// <param name="mayRepeat">Whether to ask once more on another connection does no harm.</param>
    /// <param name="until">Cancelled when nobody waits any more.</param>
    /// <exception cref="DatabaseAwayException">The database does not do what it is asked.</exception>
    public async Task<T> Send<T>(Func<NpgsqlBatch, Task<T>> ask, Func<bool> mayRepeat, CancellationToken until)
    {
        var isFirst = !hasSent;
        since = isFirst ? since : Stopwatch.GetTimestamp();
        hasSent = true;
        try
        {
            try
            {
                return await Ask(ask, until);
            }
            catch (Exception dead) when (isFirst && DatabaseFaults.MayBeTheConnections(dead) && mayRepeat())
            {
                await Replace();
                return await Ask(ask, until);
            }
        }
        catch (Exception failed)
        {
            throw Told(failed);
        }
    }

    /// <summary>Gives it back; one that was abandoned goes back when what was asked has ended.</summary>
    public ValueTask DisposeAsync()
    {
        if (abandoned is not var (asked, command))
        {
            return connection.DisposeAsync();
        }

        if (command is null)
        {
            Free(asked);
        }
        else
        {
            AbandonedCommands.Cancel(command, () => Free(asked));
        }

        return ValueTask.CompletedTask;
    }

    // What it ended with concerns nobody any more.
    private void Free(Task asked) =>
        asked.ContinueWith(late => (late.Exception, connection.DisposeAsync().AsTask()), TaskScheduler.Default);

    private async Task Open()
    {
        var opening = connection.OpenAsync(stop);
        await InTime(opening, command: null, stop);
        await opening;
    }

    // The others in the pool are as old, and lead to the same place.
    private async Task Replace()
    {
        pool.Clear();
        await connection.CloseAsync();
        await Open();
    }

    private async Task<T> Ask<T>(Func<NpgsqlBatch, Task<T>> ask, CancellationToken until)
    {
        var command = new NpgsqlBatch(connection) { Timeout = 0 };
        var asked = ask(command);
        await InTime(asked, command, until);
        return await asked;
    }

    private async Task InTime(Task asked, NpgsqlBatch? command, CancellationToken until)
    {
        var left = patience - Stopwatch.GetElapsedTime(since);
        try
        {
            await asked.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, until);
        }
        catch (Exception late) when (!asked.IsCompleted)
        {
            abandoned = (asked, command);
            throw late is TimeoutException ? new DatabaseAwayException(DatabaseFault.Hung, late) : late;
        }
        catch (Exception) when (asked.IsCompleted)
        {
            // It failed, or its answer came in this very moment: the caller awaits it, and gets what it ended with.
        }
    }

    private static Exception Told(Exception failed) =>
        failed is not DatabaseAwayException && DatabaseFaults.Of(failed) is { } fault
            ? new DatabaseAwayException(fault, failed)
            : failed;
}
