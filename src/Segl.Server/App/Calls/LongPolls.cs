using Segl.Rules;
using Segl.Server.Network;
using Segl.Server.Nodes;
using Segl.Storage;

namespace Segl.Server.App.Calls;

/// <summary>
/// Responses that wait until there is something new, for at most 25 seconds. A waiting request holds no database
/// connection. An app, and an address, have only so many open (R95).
/// </summary>
internal sealed class LongPolls(Database database, WakeUps wakeUps, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(25);
    private readonly OpenStreams open = new(Limits.OpenQuestionsOfAnAddress);

    /// <summary>Reads until the response is new to the caller, a refusal, or overdue.</summary>
    /// <param name="changed">The person or activation whose changes may lead to a new response.</param>
    /// <param name="caller">The app or activation that asks.</param>
    /// <param name="address">The address that asks.</param>
    /// <param name="asked">The instant of the request.</param>
    /// <param name="read">Reads the response at an instant.</param>
    /// <param name="isNew">Whether the caller does not have this response yet.</param>
    /// <param name="gone">Cancelled when the caller has disconnected.</param>
    public async Task<Outcome<T>> FirstNews<T>(
        Guid changed,
        Guid caller,
        string address,
        DateTimeOffset asked,
        Func<Session, DateTimeOffset, Task<Outcome<T>>> read,
        Func<T, bool> isNew,
        CancellationToken gone
    )
        where T : class
    {
        if (open.Open(caller, caller.ToByteArray(), address) is not { } stream)
        {
            return new Refusal(Reason.TooManyOpenRequests);
        }

        var until = asked + Longest;
        try
        {
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
        finally
        {
            open.Close(stream);
        }
    }
}
