using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Segl.Passport;

/// <summary>EF.SOD (Doc 9303-10 section 4.6.2): the signed hashes of the data groups.</summary>
internal sealed class SecurityObject
{
    // LDSSecurityObject, and what the first documents of several states said instead (their signatures are as good).
    private static readonly HashSet<string> ContentTypes =
    [
        "2.23.136.1.1.1",
        "1.2.840.113549.1.7.1",
        "1.3.27.1.1.1",
        "1.2.528.1.1006.1.20.1",
    ];

    private SecurityObject(SignedData signed) => Signed = signed;

    /// <summary>The message around it.</summary>
    public SignedData Signed { get; }

    /// <summary>With what the data groups are hashed.</summary>
    public HashAlgorithmName Hash { get; private set; }

    /// <summary>The hash of each data group there is, by its number.</summary>
    public Dictionary<int, byte[]> Hashes { get; } = [];

    /// <summary>Reads the file.</summary>
    public static SecurityObject Read(ReadOnlyMemory<byte> file)
    {
        var signed = SignedData.Read(Tlv.Only(file, 0x77), "EF.SOD");
        if (!ContentTypes.Contains(signed.ContentType))
        {
            throw new PassportException(PassportFault.Malformed, $"EF.SOD holds {signed.ContentType}.");
        }
        var sod = new SecurityObject(signed);
        return Asn.ReadLoosely(signed.Content, "LDSSecurityObject", reader => sod.ReadHashes(reader.ReadSequence()));
    }

    private SecurityObject ReadHashes(AsnReader lds)
    {
        lds.ReadInteger();
        Hash = Passport.Hashes.Read(lds);
        var list = lds.ReadSequence();
        while (list.HasData)
        {
            var one = list.ReadSequence();
            if (
                !one.TryReadInt32(out var number)
                || number is < 1 or > 16
                || !Hashes.TryAdd(number, one.ReadOctetString())
            )
            {
                throw new PassportException(
                    PassportFault.Malformed,
                    "The hash of a data group that does not exist, or is listed twice."
                );
            }
        }
        return this;
    }
}
