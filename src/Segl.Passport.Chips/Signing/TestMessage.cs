using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Segl.Passport.Chips;

/// <summary>CMS messages and revocation lists of the test world.</summary>
public static class TestMessage
{
    /// <summary>A SignedData with one signer and its certificate.</summary>
    /// <param name="contentType">What is signed.</param>
    /// <param name="content">The content.</param>
    /// <param name="signer">Who signs.</param>
    /// <param name="certificate">The certificate beside it.</param>
    /// <param name="kind">How it is signed.</param>
    /// <param name="signedAt">The signing time attribute; null for none.</param>
    public static byte[] Sign(
        string contentType,
        byte[] content,
        TestKey signer,
        byte[] certificate,
        SignatureKind kind,
        DateTimeOffset? signedAt
    )
    {
        var attributes = Attributes(contentType, Hashes.Of(kind.Hash, content), signedAt);
        return Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("1.2.840.113549.1.7.2");
                using (writer.PushSequence(new(TagClass.ContextSpecific, 0)))
                using (writer.PushSequence())
                {
                    writer.WriteInteger(3);
                    using (writer.PushSetOf())
                    {
                        writer.Algorithm(Der.Oid(kind.Hash));
                    }
                    WriteContent(writer, contentType, content);
                    using (writer.PushSetOf(new(TagClass.ContextSpecific, 0)))
                    {
                        writer.WriteEncodedValue(certificate);
                    }
                    using (writer.PushSetOf())
                    {
                        WriteSigner(writer, signer, kind, attributes);
                    }
                }
            }
        });
    }

    /// <summary>CscaMasterList (Doc 9303-12 section 9.2).</summary>
    public static byte[] MasterList(params IReadOnlyList<byte[]> certificates) =>
        Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(0);
                using (writer.PushSetOf())
                {
                    foreach (var certificate in certificates)
                    {
                        writer.WriteEncodedValue(certificate);
                    }
                }
            }
        });

    /// <summary>A revocation list of these serial numbers.</summary>
    public static byte[] RevocationList(string country, string issuer, TestKey key, params IReadOnlyList<int> serials)
    {
        var body = Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                key.WriteAlgorithm(writer, SignatureKind.Sha256);
                TestCertificate.WriteName(writer, country, issuer);
                writer.WriteUtcTime(new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), 2049);
                writer.WriteUtcTime(new(2027, 2, 1, 0, 0, 0, TimeSpan.Zero), 2049);
                using (writer.PushSequence())
                {
                    foreach (var serial in serials)
                    {
                        using (writer.PushSequence())
                        {
                            writer.WriteInteger(serial);
                            writer.WriteUtcTime(new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero), 2049);
                        }
                    }
                }
            }
        });
        return Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(body);
                key.WriteAlgorithm(writer, SignatureKind.Sha256);
                writer.WriteBitString(key.Sign(SignatureKind.Sha256, body));
            }
        });
    }

    private static void WriteContent(AsnWriter writer, string contentType, byte[] content)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(contentType);
            using (writer.PushSequence(new(TagClass.ContextSpecific, 0)))
            {
                writer.WriteOctetString(content);
            }
        }
    }

    private static byte[] Attributes(string contentType, byte[] digest, DateTimeOffset? signedAt) =>
        Der.Write(writer =>
        {
            using (writer.PushSetOf())
            {
                Attribute(writer, "1.2.840.113549.1.9.3", value => value.WriteObjectIdentifier(contentType));
                Attribute(writer, "1.2.840.113549.1.9.4", value => value.WriteOctetString(digest));
                if (signedAt is { } time)
                {
                    Attribute(writer, "1.2.840.113549.1.9.5", value => value.WriteUtcTime(time, 2049));
                }
            }
        });

    private static void Attribute(AsnWriter writer, string oid, Action<AsnWriter> value)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            using (writer.PushSetOf())
            {
                value(writer);
            }
        }
    }

    private static void WriteSigner(AsnWriter writer, TestKey signer, SignatureKind kind, byte[] attributes)
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(3);
            writer.WriteOctetString(signer.KeyIdentifier(), new(TagClass.ContextSpecific, 0));
            writer.Algorithm(Der.Oid(kind.Hash));
            byte[] tagged = [0xA0, .. attributes.AsSpan(1)];
            writer.WriteEncodedValue(tagged);
            signer.WriteAlgorithm(writer, kind);
            writer.WriteOctetString(signer.Sign(kind, attributes));
        }
    }
}
