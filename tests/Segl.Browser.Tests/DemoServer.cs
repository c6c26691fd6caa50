using System.Net.Sockets;
using Segl.Commands;
using Segl.Server.Tests;

namespace Segl.Browser.Tests;

/// <summary>The demo as <c>./run</c> starts it, with its own clock, on a port and in a folder of its own. It survives its
/// reset.</summary>
internal sealed class DemoServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly string folder = Directory.CreateTempSubdirectory("segl-demo-").FullName;
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    private DemoServer(int port)
    {
        Issuer = $"http://localhost:{port}";
        running = Serve.Run(
            [
                $"--Segl:Issuer={Issuer}",
                $"--Segl:Listen=http://127.0.0.1:{port}",
                $"--Segl:Database={Path.Combine(folder, "segl.db")}",
                $"--Segl:KeyFile={Path.Combine(folder, "segl.key")}",
                "--Logging:LogLevel:Default=Error",
            ],
            demo: true,
            configure: null,
            stop.Token
        );
    }

    /// <summary>The origin of the demo's page.</summary>
    public string Issuer { get; }

    /// <summary>Starts a demo on an empty database, and waits until it answers.</summary>
    public static async Task<DemoServer> Start()
    {
        var port = FreePorts.Next();
        var server = new DemoServer(port);
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                using var knock = new TcpClient();
                await knock.ConnectAsync("127.0.0.1", port, patience.Token);
                return server;
            }
            catch (SocketException) when (!server.running.IsCompleted)
            {
                await Task.Delay(50, patience.Token);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
