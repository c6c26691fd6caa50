using System.Diagnostics;
using System.Text;

namespace Segl.Companion.Tests.Pcsc;

/// <summary>A program that a test started, what it says, and its end.</summary>
internal sealed class StartedProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder said = new();

    public StartedProgram(string file, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>One of this solution's programs, which is beside the tests.</summary>
    public static StartedProgram Own(
        string assembly,
        IEnumerable<string> arguments,
        params (string Name, string Value)[] environment
    ) => new("dotnet", [Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll"), .. arguments], environment);

    public bool HasExited => process.HasExited;

    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    /// <summary>Presses Enter.</summary>
    public Task Enter() => process.StandardInput.WriteLineAsync();

    /// <summary>Ends it as a crash does, or a card that is taken away.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await Kill();
        }
        process.Dispose();
    }

    private void Hear(string? line)
    {
        lock (said)
        {
            said.AppendLine(line);
        }
    }
}
