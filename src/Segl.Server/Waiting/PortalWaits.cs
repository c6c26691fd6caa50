using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Waiting;

/// <summary>
/// Tells owners that a wait is over (R33, R68), and puts new passwords into force. Whether a wait is over is determined on
/// each request; the system is right if this never runs.
/// </summary>
internal sealed class PortalWaits(Database database, People people, TimeProvider clock, ILogger<PortalWaits> log)
    : BackgroundService
{
    private const int AtATime = 200;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);

    /// <summary>Tells all whose wait is over and who were not told yet.</summary>
    /// <returns>How many were told.</returns>
    public async Task<int> TellReady(DateTimeOffset now) =>
        await TellReady(WaitFor.ActivationCode, now, TellOfCode)
        + await TellReady(WaitFor.Password, now, NewPasswords.PutInForce);

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
                log.LogWarning(failed, "Could not tell whose wait is over");
            }
        }
    }

    // Another node may try the same; the one that locks the person's row tells, and the other finds it told.
    private async Task<int> TellReady(WaitFor what, DateTimeOffset now, Func<PersonChange, Task<bool>> tell)
    {
        var told = 0;
        while (
            await database.Read(session => PortalWaitStore.ReadyAndNotTold(session, what, now, AtATime))
                is { Count: > 0 } ready
        )
        {
            foreach (var person in ready)
            {
                told += await people.Change(person, now, tell) ? 1 : 0;
            }
        }

        return told;
    }

    private static async Task<bool> TellOfCode(PersonChange change)
    {
        if (
            await PortalWaitStore.Of(change.Session, change.Person.Id, WaitFor.ActivationCode)
                is not { ToldAt: null } stored
            || change.Now < stored.Wait.ReadyAt
        )
        {
            return false;
        }

        PortalWaitStore.Save(change.Session, stored with { ToldAt = change.Now });
        change.Record(Happening.ActivationCodeReady, new { until = stored.Wait.UsableUntil });
        return true;
    }
}
