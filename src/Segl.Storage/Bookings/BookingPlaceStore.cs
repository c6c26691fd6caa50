using Segl.Rules;

namespace Segl.Storage;

/// <summary>
/// Stores which place of a desk's time an appointment has. The key of the table is the capacity: no place is given twice,
/// whoever writes beside us (R80).
/// </summary>
public static class BookingPlaceStore
{
    /// <summary>Takes a place at the appointment's time. A hold that ran out gives its place to whoever comes next.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="booking">The appointment.</param>
    /// <param name="places">How many there are.</param>
    /// <param name="holdUntil">Until when it is held; null when it is booked.</param>
    /// <param name="now">The instant of the request.</param>
    /// <returns>False when all are taken.</returns>
    public static async Task<bool> Take(
        Session session,
        Booking booking,
        int places,
        DateTimeOffset? holdUntil,
        DateTimeOffset now
    )
    {
        // Somebody else may take the same one meanwhile; then the next is tried.
        while (await FirstFree(session, booking, places, now) is { } place)
        {
            var taken = await session.Execute(
                """
                INSERT INTO booking_place (desk_id, starts_at, place, booking_id, ends_at, hold_until)
                VALUES (@desk, @starts, @place, @id, @ends, @until)
                ON CONFLICT (desk_id, starts_at, place) DO UPDATE
                SET booking_id = excluded.booking_id, ends_at = excluded.ends_at, hold_until = excluded.hold_until
                WHERE booking_place.hold_until <= @now
                """,
                [.. Key(booking), ("place", place), ("ends", booking.EndsAt), ("until", holdUntil), ("now", now)]
            );
            if (taken == 1)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a place is free at the appointment's time.</summary>
    public static async Task<bool> IsFree(Session session, Booking booking, int places, DateTimeOffset now) =>
        await FirstFree(session, booking, places, now) is not null;

    /// <summary>Whether the appointment has a place.</summary>
    public static async Task<bool> Has(Session session, Booking booking) =>
        (
            await session.QueryAll(
                """
                SELECT place
                FROM booking_place
                WHERE desk_id = @desk AND starts_at = @starts AND booking_id = @id
                """,
                row => row.Int(),
                Key(booking)
            )
        ).Count > 0;

    /// <summary>Keeps the place of a hold for good.</summary>
    /// <returns>False when somebody else has it.</returns>
    public static async Task<bool> Keep(Session session, Booking booking) =>
        await session.Execute(
            """
            UPDATE booking_place
            SET hold_until = NULL
            WHERE desk_id = @desk AND starts_at = @starts AND booking_id = @id
            """,
            Key(booking)
        ) == 1;

    /// <summary>Gives the appointment's place back.</summary>
    public static void Free(Session session, Booking booking) =>
        session.Defer(
            "DELETE FROM booking_place WHERE desk_id = @desk AND starts_at = @starts AND booking_id = @id",
            Key(booking)
        );

    /// <summary>What is held or booked at a desk in a period, once for each place.</summary>
    public static Task<List<TimeSlot>> Taken(
        Session session,
        string deskId,
        DateTimeOffset from,
        DateTimeOffset until,
        DateTimeOffset now
    ) =>
        session.QueryAll(
            """
            SELECT starts_at, ends_at
            FROM booking_place
            WHERE desk_id = @desk AND starts_at >= @from AND starts_at < @until
                AND (hold_until IS NULL OR hold_until > @now)
            """,
            row => new TimeSlot(row.Instant(), row.Instant()),
            ("desk", deskId),
            ("from", from),
            ("until", until),
            ("now", now)
        );

    private static async Task<int?> FirstFree(Session session, Booking booking, int places, DateTimeOffset now)
    {
        var taken = await session.QueryAll(
            """
            SELECT place
            FROM booking_place
            WHERE desk_id = @desk AND starts_at = @starts AND (hold_until IS NULL OR hold_until > @now)
            """,
            row => row.Int(),
            ("desk", booking.DeskId),
            ("starts", booking.StartsAt),
            ("now", now)
        );
        return Enumerable.Range(1, places).Except(taken).Select(place => (int?)place).FirstOrDefault();
    }

    private static (string, SqlValue)[] Key(Booking booking) =>
        [("desk", booking.DeskId), ("starts", booking.StartsAt), ("id", booking.Id)];
}
