using Npgsql;

namespace Segl.Storage;

/// <summary>
/// Lets many commits share one flush of PostgreSQL's log. A transaction commits without waiting for the disk; a
/// caller whose commit must survive a power cut then awaits the next flush here: one tiny transaction that does wait
/// for the disk (and for the standby, where there is one). The log is written in order, so everything committed
/// before it is durable with it.
/// </summary>
internal sealed class Flushes(NpgsqlDataSource waitsForDisk, Func<TimeSpan> patience, TimeProvider clock)
{
    /// <summary>Writes a record of the log that is never read: a transaction that wrote nothing would not wait for the
    /// disk.</summary>
    public const string ReachDisk = "SELECT pg_logical_emit_message(true, 'segl', '')";

    // A lone caller is flushed at once; concurrent callers wait at most this long, to share a flush.
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromMilliseconds(10);

    private readonly Lock guard = new();
    private TaskCompletionSource? waiting;
    private bool running;
    private long began;
    private int asking;
    private int shared;

    /// <summary>Completes when everything that was committed before this call is on disk.</summary>
    /// <exception cref="DatabaseAwayException">
    /// The flush failed. Whether the commits are durable is unknown, as when the response to a commit is lost.
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

    // Callers from now on wait for the flush after this one.
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
            await using var line = await PostgresLine.Take(waitsForDisk, patience(), CancellationToken.None);
            // One flush is as good as two.
            await using var session = new Session(line, writes: false, CancellationToken.None) { Repeats = true };
            await session.Execute(ReachDisk);
            these.SetResult();
        }
        catch (Exception failed)
        {
            // All callers of this flush get the exception, and so do those who wait for the next: they would wait as
            // long to hear the same. A later flush starts anew.
            these.SetException(failed);
            TakeWaiting()?.SetException(failed);
        }
    }

    private TaskCompletionSource? TakeWaiting()
    {
        lock (guard)
        {
            var these = waiting;
            (waiting, asking) = (null, 0);
            return these;
        }
    }
}
