using Segl.Storage;

namespace Segl.Server.Operate;

/// <summary>
/// Carries out the retention (R09) at intervals: deletes expired rows, and erases persons whose identity ended. Whether
/// anything is valid does not depend on it.
/// </summary>
internal sealed partial class Housekeeper(
    Housekeeping housekeeping,
    Erasing erasing,
    TimeProvider clock,
    ILogger<Housekeeper> log
) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(30);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var gone = await housekeeping.Tidy(clock.GetUtcNow(), stoppingToken);
                LogGone(gone);
                await erasing.EraseDue(clock.GetUtcNow(), stoppingToken);
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

    [LoggerMessage(LogLevel.Debug, "Tidied {Rows} rows away")]
    private partial void LogGone(long rows);

    [LoggerMessage(LogLevel.Warning, "Could not tidy; the next time will do")]
    private partial void LogFailed(Exception failed);
}
