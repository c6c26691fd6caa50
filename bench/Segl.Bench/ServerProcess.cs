using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Segl.Bench;

/// <summary>The server under measurement, in a process of its own; ended by its id.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder said = new();

    private ServerProcess(Process process, int port) => (this.process, Port) = (process, port);

    /// <summary>The port of 127.0.0.1 on which it listens.</summary>
    public int Port { get; }

    /// <summary>CPU so far, in milliseconds.</summary>
    public double CpuMs => Processes.CpuMs(process.Id);

    /// <summary>Resident memory in MB.</summary>
    public double ResidentMb => Processes.ResidentMb(process.Id);

    /// <summary>Bytes written to disks so far.</summary>
    public long WrittenBytes => Processes.WrittenBytes(process.Id);

    /// <summary>Starts a program and waits until its port responds, at most 60 s.</summary>
    /// <exception cref="InvalidOperationException">It ended or did not respond; the message is its
    /// output.</exception>
    public static async Task<ServerProcess> Start(
        int port,
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var server = new ServerProcess(Process.Start(start)!, port);
        server.process.OutputDataReceived += server.Hear;
        server.process.ErrorDataReceived += server.Hear;
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        var clock = Stopwatch.StartNew();
        while (!await Answers(port))
        {
            if (!server.process.HasExited && clock.Elapsed < TimeSpan.FromSeconds(60))
                continue;
            await server.DisposeAsync();
            throw new InvalidOperationException($"{program} does not answer: {server.said}");
        }

        return server;
    }

    /// <summary>Its output.</summary>
    public string Said
    {
        get
        {
            lock (said)
                return said.ToString();
        }
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        lock (said)
            if (said.Length < 20_000)
                said.AppendLine(line.Data);
    }

    private static async Task<bool> Answers(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            await Task.Delay(5);
            return false;
        }
    }
}
