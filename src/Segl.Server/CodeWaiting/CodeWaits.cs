using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.CodeWaiting;

/// <summary>
/// Tells owners that the wait for their activation code is over (R33). It only tells: whether it is over is determined on
/// each request.
/// </summary>
internal sealed class CodeWaits(Database database, People people, TimeProvider clock, ILogger<CodeWaits> log)
    : BackgroundService
{
    private const int AtATime = 200;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);

    /// <summary>Tells all whose wait is over and who were not told yet.</summary>
    /// <returns>How many were told.</returns>
    public async Task<int> TellReady(DateTimeOffset now)
    {
        var told = 0;
        while (
            await database.Read(session => CodeWaitStore.ReadyAndNotTold(session, now, AtATime)) is { Count: > 0 } ready
        )
        {
            foreach (var person in ready)
            {
                told += await people.Change(person, now, Tell) ? 1 : 0;
            }
        }

        return told;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await TellReady(clock.GetUtcNow());
            }
            catch (DatabaseAwayException)
            {
                // The watch tells it; who was not told now is told at the next look.
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                log.LogWarning(failed, "Could not tell whose wait for a code is over");
            }
        }
    }

    // Another node may try the same; the one that locks the person's row tells, and the other finds it told.
    private static async Task<bool> Tell(PersonChange change)
    {
        if (
            await CodeWaitStore.Of(change.Session, change.Person.Id) is not { ToldAt: null } stored
            || change.Now < stored.ReadyAt
        )
        {
            return false;
        }

        CodeWaitStore.Save(change.Session, stored with { ToldAt = change.Now });
        change.Record(Happening.ActivationCodeReady, new { until = stored.Wait.UsableUntil });
        return true;
    }
}
