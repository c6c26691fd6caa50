using System.Numerics;
using System.Security.Cryptography;

namespace Segl.Passport;

/// <summary>Key derivation (Doc 9303-11 section 9.7.1).</summary>
internal static class SessionKeys
{
    private const int ForEncryption = 1;
    private const int ForMac = 2;
    private const int FromPassword = 3;

    /// <summary>KSEnc.</summary>
    public static byte[] Encryption(SessionCipher cipher, ReadOnlySpan<byte> secret) =>
        Derive(cipher, secret, ForEncryption);

    /// <summary>KSMAC.</summary>
    public static byte[] Mac(SessionCipher cipher, ReadOnlySpan<byte> secret) => Derive(cipher, secret, ForMac);

    /// <summary>
    /// Kπ, the key under which PACE's nonce is encrypted (Doc 9303-11 section 9.7.3): an MRZ is hashed, a CAN is not.
    /// </summary>
    public static byte[] Password(SessionCipher cipher, AccessKey key) =>
        Derive(cipher, key.IsMrz ? SHA1.HashData(key.Password) : key.Password, FromPassword);

    /// <summary>Kseed of BAC (Doc 9303-11 section 4.3.2).</summary>
    public static byte[] BacSeed(AccessKey key) => SHA1.HashData(key.Password)[..16];

    private static byte[] Derive(SessionCipher cipher, ReadOnlySpan<byte> secret, byte counter)
    {
        byte[] input = [.. secret, 0, 0, 0, counter];
        return cipher switch
        {
            SessionCipher.TripleDes => WithParity(SHA1.HashData(input)[..16]),
            SessionCipher.Aes128 => SHA1.HashData(input)[..16],
            SessionCipher.Aes192 => SHA256.HashData(input)[..24],
            SessionCipher.Aes256 => SHA256.HashData(input),
        };
    }

    // An odd number of ones in each byte (FIPS 46-3); ciphers do not look at it, the worked examples have it.
    private static byte[] WithParity(byte[] key) =>
        [.. key.Select(part => (byte)((part & 0xFE) | ((BitOperations.PopCount((uint)part & 0xFE) & 1) ^ 1)))];
}
