using Npgsql;

namespace Segl.Storage;

/// <summary>
/// Lets many commits share one flush of PostgreSQL's log. A transaction commits without waiting for the disk; a caller
/// whose commit must survive a power cut then waits here for the next flush: one tiny transaction that does wait for
/// the disk (and for the standby, where there is one). The log is written in order, so whatever was committed before it
/// is safe with it.
/// </summary>
internal sealed class Flushes(NpgsqlDataSource waitsForDisk, TimeProvider clock)
{
    // A record that nobody reads: a transaction that wrote nothing would not be flushed.
    private const string Flush = "SELECT pg_logical_emit_message(true, 'segl', '')";

    // Who comes alone, as the last one did, is flushed at once; in a crowd one waits this long at most, to share.
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromMilliseconds(10);

    private readonly Lock guard = new();
    private TaskCompletionSource? waiting;
    private bool running;
    private long began;
    private int asking;
    private int shared;

    /// <summary>Ends when everything that was committed before this call is on disk.</summary>
    /// <exception cref="NpgsqlException">
    /// The flush failed. Whether the commits are safe is not known, as when the answer to a commit is lost.
    /// </exception>
    public Task Next()
    {
        lock (guard)
        {
            waiting ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            asking++;
            if (!running)
            {
                running = true;
                _ = Task.Run(Run);
            }

            return waiting.Task;
        }
    }

    private async Task Run()
    {
        do
        {
            var sinceLast = clock.GetElapsedTime(began);
            if (shared > 1 && sinceLast < AtMostEvery)
            {
                await Task.Delay(AtMostEvery - sinceLast, clock);
            }

            began = clock.GetTimestamp();
            await FlushFor(LetIn());
        } while (AnybodyElse());
    }

    // Who comes from now on waits for the flush after this one.
    private TaskCompletionSource LetIn()
    {
        lock (guard)
        {
            var these = waiting!;
            (waiting, shared, asking) = (null, asking, 0);
            return these;
        }
    }

    private bool AnybodyElse()
    {
        lock (guard)
        {
            return running = waiting is not null;
        }
    }

    private async Task FlushFor(TaskCompletionSource these)
    {
        try
        {
            await using var command = waitsForDisk.CreateCommand(Flush);
            await command.ExecuteNonQueryAsync();
            these.SetResult();
        }
        catch (Exception failed)
        {
            // Whoever waits hears of it; the next flush begins anew.
            these.SetException(failed);
        }
    }
}
