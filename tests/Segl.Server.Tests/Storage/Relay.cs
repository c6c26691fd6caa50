using System.Net;
using System.Net.Sockets;

namespace Segl.Server.Tests.Storage;

/// <summary>
/// Stands between a client and a server. Once it holds, it takes connections and lets nothing through, as a server that
/// hangs, and knows how many of the new ones are open at one time. It has threads of its own, since it is there to see
/// whether those of the pool are kept busy.
/// </summary>
internal sealed class Relay : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> all = [];
    private readonly int to;
    private volatile bool holds;
    private int open;
    private int most;

    public Relay(int to)
    {
        this.to = to;
        listener.Start();
        Start(Accept);
    }

    /// <summary>Its own port of 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How many connections that came since it holds were open at one time.</summary>
    public int MostAtOnce => Volatile.Read(ref most);

    /// <summary>Lets nothing through from now on.</summary>
    public void Hold() => holds = true;

    public void Dispose()
    {
        listener.Dispose();
        lock (all)
        {
            all.ForEach(one => one.Dispose());
        }
    }

    private static void Start(Action work) =>
        new Thread(() =>
        {
            try
            {
                work();
            }
            catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
            {
                // One side went, or the test is over.
            }
        })
        {
            IsBackground = true,
        }.Start();

    private void Accept()
    {
        while (true)
        {
            var client = Known(listener.AcceptSocket());
            if (holds)
            {
                most = Math.Max(most, Interlocked.Increment(ref open));
                Start(() => KeepWaiting(client));
                continue;
            }

            var server = Known(new Socket(SocketType.Stream, ProtocolType.Tcp));
            server.Connect(IPAddress.Loopback, to);
            Start(() => PassOn(client, server));
            Start(() => PassOn(server, client));
        }
    }

    private Socket Known(Socket one)
    {
        lock (all)
        {
            all.Add(one);
        }

        return one;
    }

    private void KeepWaiting(Socket client)
    {
        while (client.Receive(new byte[1024]) > 0) { }
        Interlocked.Decrement(ref open);
    }

    private void PassOn(Socket from, Socket to)
    {
        var bytes = new byte[16 * 1024];
        while (from.Receive(bytes) is > 0 and var count && !holds)
        {
            to.Send(bytes.AsSpan(0, count));
        }
    }
}
