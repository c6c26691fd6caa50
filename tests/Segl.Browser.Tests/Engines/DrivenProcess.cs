using System.Diagnostics;

namespace Segl.Browser.Tests.Engines;

/// <summary>
/// A browser or its driver as a process, with a home of its own. It ends, and tidies up, when its standard input does: a
/// screen that is killed would leave its lock behind.
/// </summary>
internal sealed class DrivenProcess : IAsyncDisposable
{
    private readonly Process process;
    private bool isStarted;
    private readonly TaskCompletionSource<string> ready = new();
    private readonly Queue<string> said = new();

    /// <summary>Before a command: it runs until the standard input ends.</summary>
    public static readonly string[] UntilInputEnds = ["sh", "-c", "\"$@\" & read -r end; kill $!; wait $!", "sh"];

    /// <summary>Prepares it.</summary>
    /// <param name="readyLine">Out of what it says, the beginning of the line that says that it is ready; null when it
    /// says nothing.</param>
    /// <param name="command">The program and its arguments, with <c>{home}</c> for the folder of its own.</param>
    public DrivenProcess(string? readyLine, params string[] command)
    {
        process = new()
        {
            StartInfo = new(
                command[0],
                command[1..].Select(word => word.Replace("{home}", Home, StringComparison.Ordinal))
            )
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment =
                {
                    ["HOME"] = Home,
                    ["XDG_RUNTIME_DIR"] = Home,
                    ["NO_AT_BRIDGE"] = "1",
                },
            },
        };
        process.OutputDataReceived += (_, line) => Hear(line.Data, readyLine);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, readyLine);
    }

    /// <summary>The folder of its own.</summary>
    public string Home { get; } = Directory.CreateTempSubdirectory("segl-engine-").FullName;

    /// <summary>Starts the process.</summary>
    /// <returns>What stands behind the words that it is ready with.</returns>
    public async Task<string> Start(TimeSpan patience)
    {
        isStarted = process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            return await ready.Task.WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{process.StartInfo.FileName} did not start: {string.Join('\n', said)}");
        }
    }

    /// <summary>It is ready, as an answer says.</summary>
    public void IsReady() => ready.TrySetResult("");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (isStarted)
        {
            await End();
        }

        process.Dispose();
        for (var tries = 0; Directory.Exists(Home) && tries < 20; tries++)
        {
            try
            {
                Directory.Delete(Home, recursive: true);
            }
            catch (IOException)
            {
                await Task.Delay(100); // a child still writes its last word
            }
        }
    }

    private async Task End()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    private void Hear(string? line, string? readyLine)
    {
        if (line is null)
        {
            return;
        }

        lock (said)
        {
            said.Enqueue(line);
        }

        if (readyLine is not null && line.StartsWith(readyLine, StringComparison.Ordinal))
        {
            ready.TrySetResult(line[readyLine.Length..].Trim());
        }
    }
}
