using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Segl.Server.Network;

namespace Segl.Server.Web;

/// <summary>A request that the guard refused; the message says to which address and why.</summary>
public sealed class OutgoingRefusedException(string message) : IOException(message);

/// <summary>
/// Makes the HTTP client for every address that others chose: a relying party's <c>jwks_uri</c> and logout address,
/// a phone's push endpoint. Such a request reaches public addresses over https only, so that Segl cannot be used to
/// reach services behind its firewall (SSRF, T-69). The name is resolved once and the connection goes to the very address
/// that was judged: a name that answers differently the second time (rebinding) gains nothing.
/// </summary>
/// <param name="allow">
/// What may be reached all the same, by plain http too (<c>Segl:OutgoingAllow</c>, <c>Segl:DeskPrinters</c>): networks
/// such as 10.1.0.0/16, addresses, and host names, which the operator then trusts whatever address they have.
/// </param>
/// <param name="resolve">Resolves a host name: the system's resolver, or a test's.</param>
public sealed class OutgoingGuard(
    IReadOnlyList<string> allow,
    Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null
)
{
    private const int AnswerBytes = 256 * 1024;
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5),
        WholeTimeout = TimeSpan.FromSeconds(10);

    // IANA's registries of special-purpose addresses (RFC 6890), multicast and what is reserved.
    private static readonly IPNetwork[] NotPublic4 =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    // In IPv6 the public addresses are the smaller list: global unicast, without what is carved out of it for tunnels
    // (Teredo and 6to4 carry an IPv4 address inside), protocols and documentation.
    private static readonly IPNetwork Public6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] NotPublic6 =
    [
        .. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse),
    ];

    private readonly IPNetwork[] allowedNetworks = [.. allow.Select(Network).OfType<IPNetwork>()];
    private readonly string[] allowedHosts = [.. allow.Where(entry => Network(entry) is null)];
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> resolve = resolve ?? Dns.GetHostAddressesAsync;

    /// <summary>
    /// A client to be shared. It follows no redirect, uses no proxy and no cookie, times out after 10 seconds and
    /// refuses an answer over 256 kB.
    /// </summary>
    public HttpClient NewClient() =>
        new(
            new SocketsHttpHandler
            {
                ConnectCallback = Connect,
                ConnectTimeout = ConnectTimeout,
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
                MaxResponseHeadersLength = 16,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
                ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
            }
        )
        {
            Timeout = WholeTimeout,
            MaxResponseContentBufferSize = AnswerBytes,
        };

    /// <summary>True when this is a public address, which a stranger may name.</summary>
    public static bool IsPublic(IPAddress address)
    {
        address = address.Plain();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? !NotPublic4.Any(special => special.Contains(address))
            : Public6.Contains(address) && !NotPublic6.Any(special => special.Contains(address));
    }

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var encrypted = context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttps;
        var addresses = await resolve(host, stop);
        IPAddress[] mayPass =
        [
            .. addresses.Where(address => IsAllowed(host, address) || (encrypted && IsPublic(address))),
        ];
        if (mayPass.Length == 0)
        {
            throw new OutgoingRefusedException(
                $"No request to {host}: only https to public addresses goes out, or what Segl:OutgoingAllow lists "
                    + "(of printers: Segl:DeskPrinters)."
            );
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(mayPass, port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool IsAllowed(string host, IPAddress address)
    {
        var plain = address.Plain();
        return allowedHosts.Contains(host, StringComparer.OrdinalIgnoreCase)
            || allowedNetworks.Any(network => network.Contains(plain));
    }

    private static IPNetwork? Network(string entry) =>
        IPNetwork.TryParse(entry, out var network) ? network
        : IPAddress.TryParse(entry, out var one) ? new IPNetwork(one, one.GetAddressBytes().Length * 8)
        : null;
}
