using System.Net.WebSockets;
using System.Text;

namespace Segl.Companion.Door;

/// <summary>Answers a caller: with a WebSocket, or with a refusal that says nothing.</summary>
internal static class Handshake
{
    /// <summary>Reads the request and accepts it when it comes from one of the sites.</summary>
    /// <param name="stream">The connection.</param>
    /// <param name="port">The port it came to.</param>
    /// <param name="sites">The origins that are let in.</param>
    /// <param name="refused">Told the origin of a page that is not let in.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>The page's line; null when it was refused.</returns>
    public static async Task<Line?> Answer(
        Stream stream,
        int port,
        IReadOnlyCollection<string> sites,
        Action<string> refused,
        CancellationToken ct
    )
    {
        if (await ReadHead(stream, ct) is not { } head || UpgradeRequest.Read(head) is not { } request)
        {
            await Refuse(stream, "400 Bad Request", ct);
            return null;
        }
        if (!request.IsFor(port, sites))
        {
            await Refuse(stream, "403 Forbidden", ct);
            refused(request.Origin);
            return null;
        }
        if (request.Acceptance() is not { } acceptance)
        {
            await Refuse(stream, "400 Bad Request", ct);
            return null;
        }
        await stream.WriteAsync(Encoding.ASCII.GetBytes(acceptance), ct);
        var socket = WebSocket.CreateFromStream(
            stream,
            new WebSocketCreationOptions { IsServer = true, SubProtocol = UpgradeRequest.Protocol }
        );
        return new(socket, request.Origin);
    }

    // A browser sends nothing after the head before it is answered: what goes on is no handshake.
    private static async Task<string?> ReadHead(Stream stream, CancellationToken ct)
    {
        var read = new byte[Bounds.LongestHead];
        for (var count = 0; count < read.Length; )
        {
            var more = await stream.ReadAsync(read.AsMemory(count), ct);
            if (more == 0)
            {
                return null;
            }
            count += more;
            var end = read.AsSpan(0, count).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                return end + 4 == count ? Encoding.Latin1.GetString(read, 0, count) : null;
            }
        }
        return null;
    }

    private static async Task Refuse(Stream stream, string status, CancellationToken ct) =>
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
            ct
        );
}
