using System.Net;
using System.Net.Sockets;

namespace Segl.Server.Network;

/// <summary>The one place that says what an IP address is and what it counts as.</summary>
internal static class Addresses
{
    // Who has one address of IPv6 has at least this much of it (RFC 6177), and may take another one each time.
    private const int CountedBytesOf6 = 64 / 8;

    /// <summary>An IPv4 address that a dual-stack socket wrote as IPv6 (<c>::ffff:192.0.2.7</c>) is itself
    /// again.</summary>
    public static IPAddress Plain(this IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    /// <summary>Where a request comes from, as text: what the trusted proxies say; empty when it is unknown.</summary>
    public static string Of(HttpContext context) => context.Connection.RemoteIpAddress?.Plain().ToString() ?? "";

    /// <summary>
    /// What an address counts as wherever something is counted or stopped by address: all of an IPv4 address, the first
    /// half of an IPv6 address. What is no address counts as one place.
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
