using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Desks;

/// <summary>
/// R80, T-79: who has a place before they have proven a number or address. A day of a desk is held in part only: a flood of
/// requests from many addresses takes that part and nothing more, and whoever proves theirs has the place.
/// </summary>
internal static class HeldPlaces
{
    /// <summary>Holds a place, as long as the day has holds left.</summary>
    /// <returns>Why not; null when the place is held, or free for whoever proves first.</returns>
    public static async Task<Refusal?> Hold(Session session, ServiceDesk desk, Booking booking, DateTimeOffset now)
    {
        var (begins, most) = DayOf(desk, booking);
        if (!await BookingHoldStore.Take(session, booking, begins, most, now))
        {
            return await BookingPlaceStore.IsFree(session, booking, desk.Places, now)
                ? null
                : new(Reason.BookingTimeTaken);
        }

        if (await BookingPlaceStore.Take(session, booking, desk.Places, booking.HoldUntil, now))
        {
            return null;
        }

        BookingHoldStore.Free(session, booking, begins);
        return new(Reason.BookingTimeTaken);
    }

    /// <summary>Keeps the place for good, or takes one where none was held.</summary>
    /// <returns>Why not; null when the appointment has its place.</returns>
    public static async Task<Refusal?> Keep(Session session, ServiceDesk desk, Booking booked, DateTimeOffset now)
    {
        if (
            !await BookingPlaceStore.Keep(session, booked)
            && !await BookingPlaceStore.Take(session, booked, desk.Places, holdUntil: null, now)
        )
        {
            return new(Reason.BookingTimeTaken);
        }

        BookingHoldStore.Free(session, booked, DayOf(desk, booked).Begins);
        return null;
    }

    private static (DateTimeOffset Begins, int MostHolds) DayOf(ServiceDesk desk, Booking booking)
    {
        var day = DeskClock.Day(desk.Zone, booking.StartsAt);
        var places = DeskClock.Slots(desk, day).Count() * desk.Places;
        return (DeskClock.Begins(desk.Zone, day), FreeTimes.MostHolds(places));
    }
}
