using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Segl.Companion.Cards;
using Segl.Companion.Screens;

namespace Segl.Companion.Door;

/// <summary>Listens on this computer's loopback address and lets in the pages of its sites.</summary>
/// <param name="sites">Their origins.</param>
/// <param name="readers">The card readers.</param>
/// <param name="pairing">The code and the key.</param>
/// <param name="screen">Told what happens.</param>
/// <param name="clock">What time it is.</param>
internal sealed class CompanionDoor(
    IReadOnlyCollection<string> sites,
    IReaders readers,
    Pairing pairing,
    CompanionScreen screen,
    TimeProvider clock
)
{
    private readonly Turns turns = new();
    private readonly TaskCompletionSource broken = new();
    private int callers;

    /// <summary>Who is connected.</summary>
    public int Callers => Volatile.Read(ref callers);

    /// <summary>Listens on the first port that is free; null when none is.</summary>
    public static TcpListener? Listen(IEnumerable<int> ports)
    {
        foreach (var port in ports)
        {
            var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
            try
            {
                listener.Start();
                return listener;
            }
            catch (SocketException)
            {
                listener.Dispose(); // taken by another program
            }
        }
        return null;
    }

    /// <summary>Answers callers until it is ended; what nobody foresaw ends it, too.</summary>
    public async Task Run(TcpListener listener, CancellationToken ct)
    {
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        while (true)
        {
            var accepting = listener.AcceptTcpClientAsync(ct).AsTask();
            await await Task.WhenAny(accepting, broken.Task);
            _ = Serve(await accepting, port, ct);
        }
    }

    /// <summary>The user stops the page that reads; it has to be paired anew. Whether there was one.</summary>
    public bool Stop()
    {
        pairing.Forget();
        return turns.Stop();
    }

    private async Task Serve(TcpClient caller, int port, CancellationToken ct)
    {
        using var connection = caller;
        try
        {
            if (Interlocked.Increment(ref callers) <= Bounds.MostCallers)
            {
                await Answer(connection, port, ct);
            }
        }
        catch (Exception gone) when (gone is IOException or WebSocketException or OperationCanceledException)
        {
            // The page hung up in the middle, or took too long; the program itself may be ending.
        }
        catch (Exception unforeseen)
        {
            broken.TrySetException(unforeseen);
        }
        finally
        {
            Interlocked.Decrement(ref callers);
        }
    }

    private async Task Answer(TcpClient caller, int port, CancellationToken ct)
    {
        caller.NoDelay = true;
        using var patience = new CancellationTokenSource(Bounds.Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        using var line = await Handshake.Answer(caller.GetStream(), port, sites, screen.Stranger, either.Token);
        if (line is not null)
        {
            await new Conversation(line, readers, pairing, turns, screen, clock).Hold(ct);
        }
    }
}
