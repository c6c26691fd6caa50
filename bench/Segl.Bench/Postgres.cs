using System.Globalization;
using Npgsql;

namespace Segl.Bench;

/// <summary>Counters of a PostgreSQL server since its start.</summary>
/// <param name="Transactions">Committed transactions, including read-only ones.</param>
/// <param name="Flushes">Times that the write-ahead log was flushed to disk.</param>
/// <param name="WalBytes">Bytes of write-ahead log.</param>
internal sealed record DatabaseCounts(long Transactions, long Flushes, long WalBytes);

/// <summary>A private PostgreSQL on a port of its own, with fsync on; in a temporary folder that is deleted at the
/// end, or in one that is kept.</summary>
internal sealed class Postgres : IAsyncDisposable
{
    // Backends report their counts at the latest 10 s after they became idle (PGSTAT_IDLE_INTERVAL).
    private static readonly TimeSpan CountsAreTold = TimeSpan.FromSeconds(11);

    private readonly string folder;
    private readonly bool isKept;
    private readonly int port = Processes.FreePort();
    private readonly string programs = Directory
        .GetDirectories("/usr/lib/postgresql")
        .OrderDescending()
        .Select(version => $"{version}/bin")
        .First();
    private int pid;

    private Postgres(string? kept) =>
        (folder, isKept) = (kept ?? Directory.CreateTempSubdirectory("segl-bench-pg-").FullName, kept is not null);

    /// <summary>The connection string for Npgsql.</summary>
    public string ConnectionString =>
        $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Maximum Pool Size=100";

    /// <summary>CPU of all its processes so far, in milliseconds.</summary>
    public double CpuMs => Processes.TreeCpuMs(pid);

    /// <summary>Starts a server; creates its folder if it does not exist.</summary>
    /// <param name="kept">The folder to keep; null for a temporary one.</param>
    public static async Task<Postgres> Start(string? kept = null)
    {
        var database = new Postgres(kept);
        try
        {
            var data = $"{database.folder}/data";
            if (!Directory.Exists(data))
                await database.Make(data);
            await database.AsPostgres(
                "pg_ctl",
                "-D",
                data,
                "-l",
                $"{database.folder}/log",
                "-w",
                "-t",
                "600",
                "-o",
                $"-p {database.port} -k {database.folder}",
                "start"
            );
            var firstLine = File.ReadLines($"{data}/postmaster.pid").First();
            database.pid = int.Parse(firstLine, CultureInfo.InvariantCulture);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>The counts, after every backend has reported its own.</summary>
    public async Task<DatabaseCounts> Counts()
    {
        await Task.Delay(CountsAreTold);
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(
            """
            SELECT (SELECT sum(xact_commit)::bigint FROM pg_stat_database), (SELECT wal_sync FROM pg_stat_wal),
                   (SELECT wal_bytes::bigint FROM pg_stat_wal)
            """
        );
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    /// <summary>Stops it, and deletes its folder unless that is kept.</summary>
    public async ValueTask DisposeAsync()
    {
        var how = isKept ? "fast" : "immediate";
        if (pid != 0)
            await AsPostgres("pg_ctl", "-D", $"{folder}/data", "-m", how, "-w", "-t", "600", "stop");
        pid = 0;
        if (!isKept)
            Directory.Delete(folder, recursive: true);
    }

    private async Task Make(string data)
    {
        Directory.CreateDirectory(folder);
        await AsPostgres("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8");
        await File.AppendAllTextAsync(
            $"{data}/postgresql.conf",
            """
            listen_addresses = '127.0.0.1'
            max_connections = 250
            max_wal_size = 4GB
            fsync = on
            synchronous_commit = on

            """
        );
    }

    // PostgreSQL refuses to run as root.
    private async Task AsPostgres(string program, params string[] arguments)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            await Processes.Run($"{programs}/{program}", arguments);
            return;
        }

        await Processes.Run("chown", "postgres", folder);
        await Processes.Run("runuser", ["-u", "postgres", "--", $"{programs}/{program}", .. arguments]);
    }
}
