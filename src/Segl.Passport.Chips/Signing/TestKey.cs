using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;

namespace Segl.Passport.Chips;

/// <summary>
/// A key of the test world. It comes out of its name, so that the corpus is the same at each making; whoever reads this
/// file
/// has all of them, and no authority of the real world has one.
/// </summary>
public abstract class TestKey
{
    /// <summary>A key on the curve of this name (P-256 is <c>secp256r1</c>).</summary>
    public static EcTestKey Ec(string name, string curve = "brainpoolP256r1") => new(name, curve);

    /// <summary>A key of RSA.</summary>
    public static RsaTestKey Rsa(string name, int bits = 2048) => new(name, bits);

    /// <summary>SubjectPublicKeyInfo.</summary>
    public abstract byte[] KeyInfo();

    /// <summary>AlgorithmIdentifier of the signatures.</summary>
    public abstract void WriteAlgorithm(AsnWriter writer, SignatureKind kind);

    /// <summary>Signs, the same each time.</summary>
    public abstract byte[] Sign(SignatureKind kind, byte[] data);

    /// <summary>The key identifier that a certificate gives it.</summary>
    public byte[] KeyIdentifier() => SHA256.HashData(KeyInfo())[..20];

    /// <summary>Bytes that come out of a name.</summary>
    internal static byte[] Bytes(string name, int length) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            Encoding.UTF8.GetBytes(name),
            length,
            info: "Segl.Passport.Chips"u8.ToArray()
        );
}
