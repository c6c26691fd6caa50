using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;

namespace Segl.Passport;

/// <summary>ASN.1 of strangers: what is wrong with it becomes a reason and no other exception.</summary>
internal static class Asn
{
    /// <summary>DER, to the last byte (ITU-T X.690).</summary>
    public static T Read<T>(ReadOnlyMemory<byte> bytes, string what, Func<AsnReader, T> read) =>
        Read(bytes, AsnEncodingRules.DER, what, read);

    /// <summary>
    /// BER, to the last byte: states that encode SET OF unsorted, or lengths as they please, are read, too.
    /// </summary>
    public static T ReadLoosely<T>(ReadOnlyMemory<byte> bytes, string what, Func<AsnReader, T> read) =>
        Read(bytes, AsnEncodingRules.BER, what, read);

    /// <summary>A time, in either form of RFC 5280 section 4.1.2.5.</summary>
    public static DateTimeOffset ReadTime(this AsnReader reader) =>
        reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();

    private static T Read<T>(ReadOnlyMemory<byte> bytes, AsnEncodingRules rules, string what, Func<AsnReader, T> read)
    {
        try
        {
            var reader = new AsnReader(bytes, rules);
            var value = read(reader);
            reader.ThrowIfNotEmpty();
            return value;
        }
        catch (Exception wrong)
            when (wrong
                    is AsnContentException
                        or CryptographicException
                        or OverflowException
                        or FormatException
                        or ArgumentException
            )
        {
            throw new PassportException(
                PassportFault.Malformed,
                string.Create(CultureInfo.InvariantCulture, $"{what}: {wrong.Message}"),
                wrong
            );
        }
    }
}
