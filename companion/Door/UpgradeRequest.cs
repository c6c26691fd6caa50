using System.Security.Cryptography;
using System.Text;

namespace Segl.Companion.Door;

/// <summary>The HTTP request that opens a WebSocket (RFC 6455 section 4.2.1), read more strictly than a server must: the
/// only callers are browsers.</summary>
internal sealed class UpgradeRequest
{
    /// <summary>The sub-protocol.</summary>
    public const string Protocol = "segl-companion";

    // What the key is hashed with (RFC 6455 section 1.3); SHA-1 shows that this is a WebSocket server and secures nothing.
    private const string Salt = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private readonly Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);

    private UpgradeRequest() { }

    /// <summary>Who asks; empty when no page does.</summary>
    public string Origin => Header("Origin");

    /// <summary>Reads a head up to its empty line; null unless it is one.</summary>
    public static UpgradeRequest? Read(string head)
    {
        var lines = head.Split("\r\n");
        if (lines[0] != "GET / HTTP/1.1" || head.Any(letter => letter is not ('\r' or '\n' or (>= ' ' and <= '~'))))
        {
            return null;
        }

        var request = new UpgradeRequest();
        foreach (var line in lines.Skip(1).TakeWhile(line => line.Length > 0))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            // A header that is there twice could mean one thing here and another elsewhere.
            if (colon < 1 || line[0] == ' ' || !request.headers.TryAdd(line[..colon], line[(colon + 1)..].Trim(' ')))
            {
                return null;
            }
        }
        return request;
    }

    /// <summary>
    /// T-85: whether it may be answered. It is for this address by number, so that no name of a stranger's leads here (DNS
    /// rebinding), and from a page of these sites.
    /// </summary>
    public bool IsFor(int port, IReadOnlyCollection<string> sites) =>
        Header("Host") == $"127.0.0.1:{port}" && sites.Contains(Origin);

    /// <summary>The head that accepts it; null when it asks for something else.</summary>
    public string? Acceptance()
    {
        var key = Header("Sec-WebSocket-Key");
        var isOurs =
            Header("Upgrade").Equals("websocket", StringComparison.OrdinalIgnoreCase)
            && Items("Connection").Contains("upgrade", StringComparer.OrdinalIgnoreCase)
            && Header("Sec-WebSocket-Version") == "13"
            && key.Length == 24
            && Items("Sec-WebSocket-Protocol").Contains(Protocol);
#pragma warning disable CA5350 // SHA-1 is what RFC 6455 says.
        var hash = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + Salt)));
#pragma warning restore CA5350
        return isOurs
            ? $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + $"Sec-WebSocket-Accept: {hash}\r\nSec-WebSocket-Protocol: {Protocol}\r\n\r\n"
            : null;
    }

    private string Header(string name) => headers.GetValueOrDefault(name, "");

    private string[] Items(string name) => Header(name).Split(',', StringSplitOptions.TrimEntries);
}
