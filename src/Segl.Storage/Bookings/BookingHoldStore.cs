using Segl.Rules;

namespace Segl.Storage;

/// <summary>
/// Stores who may hold a place without having proven a number or address. A day of a desk has few such tickets, numbered like its
/// places, so that no flood of requests holds the whole day (T-79).
/// </summary>
public static class BookingHoldStore
{
    /// <summary>Takes a ticket of the day. One whose hold ran out is taken over.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="booking">The appointment.</param>
    /// <param name="dayBegins">When its day begins at the desk.</param>
    /// <param name="tickets">How many the day has.</param>
    /// <param name="now">The instant of the request.</param>
    /// <returns>False when all are taken.</returns>
    public static async Task<bool> Take(
        Session session,
        Booking booking,
        DateTimeOffset dayBegins,
        int tickets,
        DateTimeOffset now
    )
    {
        while (await AnyFree(session, booking, dayBegins, tickets, now) is { } ticket)
        {
            var taken = await session.Execute(
                """
                INSERT INTO booking_hold (desk_id, day_begins, ticket, booking_id, hold_until)
                VALUES (@desk, @day, @ticket, @id, @until)
                ON CONFLICT (desk_id, day_begins, ticket) DO UPDATE
                SET booking_id = excluded.booking_id, hold_until = excluded.hold_until
                WHERE booking_hold.hold_until <= @now
                """,
                ("desk", booking.DeskId),
                ("day", dayBegins),
                ("ticket", ticket),
                ("id", booking.Id),
                ("until", booking.HoldUntil),
                ("now", now)
            );
            if (taken == 1)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gives the appointment's ticket back; nothing where it has none.</summary>
    public static void Free(Session session, Booking booking, DateTimeOffset dayBegins) =>
        session.Defer(
            "DELETE FROM booking_hold WHERE desk_id = @desk AND day_begins = @day AND booking_id = @id",
            ("desk", booking.DeskId),
            ("day", dayBegins),
            ("id", booking.Id)
        );

    // Not always the first: of many who ask at once each would wait for the same one.
    private static async Task<int?> AnyFree(
        Session session,
        Booking booking,
        DateTimeOffset dayBegins,
        int tickets,
        DateTimeOffset now
    )
    {
        var taken = await session.QueryAll(
            "SELECT ticket FROM booking_hold WHERE desk_id = @desk AND day_begins = @day AND hold_until > @now",
            row => row.Int(),
            ("desk", booking.DeskId),
            ("day", dayBegins),
            ("now", now)
        );
        int[] free = [.. Enumerable.Range(1, tickets).Except(taken)];
        return free.Length == 0 ? null : free[(uint)booking.Id.GetHashCode() % (uint)free.Length];
    }
}
