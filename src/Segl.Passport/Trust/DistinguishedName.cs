using System.Formats.Asn1;
using System.Text;

namespace Segl.Passport;

/// <summary>
/// A Name (RFC 5280 section 4.1.2.4), compared as section 7.1 says: states write the same name in capitals or not, and
/// as
/// PrintableString in one certificate and UTF8String in the next.
/// </summary>
/// <param name="Text">Its attributes, normalized.</param>
/// <param name="Country">The countryName in capitals; empty if there is none.</param>
public sealed record DistinguishedName(string Text, string Country)
{
    private const string CountryName = "2.5.4.6";
    private const int MostAttributes = 32;

    internal static DistinguishedName Read(AsnReader reader)
    {
        var (text, country) = (new StringBuilder(), "");
        var name = reader.ReadSequence();
        for (var count = 0; name.HasData; count++)
        {
            var set = name.ReadSetOf(skipSortOrderValidation: true);
            while (set.HasData)
            {
                var attribute = set.ReadSequence();
                var oid = attribute.ReadObjectIdentifier();
                var value = Normalized(attribute);
                country = oid == CountryName ? value.ToUpperInvariant() : country;
                text.Append(oid).Append('=').Append(value).Append(';');
                if (++count > MostAttributes)
                {
                    throw new PassportException(PassportFault.TooLong, "A name of too many parts.");
                }
            }
        }
        return new(text.ToString(), country);
    }

    private static string Normalized(AsnReader attribute)
    {
        var kind = (UniversalTagNumber)attribute.PeekTag().TagValue;
        var value = kind
            is UniversalTagNumber.UTF8String
                or UniversalTagNumber.PrintableString
                or UniversalTagNumber.IA5String
                or UniversalTagNumber.T61String
                or UniversalTagNumber.BMPString
            ? attribute.ReadCharacterString(kind)
            : Convert.ToHexString(attribute.ReadEncodedValue().Span);
        return string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
    }
}
