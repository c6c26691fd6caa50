using Segl.Rules;
using Segl.Server.Nodes;
using Segl.Storage;

namespace Segl.Server.App.Copying;

/// <summary>
/// Notifies owners that the hour of their copy is over (R41). It only notifies: whether the hour is over is
/// determined on each request, and nothing depends on this service. It sleeps until the next hour is over, so waiting
/// copies cost nothing, however many.
/// </summary>
internal sealed class CopyWaits(
    Database database,
    People people,
    WakeUps wakeUps,
    TimeProvider clock,
    ILogger<CopyWaits> log
) : BackgroundService
{
    // One flush per batch, and no person's row is locked for long.
    private const int AtATime = 200;

    // Copies whose hours end within one second are notified together.
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromSeconds(1);

    // A copy that starts meanwhile is due in an hour, so only a changed clock could make its notice late.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(5);

    /// <summary>Notifies the owners of all copies whose hour is over and who were not notified yet.</summary>
    /// <returns>How many were notified.</returns>
    public async Task<int> TellReady(DateTimeOffset now)
    {
        var told = 0;
        while (
            await database.Read(session => CopyStore.ReadyAndNotTold(session, now - Limits.WaitBeforeCopying, AtATime))
                is { Count: > 0 } ready
        )
        {
            told += await Tell(ready, now);
            wakeUps.Wake([.. ready.Select(copy => copy.PersonId)]);
        }

        return told;
    }

    /// <summary>The time until the next wait may end, if known; between one second and five minutes.</summary>
    public async Task<TimeSpan> UntilNext(DateTimeOffset now)
    {
        var began = await database.Read(CopyStore.NextToTell);
        var sleep = began + Limits.WaitBeforeCopying - now ?? LongestSleep;
        return sleep < ShortestSleep ? ShortestSleep
            : sleep < LongestSleep ? sleep
            : LongestSleep;
    }

    // Another node may try the same notice; the one that locks the person's row sends it, and the other finds it
    // sent.
    private Task<int> Tell(List<CopyOfWhom> ready, DateTimeOffset now) =>
        people.ChangeMany(
            ready.Select(copy => copy.PersonId),
            now,
            async (session, changes) =>
            {
                var answers = await session.ExecuteQueries(ready.ConvertAll(copy => CopyStore.RecordNotice(copy, now)));
                var told = answers.OfType<CopyOfWhom>().ToDictionary(copy => copy.PersonId, copy => copy.CopyId);
                foreach (var change in changes)
                {
                    if (told.TryGetValue(change.Person.Id, out var copy))
                    {
                        change.Record(Happening.CopyReady, new { copy });
                    }
                }

                return told.Count;
            }
        );

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(await LookOnce(), clock, stoppingToken);
        }
    }

    private async Task<TimeSpan> LookOnce()
    {
        try
        {
            await TellReady(clock.GetUtcNow());
            return await UntilNext(clock.GetUtcNow());
        }
        catch (DatabaseAwayException)
        {
            // The watch tells it; who was not told now is told at the next look.
            return ShortestSleep;
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            log.LogWarning(failed, "Could not tell whose wait is over");
            return ShortestSleep;
        }
    }
}
