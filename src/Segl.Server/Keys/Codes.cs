using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Keys;

/// <summary>Generates the codes of the rules, and the keyed digests by which they are stored and compared
/// (R36).</summary>
public sealed class Codes(KeyEncryptionKey keys)
{
    /// <summary>R30: a new activation code, 50 random bits.</summary>
    public static string NewActivationCode() =>
        ActivationCodeText.Of(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)));

    /// <summary>R34: a new temporary PIN.</summary>
    public static string NewTemporaryPin() => NewDigits(Limits.TemporaryPinDigits);

    /// <summary>A number of random decimal digits.</summary>
    public static string NewDigits(int digits) => RandomNumberGenerator.GetString("0123456789", digits);

    /// <summary>The digest by which an activation code is looked up.</summary>
    public byte[] OfActivationCode(string code) => keys.Digest("segl activation code v1", code);

    /// <summary>The digest of a temporary PIN, bound to its activation or app.</summary>
    public byte[] OfTemporaryPin(Guid boundTo, string pin) =>
        keys.Digest("segl temporary pin v1", boundTo.ToString("D", CultureInfo.InvariantCulture) + pin);

    /// <summary>The digest of the code that proves a number or address, bound to both.</summary>
    public byte[] OfContactCode(Guid personId, string address, string code) =>
        keys.Digest("segl contact code v1", $"{personId:D} {code} {address}");

    /// <summary>The digest of a person number (R01, R36).</summary>
    public byte[] OfPersonNumber(PersonNumber number) => OfPersonNumber(number.Digits);

    /// <summary>The digest of the digits of a valid person number.</summary>
    internal byte[] OfPersonNumber(string digits) => keys.Digest("segl person number v1", digits);

    /// <summary>The digest of a P-code (R03).</summary>
    public byte[] OfPCode(string digits) => keys.Digest("segl p-code v1", digits);

    /// <summary>R74: the digest of a document's number, with the state that issued it.</summary>
    public byte[] OfDocument(string issuingState, string number) =>
        keys.Digest("segl document v1", $"{issuingState} {number}");

    /// <summary>The digest of the address or installation from which codes are typed (R32).</summary>
    public byte[] OfSource(string kind, ReadOnlySpan<byte> source) => keys.Digest($"segl source {kind} v1", source);

    /// <summary>R80: the code of an appointment. It is computed and stored nowhere, so each message can name it.</summary>
    public string BookingCode(Guid booking) =>
        BookingCodes.Of(BitConverter.ToUInt64(keys.Digest("segl booking code v1", booking.ToByteArray())));

    /// <summary>The digest by which an appointment is looked up.</summary>
    public byte[] OfBookingCode(string code) => keys.Digest("segl booking code digest v1", code);

    /// <summary>R80: the digits that prove the number or address of an appointment.</summary>
    public string BookingProof(Guid booking) =>
        LastDigits(keys.Digest("segl booking proof v1", booking.ToByteArray()), Limits.BookingProofDigits);

    /// <summary>The seal of a challenge that a browser was given (T-79).</summary>
    public string OfChallenge(string challenge) =>
        Convert.ToHexStringLower(keys.Digest("segl challenge v1", challenge));

    /// <summary>Wraps the number of a person.</summary>
    public byte[] WrapPersonNumber(Guid personId, PersonNumber number) =>
        keys.Wrap(Encoding.ASCII.GetBytes(number.Digits), WrappedPlace.PersonNumber(personId));

    /// <summary>Unwraps the number of a person.</summary>
    public string UnwrapPersonNumber(Guid personId, byte[] wrapped) =>
        Encoding.ASCII.GetString(keys.Unwrap(wrapped, WrappedPlace.PersonNumber(personId)));

    /// <summary>Wraps the postal address of a person.</summary>
    public byte[] WrapAddress(Guid personId, PostalAddress address) =>
        keys.Wrap(Encoding.UTF8.GetBytes(string.Join('\n', address.Lines)), WrappedPlace.PostalAddress(personId));

    /// <summary>Unwraps the postal address of a person; null if none is registered.</summary>
    public PostalAddress? UnwrapAddress(Person person) =>
        person.AddressWrapped is { } wrapped ? new(UnwrapAddress(person.Id, wrapped).Split('\n')) : null;

    /// <summary>Unwraps the lines of the postal address of a person.</summary>
    public string UnwrapAddress(Guid personId, byte[] wrapped) =>
        Encoding.UTF8.GetString(keys.Unwrap(wrapped, WrappedPlace.PostalAddress(personId)));

    /// <summary>Wraps a code for a person's notice in the outbox.</summary>
    public byte[] WrapForOutbox(Guid personId, string code) =>
        keys.Wrap(Encoding.ASCII.GetBytes(code), WrappedPlace.NoticeSecret(personId));

    /// <summary>Unwraps a code of a person's notice in the outbox.</summary>
    public string UnwrapFromOutbox(Guid personId, byte[] wrapped) =>
        Encoding.ASCII.GetString(keys.Unwrap(wrapped, WrappedPlace.NoticeSecret(personId)));

    /// <summary>Wraps a PIN key for its place.</summary>
    public byte[] WrapPinKey(WrappedPlace place, ReadOnlySpan<byte> pinKey) => keys.Wrap(pinKey, place);

    /// <summary>Unwraps the PIN key at a place.</summary>
    public byte[] UnwrapPinKey(WrappedPlace place, ReadOnlySpan<byte> wrapped) => keys.Unwrap(wrapped, place);

    /// <summary>Rewraps a PIN key for another place.</summary>
    public byte[] MovePinKey(ReadOnlySpan<byte> wrapped, WrappedPlace from, WrappedPlace to) =>
        keys.Wrap(keys.Unwrap(wrapped, from), to);

    private static string LastDigits(byte[] digest, int digits) =>
        BitConverter.ToUInt64(digest).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0')[^digits..];
}
