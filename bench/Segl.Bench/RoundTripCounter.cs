using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Segl.Bench;

/// <summary>
/// A proxy between a server and PostgreSQL that counts the messages after which the server waits: Sync, and Query of
/// the simple protocol (PostgreSQL, "Message Formats").
/// </summary>
internal sealed class RoundTripCounter : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private long roundTrips;

    public RoundTripCounter() => listener.Start();

    /// <summary>The port to which the server connects.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The number of round trips.</summary>
    public long RoundTrips => Interlocked.Read(ref roundTrips);

    /// <summary>Relays to the PostgreSQL on this port of 127.0.0.1.</summary>
    public void Relay(int port) => _ = Accept(port);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Dispose();
        ending.Dispose();
    }

    private async Task Accept(int port)
    {
        while (!ending.IsCancellationRequested)
        {
            var server = await listener.AcceptTcpClientAsync(ending.Token);
            var postgres = new TcpClient { NoDelay = true };
            server.NoDelay = true;
            await postgres.ConnectAsync(IPAddress.Loopback, port);
            var messages = new Messages(() => Interlocked.Increment(ref roundTrips));
            _ = Copy(server, postgres, messages.Read);
            _ = Copy(postgres, server, _ => { });
        }
    }

    private async Task Copy(TcpClient from, TcpClient to, Action<byte[]> look)
    {
        try
        {
            var bytes = new byte[65536];
            int length;
            while ((length = await from.GetStream().ReadAsync(bytes, ending.Token)) > 0)
            {
                look(bytes[..length]);
                await to.GetStream().WriteAsync(bytes.AsMemory(0, length), ending.Token);
            }
        }
        catch (Exception over) when (over is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One of the two has disconnected.
        }

        to.Close();
    }

    // A type and a length precede each message; those before the end of the start-up have no type.
    private sealed class Messages(Action waits)
    {
        private const int Startup = 196608;

        private readonly List<byte> head = [];
        private bool started;
        private int rest;

        public void Read(byte[] bytes)
        {
            for (var at = 0; at < bytes.Length; )
            {
                if (rest > 0)
                {
                    var skipped = Math.Min(rest, bytes.Length - at);
                    (rest, at) = (rest - skipped, at + skipped);
                    continue;
                }

                head.Add(bytes[at++]);
                if (head.Count == (started ? 5 : 8))
                    Begin();
            }
        }

        private void Begin()
        {
            ReadOnlySpan<byte> read = head.ToArray();
            if (started)
            {
                rest = BinaryPrimitives.ReadInt32BigEndian(read[1..]) - 4;
                if (read[0] is (byte)'S' or (byte)'Q')
                    waits();
            }
            else
            {
                rest = BinaryPrimitives.ReadInt32BigEndian(read) - 8;
                started = BinaryPrimitives.ReadInt32BigEndian(read[4..]) == Startup;
            }

            head.Clear();
        }
    }
}
