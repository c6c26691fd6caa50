using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Segl.Server.Tests;

/// <summary>A program that a test starts, listens to and ends itself, with every line that it says kept.</summary>
internal sealed class StartedProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process = new();
    private readonly List<string> lines = [];
    private readonly List<(Func<string, bool> IsIt, TaskCompletionSource<string> Heard)> listeners = [];
    private readonly Lock talking = new();
    private bool ended;

    public StartedProcess(string program, params string[] arguments)
    {
        process.StartInfo = new ProcessStartInfo(program, arguments)
        {
            // A program that reads until its input ends stays for as long as the tests do, wherever they are started.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        process.OutputDataReceived += (_, said) => Hear(said.Data);
        process.ErrorDataReceived += (_, said) => Hear(said.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The first line, said already or still to come, for which the question is answered with yes.</summary>
    public async Task<string> Line(Func<string, bool> isIt)
    {
        var heard = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (talking)
        {
            if (lines.FirstOrDefault(isIt) is { } already)
            {
                return already;
            }

            listeners.Add((isIt, heard));
        }

        using var patience = new CancellationTokenSource(Patience);
        await Task.WhenAny(heard.Task, Ended(patience.Token));
        return heard.Task.IsCompleted
            ? await heard.Task
            : throw new InvalidOperationException(
                $"{process.StartInfo.FileName} did not say what was waited for. It said:\n{Said}"
            );
    }

    /// <summary>Comes back once the program has ended by itself.</summary>
    public Task HasEnded(CancellationToken stop) => process.WaitForExitAsync(stop);

    /// <summary>Everything that the program has said so far.</summary>
    public string Said
    {
        get
        {
            lock (talking)
            {
                return string.Join('\n', lines);
            }
        }
    }

    /// <summary>Comes back once somebody answers at this port of 127.0.0.1.</summary>
    public static async Task Answers(int port)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                using var knock = new TcpClient();
                await knock.ConnectAsync(IPAddress.Loopback, port, patience.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50, patience.Token);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (ended)
        {
            return;
        }

        ended = true;
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }

    // A program that has ended says nothing more, but its last words may still be on their way.
    private async Task Ended(CancellationToken patience)
    {
        await process.WaitForExitAsync(patience);
        await Task.Delay(TimeSpan.FromMilliseconds(200), patience);
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (talking)
        {
            lines.Add(line);
            foreach (var (_, heard) in listeners.Where(listener => listener.IsIt(line)))
            {
                heard.TrySetResult(line);
            }
        }
    }
}
