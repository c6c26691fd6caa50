using System.Diagnostics;
using Segl.Storage;

namespace Segl.Server.Nodes;

/// <summary>
/// Looks every few seconds whether a write works. While the database is away nobody waits for it; when it is back, no
/// citizen meets a connection from before. An outage is a line in the log when it begins, each minute, and when it ends.
/// </summary>
/// <remarks>By real time, which is also a database's, wherever the clock of the rules stands.</remarks>
internal sealed partial class DatabaseWatch(Database database, ILogger<DatabaseWatch> log) : BackgroundService
{
    private static readonly TimeSpan WhileWell = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WhileNot = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan SayAgain = TimeSpan.FromMinutes(1);

    /// <summary>How long a request waits for the database before it is answered that nothing is lost.</summary>
    public static readonly TimeSpan CitizensPatience = TimeSpan.FromSeconds(2.5);

    private readonly SemaphoreSlim lookNow = new(0, 1);
    private readonly Stopwatch outage = new();
    private readonly Stopwatch calm = new();
    private TimeSpan sayAt;
    private int refused;

    /// <summary>Whether a write works now; never later than two seconds.</summary>
    /// <returns>What is wrong with the database; null when nothing is.</returns>
    public async Task<DatabaseFault?> LookNow()
    {
        var fault = await Look();
        if (fault is not null)
        {
            LookSoon();
        }

        return fault;
    }

    private async Task<DatabaseFault?> Look()
    {
        try
        {
            return await database.TryWrite(Patience).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            return DatabaseFault.Hung;
        }
    }

    /// <summary>A request ended because of the database.</summary>
    public void Refused()
    {
        Interlocked.Increment(ref refused);
        LookSoon();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var fault = await Look();
            database.KnownFault = fault;
            Say(fault);
            await lookNow.WaitAsync(fault is null ? WhileWell : WhileNot, stoppingToken);
            // Whoever asked for a look may be many; between two there is a moment.
            await Task.Delay(Moment, stoppingToken);
        }
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

    private void Say(DatabaseFault? fault)
    {
        if (fault is null)
        {
            if (outage.IsRunning)
            {
                LogOver((long)outage.Elapsed.TotalSeconds, Interlocked.Exchange(ref refused, 0));
                outage.Reset();
            }
            else if (refused > 0 && (!calm.IsRunning || calm.Elapsed >= SayAgain))
            {
                calm.Restart();
                LogSome(Interlocked.Exchange(ref refused, 0));
            }

            return;
        }

        if (!outage.IsRunning || outage.Elapsed >= sayAt)
        {
            outage.Start();
            sayAt = outage.Elapsed + SayAgain;
            LogOut(fault.Value, (long)outage.Elapsed.TotalSeconds, refused);
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
