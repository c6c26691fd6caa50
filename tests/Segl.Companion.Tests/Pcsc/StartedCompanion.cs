using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Segl.Companion.Tests.Pcsc;

/// <summary>The program itself, as a user starts it.</summary>
internal sealed partial class StartedCompanion : IAsyncDisposable
{
    private StartedCompanion(StartedProgram program) => Program = program;

    public StartedProgram Program { get; }

    public int Port { get; private set; }

    /// <summary>The code that is shown last.</summary>
    public string Code
    {
        get
        {
            var code = ShownCode().Matches(Program.Said)[^1];
            return code.Groups["start"].Value + code.Groups["end"].Value;
        }
    }

    public static async Task<StartedCompanion> Start(string socket)
    {
        var companion = new StartedCompanion(
            StartedProgram.Own("segl-companion", [Page.Site, "--language", "en"], ("PCSCLITE_CSOCK_NAME", socket))
        );
        await OpenDoor.Eventually(() =>
            companion.Program.HasExited
                ? throw new InvalidOperationException(companion.Program.Said)
                : ShownCode().IsMatch(companion.Program.Said)
        );
        companion.Port = await companion.FindPort();
        return companion;
    }

    /// <summary>The key of a page that typed the code.</summary>
    public Task<string> Pair() => Page.Pair(Port, Code);

    /// <summary>Until the screen says so.</summary>
    public Task Shows(string text) => OpenDoor.Eventually(() => Program.Said.Contains(text, StringComparison.Ordinal));

    public ValueTask DisposeAsync() => Program.DisposeAsync();

    // As the app finds it.
    private async Task<int> FindPort()
    {
        foreach (var port in Bounds.Ports)
        {
            try
            {
                await using var page = await Page.Call(port);
                return port;
            }
            catch (Exception other) when (other is System.Net.WebSockets.WebSocketException or SocketException)
            {
                // another program's port
            }
        }
        throw new InvalidOperationException(Program.Said);
    }

    [GeneratedRegex("Segl: +(?<start>[0-9]{3}) (?<end>[0-9]{3})")]
    private static partial Regex ShownCode();
}
