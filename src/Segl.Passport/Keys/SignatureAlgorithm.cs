using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Segl.Passport;

/// <summary>An AlgorithmIdentifier of a signature (Doc 9303-12 section 4.4; RFC 4055; RFC 5758).</summary>
/// <param name="Scheme">How it is made.</param>
/// <param name="Hash">Over what; null when the identifier leaves it to the digest named beside it.</param>
/// <param name="MaskHash">PSS: the hash of the mask generation function.</param>
/// <param name="SaltLength">PSS: in bytes.</param>
internal sealed record SignatureAlgorithm(
    SignatureScheme Scheme,
    HashAlgorithmName? Hash,
    HashAlgorithmName MaskHash = default,
    int SaltLength = 0
)
{
    private const string MaskGeneration1 = "1.2.840.113549.1.1.8";

    /// <summary>Reads an AlgorithmIdentifier.</summary>
    public static SignatureAlgorithm Read(AsnReader reader)
    {
        var identifier = reader.ReadSequence();
        var oid = identifier.ReadObjectIdentifier();
        return oid switch
        {
            "1.2.840.113549.1.1.1" => new(SignatureScheme.RsaPkcs1, null),
            "1.2.840.113549.1.1.5" => new(SignatureScheme.RsaPkcs1, HashAlgorithmName.SHA1),
            "1.2.840.113549.1.1.14" => new(SignatureScheme.RsaPkcs1, Hashes.Sha224),
            "1.2.840.113549.1.1.11" => new(SignatureScheme.RsaPkcs1, HashAlgorithmName.SHA256),
            "1.2.840.113549.1.1.12" => new(SignatureScheme.RsaPkcs1, HashAlgorithmName.SHA384),
            "1.2.840.113549.1.1.13" => new(SignatureScheme.RsaPkcs1, HashAlgorithmName.SHA512),
            "1.2.840.113549.1.1.10" => ReadPss(identifier),

            // Some documents name the key's algorithm, and mean ECDSA with the digest beside it.
            "1.2.840.10045.2.1" => new(SignatureScheme.Ecdsa, null),
            "1.2.840.10045.4.1" => new(SignatureScheme.Ecdsa, HashAlgorithmName.SHA1),
            "1.2.840.10045.4.3.1" => new(SignatureScheme.Ecdsa, Hashes.Sha224),
            "1.2.840.10045.4.3.2" => new(SignatureScheme.Ecdsa, HashAlgorithmName.SHA256),
            "1.2.840.10045.4.3.3" => new(SignatureScheme.Ecdsa, HashAlgorithmName.SHA384),
            "1.2.840.10045.4.3.4" => new(SignatureScheme.Ecdsa, HashAlgorithmName.SHA512),
            _ => Plain(oid) is { } hash
                ? new(SignatureScheme.EcdsaPlain, hash)
                : throw new PassportException(PassportFault.Unsupported, $"The signature algorithm {oid}."),
        };
    }

    /// <summary>ECDSA of BSI TR-03111 section 5.2.1 by its identifier; null for other identifiers.</summary>
    public static HashAlgorithmName? Plain(string oid) =>
        oid switch
        {
            "0.4.0.127.0.7.1.1.4.1.1" => HashAlgorithmName.SHA1,
            "0.4.0.127.0.7.1.1.4.1.2" => Hashes.Sha224,
            "0.4.0.127.0.7.1.1.4.1.3" => HashAlgorithmName.SHA256,
            "0.4.0.127.0.7.1.1.4.1.4" => HashAlgorithmName.SHA384,
            "0.4.0.127.0.7.1.1.4.1.5" => HashAlgorithmName.SHA512,
            _ => null,
        };

    // RFC 4055 section 3.1: what is left out is SHA-1 and a salt of 20 bytes.
    private static SignatureAlgorithm ReadPss(AsnReader identifier)
    {
        var (hash, mask, salt) = (HashAlgorithmName.SHA1, HashAlgorithmName.SHA1, 20);
        if (!identifier.HasData)
        {
            throw new PassportException(PassportFault.Unsupported, "RSASSA-PSS without its parameters.");
        }

        var parameters = identifier.ReadSequence();
        while (parameters.HasData)
        {
            var tag = parameters.PeekTag();
            var part = parameters.ReadSequence(tag);
            switch (tag.TagValue)
            {
                case 0:
                    hash = Hashes.Read(part);
                    break;
                case 1:
                    var mgf = part.ReadSequence();
                    mask = mgf.ReadObjectIdentifier() == MaskGeneration1 ? Hashes.Read(mgf) : throw Unsupported("mask");
                    break;
                case 2 when part.TryReadInt32(out salt) && salt is >= 0 and <= 512:
                    break;
                case 3 when part.TryReadInt32(out var trailer) && trailer == 1:
                    break;
                default:
                    throw Unsupported("parameter");
            }
        }
        return new(SignatureScheme.RsaPss, hash, mask, salt);
    }

    private static PassportException Unsupported(string what) =>
        new(PassportFault.Unsupported, $"A {what} of RSASSA-PSS that nobody uses.");
}
