using System.Formats.Asn1;
using Org.BouncyCastle.Math;

namespace Segl.Passport;

/// <summary>
/// Curve parameters written out (RFC 3279 section 2.3.5; BSI TR-03111 section 5.1.1), as German and Austrian
/// certificates have
/// them. A chip that chooses a generator of its own knows a private key for any public one: so they count only when
/// they are
/// those of a named curve in every value.
/// </summary>
internal sealed record ExplicitCurve(
    BigInteger P,
    BigInteger A,
    BigInteger B,
    byte[] Generator,
    BigInteger N,
    BigInteger? Cofactor
)
{
    private const string PrimeField = "1.2.840.10045.1.1";

    /// <summary>
    /// Reads ECParameters, either a curve's name or its values; what names nothing (implicitCurve) is refused.
    /// </summary>
    public static NamedCurve ReadCurve(AsnReader reader) =>
        reader.PeekTag().HasSameClassAndValue(Asn1Tag.ObjectIdentifier)
            ? NamedCurve.ByOid(reader.ReadObjectIdentifier())
        : reader.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence) ? NamedCurve.ByParameters(Read(reader.ReadSequence()))
        : throw new PassportException(PassportFault.CurveRefused, "A key that names no curve.");

    /// <summary>Whether every value is that of the named curve; a generator may be compressed.</summary>
    public bool Is(NamedCurve curve) =>
        P.Equals(curve.Prime)
        && A.Equals(curve.Curve.A.ToBigInteger())
        && B.Equals(curve.Curve.B.ToBigInteger())
        && N.Equals(curve.Order)
        && (Cofactor is null || Cofactor.Equals(curve.Curve.Cofactor))
        && (
            Generator.AsSpan().SequenceEqual(curve.Generator.GetEncoded(compressed: false))
            || Generator.AsSpan().SequenceEqual(curve.Generator.GetEncoded(compressed: true))
        );

    private static ExplicitCurve Read(AsnReader parameters)
    {
        parameters.ReadInteger();
        var field = parameters.ReadSequence();
        if (field.ReadObjectIdentifier() != PrimeField)
        {
            throw new PassportException(PassportFault.CurveRefused, "A curve over another field than a prime one.");
        }
        var prime = Unsigned(field.ReadIntegerBytes());

        var curve = parameters.ReadSequence();
        var (a, b) = (Unsigned(curve.ReadOctetString()), Unsigned(curve.ReadOctetString()));
        var generator = parameters.ReadOctetString();
        var order = Unsigned(parameters.ReadIntegerBytes());
        var cofactor = parameters.HasData ? Unsigned(parameters.ReadIntegerBytes()) : null;
        return new(prime, a, b, generator, order, cofactor);
    }

    private static BigInteger Unsigned(ReadOnlyMemory<byte> bytes) => new(1, bytes.ToArray());
}
