using System.Diagnostics;

namespace Segl.Server.Tests.Crashes;

/// <summary>A PostgreSQL of one test, fsync on, which can be killed (SIGKILL, all its processes) and started
/// again.</summary>
internal sealed class PrivatePostgres : IAsyncDisposable
{
    private const string Installed = "/usr/lib/postgresql";

    private readonly string folder = Directory.CreateTempSubdirectory("segl-crash-pg-").FullName;
    private readonly int port = StartedProcess.FreePort();
    private StartedProcess? running;

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

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (running is not null)
        {
            await running.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
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
