using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Segl.Server.Tests.App;

/// <summary>Writes the smallest MaxMind DB that holds some networks: a tree with records of 24 bits, maps of texts.</summary>
internal sealed class MaxMindDbFile(int ipVersion)
{
    private const int Empty = -1;
    private readonly List<int[]> nodes =
    [
        [Empty, Empty],
    ];
    private readonly List<byte[]> data = [];

    /// <summary>Adds a network after all that are wider: city and country, each by language.</summary>
    public MaxMindDbFile Add(string network, Dictionary<string, string>? city, Dictionary<string, string>? country)
    {
        var fields = new Dictionary<string, object>();
        foreach (var (name, names) in new[] { ("city", city), ("country", country) })
        {
            if (names is not null)
            {
                fields[name] = new Dictionary<string, object> { ["names"] = names, ["geoname_id"] = 7u };
            }
        }

        return Add(network, fields);
    }

    /// <summary>Adds a network whose country is a text, as other vendors' files have it.</summary>
    public MaxMindDbFile AddFlat(string network, string country) =>
        Add(network, new Dictionary<string, object> { ["country"] = country });

    /// <summary>The bytes of the file.</summary>
    public byte[] Bytes()
    {
        var offsets = new List<int> { 0 };
        data.ForEach(one => offsets.Add(offsets[^1] + one.Length));
        var tree = nodes.SelectMany(node => node).SelectMany(record => Record(record, offsets));
        return
        [
            .. tree,
            .. new byte[16],
            .. data.SelectMany(one => one),
            0xab,
            0xcd,
            0xef,
            .. "MaxMind.com"u8,
            .. Encode(Metadata()),
        ];
    }

    private MaxMindDbFile Add(string network, Dictionary<string, object> fields)
    {
        data.Add(Encode(fields));
        Insert(Bits(IPNetwork.Parse(network)), DataRecord(data.Count - 1));
        return this;
    }

    private Dictionary<string, object> Metadata() =>
        new()
        {
            ["node_count"] = (uint)nodes.Count,
            ["record_size"] = (ushort)24,
            ["ip_version"] = (ushort)ipVersion,
            ["database_type"] = "Segl-Test-City",
            ["languages"] = new[] { "da", "en" },
            ["binary_format_major_version"] = (ushort)2,
            ["binary_format_minor_version"] = (ushort)0,
            ["build_epoch"] = 1ul,
            ["description"] = new Dictionary<string, string> { ["en"] = "Written by a test" },
        };

    private static int DataRecord(int index) => -2 - index;

    private void Insert(List<int> bits, int record)
    {
        var node = 0;
        foreach (var bit in bits[..^1])
        {
            if (nodes[node][bit] < 0)
            {
                // A narrower network divides what was one record.
                nodes.Add([nodes[node][bit], nodes[node][bit]]);
                nodes[node][bit] = nodes.Count - 1;
            }

            node = nodes[node][bit];
        }

        nodes[node][bits[^1]] = record;
    }

    private List<int> Bits(IPNetwork network)
    {
        var address = network.BaseAddress.GetAddressBytes();
        var bits = address.SelectMany(part => Enumerable.Range(0, 8).Select(i => (part >> (7 - i)) & 1));
        var inVersion6 = ipVersion == 6 && network.BaseAddress.AddressFamily is AddressFamily.InterNetwork;
        return [.. Enumerable.Repeat(0, inVersion6 ? 96 : 0), .. bits.Take(network.PrefixLength)];
    }

    private byte[] Record(int record, List<int> offsets)
    {
        var value =
            record == Empty ? nodes.Count
            : record >= 0 ? record
            : nodes.Count + 16 + offsets[-2 - record];
        return [(byte)(value >> 16), (byte)(value >> 8), (byte)value];
    }

    private static byte[] Encode(object value) =>
        value switch
        {
            string text => [.. Control(2, Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)],
            ushort number => [.. Control(5, 2), .. BigEndian(number)[^2..]],
            uint number => [.. Control(6, 4), .. BigEndian(number)[^4..]],
            ulong number => [.. Control(9, 8), .. BigEndian(number)],
            string[] texts => [.. Control(11, texts.Length), .. texts.SelectMany(Encode)],
            Dictionary<string, string> map => Encode(map.ToDictionary(one => one.Key, one => (object)one.Value)),
            Dictionary<string, object> map =>
            [
                .. Control(7, map.Count),
                .. map.SelectMany(one => (byte[])[.. Encode(one.Key), .. Encode(one.Value)]),
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(value)),
        };

    private static byte[] Control(int type, int size)
    {
        var (small, rest) = size < 29 ? (size, Array.Empty<byte>()) : (29, [(byte)(size - 29)]);
        return type <= 7 ? [(byte)((type << 5) | small), .. rest] : [(byte)small, (byte)(type - 7), .. rest];
    }

    private static byte[] BigEndian(ulong number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, number);
        return bytes;
    }
}
