using System.Net;
using System.Net.Sockets;
using Segl.Rules;
using Segl.Server.Configuration;

namespace Segl.Server.App.Approving;

/// <summary>
/// The operator's own list of networks and places. Two networks are disjoint or nested; so when they are sorted by
/// their first addresses, wider ones first, all that contain a network precede it, and a binary search finds the
/// narrowest.
/// </summary>
internal sealed class PlaceList
{
    private readonly Range[] ranges4;
    private readonly Range[] ranges6;

    private PlaceList(IEnumerable<(IPNetwork Network, string Place)> lines)
    {
        // Of two lines with the same network the first counts.
        var families = lines.DistinctBy(line => line.Network).ToLookup(line => line.Network.BaseAddress.AddressFamily);
        ranges4 = Sort(families[AddressFamily.InterNetwork]);
        ranges6 = Sort(families[AddressFamily.InterNetworkV6]);
    }

    /// <summary>Parses lines of <c>network,place</c>; empty ones and those that begin with # are skipped.</summary>
    /// <exception cref="WrongSettingException">A line is malformed.</exception>
    public static PlaceList Read(IEnumerable<string> lines) =>
        new(lines.Where(line => line.Length > 0 && line[0] != '#').Select(ReadLine));

    /// <summary>The place of the narrowest network that contains an address.</summary>
    public string? Of(IPAddress address)
    {
        var ranges = address.AddressFamily is AddressFamily.InterNetwork ? ranges4 : ranges6;
        var number = Number(address);
        var (low, high) = (0, ranges.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = ranges[middle].First <= number ? (middle + 1, high) : (low, middle);
        }

        var holder = HolderOf(number, ranges, low - 1);
        return holder < 0 ? null : ranges[holder].Place;
    }

    private static (IPNetwork Network, string Place) ReadLine(string line) =>
        line.Split(',', 2) is [var network, var place]
        && IPNetwork.TryParse(network.Trim(), out var parsed)
        && LoginTexts.MayShow(place)
            ? (parsed, place.Trim())
            : throw new WrongSettingException(
                $"Segl:Places has the line '{line}', but a line is a network, a comma and a place."
            );

    private static Range[] Sort(IEnumerable<(IPNetwork Network, string Place)> lines)
    {
        var ranges = lines
            .Select(line => (First: Number(line.Network.BaseAddress), line.Network, line.Place))
            .OrderBy(line => line.First)
            .ThenBy(line => line.Network.PrefixLength)
            .Select(line => new Range(line.First, line.First | HostBits(line.Network), line.Place, Outer: -1))
            .ToArray();
        for (var i = 0; i < ranges.Length; i++)
        {
            ranges[i] = ranges[i] with { Outer = HolderOf(ranges[i].First, ranges, i - 1) };
        }

        return ranges;
    }

    // From the last range that begins no later than the address, outwards to the first that contains it.
    private static int HolderOf(UInt128 address, Range[] ranges, int candidate)
    {
        while (candidate >= 0 && ranges[candidate].Last < address)
        {
            candidate = ranges[candidate].Outer;
        }

        return candidate;
    }

    private static UInt128 HostBits(IPNetwork network)
    {
        var bits = network.BaseAddress.AddressFamily is AddressFamily.InterNetwork ? 32 : 128;
        // A shift by the full width is a shift by zero in C#, so the narrowest network is a special case.
        return network.PrefixLength == bits ? 0 : UInt128.MaxValue >> (128 - bits + network.PrefixLength);
    }

    private static UInt128 Number(IPAddress address) =>
        address.GetAddressBytes().Aggregate(UInt128.Zero, (number, part) => (number << 8) | part);

    // Outer is the index of the narrowest enclosing range; -1 if there is none.
    private readonly record struct Range(UInt128 First, UInt128 Last, string Place, int Outer);
}
