using System.Globalization;
using Segl.Rules;

namespace Segl.Storage;

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
            ("day", now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("kind", kind),
            ("now", now)
        );
        return found[0] - 1;
    }
}
