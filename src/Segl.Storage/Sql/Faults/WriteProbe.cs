using Npgsql;

namespace Segl.Storage;

/// <summary>A write that changes nothing and tells whether a write works.</summary>
internal static class WriteProbe
{
    /// <summary>A write to no row. A database that is read-only refuses it all the same.</summary>
    public const string NoRow = "DELETE FROM setting WHERE name = ''";

    /// <summary>The bytes that must be free on the disk.</summary>
    public const long Room = 1_000_000;

    // Texts that do not fit into so little memory are sorted in a file, which is gone at once: the disk's room is tried
    // and no table grows.
    private const string LittleMemory = "SET LOCAL work_mem = '64kB'";
    private const string TakeRoom =
        "SELECT COUNT(*) FROM (SELECT lpad(one::text, 30000) AS text FROM generate_series(1, 30) AS one "
        + "ORDER BY 1 DESC OFFSET 1) AS sorted";

    /// <summary>Tries it on PostgreSQL, by a connection that serves nothing else.</summary>
    /// <exception cref="DatabaseAwayException">It does not work.</exception>
    public static async Task Run(NpgsqlDataSource probes, TimeSpan within)
    {
        await using var line = await PostgresLine.Take(probes, within, CancellationToken.None);
        // It may be executed twice: once on a connection that died while it was not used.
        await using var session = new Session(line, writes: true, CancellationToken.None) { Repeats = true };
        session.Defer(LittleMemory);
        session.Defer(NoRow);
        session.Defer(Flushes.ReachDisk);
        session.Defer(TakeRoom);
        await session.Commit();
    }
}
