using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.App;

/// <summary>
/// Tells owners that the hour of their copy is over (R41). It only tells: whether the hour is over is found when
/// somebody asks, and everything is right if this never runs.
/// </summary>
internal sealed class CopyWaits(
    Database database, People people, WakeUps wakeUps, TimeProvider clock, ILogger<CopyWaits> log) : BackgroundService
{
    private const int AtATime = 100;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    /// <summary>Tells all whose hour is over and who were not told yet.</summary>
    /// <returns>How many were told.</returns>
    public async Task<int> TellReady(DateTimeOffset now)
    {
        var ready = await database.Read(
            session => Copies.ReadyAndNotTold(session, now - Limits.WaitBeforeCopying, AtATime));
        foreach (var (personId, copyId) in ready)
        {
            await people.Change(personId, now, async change =>
            {
                if (await Copies.Find(change.Session, personId, copyId)
                    is { ReadyToldAt: null, Copy.Step: CopyStep.Waiting } stored)
                {
                    Copies.Save(change.Session, stored with { ReadyToldAt = now });
                    change.Record(Happening.CopyReady, new { copy = copyId });
                }

                return true;
            });
            wakeUps.Wake(personId);
        }

        return ready.Count;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await TellReady(clock.GetUtcNow());
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                // The database is away, perhaps; who was not told now is told at the next look.
                log.LogWarning(failed, "Could not tell whose wait is over");
            }
        }
    }
}
