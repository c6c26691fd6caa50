using Segl.Server.Configuration;

namespace Segl.Server.Login.Queue;

/// <summary>A login's place in the queue.</summary>
/// <param name="Turn">When it may begin.</param>
/// <param name="IsKept">False when the queue was full: at the turn a place is asked for once more.</param>
internal sealed record QueuePlace(DateTimeOffset Turn, bool IsKept = true);

/// <summary>
/// The brake on logins: in a second no more begin on this node than <c>Segl:LoginsPerSecond</c> says; whoever comes
/// beyond that waits for a turn. Turns follow each other at equal intervals (the generic cell rate algorithm, ITU-T
/// I.371), so the node remembers one instant, asks no database, and the place is in the browser's sealed cookie, which
/// any node honours.
/// </summary>
internal sealed class LoginQueue(Settings settings)
{
    // Turns of those who left pass unused, so a queue must not grow for as long as a flood lasts.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly TimeSpan interval = settings.LoginsPerSecond is { } limit
        ? TimeSpan.FromSeconds(1) / limit
        : TimeSpan.Zero;

    private readonly Lock handingOut = new();
    private DateTimeOffset free;

    /// <summary>Takes a place for a login.</summary>
    /// <returns>Null when the login may begin at once.</returns>
    public QueuePlace? Enter(DateTimeOffset now)
    {
        lock (handingOut)
        {
            var turn = TurnOf(now);
            if (turn - now > Longest)
            {
                return new(now + Longest, IsKept: false);
            }

            free = (free > now ? free : now) + interval;
            return turn > now ? new(turn) : null;
        }
    }

    /// <summary>How long a login that came now would wait; zero when there is no queue.</summary>
    public TimeSpan WaitAt(DateTimeOffset now)
    {
        lock (handingOut)
        {
            return TurnOf(now) is var turn && turn > now ? turn - now : TimeSpan.Zero;
        }
    }

    // The logins of one second may begin together.
    private DateTimeOffset TurnOf(DateTimeOffset now) =>
        free > now + TimeSpan.FromSeconds(1) - interval ? free - TimeSpan.FromSeconds(1) + interval : now;
}
