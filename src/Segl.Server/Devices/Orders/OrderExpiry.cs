using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Devices.Orders;

/// <summary>
/// R63: ends the orders whose time is over, and tells their owners. It only tidies and tells: whether an order is over is
/// found when somebody asks.
/// </summary>
internal sealed partial class OrderExpiry(
    Database database,
    People people,
    TimeProvider clock,
    ILogger<OrderExpiry> log
) : BackgroundService
{
    private const int OrdersAtOnce = 500;
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(30);

    /// <summary>Ends all that are over.</summary>
    /// <returns>How many those were.</returns>
    public async Task<int> EndWhatIsOver(DateTimeOffset now, CancellationToken stop = default)
    {
        var (ended, after, afterId) = (0, default(DateTimeOffset), Guid.Empty);
        while (
            await database.Read(session => DeviceOrderStore.Waiting(session, after, afterId, OrdersAtOnce), stop)
                is [.., var last] orders
            && orders[0].Order.OrderedAt <= now - Limits.OrderValid
        )
        {
            foreach (var order in orders.Where(order => order.Order.WhyNotActivate(now) is not null))
            {
                ended += await people.Change(order.PersonId, now, OrderEnds.EndWhatIsOver, stop) ? 1 : 0;
            }

            (after, afterId) = (last.Order.OrderedAt, last.Id);
        }

        return ended;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await EndWhatIsOver(clock.GetUtcNow(), stoppingToken);
            }
            catch (DatabaseAwayException)
            {
                // The watch tells it; the next time will do.
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                LogFailed(failed);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Could not end the orders that are over; the next time will do")]
    private partial void LogFailed(Exception failed);
}
