using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;

namespace Segl.Passport.Chips;

/// <summary>The files of test documents (Doc 9303-10 section 4).</summary>
internal static class TestFiles
{
    /// <summary>EF.COM with these data groups.</summary>
    public static byte[] Com(params IEnumerable<ElementaryFile> groups) =>
        Tlv.Write(
            0x60,
            [
                .. Tlv.Write(0x5F01, "0107"u8),
                .. Tlv.Write(0x5F36, "040000"u8),
                .. Tlv.Write(0x5C, [.. groups.Select(TagOf)]),
            ]
        );

    /// <summary>DG1.</summary>
    public static byte[] DataGroup1(string mrz) => Tlv.Write(0x61, Tlv.Write(0x5F1F, Encoding.ASCII.GetBytes(mrz)));

    /// <summary>DG2 with one portrait.</summary>
    public static byte[] DataGroup2(byte[] picture)
    {
        byte[] face =
        [
            .. Big(32 + picture.Length),
            .. new byte[16],
            1,
            (byte)(picture[0] == 0xFF ? 0 : 1),
            0,
            240,
            1,
            64,
            .. new byte[6],
            .. picture,
        ];
        byte[] record = [.. "FAC\0010\0"u8, .. Big(14 + face.Length), 0, 1, .. face];
        byte[] header = Tlv.Write(
            0xA1,
            [.. Tlv.Write(0x80, 1, 1), .. Tlv.Write(0x81, 2), .. Tlv.Write(0x87, 1, 1), .. Tlv.Write(0x88, 0, 8)]
        );
        return Tlv.Write(
            0x75,
            Tlv.Write(0x7F61, [.. Tlv.Write(0x02, 1), .. Tlv.Write(0x7F60, [.. header, .. Tlv.Write(0x5F2E, record)])])
        );
    }

    /// <summary>DG11 with a full name and a person number.</summary>
    public static byte[] DataGroup11() =>
        Tlv.Write(
            0x6B,
            [
                .. Tlv.Write(0x5C, 0x5F, 0x0E, 0x5F, 0x10, 0x5F, 0x2B),
                .. Tlv.Write(0x5F0E, Encoding.UTF8.GetBytes("ERIKSSON<<ÅSA<MARIA")),
                .. Tlv.Write(0x5F10, "1208741234"u8),
                .. Tlv.Write(0x5F2B, 0x19, 0x74, 0x08, 0x12),
            ]
        );

    /// <summary>DG14 of these SecurityInfos, in the order given.</summary>
    public static byte[] DataGroup14(params IEnumerable<byte[]> infos) => Tlv.Write(0x6E, Set(infos));

    /// <summary>DG15.</summary>
    public static byte[] DataGroup15(TestKey key) => Tlv.Write(0x6F, key.KeyInfo());

    /// <summary>SecurityInfos, as they are given: DER would sort them.</summary>
    public static byte[] Set(params IEnumerable<byte[]> infos) => Tlv.Write(0x31, [.. infos.SelectMany(info => info)]);

    /// <summary>PACEInfo.</summary>
    public static byte[] PaceInfo(string oid, int parameterId) =>
        Info(
            oid,
            writer =>
            {
                writer.WriteInteger(2);
                writer.WriteInteger(parameterId);
            }
        );

    /// <summary>PACEDomainParameterInfo with the parameters of a key written out.</summary>
    public static byte[] PaceDomain(EcTestKey key, int parameterId) =>
        Info(
            "0.4.0.127.0.7.2.2.4.2",
            writer =>
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier("1.2.840.10045.2.1");
                    key.WriteCurve(writer);
                }
                writer.WriteInteger(parameterId);
            }
        );

    /// <summary>ChipAuthenticationInfo and ChipAuthenticationPublicKeyInfo.</summary>
    public static IEnumerable<byte[]> ChipAuthentication(string? oid, EcTestKey key, int? keyId)
    {
        yield return Info(
            "0.4.0.127.0.7.2.2.1.2",
            writer =>
            {
                writer.WriteEncodedValue(key.KeyInfo());
                WriteOptional(writer, keyId);
            }
        );
        if (oid is not null)
        {
            yield return Info(
                oid,
                writer =>
                {
                    writer.WriteInteger(1);
                    WriteOptional(writer, keyId);
                }
            );
        }
    }

    /// <summary>ActiveAuthenticationInfo: plain ECDSA with this hash.</summary>
    public static byte[] ActiveAuthentication(string algorithm) =>
        Info(
            "2.23.136.1.1.5",
            writer =>
            {
                writer.WriteInteger(1);
                writer.WriteObjectIdentifier(algorithm);
            }
        );

    /// <summary>LDSSecurityObject: the hashes of data groups.</summary>
    public static byte[] SecurityObject(HashAlgorithmName hash, IEnumerable<(int Number, byte[] File)> groups) =>
        Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(0);
                writer.Algorithm(Der.Oid(hash));
                using (writer.PushSequence())
                {
                    foreach (var (number, file) in groups)
                    {
                        using (writer.PushSequence())
                        {
                            writer.WriteInteger(number);
                            writer.WriteOctetString(Hashes.Of(hash, file));
                        }
                    }
                }
            }
        });

    private static byte TagOf(ElementaryFile group) =>
        group switch
        {
            ElementaryFile.DataGroup1 => 0x61,
            ElementaryFile.DataGroup2 => 0x75,
            ElementaryFile.DataGroup11 => 0x6B,
            ElementaryFile.DataGroup14 => 0x6E,
            ElementaryFile.DataGroup15 => 0x6F,
            _ => throw new ArgumentException($"{group} is no data group.", nameof(group)),
        };

    private static byte[] Info(string oid, Action<AsnWriter> rest) =>
        Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(oid);
                rest(writer);
            }
        });

    private static void WriteOptional(AsnWriter writer, int? number)
    {
        if (number is { } some)
        {
            writer.WriteInteger(some);
        }
    }

    private static byte[] Big(int number) =>
        [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];
}
