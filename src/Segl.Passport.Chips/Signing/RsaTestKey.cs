using System.Collections.Concurrent;
using System.Formats.Asn1;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Encodings;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;

namespace Segl.Passport.Chips;

/// <summary>A key of RSA.</summary>
public sealed class RsaTestKey : TestKey
{
    // Primes take a while to find, and the same names ask for the same keys.
    private static readonly ConcurrentDictionary<string, Lazy<AsymmetricCipherKeyPair>> Pairs = [];

    private readonly AsymmetricCipherKeyPair pair;
    private bool isPssOnly;

    internal RsaTestKey(string name, int bits) =>
        pair = Pairs.GetOrAdd($"{bits} {name}", seed => new(() => Generate(seed, bits))).Value;

    private RsaKeyParameters Public => (RsaKeyParameters)pair.Public;

    /// <summary>A key that says it signs by PSS and nothing else.</summary>
    public RsaTestKey ForPssOnly()
    {
        isPssOnly = true;
        return this;
    }

    /// <inheritdoc/>
    public override byte[] KeyInfo() =>
        Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.Algorithm(isPssOnly ? "1.2.840.113549.1.1.10" : "1.2.840.113549.1.1.1", withNull: !isPssOnly);
                writer.WriteBitString(
                    Der.Write(key =>
                    {
                        using (key.PushSequence())
                        {
                            key.WriteIntegerUnsigned(Public.Modulus.ToByteArrayUnsigned());
                            key.WriteIntegerUnsigned(Public.Exponent.ToByteArrayUnsigned());
                        }
                    })
                );
            }
        });

    /// <inheritdoc/>
    public override void WriteAlgorithm(AsnWriter writer, SignatureKind kind)
    {
        if (kind.SaltLength is not { } salt)
        {
            var number = kind.Hash.Name switch
            {
                "SHA1" => 5,
                "SHA224" => 14,
                "SHA256" => 11,
                "SHA384" => 12,
                _ => 13,
            };
            writer.Algorithm($"1.2.840.113549.1.1.{number}", withNull: true);
            return;
        }

        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("1.2.840.113549.1.1.10");
            using (writer.PushSequence())
            {
                using (writer.PushSequence(new(TagClass.ContextSpecific, 0)))
                {
                    writer.Algorithm(Der.Oid(kind.Hash), withNull: true);
                }
                using (writer.PushSequence(new(TagClass.ContextSpecific, 1)))
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier("1.2.840.113549.1.1.8");
                    writer.Algorithm(Der.Oid(kind.Hash), withNull: true);
                }
                using (writer.PushSequence(new(TagClass.ContextSpecific, 2)))
                {
                    writer.WriteInteger(salt);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override byte[] Sign(SignatureKind kind, byte[] data)
    {
        if (kind.SaltLength is { } salt)
        {
            var digest = Hashes.Digest(kind.Hash);
            var pss = new PssSigner(new RsaEngine(), digest, Bytes($"salt {salt}", salt));
            pss.Init(true, pair.Private);
            pss.BlockUpdate(data, 0, data.Length);
            return pss.GenerateSignature();
        }

        byte[] info = Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.Algorithm(Der.Oid(kind.Hash), withNull: true);
                writer.WriteOctetString(Hashes.Of(kind.Hash, data));
            }
        });
        var engine = new Pkcs1Encoding(new RsaEngine());
        engine.Init(true, pair.Private);
        return engine.ProcessBlock(info, 0, info.Length);
    }

    /// <summary>Signs a challenge by ISO/IEC 9796-2 scheme 1, as a chip does (Doc 9303-11 section 6.1).</summary>
    public byte[] SignChallenge(HashAlgorithmName hash, byte[] challenge)
    {
        byte[] trailer =
            hash == HashAlgorithmName.SHA1 ? [0xBC]
            : hash == HashAlgorithmName.SHA256 ? [0x34, 0xCC]
            : [0x35, 0xCC];
        var length = Public.Modulus.BitLength / 8;
        var own = Bytes("chip", length - 1 - Hashes.Length(hash) - trailer.Length);
        byte[] message = [0x6A, .. own, .. Hashes.Of(hash, [.. own, .. challenge]), .. trailer];
        return Apply(message);
    }

    /// <summary>The private operation (RFC 8017 section 5.2.1).</summary>
    internal byte[] Apply(byte[] message)
    {
        var engine = new RsaEngine();
        engine.Init(true, pair.Private);
        return engine.ProcessBlock(message, 0, message.Length);
    }

    // Primes are the next ones after numbers that come out of the name; a library's generator draws some bits of its
    // own.
    private static AsymmetricCipherKeyPair Generate(string seed, int bits)
    {
        var exponent = BigInteger.ValueOf(65537);
        var (p, q) = (Prime($"{seed} p", bits / 2, exponent), Prime($"{seed} q", bits / 2, exponent));
        var (p1, q1) = (p.Subtract(BigInteger.One), q.Subtract(BigInteger.One));
        var secret = exponent.ModInverse(p1.Multiply(q1));
        return new(
            new RsaKeyParameters(false, p.Multiply(q), exponent),
            new RsaPrivateCrtKeyParameters(
                p.Multiply(q),
                exponent,
                secret,
                p,
                q,
                secret.Mod(p1),
                secret.Mod(q1),
                q.ModInverse(p)
            )
        );
    }

    private static BigInteger Prime(string seed, int bits, BigInteger exponent)
    {
        // The two highest bits set, so that the product has all its bits.
        var candidate = new BigInteger(1, Bytes(seed, bits / 8)).SetBit(bits - 1).SetBit(bits - 2).SetBit(0);
        while (
            !candidate.IsProbablePrime(64) || !candidate.Subtract(BigInteger.One).Gcd(exponent).Equals(BigInteger.One)
        )
        {
            candidate = candidate.Add(BigInteger.Two);
        }
        return candidate;
    }
}
