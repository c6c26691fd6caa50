using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;
using Segl.Rules;

namespace Segl.Demo.Devices;

/// <summary>
/// The demo's maker of devices: writes a delivery as makers do (PSKC, RFC 6030), each device with a seed of its own that
/// nobody chose. The key of the file is in two parts, as two persons would get them.
/// </summary>
internal sealed class MakersFile
{
    private const string Cipher = "http://www.w3.org/2001/04/xmlenc#aes256-cbc";
    private const string Mac = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256";
    private const string Totp = "urn:ietf:params:xml:ns:keyprov:pskc:totp";
    private const int KeyBytes = 32;
    private const int IvBytes = 16;

    // RFC 4226, R6, recommends 160 bits.
    private const int SeedBytes = 20;

    private static readonly XNamespace Pskc = "urn:ietf:params:xml:ns:keyprov:pskc";
    private static readonly XNamespace Encryption = "http://www.w3.org/2001/04/xmlenc#";

    private readonly byte[] firstPart = RandomNumberGenerator.GetBytes(KeyBytes);
    private readonly byte[] secondPart = RandomNumberGenerator.GetBytes(KeyBytes);
    private readonly byte[] macKey = RandomNumberGenerator.GetBytes(KeyBytes);

    /// <summary>One part of the key, in hexadecimal.</summary>
    public string FirstPart => Convert.ToHexString(firstPart);

    /// <summary>The other part of the key, in hexadecimal.</summary>
    public string SecondPart => Convert.ToHexString(secondPart);

    /// <summary>Writes a delivery.</summary>
    /// <param name="serials">The numbers on the backs of the devices.</param>
    public Stream Write(IEnumerable<string> serials)
    {
        var file = new MemoryStream();
        new XElement(
            Pskc + "KeyContainer",
            new XAttribute("Version", "1.0"),
            new XElement(
                Pskc + "MACMethod",
                new XAttribute("Algorithm", Mac),
                new XElement(Pskc + "MACKey", Encrypted(macKey).Elements)
            ),
            serials.Select(Device)
        ).Save(file);
        file.Position = 0;
        return file;
    }

    private XElement Device(string serial)
    {
        var (elements, cipher) = Encrypted(RandomNumberGenerator.GetBytes(SeedBytes));
        var seconds = ((int)Limits.DeviceInterval.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return new(
            Pskc + "KeyPackage",
            new XElement(Pskc + "DeviceInfo", new XElement(Pskc + "SerialNo", serial)),
            new XElement(
                Pskc + "Key",
                new XAttribute("Id", serial),
                new XAttribute("Algorithm", Totp),
                new XElement(
                    Pskc + "Data",
                    new XElement(
                        Pskc + "Secret",
                        new XElement(Pskc + "EncryptedValue", elements),
                        new XElement(Pskc + "ValueMAC", Convert.ToBase64String(HMACSHA256.HashData(macKey, cipher)))
                    ),
                    new XElement(Pskc + "TimeInterval", new XElement(Pskc + "PlainValue", seconds))
                )
            )
        );
    }

    private (XElement[] Elements, byte[] Cipher) Encrypted(byte[] plain)
    {
        using var aes = Aes.Create();
        aes.Key = [.. firstPart.Zip(secondPart, (one, two) => (byte)(one ^ two))];
        var iv = RandomNumberGenerator.GetBytes(IvBytes);
        byte[] cipher = [.. iv, .. aes.EncryptCbc(plain, iv)];
        return (
            [
                new(Encryption + "EncryptionMethod", new XAttribute("Algorithm", Cipher)),
                new(
                    Encryption + "CipherData",
                    new XElement(Encryption + "CipherValue", Convert.ToBase64String(cipher))
                ),
            ],
            cipher
        );
    }
}
