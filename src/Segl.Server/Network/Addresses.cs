using System.Net;
using System.Net.Sockets;

namespace Segl.Server.Network;

/// <summary>Normalises IP addresses, and determines what they count as.</summary>
internal static class Addresses
{
    // The holder of one IPv6 address has at least a prefix of this length (RFC 6177), and may use another address
    // each time.
    private const int CountedBytesOf6 = 64 / 8;

    /// <summary>Maps an IPv4 address that a dual-stack socket reports as IPv6 (<c>::ffff:192.0.2.7</c>) back to
    /// IPv4.</summary>
    public static IPAddress Plain(this IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    /// <summary>The caller's address as text, by the trusted proxies; empty when unknown.</summary>
    public static string Of(HttpContext context) => context.Connection.RemoteIpAddress?.Plain().ToString() ?? "";

    /// <summary>
    /// The key by which an address is counted or stopped: all of an IPv4 address, the first half of an IPv6 address.
    /// All unparsable addresses share one key.
    /// </summary>
    public static byte[] Counted(string address) =>
        IPAddress.TryParse(address, out var parsed)
            ? parsed.Plain() switch
            {
                { AddressFamily: AddressFamily.InterNetworkV6 } six => six.GetAddressBytes()[..CountedBytesOf6],
                var four => four.GetAddressBytes(),
            }
            : [];
}
