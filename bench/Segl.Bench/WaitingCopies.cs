using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Segl.Server.App.Copying;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Bench;

/// <summary>Many copies waiting for their hour: their cost while none is due (R41).</summary>
internal static class WaitingCopies
{
    private const int Looks = 2_000;
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(60),
        Spread = TimeSpan.FromMinutes(30);

    /// <summary>Measures two servers side by side, one with waiting copies and one without, and prints their costs;
    /// then the cost of one query for the next due copy.</summary>
    public static async Task Run(int copies, int minutes)
    {
        await using var without = await SeglContender.Start(
            postgres: true,
            "0",
            null,
            database => Population.Grow(database, SeglContender.Citizens + copies)
        );
        await using var with = await SeglContender.Start(
            postgres: true,
            $"{copies}",
            null,
            async database =>
            {
                await Population.Grow(database, SeglContender.Citizens + copies);
                // Started within the last half hour: none is due for another half hour.
                await SeededCopies.Add(database, copies, DateTimeOffset.UtcNow - Spread, Spread);
            }
        );
        await Task.Delay(Settle);
        SeglContender[] both = [without, with];
        foreach (var one in both)
            await Ask(one, "SELECT pg_stat_reset()", _ => 0);
        var before = both.Select(one => (one.Server.CpuMs, one.Database!.CpuMs)).ToArray();
        await Task.Delay(TimeSpan.FromMinutes(minutes));
        var after = both.Select(one => (one.Server.CpuMs, one.Database!.CpuMs)).ToArray();

        Console.WriteLine($"\n{minutes} minutes:\n");
        Console.WriteLine(
            "| waiting copies | CPU ms a minute, server | database | looks a minute "
                + "| rows read a minute |\n|--:|--:|--:|--:|--:|"
        );
        foreach (var (one, (from, until)) in both.Zip(before.Zip(after)))
        {
            var (looks, rows) = await Counts(one);
            Console.WriteLine(
                Line(
                    one.Name,
                    (until.Item1 - from.Item1) / minutes,
                    (until.Item2 - from.Item2) / minutes,
                    (double)looks / minutes,
                    (double)rows / minutes
                )
            );
        }

        await Look(with);
        await Tidy(with);
    }

    // The query itself, repeated many times, since a single one is below the kernel's CPU resolution.
    private static async Task Look(SeglContender segl)
    {
        await using var database = Database.Open(segl.Database!.ConnectionString);
        var waits = new CopyWaits(database, new(database), new(), TimeProvider.System, NullLogger<CopyWaits>.Instance);
        for (var look = 0; look < Looks; look++)
            await Once();
        var (own, its) = (Environment.CpuUsage.TotalTime, segl.Database.CpuMs);
        for (var look = 0; look < Looks; look++)
            await Once();
        var ownMs = (Environment.CpuUsage.TotalTime - own).TotalMilliseconds / Looks;
        var sleep = await waits.UntilNext(DateTimeOffset.UtcNow);
        var itsMs = (segl.Database.CpuMs - its) / Looks;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""

                One look: {ownMs:F3} ms of the server's CPU and {itsMs:F3} ms of the database's; the next is
                {sleep.TotalSeconds:F0} s later, which is {(ownMs + itsMs) * 60 / sleep.TotalSeconds:F3} ms a minute.
                """
            )
        );

        async Task Once()
        {
            var now = DateTimeOffset.UtcNow;
            if (await waits.TellReady(now) > 0)
                throw new InvalidOperationException("A copy was due.");
            await waits.UntilNext(now);
        }
    }

    // The half-hourly housekeeping must not read waiting copies either.
    private static async Task Tidy(SeglContender segl)
    {
        await Ask(segl, "SELECT pg_stat_reset()", _ => 0);
        await using (var database = Database.Open(segl.Database!.ConnectionString))
            await new Housekeeping(database).Tidy(DateTimeOffset.UtcNow);
        var (_, rows) = await Counts(segl);
        Console.WriteLine($"Tidying read {rows} rows of copies and of the links into them.");
    }

    // Index entries are counted like rows, since an index-only scan reads no row.
    private static async Task<(long Looks, long Rows)> Counts(SeglContender segl)
    {
        await segl.Database!.Counts();
        return await Ask(
            segl,
            """
            SELECT (SELECT sum(seq_scan + idx_scan)::bigint FROM pg_stat_user_tables WHERE relname = 'app_copy'),
                (SELECT sum(seq_tup_read)::bigint FROM pg_stat_user_tables
                    WHERE relname IN ('app_copy', 'person_by_copy_ticket', 'person_by_copy_stop_link'))
                + (SELECT sum(idx_tup_read)::bigint FROM pg_stat_user_indexes
                    WHERE relname IN ('app_copy', 'person_by_copy_ticket', 'person_by_copy_stop_link'))
            """,
            row => (row.GetInt64(0), row.GetInt64(1))
        );
    }

    private static async Task<T> Ask<T>(SeglContender segl, string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var source = NpgsqlDataSource.Create(segl.Database!.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return read(reader);
    }

    private static string Line(string name, params double[] values) =>
        $"| {name} | {string.Join(
        " | ", values.Select(value => value.ToString("F1", CultureInfo.InvariantCulture)))} |";
}
