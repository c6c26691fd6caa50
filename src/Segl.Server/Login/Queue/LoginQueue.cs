using Segl.Rules;
using Segl.Server.Configuration;

namespace Segl.Server.Login.Queue;

/// <summary>A login's place in the queue.</summary>
/// <param name="Turn">When it may begin.</param>
/// <param name="IsKept">False when the queue was full: at the turn a place is asked for once more.</param>
internal sealed record QueuePlace(DateTimeOffset Turn, bool IsKept = true);

/// <summary>
/// The brake on logins: in the long run no more begin on this node in a second than <c>Segl:LoginsPerSecond</c> says, and
/// after a quiet second up to twice as many; whoever comes beyond that waits for a turn. Turns follow each other at equal
/// intervals (the generic cell rate algorithm, ITU-T I.371), so the node remembers one instant, asks no database, and the
/// place is in the browser's sealed cookie, which any node honours.
/// </summary>
internal sealed class LoginQueue(Settings settings)
{
    private readonly TimeSpan interval = settings.LoginsPerSecond is { } limit
        ? TimeSpan.FromSeconds(1) / limit
        : TimeSpan.Zero;

    private readonly Lock handingOut = new();

    // A full queue, and a little more, so that it is known to be full.
    private TimeSpan LongestAhead => Limits.LongestLoginQueue + TimeSpan.FromSeconds(2);

    private DateTimeOffset free;

    /// <summary>Takes a place for a login.</summary>
    /// <returns>Null when the login may begin at once.</returns>
    public QueuePlace? Enter(DateTimeOffset now)
    {
        if (interval == TimeSpan.Zero)
        {
            return null;
        }

        lock (handingOut)
        {
            // The clock may have been set back, as by a failover: nobody waits for turns of another time.
            free = free > now + LongestAhead ? now + LongestAhead : free;
            var turn = TurnOf(now);
            if (turn - now > Limits.LongestLoginQueue)
            {
                return new(now + Limits.LongestLoginQueue, IsKept: false);
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
            return interval > TimeSpan.Zero && TurnOf(now) is var turn && turn > now
                ? Min(turn - now, Limits.LongestLoginQueue)
                : TimeSpan.Zero;
        }
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    // The logins of one second may begin together.
    private DateTimeOffset TurnOf(DateTimeOffset now) =>
        free > now + TimeSpan.FromSeconds(1) - interval ? free - TimeSpan.FromSeconds(1) + interval : now;
}
