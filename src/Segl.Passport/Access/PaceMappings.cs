using System.Security.Cryptography;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;

namespace Segl.Passport;

/// <summary>
/// From PACE's nonce to a generator that only the two who know the password have (Doc 9303-11 section 4.4.3.3).
/// </summary>
internal static class PaceMappings
{
    /// <summary>Generic mapping (section 4.4.3.3.1): s·G + H, where H is the point that both agreed on.</summary>
    public static ECPoint Generic(NamedCurve curve, ReadOnlySpan<byte> nonce, ECPoint agreed)
    {
        var mapped = curve.Generator.Multiply(new BigInteger(1, nonce.ToArray())).Add(agreed).Normalize();
        return mapped.IsInfinity
            ? throw new PassportException(PassportFault.AccessDenied, "PACE: a generator at infinity.")
            : mapped;
    }

    /// <summary>Integrated mapping (section 4.4.3.3.2): both nonces are hashed to a point.</summary>
    public static ECPoint Integrated(NamedCurve curve, SessionCipher cipher, byte[] nonce, byte[] terminalNonce) =>
        ToPoint(curve, PseudoRandom(curve, cipher, nonce, terminalNonce));

    /// <summary>How long the terminal's nonce is: as the cipher's key (section 4.4.3.3.2).</summary>
    public static int NonceLength(SessionCipher cipher) =>
        cipher switch
        {
            SessionCipher.TripleDes or SessionCipher.Aes128 => 16,
            SessionCipher.Aes192 => 24,
            SessionCipher.Aes256 => 32,
        };

    /// <summary>R(s, t) modulo p: a chain of encryptions of two constants.</summary>
    internal static BigInteger PseudoRandom(NamedCurve curve, SessionCipher cipher, byte[] nonce, byte[] terminalNonce)
    {
        var isShort = cipher is SessionCipher.TripleDes or SessionCipher.Aes128;
        var (first, second) = isShort
            ? ("A668892A7C41E3CA739F40B057D85904", "A4E136AC725F738B01C1F60217C188AD")
            : (
                "D463D65234124EF7897054986DCA0A174E28DF758CBAA03F240616414D5A1676",
                "54BD7255F0AAF831BEC3423FCF39D69B6CBF066677D0FAAE5AADD99DF8E53517"
            );
        var (forKeys, forOutput) = (Convert.FromHexString(first), Convert.FromHexString(second));
        var keyLength = NonceLength(cipher);
        var blocks = (curve.Prime.BitLength + 64 + (8 * forKeys.Length) - 1) / (8 * forKeys.Length);

        var key = Encrypt(cipher, terminalNonce, nonce)[..keyLength];
        var output = new List<byte>();
        for (var i = 0; i < blocks; i++)
        {
            output.AddRange(Encrypt(cipher, key, forOutput));
            key = Encrypt(cipher, key, forKeys)[..keyLength];
        }
        return new BigInteger(1, output.ToArray()).Mod(curve.Prime);
    }

    // Doc 9303-11 appendix B.2, step by step; its curves have a prime of 3 modulo 4 and a cofactor of 1.
    private static ECPoint ToPoint(NamedCurve curve, BigInteger t)
    {
        var p = curve.Prime;
        if (!p.TestBit(0) || !p.TestBit(1))
        {
            throw new PassportException(PassportFault.Unsupported, $"Integrated mapping on {curve.Name}.");
        }
        var (a, b) = (curve.Curve.A.ToBigInteger(), curve.Curve.B.ToBigInteger());
        var alpha = t.Square().Negate().Mod(p);
        var denominator = alpha.Add(alpha.Square()).Mod(p);
        if (denominator.SignValue == 0)
        {
            throw new PassportException(PassportFault.AccessDenied, "PACE: a nonce that maps to no point.");
        }

        var x2 = b.Negate().Multiply(a.ModInverse(p)).Multiply(BigInteger.One.Add(denominator.ModInverse(p))).Mod(p);
        var x3 = alpha.Multiply(x2).Mod(p);
        var h2 = x2.ModPow(BigInteger.Three, p).Add(a.Multiply(x2)).Add(b).Mod(p);
        var u = t.ModPow(BigInteger.Three, p).Multiply(h2).Mod(p);
        var power = p.Subtract(BigInteger.One).Subtract(p.Add(BigInteger.One).ShiftRight(2));
        var root = h2.ModPow(power, p);
        var isFirst = root.Square().Multiply(h2).Mod(p).Equals(BigInteger.One);
        var (x, y) = isFirst ? (x2, root.Multiply(h2).Mod(p)) : (x3, root.Multiply(u).Mod(p));
        return curve.Curve.ValidatePoint(x, y);
    }

    private static byte[] Encrypt(SessionCipher cipher, byte[] key, byte[] data)
    {
        using var algorithm = SessionCrypto.Algorithm(cipher, key);
        return algorithm.EncryptCbc(data, new byte[algorithm.BlockSize / 8], PaddingMode.None);
    }
}
