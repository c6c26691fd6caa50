using System.Globalization;
using Segl.Rules;

namespace Segl.Storage;

/// <summary>What an officer did on a day, and tried beyond its limit.</summary>
/// <param name="OfficerId">The officer.</param>
/// <param name="Kind">What was counted.</param>
/// <param name="Done">How often.</param>
public sealed record OfficerDay(Guid OfficerId, OfficerCount Kind, int Done);

/// <summary>Counts what an officer did on a day (T-40).</summary>
public static class OfficerDayStore
{
    /// <summary>Counts one more, and says how many there were before. The count rises before anybody decides by it, so that
    /// fifty at once are counted one by one.</summary>
    public static async Task<int> Count(Session session, Guid officerId, OfficerCount kind, DateTimeOffset now)
    {
        var found = await session.QueryAll(
            """
            INSERT INTO officer_day (officer_id, day, kind, done, last_at)
            VALUES (@officer, @day, @kind, 1, @now)
            ON CONFLICT (officer_id, day, kind) DO UPDATE SET done = officer_day.done + 1, last_at = @now
            RETURNING done
            """,
            row => row.Int(),
            ("officer", officerId),
            ("day", DayOf(now)),
            ("kind", kind),
            ("now", now)
        );
        return found[0] - 1;
    }

    /// <summary>What all officers did on the day of an instant; no row for what an officer did not do.</summary>
    public static Task<List<OfficerDay>> Of(Session session, DateTimeOffset now) =>
        session.QueryAll(
            "SELECT officer_id, kind, done FROM officer_day WHERE day = @day ORDER BY officer_id, kind",
            row => new OfficerDay(row.Id(), row.Word<OfficerCount>(), row.Int()),
            ("day", DayOf(now))
        );

    private static string DayOf(DateTimeOffset now) =>
        now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
