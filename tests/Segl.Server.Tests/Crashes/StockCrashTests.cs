using Microsoft.Data.Sqlite;
using Segl.Server.Tests.Devices;
using Segl.Storage;

namespace Segl.Server.Tests.Crashes;

/// <summary>R67: an import that is killed in the middle of its file leaves the stock as it was.</summary>
public sealed class StockCrashTests
{
    // The 600th device waits, so that the first five hundred are certainly written when the program is killed.
    private const string WaitOnSqlite = """
        CREATE TRIGGER waits BEFORE INSERT ON device_stock WHEN NEW.serial = 'SE-000600'
        BEGIN
            SELECT COUNT(*) FROM (
                WITH RECURSIVE counter(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < 100000000000)
                SELECT n FROM counter);
        END
        """;

    private const string WaitOnPostgres = """
        CREATE FUNCTION waits() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.serial = 'SE-000600' THEN PERFORM pg_sleep(600); END IF;
            RETURN NEW;
        END $$;
        CREATE TRIGGER waits BEFORE INSERT ON device_stock FOR EACH ROW EXECUTE FUNCTION waits()
        """;

    private const string GoOn = "DROP TRIGGER waits";

    // PostgreSQL notices that its client is gone when the statement ends.
    private const string GoOnPostgres = """
        SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event = 'PgSleep';
        DROP TRIGGER waits ON device_stock
        """;

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    // A server writes for a moment; who has the file for so many looks in a row, of a second each, waits in the trigger.
    private const int LooksInARow = 5;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R67_T33_T67_a_killed_import_leaves_the_stock_as_before(DatabaseKind kind)
    {
        var folder = Directory.CreateTempSubdirectory("segl-stock-");
        var (file, one, two) = (In("stock.pskc"), In("one"), In("two"));
        await File.WriteAllTextAsync(file, await PskcMaker.Write(700), Stop);
        await File.WriteAllTextAsync(one, PskcMaker.FirstPart, Stop);
        await File.WriteAllTextAsync(two, PskcMaker.SecondPart, Stop);
        await using var server = await CrashingServer.Start(kind);
        await Script(kind is DatabaseKind.Sqlite ? WaitOnSqlite : WaitOnPostgres);

        var taken = 0;
        await using (var import = Import())
        {
            await Eventually.Is(() => kind is DatabaseKind.Sqlite ? SqliteIsTaken() : PostgresWaits());
            Assert.Equal("", import.Said);
        }

        await Script(kind is DatabaseKind.Sqlite ? GoOn : GoOnPostgres);
        Assert.Equal(0, await server.Count("SELECT COUNT(*) FROM device_stock"));

        await using var again = Import();
        Assert.StartsWith(
            "700 CodeDisplay",
            await again.Line(line => line.Contains("serials", StringComparison.Ordinal))
        );
        Assert.Equal(700, await server.Count("SELECT COUNT(*) FROM device_stock"));
        folder.Delete(recursive: true);

        string In(string name) => Path.Combine(folder.FullName, name);

        StartedProcess Import() =>
            server.Segl(["stock", "import", file, "--kind", "display", .. Officers, "--part", one, "--part", two]);

        Task Script(string sql) =>
            server.Database.Write(Durability.Durable, session => session.ExecuteScript(sql), Stop);

        async Task<bool> PostgresWaits() =>
            await server.Count(
                "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"
            ) > 0;

        Task<bool> SqliteIsTaken()
        {
            using var connection = new SqliteConnection($"Data Source={server.Database.File};Pooling=False");
            connection.DefaultTimeout = 1;
            connection.Open();
            try
            {
                connection.BeginTransaction(deferred: false).Dispose();
                taken = 0;
            }
            catch (SqliteException busy) when (busy.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY)
            {
                taken++;
            }

            return Task.FromResult(taken == LooksInARow);
        }
    }

    private static string[] Officers => ["--officer", "Anne", "--officer", "Bo"];
}
