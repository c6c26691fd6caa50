using Segl.Rules;
using Segl.Storage;

namespace Segl.Demo.Walks;

/// <summary>How far a citizen who lost everything is on the way through Citizen Service.</summary>
internal enum DeskPhase
{
    /// <summary>No time is booked.</summary>
    Book,

    /// <summary>One is booked, and its day has not come.</summary>
    Wait,

    /// <summary>It is the day.</summary>
    Come,

    /// <summary>The citizen is there, and the lost app is still active.</summary>
    Here,

    /// <summary>Nothing is active: a device may be handed out.</summary>
    HandOut,

    /// <summary>One was handed out, and its owner types its codes and a password.</summary>
    Choose,

    /// <summary>It is active.</summary>
    Held,
}

/// <summary>
/// The way of "Lost it all" (seed S1, R17): a time is booked without a login, an officer blocks what was lost and hands out a
/// code display, and its owner logs in with it. The server decides in which part the citizen is; within a part it is what
/// the PC shows.
/// </summary>
internal static class DeskWalk
{
    /// <summary>The part that comes next.</summary>
    /// <param name="booking">The time that was booked last; null if there is none.</param>
    /// <param name="day">Its day, by the desk's clock.</param>
    /// <param name="today">The day that it is there.</param>
    /// <param name="activeApps">How many apps of the citizen are active.</param>
    /// <param name="order">The open order; null if there is none.</param>
    /// <param name="device">The device in use; null if there is none.</param>
    public static DeskPhase Next(
        Booking? booking,
        DateOnly day,
        DateOnly today,
        int activeApps,
        StoredOrder? order,
        StoredDevice? device
    ) =>
        booking is null ? DeskPhase.Book
        : device?.ActivatedAt > booking.MadeAt ? DeskPhase.Held
        : day < today || booking.State is BookingState.NoShow ? DeskPhase.Book
        : today < day ? DeskPhase.Wait
        : booking.State is BookingState.Booked ? DeskPhase.Come
        : activeApps > 0 ? DeskPhase.Here
        : order is { PickUp: true, Serial: not null } ? DeskPhase.Choose
        : DeskPhase.HandOut;
}
