using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Segl.Rules;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.Login;

/// <summary>The value of a QR code that an app scanned.</summary>
/// <param name="LoginId">The login.</param>
/// <param name="Second">Whole seconds between the login's start and the code.</param>
/// <param name="Mac">The 8 bytes of the HMAC for this second.</param>
public sealed record QrValue(Guid LoginId, long Second, byte[] Mac);

/// <summary>A login and a value that works once: the part behind <c>#</c> in the link.</summary>
public sealed record OneTimeValue(Guid LoginId, byte[] Value);

/// <summary>
/// The values that the starting screen shows and an app sends back (R92), as specified in <c>docs/protocol.md</c>,
/// "Logging in". Parsing never throws: an untrusted value that the server did not issue is null.
/// </summary>
public sealed class LoginProofs(KeyEncryptionKey keys, LoginNames names)
{
    private const int IdBytes = 16;
    private const int MacBytes = 8;

    // One HMAC yields the codes of four seconds, and ten thousand pages need a code each second.
    private const int MacsInOneHmac = HMACSHA256.HashSizeInBytes / MacBytes;

    private const int ValueBytes = 16;
    private const int LongestQrCode = 64;

    /// <summary>32 bytes from which all codes of a login are derived. They are not stored.</summary>
    public byte[] SecretOf(Guid loginId)
    {
        Span<byte> id = stackalloc byte[IdBytes];
        loginId.TryWriteBytes(id, bigEndian: true, out _);
        return keys.Digest("segl login secret v1", id);
    }

    /// <summary>The digits on the starting screen.</summary>
    public static string Number(ReadOnlySpan<byte> secret) =>
        Digits(HMACSHA256.HashData(secret, "segl login number v1"u8), Limits.LoginNumberDigits);

    private static string Digits(ReadOnlySpan<byte> digest, int count)
    {
        var random = BinaryPrimitives.ReadUInt64BigEndian(digest);
        return string.Concat(Enumerable.Range(0, count).Select(digit => random / Power(digit) % 10));

        static ulong Power(int digit) => (ulong)Math.Pow(10, digit);
    }

    /// <summary><c>login.n.mac</c>: the part behind <c>#</c> in the QR code of this second.</summary>
    public static string QrCode(Guid loginId, ReadOnlySpan<byte> secret, long second) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Text(loginId)}.{second}.{Base64Url.EncodeToString(Mac(loginId, secret, second))}"
        );

    /// <summary>The codes of several consecutive seconds, separated by spaces, each as <see
    /// cref="QrCode"/>.</summary>
    public static void WriteQrCodes(
        Guid loginId,
        ReadOnlySpan<byte> secret,
        long second,
        int count,
        IBufferWriter<byte> writer
    )
    {
        Span<byte> macs = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> id = stackalloc byte[Base64Url.GetEncodedLength(IdBytes)];
        Base64Url.EncodeToUtf8(loginId.ToByteArray(bigEndian: true), id);
        var to = writer.GetSpan(count * LongestQrCode);
        var length = 0;
        for (var n = second; n < second + count; n++)
        {
            if (n == second || n % MacsInOneHmac == 0)
            {
                WriteMacs(loginId, secret, n, macs);
            }

            id.CopyTo(to[length..]);
            length += id.Length;
            to[length++] = (byte)'.';
            Utf8Formatter.TryFormat(n, to[length..], out var digits);
            length += digits;
            to[length++] = (byte)'.';
            length += Base64Url.EncodeToUtf8(Of(n, macs), to[length..]);
            to[length++] = (byte)' ';
        }

        writer.Advance(length - 1);
    }

    /// <summary>Parses <c>login.n.mac</c>; null if malformed.</summary>
    public static QrValue? ReadQrCode(string shown) =>
        shown.Split('.') is [var id, var second, var mac]
        && Bytes(id, IdBytes) is { } login
        && long.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Bytes(mac, MacBytes) is { } read
            ? new(new Guid(login, bigEndian: true), seconds, read)
            : null;

    /// <summary>Whether the server generated this code. <c>Login.WhyNotQrCode</c> decides whether it is still
    /// valid.</summary>
    public static bool IsOurs(QrValue read, ReadOnlySpan<byte> secret) =>
        CryptographicOperations.FixedTimeEquals(read.Mac, Mac(read.LoginId, secret, read.Second));

    /// <summary>Parses <c>login.value</c> of a link; null if malformed.</summary>
    public static OneTimeValue? ReadOneTime(string shown) =>
        shown.Split('.') is [var id, var value]
        && Bytes(id, IdBytes) is { } login
        && Bytes(value, ValueBytes) is { } read
            ? new(new Guid(login, bigEndian: true), read)
            : null;

    /// <summary>
    /// <c>login.value</c> of the link "use the app on this device". The value is derived from the login's secret, so
    /// that a reload shows the same link; the login's row ensures that it works once.
    /// </summary>
    public static string Link(Guid loginId, ReadOnlySpan<byte> secret) =>
        $"{Text(loginId)}.{Base64Url.EncodeToString(LinkValue(secret))}";

    /// <summary>True when this is the link's value.</summary>
    public static bool IsLink(OneTimeValue read, ReadOnlySpan<byte> secret) =>
        CryptographicOperations.FixedTimeEquals(read.Value, LinkValue(secret));

    /// <summary>
    /// <c>login.value</c> of the return link, for the app that approved by link alone: the login's name, and a MAC.
    /// </summary>
    public string Back(LoginKey login)
    {
        Span<byte> value = stackalloc byte[LoginNames.Bytes + ValueBytes];
        names.Write(login, value);
        BackMac(value[..LoginNames.Bytes]).CopyTo(value[LoginNames.Bytes..]);
        return $"{login.LoginId}.{Base64Url.EncodeToString(value[IdBytes..])}";
    }

    /// <summary>The login of a return link; null when the server did not issue it.</summary>
    public LoginKey? ReadBack(string shown)
    {
        Span<byte> value = stackalloc byte[LoginNames.Bytes + ValueBytes];
        if (
            shown.Split('.') is not [var id, var rest]
            || !Guid.TryParseExact(id, "D", out var login)
            || Bytes(rest, value.Length - IdBytes) is not { } read
        )
        {
            return null;
        }

        login.TryWriteBytes(value, bigEndian: true, out _);
        read.CopyTo(value[IdBytes..]);
        return CryptographicOperations.FixedTimeEquals(value[LoginNames.Bytes..], BackMac(value[..LoginNames.Bytes]))
            ? names.Read(value)
            : null;
    }

    /// <summary>
    /// The code that the owner types into the browser that started the login. It is not stored, and only the
    /// approving app receives it.
    /// </summary>
    public string ReturnCode(LoginKey login, Guid appId)
    {
        Span<byte> value = stackalloc byte[LoginNames.Bytes + IdBytes];
        names.Write(login, value);
        appId.TryWriteBytes(value[LoginNames.Bytes..], bigEndian: true, out _);
        return Digits(keys.Digest("segl login return code v1", value), Limits.ReturnCodeDigits);
    }

    /// <summary>True when this is the login's return code.</summary>
    public bool IsReturnCode(string typed, LoginKey login, Guid appId) =>
        CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.UTF8.GetBytes(typed),
            System.Text.Encoding.ASCII.GetBytes(ReturnCode(login, appId))
        );

    private Span<byte> BackMac(ReadOnlySpan<byte> name) =>
        keys.Digest("segl login back v1", name).AsSpan(0, ValueBytes);

    private static byte[] Mac(Guid loginId, ReadOnlySpan<byte> secret, long second)
    {
        Span<byte> macs = stackalloc byte[HMACSHA256.HashSizeInBytes];
        WriteMacs(loginId, secret, second, macs);
        return Of(second, macs).ToArray();
    }

    // HMAC-SHA-256(secret, login id ‖ n): the MACs of four consecutive seconds, n counting groups of four.
    private static void WriteMacs(Guid loginId, ReadOnlySpan<byte> secret, long second, Span<byte> macs)
    {
        Span<byte> signed = stackalloc byte[IdBytes + sizeof(long)];
        loginId.TryWriteBytes(signed, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(signed[IdBytes..], second / MacsInOneHmac);
        HMACSHA256.HashData(secret, signed, macs);
    }

    private static Span<byte> Of(long second, Span<byte> macs) =>
        macs.Slice((int)(second % MacsInOneHmac) * MacBytes, MacBytes);

    private static byte[] LinkValue(ReadOnlySpan<byte> secret) =>
        HMACSHA256.HashData(secret, "segl login link v1"u8)[..ValueBytes];

    private static string Text(Guid id) => Base64Url.EncodeToString(id.ToByteArray(bigEndian: true));

    private static byte[]? Bytes(string text, int length)
    {
        // One byte more than expected, so that a longer text is detected and nothing large is allocated.
        Span<byte> read = stackalloc byte[length + 1];
        return
            text.Length <= Base64Url.GetEncodedLength(length)
            && Base64Url.DecodeFromChars(text, read, out _, out var written) is OperationStatus.Done
            && written == length
            ? read[..length].ToArray()
            : null;
    }
}
