using System.Formats.Asn1;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Security;

namespace Segl.Passport;

/// <summary>SHA-1 to SHA-512 (FIPS 180-4). The framework lacks SHA-224.</summary>
internal static class Hashes
{
    /// <summary>SHA-224.</summary>
    public static readonly HashAlgorithmName Sha224 = new("SHA224");

    /// <summary>Reads an AlgorithmIdentifier of a hash.</summary>
    public static HashAlgorithmName Read(AsnReader reader)
    {
        var oid = reader.ReadSequence().ReadObjectIdentifier();
        return oid switch
        {
            "1.3.14.3.2.26" => HashAlgorithmName.SHA1,
            "2.16.840.1.101.3.4.2.4" => Sha224,
            "2.16.840.1.101.3.4.2.1" => HashAlgorithmName.SHA256,
            "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
            "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
            _ => throw new PassportException(PassportFault.Unsupported, $"The hash algorithm {oid}."),
        };
    }

    /// <summary>The hash of the data.</summary>
    public static byte[] Of(HashAlgorithmName hash, ReadOnlySpan<byte> data)
    {
        if (hash != Sha224)
        {
            return CryptographicOperations.HashData(hash, data);
        }

        var digest = new Sha224Digest();
        digest.BlockUpdate(data);
        return DigestUtilities.DoFinal(digest);
    }

    /// <summary>The same algorithm of BouncyCastle.</summary>
    public static IDigest Digest(HashAlgorithmName hash) =>
        DigestUtilities.GetDigest(
            hash == Sha224 ? "SHA-224" : hash.Name!.Replace("SHA", "SHA-", StringComparison.Ordinal)
        );

    /// <summary>The length of a hash in bytes.</summary>
    public static int Length(HashAlgorithmName hash) =>
        hash == Sha224 ? 28
        : hash == HashAlgorithmName.SHA1 ? 20
        : int.Parse(hash.Name!.AsSpan(3), null) / 8;
}
