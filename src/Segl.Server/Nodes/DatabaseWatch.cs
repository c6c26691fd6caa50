using System.Diagnostics;
using Segl.Storage;

namespace Segl.Server.Nodes;

/// <summary>
/// Looks every few seconds whether a write works, on connections of its own. While the database is away or hangs, no
/// request waits for it; when it is back, none meets a connection from before. An outage is a line in the log when it
/// begins, each minute, and when it ends.
/// </summary>
/// <remarks>By real time, which is also a database's, whatever the clock of the rules says.</remarks>
internal sealed partial class DatabaseWatch(Database database, DatabasePatience patience, ILogger<DatabaseWatch> log)
    : BackgroundService
{
    private static readonly TimeSpan WhileWell = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WhileNot = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan SayAgain = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim lookNow = new(0, 1);
    private readonly Stopwatch outage = new();
    private readonly Stopwatch calm = new();
    private readonly Stopwatch sinceCorrupt = new();
    private TaskCompletionSource<DatabaseFault?> nextLook = NewLook();
    private DatabaseFault? seen;
    private TimeSpan sayAt;
    private int refused;

    /// <summary>
    /// Whether a write works, by the watch's next look; nobody who asks sends a statement. A look that takes too long is
    /// itself the answer.
    /// </summary>
    /// <returns>What is wrong with the database; null when nothing is.</returns>
    public async Task<DatabaseFault?> NextLook()
    {
        var look = nextLook.Task;
        LookSoon();
        try
        {
            return await look.WaitAsync(patience.Ready);
        }
        catch (TimeoutException)
        {
            return seen ?? DatabaseFault.Hung;
        }
    }

    /// <summary>A request ended because of the database.</summary>
    public void Refused(DatabaseFault fault)
    {
        Interlocked.Increment(ref refused);
        if (fault is DatabaseFault.Corrupt)
        {
            sinceCorrupt.Restart();
        }

        LookSoon();
    }

    /// <summary>Asks for a look that does not wait for its turn.</summary>
    public void LookSoon()
    {
        try
        {
            lookNow.Release();
        }
        catch (SemaphoreFullException)
        {
            // A look is asked for already.
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var look = Interlocked.Exchange(ref nextLook, NewLook());
            var fault = await Look();
            // One slow write keeps nobody out; whoever asks meanwhile has a patience of its own.
            database.KnownFault = fault is DatabaseFault.Hung && seen is not DatabaseFault.Hung ? null : fault;
            seen = fault;
            look.SetResult(fault);
            Say(fault);
            await lookNow.WaitAsync(fault is null ? WhileWell : WhileNot, stoppingToken);
            // Many may ask for a look; between two there is a moment.
            await Task.Delay(Moment, stoppingToken);
        }
    }

    // A page that cannot be read is not among those that the look writes, so requests tell of it.
    private async Task<DatabaseFault?> Look() =>
        await database.TryWrite(patience.Look)
        ?? (sinceCorrupt.IsRunning && sinceCorrupt.Elapsed < SayAgain ? DatabaseFault.Corrupt : null);

    private static TaskCompletionSource<DatabaseFault?> NewLook() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Say(DatabaseFault? fault)
    {
        if (fault is { } wrong)
        {
            SayWrong(wrong);
        }
        else if (outage.IsRunning)
        {
            LogOver((long)outage.Elapsed.TotalSeconds, Interlocked.Exchange(ref refused, 0));
            outage.Reset();
        }
        else if (refused > 0 && (!calm.IsRunning || calm.Elapsed >= SayAgain))
        {
            calm.Restart();
            LogSome(Interlocked.Exchange(ref refused, 0));
        }
    }

    private void SayWrong(DatabaseFault fault)
    {
        if (!outage.IsRunning || outage.Elapsed >= sayAt)
        {
            outage.Start();
            sayAt = outage.Elapsed + SayAgain;
            LogOut(fault, (long)outage.Elapsed.TotalSeconds, refused);
        }
    }

    [LoggerMessage(
        LogLevel.Error,
        "The database is out of order ({Fault}) for {Seconds} s; {Refused} requests were answered 503 so far"
    )]
    private partial void LogOut(DatabaseFault fault, long seconds, int refused);

    [LoggerMessage(
        LogLevel.Warning,
        "{Refused} requests were answered 503, for the database did not do what they asked; a write works"
    )]
    private partial void LogSome(int refused);

    [LoggerMessage(
        LogLevel.Warning,
        "The database is in order again, after {Seconds} s; {Refused} requests were answered 503"
    )]
    private partial void LogOver(long seconds, int refused);
}
