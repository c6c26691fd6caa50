using System.Security.Cryptography;

namespace Segl.Passport.Chips;

/// <summary>How a test authority signs.</summary>
/// <param name="Hash">Over what.</param>
/// <param name="SaltLength">RSA: PSS with a salt of so many bytes; null for PKCS #1.</param>
/// <param name="IsPlain">ECDSA: r and s behind each other, as active authentication has them.</param>
public sealed record SignatureKind(HashAlgorithmName Hash, int? SaltLength = null, bool IsPlain = false)
{
    /// <summary>What most states do.</summary>
    public static readonly SignatureKind Sha256 = new(HashAlgorithmName.SHA256);
}
