namespace Segl.Rules;

/// <summary>A time from which until when a desk has room for appointments.</summary>
public readonly record struct TimeSlot(DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>R80: which times of a desk are free.</summary>
public static class FreeTimes
{
    /// <summary>
    /// The times that can be booked now. An appointment made before the desk's hours or lengths were changed counts against
    /// every time that it overlaps.
    /// </summary>
    /// <param name="slots">The times of the desk.</param>
    /// <param name="taken">What is held or booked, once for each place.</param>
    /// <param name="places">How many appointments the desk has at the same time.</param>
    /// <param name="now">The instant of the request.</param>
    public static List<TimeSlot> Of(
        IEnumerable<TimeSlot> slots,
        IReadOnlyCollection<TimeSlot> taken,
        int places,
        DateTimeOffset now
    ) =>
        [
            .. slots.Where(slot =>
                CanBeBooked(slot.StartsAt, now)
                && taken.Count(other => other.StartsAt < slot.EndsAt && slot.StartsAt < other.EndsAt) < places
            ),
        ];

    /// <summary>Whether a time is neither too soon nor too far ahead.</summary>
    public static bool CanBeBooked(DateTimeOffset startsAt, DateTimeOffset now) =>
        startsAt >= now + Limits.BookingSoonest && startsAt < now + Limits.BookingAhead;

    /// <summary>R80, T-79: how many places of a day may be held at once without a proof; at least one.</summary>
    /// <param name="placesOfTheDay">All places of the day's times.</param>
    public static int MostHolds(int placesOfTheDay) => Math.Max(1, placesOfTheDay * Limits.BookingHoldsPercent / 100);

    /// <summary>The free times nearest to the one that somebody else got, in their order.</summary>
    public static List<TimeSlot> Nearest(IEnumerable<TimeSlot> free, DateTimeOffset wanted) =>
        [
            .. free.OrderBy(slot => (slot.StartsAt - wanted).Duration())
                .ThenBy(slot => slot.StartsAt)
                .Take(Limits.BookingTimesOffered)
                .OrderBy(slot => slot.StartsAt),
        ];
}
