using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;

namespace Segl.Passport;

/// <summary>
/// An ephemeral key pair over a generator, which after PACE's mapping is none that the framework knows.
/// </summary>
internal sealed class KeyPair
{
    /// <summary>A new pair.</summary>
    public KeyPair(NamedCurve curve, ECPoint generator, Func<int, byte[]> random)
        : this(curve, generator, curve.Scalar(random)) { }

    /// <summary>The pair of a known private key.</summary>
    public KeyPair(NamedCurve curve, ECPoint generator, BigInteger secret) =>
        (Curve, Private, Public) = (curve, secret, generator.Multiply(secret).Normalize());

    /// <summary>The curve.</summary>
    public NamedCurve Curve { get; }

    /// <summary>The private key.</summary>
    public BigInteger Private { get; }

    /// <summary>The public key.</summary>
    public ECPoint Public { get; }

    /// <summary>The public key on the line.</summary>
    public byte[] Encoded => NamedCurve.Encode(Public);

    /// <summary>The point that both agree on (BSI TR-03111 section 4.3.1).</summary>
    public ECPoint Agree(ECPoint other)
    {
        var agreed = other.Multiply(Private).Normalize();
        return agreed.IsInfinity
            ? throw new PassportException(PassportFault.AccessDenied, "A key agreement that ends at infinity.")
            : agreed;
    }

    /// <summary>The shared secret: its x-coordinate.</summary>
    public byte[] Secret(ECPoint other) => Agree(other).AffineXCoord.GetEncoded();
}
