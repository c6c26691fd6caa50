using Segl.Rules;

namespace Segl.Storage;

/// <summary>Stores how often a document, an installation or an address was checked, by keyed digests (T-29).</summary>
public static class CheckCountStore
{
    /// <summary>Locks the row of a source and reads its count, so that concurrent checks count one by one.</summary>
    public static async Task<CheckCount> Take(Session session, byte[] source, DateTimeOffset now)
    {
        session.Defer(
            """
            INSERT INTO document_check_source (source, began_at, checks)
            VALUES (@source, @now, 0)
            ON CONFLICT (source) DO UPDATE SET checks = document_check_source.checks
            """,
            ("source", source),
            ("now", now)
        );
        var count = await session.QueryOne(
            "SELECT began_at, checks FROM document_check_source WHERE source = @source",
            row => new CheckCount(row.Instant(), row.Int()),
            ("source", source)
        );
        return count ?? new(now);
    }

    /// <summary>Saves the count of a source.</summary>
    public static void Save(Session session, byte[] source, CheckCount count) =>
        session.Defer(
            "UPDATE document_check_source SET began_at = @began_at, checks = @checks WHERE source = @source",
            ("began_at", count.BeganAt),
            ("checks", count.Checks),
            ("source", source)
        );
}
