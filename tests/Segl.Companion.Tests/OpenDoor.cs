using System.Net;
using System.Net.Sockets;
using Segl.Companion.Door;
using Segl.Companion.Screens;

namespace Segl.Companion.Tests;

/// <summary>A companion with an emulated reader, on a free port.</summary>
internal sealed class OpenDoor : IAsyncDisposable
{
    private readonly CancellationTokenSource end = new();
    private readonly TcpListener listener;
    private readonly StringWriter screen = new();
    private readonly Task running;

    public OpenDoor()
        : this(Page.Site, [0]) { }

    /// <summary>For pages of this site, on the first of these ports that is free.</summary>
    public OpenDoor(string site, IEnumerable<int> ports, TimeProvider? clock = null)
    {
        listener = CompanionDoor.Listen(ports)!;
        Pairing = new(TimeProvider.System.GetUtcNow());
        var texts = new CompanionScreen(TextWriter.Synchronized(screen), English.Texts);
        Door = new([site], Readers, Pairing, texts, clock ?? TimeProvider.System);
        running = Door.Run(listener, end.Token);
    }

    public EmulatedReaders Readers { get; } = new();

    public Pairing Pairing { get; }

    public CompanionDoor Door { get; }

    public int Callers => Door.Callers;

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What the user sees.</summary>
    public string Screen => screen.ToString();

    /// <summary>The key of a page that typed the code.</summary>
    public Task<string> Paired() => Page.Pair(Port, Pairing.Code);

    /// <summary>A page that typed the code and waits for a document.</summary>
    public async Task<Page> Connected() => await Page.Connect(Port, await Paired());

    /// <summary>Until this is so: another thread is at it.</summary>
    public static async Task Eventually(Func<bool> isSo)
    {
        for (var tries = 0; !isSo(); tries++)
        {
            Assert.True(tries < 3000, "It never came.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Bytes on a bare connection, and what comes back.</summary>
    public async Task<string> Answer(string request)
    {
        using var caller = new TcpClient();
        await caller.ConnectAsync(IPAddress.Loopback, Port, TestContext.Current.CancellationToken);
        var stream = caller.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        var answer = new byte[1024];
        var count = await stream.ReadAsync(answer, TestContext.Current.CancellationToken);
        return System.Text.Encoding.ASCII.GetString(answer, 0, count);
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        listener.Dispose();
        end.Dispose();
    }
}
