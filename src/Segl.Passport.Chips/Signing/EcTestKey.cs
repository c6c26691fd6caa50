using System.Formats.Asn1;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;

namespace Segl.Passport.Chips;

/// <summary>A key on a curve; its parameters may be written out, even with a generator of its own.</summary>
public sealed class EcTestKey : TestKey
{
    private readonly NamedCurve curve;
    private ECPoint generator;
    private bool isExplicit;
    private bool isNumbered;

    internal EcTestKey(string name, string curveName)
    {
        curve = Enumerable
            .Range(8, 11)
            .Select(id => NamedCurve.ByParameterId(id)!)
            .First(known => known.Name == curveName);
        generator = curve.Generator;
        Private = curve.Scalar(length => Bytes($"{curveName} {name}", length));
    }

    internal BigInteger Private { get; }

    internal NamedCurve Curve => curve;

    internal ECPoint Public => generator.Multiply(Private).Normalize();

    /// <summary>The same key with its curve's parameters written out.</summary>
    public EcTestKey Explicitly()
    {
        isExplicit = true;
        return this;
    }

    /// <summary>
    /// The same key with its curve named by the number of its standardized parameters (BSI TR-03110-3).
    /// </summary>
    public EcTestKey ByNumber()
    {
        isNumbered = true;
        return this;
    }

    /// <summary>
    /// A key with written-out parameters whose generator is none of the named curve's: three times it.
    /// </summary>
    public EcTestKey WithWrongGenerator()
    {
        (isExplicit, generator) = (true, curve.Generator.Multiply(BigInteger.Three).Normalize());
        return this;
    }

    /// <inheritdoc/>
    public override byte[] KeyInfo() =>
        Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(isNumbered ? "0.4.0.127.0.7.1.2" : "1.2.840.10045.2.1");
                    WriteCurve(writer);
                }
                writer.WriteBitString(NamedCurve.Encode(Public));
            }
        });

    /// <summary>ECParameters: the name, its number, or all values.</summary>
    internal void WriteCurve(AsnWriter writer)
    {
        if (isNumbered)
        {
            writer.WriteInteger(curve.ParameterId);
            return;
        }
        if (!isExplicit)
        {
            writer.WriteObjectIdentifier(curve.Oid);
            return;
        }

        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("1.2.840.10045.1.1");
                writer.WriteIntegerUnsigned(curve.Prime.ToByteArrayUnsigned());
            }
            using (writer.PushSequence())
            {
                writer.WriteOctetString(curve.Curve.A.GetEncoded());
                writer.WriteOctetString(curve.Curve.B.GetEncoded());
            }
            writer.WriteOctetString(NamedCurve.Encode(generator));
            writer.WriteIntegerUnsigned(curve.Order.ToByteArrayUnsigned());
            writer.WriteInteger(1);
        }
    }

    /// <inheritdoc/>
    public override void WriteAlgorithm(AsnWriter writer, SignatureKind kind) =>
        writer.Algorithm(
            kind.Hash.Name switch
            {
                "SHA1" => "1.2.840.10045.4.1",
                "SHA224" => "1.2.840.10045.4.3.1",
                "SHA256" => "1.2.840.10045.4.3.2",
                "SHA384" => "1.2.840.10045.4.3.3",
                _ => "1.2.840.10045.4.3.4",
            }
        );

    /// <inheritdoc/>
    public override byte[] Sign(SignatureKind kind, byte[] data)
    {
        // RFC 6979: no random number, so the same signature each time.
        var signer = new ECDsaSigner(new HMacDsaKCalculator(Hashes.Digest(kind.Hash)));
        signer.Init(true, new ECPrivateKeyParameters(Private, new(curve.Curve, generator, curve.Order)));
        var numbers = signer.GenerateSignature(Hashes.Of(kind.Hash, data));
        if (kind.IsPlain)
        {
            var length = (curve.Order.BitLength + 7) / 8;
            return [.. numbers.SelectMany(number => Fixed(number, length))];
        }
        return Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteIntegerUnsigned(numbers[0].ToByteArrayUnsigned());
                writer.WriteIntegerUnsigned(numbers[1].ToByteArrayUnsigned());
            }
        });
    }

    private static byte[] Fixed(BigInteger number, int length)
    {
        var bytes = number.ToByteArrayUnsigned();
        return [.. new byte[length - bytes.Length], .. bytes];
    }
}
