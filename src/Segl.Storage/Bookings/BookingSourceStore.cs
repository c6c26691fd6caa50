using Segl.Rules;

namespace Segl.Storage;

/// <summary>Stores how often an address, a contact or a form asked for appointments, by a keyed digest (R95).</summary>
public static class BookingSourceStore
{
    /// <summary>Locks the row of a source, and reads it; null when it never asked.</summary>
    public static async Task<AskedBookings?> Take(Session session, byte[] source, DateTimeOffset now)
    {
        session.Defer(
            """
            INSERT INTO booking_source (source, began_at, asked)
            VALUES (@source, @now, 0)
            ON CONFLICT (source) DO UPDATE SET asked = booking_source.asked
            """,
            ("source", source),
            ("now", now)
        );
        return await session.QueryOne(
            "SELECT began_at, asked FROM booking_source WHERE source = @source",
            row => new AskedBookings(row.Instant(), row.Int()),
            ("source", source)
        );
    }

    /// <summary>Saves the count of a source.</summary>
    public static void Save(Session session, byte[] source, AskedBookings asked) =>
        session.Defer(
            "UPDATE booking_source SET began_at = @began, asked = @asked WHERE source = @source",
            ("source", source),
            ("began", asked.Began),
            ("asked", asked.Count)
        );
}
