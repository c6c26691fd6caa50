using System.Diagnostics;
using Npgsql;

namespace Segl.Server.Tests.Crashes;

/// <summary>A PostgreSQL of one test, fsync on, which can be killed (SIGKILL, all its processes) and started
/// again.</summary>
internal sealed class PrivatePostgres : IAsyncDisposable
{
    private const string Installed = "/usr/lib/postgresql";

    private readonly string folder = Directory.CreateTempSubdirectory("segl-crash-pg-").FullName;
    private readonly int port = FreePorts.Next();
    private StartedProcess? running;
    private string? smallDisk;

    private PrivatePostgres() { }

    /// <summary>What <c>Segl:Database</c> would say.</summary>
    public string Configured => $"Host=127.0.0.1;Port={port};Username=segl;Database=postgres;Maximum Pool Size=30";

    private string Data => Path.Combine(folder, "data");

    /// <summary>Makes one and starts it; without PostgreSQL's programs the test is skipped, and says so.</summary>
    public static async Task<PrivatePostgres> Start()
    {
        Assert.SkipUnless(Directory.Exists(Installed), $"{Installed} is not there: no PostgreSQL is installed.");
        var made = new PrivatePostgres();
        if (Environment.IsPrivilegedProcess)
        {
            using var owner = Process.Start("chown", ["postgres", made.folder]);
            await owner.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await using var initdb = AsPostgres(
            "initdb",
            ["-D", made.Data, "-U", "segl", "-A", "trust", "-E", "UTF8", "--locale=C"]
        );
        await initdb.Line(line => line.StartsWith("Success", StringComparison.Ordinal));
        await made.StartAgain();
        return made;
    }

    /// <summary>Kills all its processes. What was not written down is gone.</summary>
    public ValueTask Kill() => running!.DisposeAsync();

    /// <summary>Starts it on what it left behind, and waits until it takes connections.</summary>
    public async Task StartAgain()
    {
        string[] settings = [$"port={port}", "listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=on"];
        running = AsPostgres("postgres", ["-D", Data, .. settings.SelectMany(one => new[] { "-c", one })]);
        await running.Line(line => line.Contains("ready to accept connections", StringComparison.Ordinal));
    }

    /// <summary>Stops all its processes (SIGSTOP): it takes connections and answers nothing.</summary>
    public Task Freeze() => Signal("STOP");

    /// <summary>Lets them go on.</summary>
    public Task Thaw() => Signal("CONT");

    /// <summary>Executes a statement, on a connection of its own.</summary>
    public Task Tell(string sql) => Ask(sql);

    private async Task<string> Ask(string sql)
    {
        await using var connection = new NpgsqlConnection($"{Configured};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return $"{await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)}";
    }

    /// <summary>Ends the connections in the servers' pools, from the side of the database, and waits until they are
    /// gone.</summary>
    public Task EndConnections() =>
        Tell(
            "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity "
                + "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND application_name = ''"
        );

    /// <summary>Kills it, writes nonsense over the first page of a table, and starts it again.</summary>
    public async Task SpoilPageOf(string table)
    {
        var path = await Ask($"SELECT pg_relation_filepath('{table}')");
        await Tell("CHECKPOINT");
        await Kill();
        await using (var file = File.OpenWrite(Path.Combine(Data, path)))
        {
            file.Write(Enumerable.Repeat((byte)0xA5, 8192).ToArray());
        }

        await StartAgain();
    }

    /// <summary>
    /// Makes a database whose tables are on a small disk of its own; where nobody may mount one the test is skipped.
    /// </summary>
    /// <returns>What <c>Segl:Database</c> would say, and the disk's folder.</returns>
    public async Task<(string Configured, string Disk)> OnSmallDisk()
    {
        var disk = Directory.CreateDirectory(Path.Combine(folder, "small")).FullName;
        var mounted = await Run("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", disk);
        Assert.SkipUnless(mounted == 0, "No small disk can be mounted here.");
        smallDisk = disk;
        await Run("chown", "postgres", disk);
        await Tell($"CREATE TABLESPACE small LOCATION '{disk}'");
        await Tell("CREATE DATABASE small TABLESPACE small");
        return (Configured.Replace("Database=postgres", "Database=small", StringComparison.Ordinal), disk);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Thaw();
        if (running is not null)
        {
            await running.DisposeAsync();
        }

        if (smallDisk is not null)
        {
            await Run("umount", smallDisk);
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task Signal(string signal)
    {
        var pidFile = Path.Combine(Data, "postmaster.pid");
        if (File.Exists(pidFile))
        {
            var postmaster = File.ReadLines(pidFile).First();
            await Run("pkill", $"-{signal}", "--parent", postmaster);
            await Run("kill", $"-{signal}", postmaster);
        }
    }

    private static async Task<int> Run(string program, params string[] words)
    {
        using var run = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true })!;
        await run.WaitForExitAsync(CancellationToken.None);
        return run.ExitCode;
    }

    // PostgreSQL refuses to run as root. setpriv becomes the program, so that who is killed is also who is waited for.
    private static StartedProcess AsPostgres(string program, string[] arguments)
    {
        var path = Directory.GetDirectories(Installed).OrderDescending().Select(one => $"{one}/bin/{program}").First();
        return Environment.IsPrivilegedProcess
            ? new("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments])
            : new(path, arguments);
    }
}
