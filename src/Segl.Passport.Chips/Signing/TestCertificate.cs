using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Segl.Passport.Chips;

/// <summary>What a test certificate says. It is as wrong as it is told to be.</summary>
public sealed record TestCertificate
{
    /// <summary>Whose it is.</summary>
    public required string Name { get; init; }

    /// <summary>Two letters.</summary>
    public string Country { get; init; } = "UT";

    /// <summary>Whose key it is.</summary>
    public required TestKey Key { get; init; }

    /// <summary>Who signs, as it says.</summary>
    public string? IssuerName { get; init; }

    /// <summary>The issuer's country, as it says.</summary>
    public string IssuerCountry { get; init; } = "UT";

    /// <summary>Who signs.</summary>
    public required TestKey IssuerKey { get; init; }

    /// <summary>How.</summary>
    public SignatureKind Kind { get; init; } = SignatureKind.Sha256;

    /// <summary>The serial number.</summary>
    public int Serial { get; init; } = 1;

    /// <summary>From when.</summary>
    public DateTimeOffset NotBefore { get; init; } = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>To when.</summary>
    public DateTimeOffset NotAfter { get; init; } = new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether it may sign certificates.</summary>
    public bool IsAuthority { get; init; }

    /// <summary>Whether it signs master lists.</summary>
    public bool SignsMasterLists { get; init; }

    /// <summary>The issuer's key identifier, when it is to lie about it.</summary>
    public byte[]? AuthorityKeyIdentifier { get; init; }

    /// <summary>The certificate.</summary>
    public byte[] Issue()
    {
        var body = Der.Write(WriteBody);
        return Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(body);
                IssuerKey.WriteAlgorithm(writer, Kind);
                writer.WriteBitString(IssuerKey.Sign(Kind, body));
            }
        });
    }

    /// <summary>A Name of country and common name.</summary>
    internal static void WriteName(AsnWriter writer, string country, string name)
    {
        using (writer.PushSequence())
        {
            foreach (var (oid, value) in new[] { ("2.5.4.6", country), ("2.5.4.3", name) })
            {
                using (writer.PushSetOf())
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(oid);
                    writer.WriteCharacterString(UniversalTagNumber.PrintableString, value);
                }
            }
        }
    }

    private void WriteBody(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence(new(TagClass.ContextSpecific, 0)))
            {
                writer.WriteInteger(2);
            }
            writer.WriteInteger(Serial);
            IssuerKey.WriteAlgorithm(writer, Kind);
            WriteName(writer, IssuerCountry, IssuerName ?? Name);
            using (writer.PushSequence())
            {
                writer.WriteUtcTime(NotBefore, 2049);
                writer.WriteUtcTime(NotAfter, 2049);
            }
            WriteName(writer, Country, Name);
            writer.WriteEncodedValue(Key.KeyInfo());
            using (writer.PushSequence(new(TagClass.ContextSpecific, 3)))
            using (writer.PushSequence())
            {
                WriteExtensions(writer);
            }
        }
    }

    private void WriteExtensions(AsnWriter writer)
    {
        Extension(writer, "2.5.29.14", false, value => value.WriteOctetString(Key.KeyIdentifier()));
        Extension(
            writer,
            "2.5.29.35",
            false,
            value =>
            {
                using (value.PushSequence())
                {
                    value.WriteOctetString(
                        AuthorityKeyIdentifier ?? IssuerKey.KeyIdentifier(),
                        new(TagClass.ContextSpecific, 0)
                    );
                }
            }
        );
        Extension(
            writer,
            "2.5.29.15",
            true,
            value => value.WriteBitString([(byte)(IsAuthority ? 0x06 : 0x80)], IsAuthority ? 1 : 7)
        );
        if (IsAuthority)
        {
            Extension(
                writer,
                "2.5.29.19",
                true,
                value =>
                {
                    using (value.PushSequence())
                    {
                        value.WriteBoolean(true);
                        value.WriteInteger(0);
                    }
                }
            );
        }
        if (SignsMasterLists)
        {
            Extension(
                writer,
                "2.5.29.37",
                true,
                value =>
                {
                    using (value.PushSequence())
                    {
                        value.WriteObjectIdentifier("2.23.136.1.1.3");
                    }
                }
            );
        }
    }

    private static void Extension(AsnWriter writer, string oid, bool isCritical, Action<AsnWriter> value)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            if (isCritical)
            {
                writer.WriteBoolean(true);
            }
            writer.WriteOctetString(Der.Write(value));
        }
    }
}
