using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Parameters;

namespace Segl.Passport;

/// <summary>The two keys of a session and what is done with them (Doc 9303-11 section 9.8).</summary>
internal abstract class SessionCrypto
{
    /// <summary>The length of a MAC in secure messaging and of an authentication token.</summary>
    public const int MacLength = 8;

    /// <summary>The block of the cipher, and the length of the send sequence counter.</summary>
    public abstract int BlockLength { get; }

    /// <summary>The keys of a shared secret.</summary>
    public static SessionCrypto Of(SessionCipher cipher, ReadOnlySpan<byte> secret) =>
        WithKeys(cipher, SessionKeys.Encryption(cipher, secret), SessionKeys.Mac(cipher, secret));

    /// <summary>These keys.</summary>
    public static SessionCrypto WithKeys(SessionCipher cipher, byte[] encryption, byte[] mac) =>
        cipher == SessionCipher.TripleDes ? new TripleDesCrypto(encryption, mac) : new AesCrypto(encryption, mac);

    /// <summary>Encrypts whole blocks in CBC mode; 3DES starts from 0, AES from the encrypted counter.</summary>
    public abstract byte[] Encrypt(ReadOnlySpan<byte> counter, ReadOnlySpan<byte> padded);

    /// <summary>The reverse.</summary>
    public abstract byte[] Decrypt(ReadOnlySpan<byte> counter, ReadOnlySpan<byte> encrypted);

    /// <summary>The MAC over a message of secure messaging, counter in front.</summary>
    public abstract byte[] Mac(ReadOnlySpan<byte> message);

    /// <summary>The MAC over a public key, which is an authentication token (Doc 9303-11 section 4.4.3.4).</summary>
    public abstract byte[] Token(ReadOnlySpan<byte> publicKey);

    /// <summary>
    /// Decrypts whole blocks in CBC mode from this vector: PACE's nonce and the data of chip authentication mapping.
    /// </summary>
    public static byte[] DecryptCbc(
        SessionCipher cipher,
        byte[] key,
        ReadOnlySpan<byte> encrypted,
        ReadOnlySpan<byte> vector
    )
    {
        using var algorithm = Algorithm(cipher, key);
        return algorithm.DecryptCbc(encrypted, vector, PaddingMode.None);
    }

    /// <summary>3DES or AES with this key; the framework wants two-key 3DES spelled out as three keys.</summary>
    public static SymmetricAlgorithm Algorithm(SessionCipher cipher, byte[] key)
    {
        SymmetricAlgorithm algorithm = cipher == SessionCipher.TripleDes ? TripleDES.Create() : Aes.Create();
        algorithm.Key = cipher == SessionCipher.TripleDes ? [.. key, .. key[..8]] : key;
        return algorithm;
    }

    /// <summary>Padding method 2 (ISO/IEC 9797-1 section 6.3.3): 80 and zeros to the end of the block.</summary>
    public static byte[] Pad(ReadOnlySpan<byte> data, int block)
    {
        var padded = new byte[((data.Length / block) + 1) * block];
        data.CopyTo(padded);
        padded[data.Length] = 0x80;
        return padded;
    }

    /// <summary>What was padded.</summary>
    public static ReadOnlyMemory<byte> Unpad(ReadOnlyMemory<byte> padded)
    {
        var end = padded.Span.LastIndexOfAnyExcept((byte)0);
        return end >= 0 && padded.Span[end] == 0x80
            ? padded[..end]
            : throw new PassportException(PassportFault.SecureMessagingBroken, "Decrypted data without padding.");
    }

    private sealed class TripleDesCrypto(byte[] encryption, byte[] mac) : SessionCrypto
    {
        public override int BlockLength => 8;

        public override byte[] Encrypt(ReadOnlySpan<byte> counter, ReadOnlySpan<byte> padded)
        {
            using var cipher = Algorithm(SessionCipher.TripleDes, encryption);
            return cipher.EncryptCbc(padded, new byte[8], PaddingMode.None);
        }

        public override byte[] Decrypt(ReadOnlySpan<byte> counter, ReadOnlySpan<byte> encrypted) =>
            DecryptCbc(SessionCipher.TripleDes, encryption, encrypted, new byte[8]);

        // MAC algorithm 3 (ISO/IEC 9797-1 section 7.4): DES in CBC mode, and 3DES for the last block.
        public override byte[] Mac(ReadOnlySpan<byte> message)
        {
            var padded = Pad(message, 8);
            using var first = DES.Create();
            first.Key = mac[..8];
            using var last = Algorithm(SessionCipher.TripleDes, mac);
            var chained = first.EncryptCbc(padded.AsSpan(..^8), new byte[8], PaddingMode.None);
            var vector = chained.Length == 0 ? new byte[8] : chained[^8..];
            return last.EncryptCbc(padded.AsSpan(^8..), vector, PaddingMode.None);
        }

        public override byte[] Token(ReadOnlySpan<byte> publicKey) => Mac(publicKey);
    }

    private sealed class AesCrypto(byte[] encryption, byte[] mac) : SessionCrypto
    {
        public override int BlockLength => 16;

        public override byte[] Encrypt(ReadOnlySpan<byte> counter, ReadOnlySpan<byte> padded)
        {
            using var cipher = Aes.Create();
            cipher.Key = encryption;
            return cipher.EncryptCbc(padded, cipher.EncryptEcb(counter, PaddingMode.None), PaddingMode.None);
        }

        public override byte[] Decrypt(ReadOnlySpan<byte> counter, ReadOnlySpan<byte> encrypted)
        {
            using var cipher = Aes.Create();
            cipher.Key = encryption;
            return cipher.DecryptCbc(encrypted, cipher.EncryptEcb(counter, PaddingMode.None), PaddingMode.None);
        }

        public override byte[] Mac(ReadOnlySpan<byte> message) => Token(Pad(message, 16));

        // CMAC (NIST SP 800-38B), which the framework lacks.
        public override byte[] Token(ReadOnlySpan<byte> publicKey)
        {
            var cmac = new CMac(AesUtilities.CreateEngine(), 8 * MacLength);
            cmac.Init(new KeyParameter(mac));
            cmac.BlockUpdate(publicKey);
            var token = new byte[MacLength];
            cmac.DoFinal(token, 0);
            return token;
        }
    }
}
