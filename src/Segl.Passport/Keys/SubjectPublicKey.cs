using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace Segl.Passport;

/// <summary>SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7): of a signer, an authority or a chip.</summary>
internal abstract record SubjectPublicKey
{
    private const string RsaEncryption = "1.2.840.113549.1.1.1";
    private const string RsaPss = "1.2.840.113549.1.1.10";
    private const string EcPublicKey = "1.2.840.10045.2.1";

    // BSI TR-03110-3 section A.2.1.1: the curve by its number, as German identity cards have it.
    private const string StandardizedParameters = "0.4.0.127.0.7.1.2";

    // Verification takes time with the square of the modulus; no state uses longer keys.
    private const int LongestRsaBits = 8192;

    private SubjectPublicKey() { }

    /// <summary>Reads one that is the next in the reader.</summary>
    public static SubjectPublicKey Read(AsnReader reader)
    {
        var info = reader.ReadSequence();
        var algorithm = info.ReadSequence();
        var oid = algorithm.ReadObjectIdentifier();
        switch (oid)
        {
            case RsaEncryption or RsaPss:
                var key = info.ReadBitString(out _);
                return Asn.Read(key, "RSA key", rsa => ReadRsa(rsa.ReadSequence(), oid == RsaPss));
            case EcPublicKey:
                return OnCurve(ExplicitCurve.ReadCurve(algorithm), info);
            case StandardizedParameters
                when algorithm.TryReadInt32(out var id) && NamedCurve.ByParameterId(id) is { } curve:
                return OnCurve(curve, info);
            default:
                throw new PassportException(PassportFault.Unsupported, $"The public key algorithm {oid}.");
        }
    }

    /// <summary>
    /// Whether this key made the signature; throws when the algorithm is too weak or not one of this key's.
    /// </summary>
    public bool Verify(
        SignatureAlgorithm algorithm,
        HashAlgorithmName hash,
        ReadOnlySpan<byte> data,
        ReadOnlySpan<byte> signature,
        PassportPolicy policy
    )
    {
        if (hash == HashAlgorithmName.SHA1 && !policy.AllowSha1)
        {
            throw new PassportException(PassportFault.AlgorithmRefused, "A signature over SHA-1.");
        }
        try
        {
            return Verify(algorithm, Hashes.Of(hash, data), hash, signature, policy);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Throws when the key is too short.</summary>
    public abstract void Check(PassportPolicy policy);

    private protected abstract bool Verify(
        SignatureAlgorithm algorithm,
        byte[] digest,
        HashAlgorithmName hash,
        ReadOnlySpan<byte> signature,
        PassportPolicy policy
    );

    private static Ec OnCurve(NamedCurve curve, AsnReader info)
    {
        var point = info.ReadBitString(out _);
        curve.Point(point);
        return new(curve, point);
    }

    private static Rsa ReadRsa(AsnReader key, bool isPss)
    {
        var (modulus, exponent) = (key.ReadInteger(), key.ReadInteger());
        if (
            modulus.Sign <= 0
            || modulus.IsEven
            || modulus.GetBitLength() > LongestRsaBits
            || exponent < 3
            || exponent.IsEven
            || exponent.GetBitLength() > 64
        )
        {
            throw new PassportException(PassportFault.AlgorithmRefused, "An RSA key that no state has.");
        }
        return new(modulus, exponent, isPss);
    }

    private static PassportException NotOfThisKey() =>
        new(PassportFault.AlgorithmRefused, "A signature by another algorithm than its key allows.");

    /// <summary>A key of RSA.</summary>
    /// <param name="Modulus">n.</param>
    /// <param name="Exponent">e.</param>
    /// <param name="IsPss">The key says id-RSASSA-PSS, so it signs nothing else (RFC 4055 section 1.2).</param>
    internal sealed record Rsa(BigInteger Modulus, BigInteger Exponent, bool IsPss) : SubjectPublicKey
    {
        public int Bytes => (int)((Modulus.GetBitLength() + 7) / 8);

        public override void Check(PassportPolicy policy)
        {
            if (Modulus.GetBitLength() < policy.SmallestRsaBits)
            {
                throw new PassportException(
                    PassportFault.AlgorithmRefused,
                    $"An RSA key of {Modulus.GetBitLength()} bits."
                );
            }
        }

        private protected override bool Verify(
            SignatureAlgorithm algorithm,
            byte[] digest,
            HashAlgorithmName hash,
            ReadOnlySpan<byte> signature,
            PassportPolicy policy
        )
        {
            Check(policy);
            return algorithm.Scheme switch
            {
                SignatureScheme.RsaPkcs1 when IsPss => throw NotOfThisKey(),
                SignatureScheme.RsaPkcs1 when hash != Hashes.Sha224 => ByFramework(
                    digest,
                    hash,
                    signature,
                    RSASignaturePadding.Pkcs1
                ),
                SignatureScheme.RsaPkcs1 => Sha224ByBouncyCastle(digest, signature),
                SignatureScheme.RsaPss
                    when algorithm.SaltLength == digest.Length && algorithm.MaskHash == hash && hash != Hashes.Sha224 =>
                    ByFramework(digest, hash, signature, RSASignaturePadding.Pss),
                SignatureScheme.RsaPss => PssByBouncyCastle(algorithm, digest, hash, signature),
                SignatureScheme.Ecdsa or SignatureScheme.EcdsaPlain => throw NotOfThisKey(),
            };
        }

        private bool ByFramework(
            byte[] digest,
            HashAlgorithmName hash,
            ReadOnlySpan<byte> signature,
            RSASignaturePadding padding
        )
        {
            using var rsa = RSA.Create(
                new RSAParameters
                {
                    Modulus = Modulus.ToByteArray(isUnsigned: true, isBigEndian: true),
                    Exponent = Exponent.ToByteArray(isUnsigned: true, isBigEndian: true),
                }
            );
            return rsa.VerifyHash(digest, signature, hash, padding);
        }

        private RsaKeyParameters ForBouncyCastle() =>
            new(
                false,
                new(1, Modulus.ToByteArray(isUnsigned: true, isBigEndian: true)),
                new(1, Exponent.ToByteArray(isUnsigned: true, isBigEndian: true))
            );

        // RFC 8017 section 9.2 with the DigestInfo of SHA-224, compared whole and not parsed.
        private bool Sha224ByBouncyCastle(byte[] digest, ReadOnlySpan<byte> signature)
        {
            byte[] info = [.. Convert.FromHexString("302D300D06096086480165030402040500041C"), .. digest];
            byte[] expected =
            [
                0,
                1,
                .. Enumerable.Repeat((byte)0xFF, Math.Max(8, Bytes - 3 - info.Length)),
                0,
                .. info,
            ];
            return signature.Length == Bytes && Open(signature).AsSpan().SequenceEqual(expected);
        }

        private bool PssByBouncyCastle(
            SignatureAlgorithm algorithm,
            byte[] digest,
            HashAlgorithmName hash,
            ReadOnlySpan<byte> signature
        )
        {
            if (signature.Length != Bytes || Bytes < digest.Length + algorithm.SaltLength + 2)
            {
                return false;
            }
            var signer = PssSigner.CreateRawSigner(
                new RsaEngine(),
                Hashes.Digest(hash),
                Hashes.Digest(algorithm.MaskHash),
                algorithm.SaltLength,
                PssSigner.TrailerImplicit
            );
            signer.Init(false, ForBouncyCastle());
            signer.BlockUpdate(digest, 0, digest.Length);
            return signer.VerifySignature(signature.ToArray());
        }

        /// <summary>
        /// n minus this number: the other of the two numbers that ISO/IEC 9796-2 lets a signature open to.
        /// </summary>
        public byte[] Complement(byte[] opened) =>
            Padded(Modulus - new BigInteger(opened, isUnsigned: true, isBigEndian: true));

        /// <summary>The public operation (RFC 8017 section 5.2.2); as long as the modulus.</summary>
        public byte[] Open(ReadOnlySpan<byte> signature)
        {
            var opened = BigInteger.ModPow(
                new BigInteger(signature, isUnsigned: true, isBigEndian: true),
                Exponent,
                Modulus
            );
            return Padded(opened);
        }

        private byte[] Padded(BigInteger number)
        {
            var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
            return [.. new byte[Bytes - bytes.Length], .. bytes];
        }
    }

    /// <summary>A key on a curve.</summary>
    internal sealed record Ec(NamedCurve Curve, byte[] Point) : SubjectPublicKey
    {
        public override void Check(PassportPolicy policy)
        {
            if (Curve.Order.BitLength < policy.SmallestCurveBits)
            {
                throw new PassportException(PassportFault.AlgorithmRefused, $"The curve {Curve.Name}.");
            }
        }

        private protected override bool Verify(
            SignatureAlgorithm algorithm,
            byte[] digest,
            HashAlgorithmName hash,
            ReadOnlySpan<byte> signature,
            PassportPolicy policy
        )
        {
            Check(policy);
            using var ecdsa = ECDsa.Create(Curve.ForVerification(Point));
            return algorithm.Scheme switch
            {
                SignatureScheme.Ecdsa => ecdsa.VerifyHash(digest, signature, DSASignatureFormat.Rfc3279DerSequence),
                SignatureScheme.EcdsaPlain => ecdsa.VerifyHash(
                    digest,
                    signature,
                    DSASignatureFormat.IeeeP1363FixedFieldConcatenation
                ),
                SignatureScheme.RsaPkcs1 or SignatureScheme.RsaPss => throw NotOfThisKey(),
            };
        }
    }
}
