using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Segl.Phone;

/// <summary>
/// The calculations of copying an app, as in docs/protocol.md, "Copying the app": a second implementation besides the
/// app's own, so that neither is its own reference.
/// </summary>
public static class CopyKeys
{
    /// <summary>T: identifies a code at the server; 16 bytes.</summary>
    public static byte[] Ticket(byte[] w) => Derive(w, "segl copy ticket v1", 16);

    /// <summary>S: known to the two phones only; 16 bytes.</summary>
    public static byte[] Secret(byte[] w) => Derive(w, "segl copy secret v1", 16);

    /// <summary>The broadcast of the new phone: r ‖ tag; 20 bytes.</summary>
    public static byte[] Broadcast(byte[] s, byte[] r, byte[] newKey)
    {
        var near = Derive(s, "segl copy near v1", 32);
        return [.. r, .. Mac(near, [.. r, .. SHA256.HashData(newKey)])[..4]];
    }

    /// <summary>H: the digest of everything that both sides have seen; 32 bytes.</summary>
    /// <param name="link">1 Bluetooth, 2 sound, 3 demo.</param>
    public static byte[] Transcript(
        Guid copy,
        byte[] t,
        byte[] ea,
        byte[] eb,
        byte[] newKey,
        byte[] oldKey,
        byte[] c,
        byte[] r,
        byte link
    ) =>
        Hash([
            .. "segl copy v1"u8,
            .. copy.ToByteArray(bigEndian: true),
            .. t,
            .. ea,
            .. eb,
            .. SHA256.HashData(newKey),
            .. SHA256.HashData(oldKey),
            .. c,
            .. r,
            link,
        ]);

    /// <summary>k: the shared key of the two phones; 32 bytes.</summary>
    public static byte[] Key(ECDiffieHellman mine, byte[] theirPoint, byte[] s, byte[] h)
    {
        using var theirs = ECDiffieHellman.Create(Uncompressed(theirPoint));
        byte[] shared = [.. mine.DeriveRawSecretAgreement(theirs.PublicKey), .. s];
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 32, h, Encoding.ASCII.GetBytes("segl copy key v1"));
    }

    /// <summary>HMAC(k, "new" ‖ H).</summary>
    public static byte[] NewProof(byte[] k, byte[] h) => Mac(k, [.. "new"u8, .. h]);

    /// <summary>HMAC(k, "old" ‖ H ‖ rA).</summary>
    public static byte[] OldProof(byte[] k, byte[] h, byte[] ra) => Mac(k, [.. "old"u8, .. h, .. ra]);

    /// <summary>The four digits: HMAC(k, "digits" ‖ rA ‖ rB) as one big-endian number, mod 10000.</summary>
    public static string Digits(byte[] k, byte[] ra, byte[] rb)
    {
        var mac = Mac(k, [.. "digits"u8, .. ra, .. rb]);
        return $"{(int)(new BigInteger(mac, isUnsigned: true, isBigEndian: true) % 10_000):0000}";
    }

    /// <summary>HMAC(S, "ea" ‖ T ‖ Ea), for the twelve words.</summary>
    public static byte[] EaProof(byte[] s, byte[] t, byte[] ea) => Mac(s, [.. "ea"u8, .. t, .. ea]);

    /// <summary>A public key as 33 bytes (SEC 1 section 2.3.3).</summary>
    public static byte[] Compressed(ECDiffieHellman key)
    {
        var q = key.ExportParameters(false).Q;
        return [(byte)(2 + (q.Y![^1] & 1)), .. q.X!];
    }

    private static byte[] Hash(byte[] message) => SHA256.HashData(message);

    private static byte[] Mac(byte[] key, byte[] message) => HMACSHA256.HashData(key, message);

    private static byte[] Derive(byte[] key, string info, int length) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, length, info: Encoding.ASCII.GetBytes(info));

    // y² = x³ - 3x + b over p (SEC 1 section 2.3.4); p ≡ 3 (mod 4), so a root is a power.
    private static ECParameters Uncompressed(byte[] point)
    {
        var p = BigInteger.Pow(2, 256) - BigInteger.Pow(2, 224) + BigInteger.Pow(2, 192) + BigInteger.Pow(2, 96) - 1;
        var b = BigInteger.Parse(
            "05ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
            NumberStyles.HexNumber,
            CultureInfo.InvariantCulture
        );
        var x = new BigInteger(point.AsSpan(1), isUnsigned: true, isBigEndian: true);
        var y = BigInteger.ModPow((BigInteger.Pow(x, 3) - (3 * x) + b) % p + p, (p + 1) / 4, p);
        y = (int)(y & 1) == (point[0] & 1) ? y : p - y;
        return new()
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new() { X = point[1..], Y = Padded(y) },
        };
    }

    private static byte[] Padded(BigInteger number)
    {
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[32 - bytes.Length], .. bytes];
    }
}
