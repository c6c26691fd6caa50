using Segl.Passport;
using Segl.Rules;

namespace Segl.Server.DocumentChecks.Holders;

/// <summary>Whom an authentic document names. Nothing of it is stored (R74), so it lives as long as the reading.</summary>
/// <param name="Zone">The zone in the chip.</param>
/// <param name="BirthDate">The birth date; null when the document leaves it out in part.</param>
/// <param name="PersonNumber">The Danish person number, if the document has one.</param>
internal sealed record DocumentHolder(Mrz Zone, DateOnly? BirthDate, PersonNumber? PersonNumber)
{
    private const string Denmark = "DNK";

    /// <summary>The holder of a document.</summary>
    public static DocumentHolder Of(SignedDocument document)
    {
        var (zone, more) = (document.Mrz, document.More);
        return new(
            zone,
            zone.BirthDate ?? more?.BirthDate,
            zone.IssuingState == Denmark
                ? CprIn(more?.PersonalNumber) ?? CprIn(zone.OptionalData) ?? CprIn(zone.SecondOptionalData)
                : null
        );
    }

    /// <summary>Nothing of a document is printed by accident, in a log or elsewhere (T-24).</summary>
    public override string ToString() => $"the holder of a {Kind}";

    /// <summary>The kind of document.</summary>
    public CheckedDocument Kind =>
        Zone.DocumentCode.StartsWith('P') ? CheckedDocument.Passport : CheckedDocument.IdCard;

    /// <summary>R73: whether the holder is old enough on this day.</summary>
    public bool IsOldEnough(DateOnly today) =>
        BirthDate is { } born && Identities.AgeOn(born, today) >= Limits.YoungestAge;

    /// <summary>R71: whether the document is from the country that the citizen named.</summary>
    /// <param name="country">ISO 3166-1 alpha-3.</param>
    public bool IsFrom(string country) =>
        Zone.IssuingState switch
        {
            // Doc 9303-3 section 5: Germany has one letter, and the United Kingdom's other nationals codes of their own.
            "D" => country == "DEU",
            "GBD" or "GBN" or "GBO" or "GBP" or "GBS" => country == "GBR",
            "RKS" => country is "XKX" or "RKS",
            var state => country == state,
        };

    /// <summary>
    /// Whether this can be the registered person: the same number where the document has one, else the same name, as a zone
    /// writes it, and always the same birth date.
    /// </summary>
    /// <param name="name">The registered name: given names first.</param>
    /// <param name="birthDate">The registered birth date.</param>
    /// <param name="personNumber">The registered number.</param>
    public bool CouldBe(string name, DateOnly birthDate, PersonNumber personNumber) =>
        BirthDate == birthDate && (PersonNumber is { } own ? own == personNumber : HasName(name));

    // A zone has family names first, and may cut off the last given name; where the two parts meet, the registered name does
    // not say.
    private bool HasName(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var hasGivenNames = Zone.SecondaryIdentifier.Length > 0;
        return Enumerable
            .Range(hasGivenNames ? 1 : 0, hasGivenNames ? Math.Max(0, words.Length - 1) : 1)
            .Any(given =>
                MrzName.CouldBe(
                    Zone.PrimaryIdentifier,
                    string.Join(' ', words[given..]),
                    Zone.IsNameCutOff && !hasGivenNames
                )
                && (
                    !hasGivenNames
                    || MrzName.CouldBe(Zone.SecondaryIdentifier, string.Join(' ', words[..given]), Zone.IsNameCutOff)
                )
            );
    }

    private static PersonNumber? CprIn(string? text) =>
        text is not null
        && PersonNumber.Read(text.Replace("<", "", StringComparison.Ordinal)).IsGranted(out var number, out _)
        && number.Kind is PersonNumberKind.Cpr
            ? number
            : null;
}
