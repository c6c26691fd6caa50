using System.Security.Cryptography;
using System.Xml;

namespace Segl.Server.Devices;

/// <summary>
/// R67: reads a maker's file (PSKC, RFC 6030) device by device; one package is in memory at a time. Entities and DTDs are
/// refused (T-69).
/// </summary>
internal sealed class PskcFile : IDisposable
{
    private const string Namespace = "urn:ietf:params:xml:ns:keyprov:pskc";

    private readonly byte[] shared;
    private readonly PackageStream packages;
    private readonly XmlReader reader;
    private PskcElements? encryptionKey;
    private PskcElements? macMethod;
    private PskcKeys? keys;

    /// <summary>Begins to read.</summary>
    /// <param name="file">The file.</param>
    /// <param name="shared">What the maker gave beside it: the AES key, or what it is derived from.</param>
    public PskcFile(Stream file, byte[] shared)
    {
        (this.shared, packages) = (shared, new(file));
        reader = XmlReader.Create(
            packages,
            new()
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                IgnoreWhitespace = true,
            }
        );
    }

    /// <summary>The next device, whose MAC is right; null at the end of the file.</summary>
    /// <exception cref="PskcException">The file is refused.</exception>
    public PskcDevice? Next()
    {
        packages.BeginPackage();
        try
        {
            return ReadNext();
        }
        catch (XmlException broken)
        {
            throw new PskcException(broken.LineNumber, broken.Message);
        }
        catch (InvalidDataException)
        {
            throw new PskcException(Line, $"A package has more than {PackageStream.MostBytes} bytes.");
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
        if (seed.Length is >= Shortest and <= Longest)
        {
            return seed;
        }

        CryptographicOperations.ZeroMemory(seed);
        throw new PskcException(
            device.Line,
            $"The seed of {device.Serial} has {seed.Length} bytes, not {Shortest} to {Longest}."
        );
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        reader.Dispose();
        packages.Dispose();
        keys?.Dispose();
    }

    private int Line => ((IXmlLineInfo)reader).LineNumber;

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

        if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
        {
            throw new PskcException(Line, "There is text between the packages.");
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
            throw new PskcException(Line, "This is no KeyContainer of PSKC 1.0.");
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
