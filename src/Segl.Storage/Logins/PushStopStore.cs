namespace Segl.Storage;

/// <summary>Stores the browsers and addresses of logins to which the owner said "this was not me" (R94), as keyed
/// digests.</summary>
public static class PushStopStore
{
    /// <summary>Stops pushes for logins from there, from now on.</summary>
    public static void Add(Session session, Guid personId, byte[] source, DateTimeOffset now) =>
        session.Defer(
            """
            INSERT INTO push_stop (person_id, source, stopped_at)
            VALUES (@person, @source, @now)
            ON CONFLICT (person_id, source) DO UPDATE SET stopped_at = @now
            """,
            ("person", personId),
            ("source", source),
            ("now", now)
        );

    /// <summary>When pushes for one of these were last stopped; null if never.</summary>
    public static async Task<DateTimeOffset?> Last(Session session, Guid personId, IReadOnlyList<byte[]> sources)
    {
        var stops = await session.QueryAll(
            """
            SELECT stopped_at
            FROM push_stop
            WHERE person_id = @person AND source IN (@browser, @address)
            ORDER BY stopped_at
            """,
            row => row.Instant(),
            ("person", personId),
            ("browser", sources[0]),
            ("address", sources[1])
        );
        return stops.Count == 0 ? null : stops[^1];
    }
}
