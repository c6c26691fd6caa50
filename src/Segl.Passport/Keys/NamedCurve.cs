using System.Security.Cryptography;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Math;

namespace Segl.Passport;

/// <summary>
/// The curves of Doc 9303-11 section 9.5.1: NIST and brainpool, each with the number that EF.CardAccess gives it. No
/// other
/// curve is accepted, and explicit parameters only when they are those of one of these, generator included (T-21).
/// </summary>
internal sealed class NamedCurve
{
    private static readonly Lazy<NamedCurve[]> All = new(() =>
        [
            new(8, "secp192r1"),
            new(9, "brainpoolP192r1"),
            new(10, "secp224r1"),
            new(11, "brainpoolP224r1"),
            new(12, "secp256r1"),
            new(13, "brainpoolP256r1"),
            new(14, "brainpoolP320r1"),
            new(15, "secp384r1"),
            new(16, "brainpoolP384r1"),
            new(17, "brainpoolP512r1"),
            new(18, "secp521r1"),
        ]
    );

    private NamedCurve(int parameterId, string name)
    {
        var parameters = ECNamedCurveTable.GetByName(name);
        (ParameterId, Name, Oid) = (parameterId, name, ECNamedCurveTable.GetOid(name).Id);
        (Curve, Generator, Order) = (parameters.Curve, parameters.G.Normalize(), parameters.N);
        (Prime, FieldBytes) = (parameters.Curve.Field.Characteristic, (parameters.Curve.FieldSize + 7) / 8);
    }

    /// <summary>Standardized domain parameters, identifier (Doc 9303-11 table 6).</summary>
    public int ParameterId { get; }

    /// <summary>As SEC 2 and RFC 5639 call it.</summary>
    public string Name { get; }

    /// <summary>The object identifier.</summary>
    public string Oid { get; }

    /// <summary>The curve over its prime field.</summary>
    public ECCurve Curve { get; }

    /// <summary>The base point.</summary>
    public ECPoint Generator { get; }

    /// <summary>The order of the base point; the cofactor is 1 for all of them.</summary>
    public BigInteger Order { get; }

    /// <summary>The prime of the field.</summary>
    public BigInteger Prime { get; }

    /// <summary>The length of a coordinate.</summary>
    public int FieldBytes { get; }

    /// <summary>The curve for the framework's ECDSA.</summary>
    public System.Security.Cryptography.ECCurve ForFramework =>
        System.Security.Cryptography.ECCurve.CreateFromValue(Oid);

    /// <summary>The curve that ECParameters name (RFC 5480 section 2.1.1).</summary>
    public static NamedCurve ByOid(string oid) =>
        All.Value.FirstOrDefault(curve => curve.Oid == oid)
        ?? throw new PassportException(PassportFault.Unsupported, $"The curve {oid} is not one of Doc 9303-11.");

    /// <summary>
    /// The curve of a standardized domain parameter; null for the groups of integers and for numbers of no curve.
    /// </summary>
    public static NamedCurve? ByParameterId(int id) => All.Value.FirstOrDefault(curve => curve.ParameterId == id);

    /// <summary>The curve that these explicit parameters are, all of them.</summary>
    public static NamedCurve ByParameters(ExplicitCurve explicitCurve) =>
        All.Value.FirstOrDefault(explicitCurve.Is)
        ?? throw new PassportException(
            PassportFault.CurveRefused,
            "Explicit curve parameters that are those of no named curve."
        );

    /// <summary>
    /// A point that is on the curve and not at infinity; 04, then both coordinates (BSI TR-03111 section 3.2.1).
    /// </summary>
    public ECPoint Point(ReadOnlySpan<byte> encoded)
    {
        if (encoded.Length != 1 + (2 * FieldBytes) || encoded[0] != 4)
        {
            throw new PassportException(
                PassportFault.Malformed,
                "A point is 04 and two coordinates of the curve's length."
            );
        }
        try
        {
            var point = Curve.DecodePoint(encoded.ToArray());
            return point.IsValid() && !point.IsInfinity ? point : throw NotOnCurve();
        }
        catch (ArgumentException)
        {
            throw NotOnCurve();
        }
    }

    /// <summary>04 and both coordinates.</summary>
    public static byte[] Encode(ECPoint point) => point.Normalize().GetEncoded(compressed: false);

    /// <summary>
    /// A number from 1 to below the order, from random bytes with 64 bits to spare (FIPS 186-5 appendix A.2.1).
    /// </summary>
    public BigInteger Scalar(Func<int, byte[]> random) =>
        new BigInteger(1, random(Order.BitLength / 8 + 9)).Mod(Order.Subtract(BigInteger.One)).Add(BigInteger.One);

    /// <summary>A public key for the framework.</summary>
    public ECParameters ForVerification(ReadOnlySpan<byte> encoded)
    {
        Point(encoded);
        return new()
        {
            Curve = ForFramework,
            Q = new() { X = encoded[1..(1 + FieldBytes)].ToArray(), Y = encoded[(1 + FieldBytes)..].ToArray() },
        };
    }

    private static PassportException NotOnCurve() => new(PassportFault.Malformed, "A point that is not on its curve.");
}
