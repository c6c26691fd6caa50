using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Segl.Passport.Chips;

/// <summary>What is written in more than one place.</summary>
internal static class Der
{
    /// <summary>The bytes that these steps write.</summary>
    public static byte[] Write(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        write(writer);
        return writer.Encode();
    }

    /// <summary>An AlgorithmIdentifier without parameters, or with NULL.</summary>
    public static void Algorithm(this AsnWriter writer, string oid, bool withNull = false)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            if (withNull)
            {
                writer.WriteNull();
            }
        }
    }

    /// <summary>The identifier of a hash.</summary>
    public static string Oid(HashAlgorithmName hash) =>
        hash.Name switch
        {
            "SHA1" => "1.3.14.3.2.26",
            "SHA224" => "2.16.840.1.101.3.4.2.4",
            "SHA256" => "2.16.840.1.101.3.4.2.1",
            "SHA384" => "2.16.840.1.101.3.4.2.2",
            "SHA512" => "2.16.840.1.101.3.4.2.3",
            _ => throw new ArgumentException($"No identifier of {hash}.", nameof(hash)),
        };
}
