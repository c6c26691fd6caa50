using System.Globalization;

namespace Segl.Storage;

/// <summary>The numbers of those who come to a desk without an appointment; each day begins at 1.</summary>
public static class Walkins
{
    /// <summary>The next number of the day. No two callers get the same one.</summary>
    public static async Task<int> Take(Session session, string deskId, DateOnly day, DateTimeOffset now) =>
        (
            await session.QueryAll(
                """
                INSERT INTO walkin (desk_id, day, taken, called, made_at)
                VALUES (@desk, @day, 1, 0, @now)
                ON CONFLICT (desk_id, day) DO UPDATE SET taken = walkin.taken + 1
                RETURNING taken
                """,
                row => row.Int(),
                [.. Key(deskId, day), ("now", now)]
            )
        )[0];

    /// <summary>Calls the next number; null when nobody waits.</summary>
    public static async Task<int?> Call(Session session, string deskId, DateOnly day)
    {
        var called = await session.QueryAll(
            """
            UPDATE walkin
            SET called = called + 1
            WHERE desk_id = @desk AND day = @day AND called < taken
            RETURNING called
            """,
            row => row.Int(),
            Key(deskId, day)
        );
        return called.Count == 0 ? null : called[0];
    }

    /// <summary>How many numbers were taken and called that day.</summary>
    public static async Task<(int Taken, int Called)> Of(Session session, string deskId, DateOnly day)
    {
        var known = await session.QueryAll(
            "SELECT taken, called FROM walkin WHERE desk_id = @desk AND day = @day",
            row => (row.Int(), row.Int()),
            Key(deskId, day)
        );
        return known.Count == 0 ? (0, 0) : known[0];
    }

    private static (string, SqlValue)[] Key(string deskId, DateOnly day) =>
        [("desk", deskId), ("day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))];
}
