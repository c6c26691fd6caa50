using System.Net;
using Microsoft.Extensions.Configuration;
using Segl.Server.App.Approving;
using Segl.Server.Configuration;
using Segl.Server.Web;

namespace Segl.Server.Tests.App;

/// <summary>Which place an address has, by the operator's own list and by a MaxMind DB (R93).</summary>
public sealed class PlacesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("segl-places-").FullName;

    [Fact]
    public void Without_a_file_no_place_is_known()
    {
        using var places = new Places(Configured(null));

        Assert.Null(places.Of("192.0.2.1", Language.Da));
    }

    [Theory]
    [InlineData("192.0.1.255", null)]
    [InlineData("192.0.2.0", "Aarhus")]
    [InlineData("192.0.2.63", "Aarhus")]
    [InlineData("192.0.2.64", "Randers")]
    [InlineData("192.0.2.77", "Mariagerfjord")]
    [InlineData("192.0.2.78", "Randers")]
    [InlineData("192.0.2.127", "Randers")]
    [InlineData("192.0.2.128", "Aarhus")]
    [InlineData("192.0.2.255", "Aarhus")]
    [InlineData("192.0.3.0", null)]
    [InlineData("::ffff:192.0.2.77", "Mariagerfjord")]
    [InlineData("203.0.113.0", "Kolding")]
    [InlineData("203.0.113.255", "Kolding")]
    [InlineData("0.0.0.0", null)]
    [InlineData("255.255.255.255", "Broadcast")]
    [InlineData("2001:db8::", "Odense, by the sea")]
    [InlineData("2001:db8:0:1::", "Svendborg")]
    [InlineData("2001:db8:0:1:ffff:ffff:ffff:ffff", "Svendborg")]
    [InlineData("2001:db8:0:2::", "Odense, by the sea")]
    [InlineData("2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "Odense, by the sea")]
    [InlineData("2001:db9::", "Elsewhere")]
    [InlineData("::", "Elsewhere")]
    [InlineData("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "Elsewhere")]
    [InlineData("no address", null)]
    [InlineData("", null)]
    public void R93_the_narrowest_network_that_holds_an_address_decides(string address, string? place)
    {
        var file = Written(
            "places.csv",
            """
            # The narrow stand before and after the wide ones.
            192.0.2.77/32,Mariagerfjord
            192.0.2.0/24, Aarhus
            192.0.2.64/26,Randers

            192.0.2.64/26,Never seen
            255.255.255.255/32,Broadcast
            203.0.113.9/24,Kolding
            2001:db8:0:1::/64,Svendborg
            ::/0,Elsewhere
            2001:db8::/32,Odense, by the sea
            """
        );
        using var places = new Places(Configured(file));

        Assert.Equal(place, places.Of(address, Language.Da));
        Assert.Equal(place, places.Of(address, Language.En));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(16)]
    public void R93_at_the_bounds_of_many_networks_the_search_finds_what_a_scan_finds(int bytes)
    {
        // Few different bits, so that many of the networks lie in each other.
        var random = new Random(bytes);
        var networks = Enumerable.Range(0, 400).Select(_ => RandomNetwork(random, bytes)).Distinct().ToList();
        var list = PlaceList.Read(networks.Select(network => $"{network},{network}"));
        var narrowestFirst = networks.OrderByDescending(network => network.PrefixLength).ToList();

        foreach (var address in networks.SelectMany(Bounds))
        {
            var scanned = narrowestFirst.Where(network => network.Contains(address)).Select(one => one.ToString());
            Assert.Equal(scanned.FirstOrDefault(), list.Of(address));
        }
    }

    [Theory]
    [InlineData("192.0.2.9", Language.Da, "København, Danmark")]
    [InlineData("192.0.2.9", Language.En, "Copenhagen, Denmark")]
    [InlineData("::ffff:192.0.2.9", Language.Da, "København, Danmark")]
    [InlineData("192.0.2.200", Language.Da, "Danmark")]
    [InlineData("2001:db8::1", Language.Da, "Malmo, Sweden")]
    [InlineData("2001:db8:1::1", Language.En, null)]
    [InlineData("198.51.100.1", Language.En, null)]
    [InlineData("203.0.113.1", Language.En, null)]
    public void R93_a_MaxMind_DB_names_city_and_country_in_the_language_it_has(
        string address,
        Language language,
        string? place
    )
    {
        Dictionary<string, string> denmark = new()
        {
            ["da"] = "Danmark",
            ["en"] = "Denmark",
            ["de"] = "Dänemark",
        };
        var file = Written(
            "places.mmdb",
            new MaxMindDbFile(ipVersion: 6)
                .Add("192.0.2.0/24", null, denmark)
                .Add("192.0.2.0/28", new() { ["da"] = "København", ["en"] = "Copenhagen" }, denmark)
                .Add("2001:db8::/48", new() { ["en"] = "Malmo" }, new() { ["en"] = "Sweden" })
                .Add("2001:db8:1::/48", null, new() { ["fr"] = "Suède" })
                .Add("203.0.113.0/24", null, new() { ["en"] = "Two\nlines" })
        );
        using var places = new Places(Configured(file));

        Assert.Equal(place, places.Of(address, language));
    }

    [Fact]
    public void R93_a_MaxMind_DB_of_IPv4_knows_no_place_of_an_IPv6_address()
    {
        var file = Written(
            "places.mmdb",
            new MaxMindDbFile(ipVersion: 4).Add("192.0.2.0/24", null, new() { ["en"] = "Denmark" })
        );
        using var places = new Places(Configured(file));

        Assert.Equal("Denmark", places.Of("192.0.2.1", Language.En));
        Assert.Null(places.Of("2001:db8::1", Language.En));
    }

    [Theory]
    [InlineData("192.0.2.0/24")]
    [InlineData("192.0.2.0/33,Aarhus")]
    [InlineData("192.0.2.0/24,Aar\u202ehus")]
    [InlineData("Aarhus,192.0.2.0/24")]
    public void A_line_that_cannot_be_read_stops_the_start(string line)
    {
        var file = Written("places.csv", $"198.51.100.0/24,Odense\n{line}\n");

        var wrong = Assert.Throws<WrongSettingException>(() => new Places(Configured(file)));

        Assert.Equal(
            $"Segl:Places has the line '{line}', but a line is a network, a comma and a place.",
            wrong.Message
        );
    }

    [Fact]
    public void A_broken_MaxMind_DB_stops_the_start_with_one_sentence()
    {
        var whole = new MaxMindDbFile(ipVersion: 4).Add("192.0.2.0/24", null, new() { ["en"] = "Denmark" }).Bytes();
        byte[][] broken =
        [
            [],
            "192.0.2.0/24,Aarhus\n"u8.ToArray(),
            .. Enumerable.Range(1, whole.Length - 1).Select(i => whole[..i]),
        ];
        var file = Path.Combine(folder, "broken.mmdb");

        Assert.All(
            broken,
            bytes =>
            {
                File.WriteAllBytes(file, bytes);
                var wrong = Assert.Throws<WrongSettingException>(() => new Places(Configured(file)));
                Assert.Equal(
                    $"Segl:Places names {file}, which is no whole MaxMind DB of cities or countries.",
                    wrong.Message
                );
            }
        );
    }

    [Fact]
    public void A_MaxMind_DB_with_other_fields_stops_the_start()
    {
        var file = Written("flat.mmdb", new MaxMindDbFile(ipVersion: 4).AddFlat("192.0.2.0/24", "DK"));

        var wrong = Assert.Throws<WrongSettingException>(() => new Places(Configured(file)));

        Assert.Equal($"Segl:Places names {file}, which is no whole MaxMind DB of cities or countries.", wrong.Message);
    }

    [Fact]
    public void R93_a_damaged_file_that_opens_answers_a_place_or_none()
    {
        var whole = new MaxMindDbFile(ipVersion: 4).Add("192.0.2.0/24", null, new() { ["en"] = "Denmark" }).Bytes();
        var file = Path.Combine(folder, "damaged.mmdb");
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var damaged = whole.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(file, damaged);
            try
            {
                using var places = new Places(Configured(file));
                _ = places.Of("192.0.2.1", Language.En);
                _ = places.Of("2001:db8::1", Language.En);
            }
            catch (WrongSettingException)
            {
                // Found at the start.
            }
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static IPNetwork RandomNetwork(Random random, int bytes)
    {
        var length = random.Next(bytes * 8 + 1);
        var address = new byte[bytes];
        for (var bit = 0; bit < length; bit++)
        {
            // Mostly ones: networks meet at the end of the address space, too.
            address[bit / 8] |= (byte)((random.Next(8) == 0 ? 0 : 1) << (7 - bit % 8));
        }

        return new(new(address), length);
    }

    // The first and the last address, and their neighbours outside.
    private static IEnumerable<IPAddress> Bounds(IPNetwork network)
    {
        var first = network.BaseAddress.GetAddressBytes();
        var last = first.ToArray();
        for (var bit = network.PrefixLength; bit < last.Length * 8; bit++)
        {
            last[bit / 8] |= (byte)(1 << (7 - bit % 8));
        }

        return [new(first), new(last), new(Moved(first, -1)), new(Moved(last, 1))];
    }

    private static byte[] Moved(byte[] address, int by)
    {
        var number = new System.Numerics.BigInteger(address, isUnsigned: true, isBigEndian: true) + by;
        var size = System.Numerics.BigInteger.One << (address.Length * 8);
        var moved = ((number + size) % size).ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[address.Length - moved.Length], .. moved];
    }

    private string Written(string name, string text)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    private string Written(string name, MaxMindDbFile database)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllBytes(file, database.Bytes());
        return file;
    }

    private static Settings Configured(string? file) =>
        Settings.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    new Dictionary<string, string?>
                    {
                        ["Segl:Issuer"] = "https://id.example.dk",
                        ["Segl:Database"] = "segl.db",
                        ["Segl:KeyFile"] = "segl.key",
                        ["Segl:Places"] = file,
                    }
                )
                .Build(),
            demo: false
        );
}
