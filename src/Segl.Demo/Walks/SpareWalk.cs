using Segl.Storage;

namespace Segl.Demo.Walks;

/// <summary>How far a citizen is on the way to a device to log in with.</summary>
internal enum SparePhase
{
    /// <summary>None is ordered.</summary>
    Order,

    /// <summary>One is ordered, and has not come.</summary>
    Post,

    /// <summary>It has come, and is not active.</summary>
    Activate,

    /// <summary>It is active: the phone may be lost.</summary>
    Held,
}

/// <summary>
/// The way of "Have a spare" (seed S1): order a code display, get it, activate it, and log in with it without the phone.
/// The server's order and device decide in which part the citizen is; within a part it is what the PC shows.
/// </summary>
internal static class SpareWalk
{
    /// <summary>The part that comes next.</summary>
    /// <param name="order">The open order; null if there is none.</param>
    /// <param name="arrives">When the device of the order comes; null before it was sent.</param>
    /// <param name="device">The device in use; null if there is none.</param>
    /// <param name="now">The demo's time.</param>
    public static SparePhase Next(
        StoredOrder? order,
        DateTimeOffset? arrives,
        StoredDevice? device,
        DateTimeOffset now
    ) =>
        (order, device) switch
        {
            (_, not null) => SparePhase.Held,
            (null, _) => SparePhase.Order,
            _ when order.Order.WhyNotActivate(now) is not null => SparePhase.Order,
            _ => arrives <= now ? SparePhase.Activate : SparePhase.Post,
        };
}
