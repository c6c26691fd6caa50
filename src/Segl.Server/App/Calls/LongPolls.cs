using Segl.Rules;
using Segl.Server.Nodes;
using Segl.Storage;

namespace Segl.Server.App.Calls;

/// <summary>
/// Answers that wait until there is something new to tell, at the latest 25 seconds. Who waits holds no connection to
/// the database.
/// </summary>
internal sealed class LongPolls(Database database, WakeUps wakeUps, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(25);

    /// <summary>Reads until the answer is new to the caller, a no, or late.</summary>
    /// <param name="changed">The person or activation whose wake-ups may bring something new.</param>
    /// <param name="asked">The instant of the request.</param>
    /// <param name="read">Reads the answer as it stands at an instant.</param>
    /// <param name="isNew">Whether the caller does not know this answer yet.</param>
    /// <param name="gone">Ends when nobody waits for the answer any more.</param>
    public async Task<Outcome<T>> FirstNews<T>(
        Guid changed,
        DateTimeOffset asked,
        Func<Session, DateTimeOffset, Task<Outcome<T>>> read,
        Func<T, bool> isNew,
        CancellationToken gone
    )
        where T : class
    {
        var until = asked + Longest;
        while (true)
        {
            var wakeUp = wakeUps.Listen(changed);
            var now = clock.GetUtcNow();
            var outcome = await database.Read(session => read(session, now), gone);
            if (!outcome.IsGranted(out var answer, out _) || isNew(answer) || now >= until)
            {
                return outcome;
            }

            await WakeUps.Wait(wakeUp, clock, until - now, gone);
        }
    }
}
