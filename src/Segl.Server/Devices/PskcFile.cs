using System.Xml;

namespace Segl.Server.Devices;

/// <summary>
/// R67: reads a maker's file (PSKC, RFC 6030) device by device; one package is in memory at a time. Entities and DTDs are
/// refused (T-69).
/// </summary>
/// <param name="file">The file.</param>
/// <param name="shared">What the maker gave beside it: the AES key, or what it is derived from.</param>
internal sealed class PskcFile(Stream file, byte[] shared) : IDisposable
{
    private const string Namespace = "urn:ietf:params:xml:ns:keyprov:pskc";

    private readonly XmlReader reader = XmlReader.Create(
        file,
        new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        }
    );

    private PskcElements? encryptionKey;
    private PskcElements? macMethod;
    private PskcKeys? keys;

    /// <summary>The next device, whose MAC is right; null at the end of the file.</summary>
    /// <exception cref="PskcException">The file is refused.</exception>
    public PskcDevice? Next()
    {
        try
        {
            return ReadNext();
        }
        catch (XmlException broken)
        {
            throw new PskcException(broken.LineNumber, broken.Message);
        }
    }

    /// <summary>The seed of a device.</summary>
    /// <exception cref="PskcException">It cannot be decrypted, or is no seed.</exception>
    public byte[] Open(PskcDevice device)
    {
        // RFC 4226, R6: at least 128 bits; HMAC hashes a longer one than its block.
        const int Shortest = 16;
        const int Longest = 64;
        var seed =
            keys!.Decrypt(device.Seed)
            ?? throw new PskcException(device.Line, $"The key does not open the seed of {device.Serial}.");
        return seed.Length is >= Shortest and <= Longest
            ? seed
            : throw new PskcException(
                device.Line,
                $"The seed of {device.Serial} has {seed.Length} bytes, not {Shortest} to {Longest}."
            );
    }

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();

    private PskcDevice? ReadNext()
    {
        if (reader.ReadState is ReadState.Initial)
        {
            Begin();
        }

        while (reader.MoveToContent() is XmlNodeType.Element)
        {
            switch (reader.LocalName)
            {
                case "EncryptionKey":
                    encryptionKey = Once(encryptionKey);
                    break;
                case "MACMethod":
                    macMethod = Once(macMethod);
                    break;
                case "KeyPackage":
                    var package = PskcElements.Take(reader);
                    keys ??= PskcKeys.Read(
                        encryptionKey,
                        macMethod ?? throw new PskcException(package.Outermost.Line, "The file has no MACMethod."),
                        shared
                    );
                    return PskcDevice.Read(package, keys);
                default:
                    reader.Skip();
                    break;
            }
        }

        // To the end, so that what follows the container is well-formed, too.
        while (reader.Read()) { }
        return keys is null ? throw new PskcException(1, "The file holds no device.") : null;
    }

    private void Begin()
    {
        reader.MoveToContent();
        if (
            reader.LocalName != "KeyContainer"
            || reader.NamespaceURI != Namespace
            || reader.GetAttribute("Version") != "1.0"
        )
        {
            throw new PskcException(((IXmlLineInfo)reader).LineNumber, "This is no KeyContainer of PSKC 1.0.");
        }

        reader.Read();
    }

    // What is said again, or after the first device, would be about some devices only.
    private PskcElements Once(PskcElements? before)
    {
        var taken = PskcElements.Take(reader);
        return before is null && keys is null
            ? taken
            : throw new PskcException(taken.Outermost.Line, $"{taken.Outermost.Path} stands here twice, or too late.");
    }
}
