using System.Data.Common;
using System.Threading.Channels;
using Segl.Storage;

namespace Segl.Server.Nodes;

/// <summary>
/// Nodes are equal: a wake-up on this node is also sent to the others. Wake-ups are batched for 10 ms and sent
/// together, after the commit that caused them.
/// </summary>
internal sealed partial class NodeWakeUps(
    WakeUps wakeUps,
    NodeSignals signals,
    Database database,
    DatabaseWatch watch,
    ILogger<NodeWakeUps> log
) : BackgroundService
{
    private const int MostWaiting = 100_000;
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan BeforeNextTry = TimeSpan.FromSeconds(1);

    private readonly Channel<Guid> woken = Channel.CreateBounded<Guid>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }
    );

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!database.IsPostgres)
        {
            return;
        }

        wakeUps.Woken += PassOn;
        try
        {
            await Task.WhenAll(AgainAndAgain(Listen, stoppingToken), AgainAndAgain(TellOthers, stoppingToken));
        }
        finally
        {
            wakeUps.Woken -= PassOn;
        }
    }

    // This connection always waits for an answer, so it is the first to hear that the server is gone. The others of the
    // pool are as dead, and go before a citizen meets them.
    private async Task Listen(CancellationToken stop)
    {
        try
        {
            await signals.Listen(id => wakeUps.WakeHere(id), stop);
        }
        catch (DbException)
        {
            database.ForgetConnections();
            watch.LookSoon();
            throw;
        }
    }

    private void PassOn(Guid id)
    {
        if (signals.HasOthers)
        {
            woken.Writer.TryWrite(id);
        }
    }

    private async Task TellOthers(CancellationToken stop)
    {
        while (await woken.Reader.WaitToReadAsync(stop))
        {
            await Task.Delay(Gather, stop);
            var ids = new HashSet<Guid>();
            while (woken.Reader.TryRead(out var id))
            {
                ids.Add(id);
            }

            await signals.Tell(ids, stop);
        }
    }

    // The database may be unavailable for a while; waiters read again on their own.
    private async Task AgainAndAgain(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await work(stop);
            }
            catch (DbException failed)
            {
                // What is wrong with the database itself, the watch tells.
                if (database.KnownFault is null && failed is not DatabaseAwayException)
                {
                    LogAway(failed.Message);
                }

                await Task.Delay(BeforeNextTry, stop);
            }
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Other nodes cannot be notified; requests that wait there notice a change at their next read: {Why}"
    )]
    private partial void LogAway(string why);
}
