using System.Data.Common;
using Segl.Storage;

namespace Segl.Server.Nodes;

/// <summary>Asks for the database's time each minute, and says when this machine's own clock is off.</summary>
internal sealed partial class ClockWatch(DatabaseClock clock, Database database, ILogger<ClockWatch> log)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!database.IsPostgres)
        {
            return;
        }

        // Clocks run in real time, also where the program's clock is the demo's.
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Look(stoppingToken);
        }
    }

    /// <summary>Looks once.</summary>
    internal async Task Look(CancellationToken stop)
    {
        try
        {
            await clock.Measure(stop);
            if (clock.IsOff)
            {
                LogOff(clock.WhatIsOff);
            }
        }
        catch (Exception away) when (away is DbException or IOException or TimeoutException)
        {
            // The counter carries the time on; the next minute will do.
        }
    }

    [LoggerMessage(LogLevel.Error, "{Off} This node is not ready until then.")]
    private partial void LogOff(string off);
}
