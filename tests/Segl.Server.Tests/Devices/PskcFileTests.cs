using System.Globalization;
using System.Text;
using Segl.Rules;
using Segl.Server.Devices;

namespace Segl.Server.Tests.Devices;

/// <summary>What a maker's file says, and the files that are refused.</summary>
public sealed class PskcFileTests
{
    // Written once: python takes its time.
    private static readonly Lazy<Task<string>> ThreeDevices = new(() => PskcMaker.Write(3));

    [Theory]
    [InlineData("aes128-cbc", 16, "hmac-sha1")]
    [InlineData("aes192-cbc", 24, "hmac-sha512")]
    [InlineData("aes256-cbc", 32, "hmac-sha256")]
    public async Task R67_a_maker_s_file_is_read_with_a_shared_key(string cipher, int keyBytes, string mac)
    {
        var key = PskcMaker.Key[..keyBytes];
        var devices = Enumerable.Range(0, 2).Select(PskcMaker.Device);
        var file = await PskcMaker.Write(
            new
            {
                key = Convert.ToHexString(key),
                cipher,
                mac,
                devices,
            }
        );

        var read = Read(file, key);

        Assert.Equal([PskcMaker.Seed(0), PskcMaker.Seed(1)], read.Select(one => one.Seed));
        Assert.Equal(
            [
                ("SE-000000", OtpAlgorithm.HmacSha1, TimeSpan.FromSeconds(30), 0),
                ("SE-000001", OtpAlgorithm.HmacSha256, TimeSpan.FromSeconds(60), -1),
            ],
            read.Select(one => (one.Device.Serial, one.Device.Algorithm, one.Device.Interval, one.Device.Drift))
        );
    }

    [Fact]
    public async Task R67_a_maker_s_file_is_read_with_a_derived_key()
    {
        var phrase = "a phrase out of two halves"u8.ToArray();
        var devices = new[] { PskcMaker.Device(7) };
        var file = await PskcMaker.Write(
            new
            {
                phrase = Convert.ToHexString(phrase),
                mac = "hmac-sha256",
                devices,
            }
        );

        Assert.Equal(PskcMaker.Seed(7), Assert.Single(Read(file, phrase)).Seed);
        Assert.Contains("The key is not the one of this file", Refused(file, "another phrase than that"u8.ToArray()));
        Assert.Contains("IterationCount", Refused(file.Replace(">2000<", ">999<"), phrase));
        Assert.Contains("IterationCount", Refused(file.Replace(">2000<", ">2000000000<"), phrase));
        Assert.Contains("KeyDerivationMethod", Refused(file.Replace("#pbkdf2", "#scrypt"), phrase));
    }

    [Theory]
    [InlineData("<pskc:ValueMAC>.*?</pskc:ValueMAC>", "", "has no MAC")]
    [InlineData("<pskc:ValueMAC>.", "<pskc:ValueMAC>", "ValueMAC is no base64")]
    [InlineData(
        "<pskc:ValueMAC>....",
        "<pskc:ValueMAC>AAAA",
        "is wrong: the key is another one, or the file was altered"
    )]
    [InlineData(
        "<xenc:CipherValue>....",
        "<xenc:CipherValue>AAAA",
        "is wrong: the key is another one, or the file was"
    )]
    [InlineData(
        "<pskc:Secret>.*?</pskc:Secret>",
        "<pskc:Secret><pskc:PlainValue>MTIzNDU2Nzg5MDEyMzQ1Ng==</pskc:PlainValue></pskc:Secret>",
        "SE-000001 is not encrypted"
    )]
    [InlineData("<pskc:Secret>", "<pskc:Secret><pskc:PlainValue>MTIz</pskc:PlainValue>", "SE-000001 is not encrypted")]
    [InlineData("<pskc:Secret>.*?</pskc:Secret>", "", "has no MAC")]
    [InlineData("#aes256-cbc", "#aes256-gcm", "EncryptionMethod is not supported")]
    [InlineData("pskc:totp", "pskc:hotp", "The algorithm of KeyPackage/Key is not supported")]
    [InlineData("HMAC-SHA256", "HMAC-MD5", "Suite is not supported")]
    [InlineData("Length=\"6\"", "Length=\"8\"", "is not 6 decimal digits")]
    [InlineData("DECIMAL", "HEXADECIMAL", "is not 6 decimal digits")]
    [InlineData("<pskc:PlainValue>60<", "<pskc:PlainValue>0<", "TimeInterval/PlainValue is no number from 1 to")]
    [InlineData("<pskc:PlainValue>-1<", "<pskc:PlainValue>-31<", "TimeDrift/PlainValue is no number from -30 to 30")]
    [InlineData("<pskc:PlainValue>0<", "<pskc:PlainValue>5<", "Time/PlainValue is not 0")]
    [InlineData(
        "<pskc:Time>",
        "<pskc:Counter><pskc:PlainValue>1</pskc:PlainValue></pskc:Counter><pskc:Time>",
        "Counter is not supported"
    )]
    [InlineData(
        "</pskc:Data>",
        "</pskc:Data><pskc:Policy><pskc:PINPolicy/></pskc:Policy>",
        "PINPolicy is not supported"
    )]
    [InlineData(
        "</pskc:Data>",
        "</pskc:Data><pskc:Policy><pskc:KeyUsage>CR</pskc:KeyUsage></pskc:Policy>",
        "does not allow OTP"
    )]
    [InlineData(">SE-000001<", ">SE 000001<", "SerialNo is no serial number")]
    [InlineData(">SE-000001<", "><", "SerialNo is no serial number")]
    [InlineData("<pskc:SerialNo>", "<pskc:SerialNo>X</pskc:SerialNo><pskc:SerialNo>", "SerialNo stands here twice")]
    [InlineData("</pskc:Key>", "</pskc:Key><pskc:Key/>", "KeyPackage/Key stands here twice")]
    [InlineData("<pskc:KeyPackage>", "<pskc:MACMethod/><pskc:KeyPackage>", "MACMethod stands here twice, or too late")]
    public async Task T33_one_bent_device_has_the_file_refused_with_place_and_reason(
        string pattern,
        string instead,
        string reason
    )
    {
        var (before, bent, after) = Cut(await ThreeDevices.Value);
        var bends = new System.Text.RegularExpressions.Regex(
            pattern,
            System.Text.RegularExpressions.RegexOptions.Singleline
        );
        Assert.Matches(bends, bent);

        var refused = Refused(before + bends.Replace(bent, instead, 1) + after, PskcMaker.Key);

        Assert.Contains(reason, refused);
        // Within the second package or at its beginning.
        var line = int.Parse(refused["line ".Length..refused.IndexOf(':')], CultureInfo.InvariantCulture);
        Assert.InRange(line, Lines(before) + 1, Lines(before + bent) + 1);
    }

    [Theory]
    [InlineData("(?s)<pskc:MACMethod.*?</pskc:MACMethod>", "", "The file has no MACMethod")]
    [InlineData("xmldsig-more#hmac-sha256", "xmlenc#sha256", "The algorithm of MACMethod is not supported")]
    [InlineData("(?s)<pskc:MACKey>.*?</pskc:MACKey>", "", "MACKey/EncryptionMethod is missing")]
    [InlineData("(?s)<pskc:KeyPackage>.*</pskc:KeyPackage>", "", "holds no device")]
    [InlineData("Version=\"1.0\">", "Version=\"2.0\">", "no KeyContainer")]
    [InlineData("keyprov:pskc\"", "keyprov:other\"", "no KeyContainer")]
    [InlineData("</pskc:KeyContainer>", "", "line ")]
    [InlineData("</pskc:KeyContainer>", "</pskc:KeyContainer><more/>", "multiple root elements")]
    [InlineData("(?s)</pskc:Data>.*", "", "line ")]
    public async Task T33_a_file_that_is_no_whole_pskc_is_refused(string pattern, string instead, string reason)
    {
        var file = await ThreeDevices.Value;
        var bends = new System.Text.RegularExpressions.Regex(pattern);
        Assert.Matches(bends, file);

        Assert.Contains(reason, Refused(bends.Replace(file, instead, 1), PskcMaker.Key));
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY e \"SE-000001\">]>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>")]
    [InlineData("<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">")]
    public async Task T69_a_dtd_or_an_entity_has_the_file_refused(string declaration)
    {
        var file = (await ThreeDevices.Value).Replace("<pskc:KeyContainer", declaration + "<pskc:KeyContainer");

        Assert.Contains("DTD is prohibited", Refused(file.Replace(">SE-000001<", ">&e;<"), PskcMaker.Key));
    }

    [Fact]
    public async Task T69_an_entity_that_nobody_declared_is_refused() =>
        Assert.Contains("'e'", Refused((await ThreeDevices.Value).Replace(">SE-000001<", ">&e;<"), PskcMaker.Key));

    [Fact]
    public async Task T33_another_key_is_refused_before_anything_is_read()
    {
        byte[] other = [.. PskcMaker.Key.Reverse()];
        var file = await ThreeDevices.Value;

        Assert.Matches("The key is not the one of this file|the key is another one", Refused(file, other));
        Assert.Contains("a key of 32 bytes, this one has 16", Refused(file, other[..16]));
    }

    [Fact]
    public async Task T33_what_is_too_large_is_refused_before_it_fills_the_memory()
    {
        var (before, bent, after) = Cut(await ThreeDevices.Value);
        var longText = bent.Replace(">Maker<", $">{new string('x', 5000)}<");
        var many = bent.Replace(
            "<pskc:Data>",
            string.Concat(Enumerable.Repeat("<pskc:Extensions/>", 300)) + "<pskc:Data>"
        );

        Assert.Contains("Manufacturer is longer than", Refused(before + longText + after, PskcMaker.Key));
        Assert.Contains("KeyPackage has more than", Refused(before + many + after, PskcMaker.Key));
    }

    [Theory]
    [InlineData("<pskc:Data>", "<pskc:Data longest=\"{0}\">")]
    [InlineData("<pskc:KeyPackage>", "<other {0}=\"\"/><pskc:KeyPackage>")]
    public async Task T33_an_attribute_or_a_name_without_end_is_refused(string place, string with)
    {
        var (before, bent, after) = Cut(await ThreeDevices.Value);
        var endless = new string('x', 2 * PackageStream.MostBytes);
        var file = before + bent.Replace(place, string.Format(CultureInfo.InvariantCulture, with, endless)) + after;

        Assert.Contains($"more than {PackageStream.MostBytes} bytes", Refused(file, PskcMaker.Key));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("<![CDATA[ ]]>")]
    public async Task R67_text_between_packages_ends_no_delivery_in_silence(string text)
    {
        var (before, bent, after) = Cut(await ThreeDevices.Value);

        Assert.Contains("text between the packages", Refused(before + text + bent + after, PskcMaker.Key));
    }

    [Theory]
    [InlineData(15, false)]
    [InlineData(16, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public async Task R67_a_seed_has_128_to_512_bits(int bytes, bool taken)
    {
        var device = new { serial = "S-1", seed = new string('a', 2 * bytes) };
        var file = await PskcMaker.Write(
            new
            {
                key = Convert.ToHexString(PskcMaker.Key),
                mac = "hmac-sha1",
                devices = new[] { device },
            }
        );

        if (taken)
        {
            Assert.Equal(bytes, Assert.Single(Read(file, PskcMaker.Key)).Seed.Length);
        }
        else
        {
            Assert.Contains($"has {bytes} bytes", Refused(file, PskcMaker.Key));
        }
    }

    [Fact]
    public async Task T68_a_device_prints_nothing_of_its_seed()
    {
        var device = Read(await ThreeDevices.Value, PskcMaker.Key)[1].Device;

        Assert.Equal("PskcDevice SE-000001", $"{device}");
    }

    private static List<(PskcDevice Device, byte[] Seed)> Read(string text, byte[] key)
    {
        using var file = new PskcFile(new MemoryStream(Encoding.UTF8.GetBytes(text)), key);
        var devices = new List<(PskcDevice, byte[])>();
        while (file.Next() is { } device)
        {
            devices.Add((device, file.Open(device)));
        }

        return devices;
    }

    private static string Refused(string text, byte[] key) =>
        Assert.Throws<PskcException>(() => Read(text, key)).Message;

    // What stands before the second package, the package, and what follows.
    private static (string Before, string Package, string After) Cut(string file)
    {
        const string Begin = "<pskc:KeyPackage>";
        var first = file.IndexOf(Begin, StringComparison.Ordinal);
        var second = file.IndexOf(Begin, first + 1, StringComparison.Ordinal);
        var third = file.IndexOf(Begin, second + 1, StringComparison.Ordinal);
        return (file[..second], file[second..third], file[third..]);
    }

    private static int Lines(string text) => text.Count(character => character == '\n');
}
