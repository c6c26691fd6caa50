using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Segl.Rules;

namespace Segl.Server.Keys;

/// <summary>Makes the codes of the rules and the keyed digests by which they are kept and compared (R36).</summary>
public sealed class Codes(KeyEncryptionKey keys)
{
    private const string InOutbox = "segl notice code v1";

    /// <summary>R30: a new activation code, 50 random bits.</summary>
    public static string NewActivationCode() =>
        ActivationCodeText.Of(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)));

    /// <summary>R34: a new temporary PIN.</summary>
    public static string NewTemporaryPin() => NewDigits(Limits.TemporaryPinDigits);

    /// <summary>A number of random decimal digits.</summary>
    public static string NewDigits(int digits) => RandomNumberGenerator.GetString("0123456789", digits);

    /// <summary>The digest under which an activation code is found.</summary>
    public byte[] OfActivationCode(string code) => keys.Digest("segl activation code v1", code);

    /// <summary>The digest of a temporary PIN, bound to the activation or app it is for.</summary>
    public byte[] OfTemporaryPin(Guid boundTo, string pin) =>
        keys.Digest("segl temporary pin v1", boundTo.ToString("D", CultureInfo.InvariantCulture) + pin);

    /// <summary>The digest of a person number (R01, R36).</summary>
    public byte[] OfPersonNumber(PersonNumber number) => keys.Digest("segl person number v1", number.Digits);

    /// <summary>The digest of the address or installation from which codes are typed (R32).</summary>
    public byte[] OfSource(string kind, ReadOnlySpan<byte> source) => keys.Digest($"segl source {kind} v1", source);

    /// <summary>Wraps a person number.</summary>
    public byte[] WrapPersonNumber(PersonNumber number) =>
        keys.Wrap(Encoding.ASCII.GetBytes(number.Digits), "segl person number v1");

    /// <summary>Unwraps a person number.</summary>
    public string UnwrapPersonNumber(byte[] wrapped) =>
        Encoding.ASCII.GetString(keys.Unwrap(wrapped, "segl person number v1"));

    /// <summary>Wraps a code for the outbox.</summary>
    public byte[] WrapForOutbox(string code) => keys.Wrap(Encoding.ASCII.GetBytes(code), InOutbox);

    /// <summary>Unwraps a code from the outbox.</summary>
    public string UnwrapFromOutbox(byte[] wrapped) => Encoding.ASCII.GetString(keys.Unwrap(wrapped, InOutbox));

    /// <summary>Wraps the PIN key of an app.</summary>
    public byte[] WrapPinKey(Guid appId, ReadOnlySpan<byte> pinKey) => keys.Wrap(pinKey, $"segl pin key v1 {appId}");

    /// <summary>Unwraps the PIN key of an app.</summary>
    public byte[] UnwrapPinKey(Guid appId, ReadOnlySpan<byte> wrapped) =>
        keys.Unwrap(wrapped, $"segl pin key v1 {appId}");
}
