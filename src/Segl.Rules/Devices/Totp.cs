using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Segl.Rules;

/// <summary>R60: the time-based codes of one device (RFC 6238), which are HOTP values (RFC 4226) of the number of
/// intervals since 1970.</summary>
/// <param name="Secret">The secret that the device holds.</param>
/// <param name="Algorithm">The HMAC.</param>
/// <param name="Interval">How long it shows one code: a step.</param>
public sealed record Totp(ReadOnlyMemory<byte> Secret, OtpAlgorithm Algorithm, TimeSpan Interval)
{
    /// <summary>The step of an exact clock.</summary>
    public long StepAt(DateTimeOffset now) => now.ToUnixTimeMilliseconds() / (long)Interval.TotalMilliseconds;

    /// <summary>The code that the device shows in a step.</summary>
    public string CodeAt(long step) => Hotp(Secret.Span, step, Algorithm, Limits.DeviceCodeDigits);

    /// <summary>R36: whether the code of a step was typed, in constant time.</summary>
    public bool IsCodeAt(long step, string typed) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(CodeAt(step)), Encoding.UTF8.GetBytes(typed));

    /// <summary>RFC 4226, 5.3: HMAC, dynamic truncation, the last digits.</summary>
    public static string Hotp(ReadOnlySpan<byte> secret, long counter, OtpAlgorithm algorithm, int digits)
    {
        Span<byte> text = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(text, counter);
        Span<byte> mac = stackalloc byte[SHA512.HashSizeInBytes];
        mac = mac[..Mac(secret, text, algorithm, mac)];
        var offset = mac[^1] & 0xf;
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[offset..]) & int.MaxValue;
        var all = number.ToString("D10", CultureInfo.InvariantCulture);
        return all[^digits..];
    }

    /// <summary>The secret is never printed by accident.</summary>
    public override string ToString() => nameof(Totp);

    private static int Mac(
        ReadOnlySpan<byte> secret,
        ReadOnlySpan<byte> text,
        OtpAlgorithm algorithm,
        Span<byte> mac
    ) =>
        algorithm switch
        {
            // RFC 4226 and most devices use it; a collision of SHA-1 does not help against HMAC.
#pragma warning disable CA5350
            OtpAlgorithm.HmacSha1 => HMACSHA1.HashData(secret, text, mac),
#pragma warning restore CA5350
            OtpAlgorithm.HmacSha256 => HMACSHA256.HashData(secret, text, mac),
            OtpAlgorithm.HmacSha512 => HMACSHA512.HashData(secret, text, mac),
        };
}
