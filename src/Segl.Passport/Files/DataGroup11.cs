using System.Globalization;
using System.Text;

namespace Segl.Passport;

/// <summary>DG11 (Doc 9303-10 section 4.7.11): more about the person. Each part is optional.</summary>
public sealed record DataGroup11
{
    /// <summary>
    /// The full name in the letters of the country, with <c>&lt;&lt;</c> between primary and secondary identifier.
    /// </summary>
    public string? FullName { get; private init; }

    /// <summary>The national person number.</summary>
    public string? PersonalNumber { get; private init; }

    /// <summary>The date of birth, with its century.</summary>
    public DateOnly? BirthDate { get; private init; }

    /// <summary>The place of birth; parts have a filler between them.</summary>
    public string? PlaceOfBirth { get; private init; }

    /// <summary>The address; parts have a filler between them.</summary>
    public string? Address { get; private init; }

    /// <summary>Reads the file.</summary>
    public static DataGroup11 Read(ReadOnlyMemory<byte> file)
    {
        var parts = Tlv.All(Tlv.Only(file, 0x6B));
        return new()
        {
            FullName = Text(parts, 0x5F0E),
            PersonalNumber = Text(parts, 0x5F10),
            BirthDate = Date(parts),
            PlaceOfBirth = Text(parts, 0x5F11),
            Address = Text(parts, 0x5F42),
        };
    }

    private static string? Text(List<Tlv> parts, int tag) =>
        parts.Find(part => part.Tag == tag) is { Value.Length: > 0 and <= 1024 } found
            ? Encoding.UTF8.GetString(found.Value.Span)
            : null;

    // Eight digits as text, or in older documents as four bytes of BCD.
    private static DateOnly? Date(List<Tlv> parts)
    {
        var value = parts.Find(part => part.Tag == 0x5F2B).Value.Span;
        var text =
            value.Length == 4
                ? Convert.ToHexString(value)
                : Encoding.ASCII.GetString(value[..Math.Min(value.Length, 8)]);
        return DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
    }
}
