using System.Diagnostics.Metrics;
using Segl.Storage;

namespace Segl.Server.Operate.Figures;

/// <summary>
/// Writes down each minute what this node counted, so that a page of figures reads a few rows. Refusals are counted from
/// the metric, which counts them for telemetry, too.
/// </summary>
internal sealed partial class FigureKeeper : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly Database database;
    private readonly TimeProvider clock;
    private readonly ILogger<FigureKeeper> log;
    private readonly MeterListener refusals = new();

    /// <summary>Begins to count refusals.</summary>
    public FigureKeeper(Database database, TimeProvider clock, ILogger<FigureKeeper> log)
    {
        (this.database, this.clock, this.log) = (database, clock, log);
        refusals.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Metrics.Name && instrument.Name == Metrics.RefusalsName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        refusals.SetMeasurementEventCallback<long>((_, _, _, _) => database.Tally.Count(Figure.Refusals));
        refusals.Start();
    }

    /// <summary>Writes down what was counted.</summary>
    public async Task WriteDown(DateTimeOffset now)
    {
        var counted = database.Tally.Take();
        if (counted.Count == 0)
        {
            return;
        }

        var hour = CheckpointStore.HourOf(now);
        await database.Write(
            Durability.Repairable,
            session =>
            {
                foreach (var (figure, number) in counted)
                {
                    FigureStore.Add(session, new(figure, hour, number));
                }

                return Task.CompletedTask;
            }
        );
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        refusals.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await WriteDown(clock.GetUtcNow());
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                // Some counts of a minute are lost; the journal has the truth.
                LogFailed(failed.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The figures of the last minute were not written: {Why}")]
    private partial void LogFailed(string why);
}
