using System.Buffers.Binary;
using System.Security.Cryptography;
using Segl.Storage;

namespace Segl.Server.Notices.Channels;

/// <summary>
/// Encrypts a push message so that only the phone's browser can read it and the push service in between cannot (RFC
/// 8291), as one record of the content coding aes128gcm (RFC 8188).
/// </summary>
public static class PushEncryption
{
    /// <summary>Bytes of a point on P-256, uncompressed: 4, x, y.</summary>
    public const int PointBytes = 65;

    /// <summary>Bytes of a subscription's secret.</summary>
    public const int SecretBytes = 16;

    /// <summary>Every message is padded to this many bytes, so that the push service learns nothing from its
    /// length.</summary>
    public const int PaddedBytes = 512;

    private const int SaltBytes = 16,
        RecordBytes = 4096,
        KeyBytes = 16,
        NonceBytes = 12,
        TagBytes = 16;

    /// <summary>Encrypts for one subscription with a fresh key and a fresh salt.</summary>
    /// <exception cref="ArgumentException">The message is longer than <see cref="PaddedBytes"/>.</exception>
    public static byte[] Encrypt(ReadOnlySpan<byte> message, PushSubscription subscription)
    {
        if (message.Length > PaddedBytes)
        {
            throw new ArgumentException($"A push message has at most {PaddedBytes} bytes, this one {message.Length}.");
        }

        using var ours = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return Encrypt(message, subscription, ours, salt, padding: PaddedBytes - message.Length);
    }

    // Key and salt are arguments for the test vector of RFC 8291 Appendix A.
    internal static byte[] Encrypt(
        ReadOnlySpan<byte> message,
        PushSubscription subscription,
        ECDiffieHellman ours,
        byte[] salt,
        int padding
    )
    {
        var ourPoint = Point(ours.ExportParameters(includePrivateParameters: false).Q);
        using var theirs = Key(subscription.P256dh);
        var shared = ours.DeriveRawSecretAgreement(theirs.PublicKey);

        // RFC 8291, section 3.4: the key material covers both public keys and the subscription's secret.
        byte[] info = [.. "WebPush: info\0"u8, .. subscription.P256dh, .. ourPoint];
        var material = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 32, subscription.Auth, info);
        var key = Derive(material, KeyBytes, salt, "Content-Encoding: aes128gcm\0"u8);
        var nonce = Derive(material, NonceBytes, salt, "Content-Encoding: nonce\0"u8);

        // RFC 8188, section 2: salt, record size, length and value of the key id, then the only record, whose
        // delimiter is 2.
        const int header = SaltBytes + sizeof(uint) + 1 + PointBytes;
        var body = new byte[header + message.Length + 1 + padding + TagBytes];
        salt.CopyTo(body, 0);
        BinaryPrimitives.WriteUInt32BigEndian(body.AsSpan(SaltBytes), RecordBytes);
        body[SaltBytes + sizeof(uint)] = PointBytes;
        ourPoint.CopyTo(body, header - PointBytes);

        byte[] record = [.. message, 2, .. new byte[padding]];
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(nonce, record, body.AsSpan(header, record.Length), body.AsSpan(header + record.Length));
        return body;
    }

    /// <summary>
    /// Whether these bytes are an uncompressed point of the curve: a key agreement with an invalid point would leak
    /// the private key.
    /// </summary>
    internal static bool IsOnCurve(byte[] point)
    {
        if (point is not [4, ..])
        {
            return false;
        }

        try
        {
            Key(point).Dispose();
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>A point in the format of Web Push: uncompressed, 65 bytes.</summary>
    internal static byte[] Point(ECPoint point) => [4, .. point.X!, .. point.Y!];

    private static ECDiffieHellman Key(byte[] point) =>
        ECDiffieHellman.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = point[1..33], Y = point[33..] },
            }
        );

    private static byte[] Derive(byte[] material, int length, byte[] salt, ReadOnlySpan<byte> info) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, material, length, salt, info.ToArray());
}
