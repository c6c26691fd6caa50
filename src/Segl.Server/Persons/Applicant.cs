using System.Globalization;
using System.Security.Cryptography;
using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Persons;

/// <summary>A person who may be registered under the rules.</summary>
internal sealed record Applicant(
    PersonNumber Number,
    string Name,
    DateOnly BirthDate,
    string UserId,
    string? Phone,
    string? Email,
    AssuranceLevel Level,
    Language Language,
    PostalAddress? Address
)
{
    private const string LostZero = " One digit is missing: a spreadsheet may have dropped a leading zero.";
    private const string UserIdLetters = "23456789abcdefghjkmnpqrstvwxyz";

    /// <summary>
    /// The names of an applicant's fields: the options of <c>segl register</c>, the columns of <c>segl import</c>.
    /// </summary>
    public static IReadOnlyList<string> Fields { get; } =
    ["number", "name", "birth-date", "user-id", "phone", "email", "level", "language", "address"];

    /// <summary>
    /// Validates an applicant's fields (R02, R04, R05, R06). Number and name are required, with a P-code the birth
    /// date too. Without a user ID one is generated.
    /// </summary>
    /// <param name="told">The value of a field; null or empty when it is missing.</param>
    /// <param name="today">The day of registration.</param>
    /// <returns>The applicant, or one sentence about the error, which repeats no value.</returns>
    public static (Applicant? Applicant, string? WhyNot) Read(Func<string, string?> told, DateOnly today)
    {
        var (number, noNumber) = ReadNumber(Field("number"));
        if (number is null)
        {
            return (null, noNumber);
        }

        var (name, userId) = (Field("name"), Field("user-id") ?? NewUserId());
        var (birthDate, noDate) = ReadBirthDate(number, Field("birth-date"));
        var (phone, noPhone) = ReadAddress(Field("phone"), PhoneNumbers.Read, Reason.PhoneNumberInvalid);
        var (email, noEmail) = ReadAddress(Field("email"), EmailAddresses.Read, Reason.EmailInvalid);
        var (level, noLevel) = ReadLevel(Field("level"));
        var (language, noLanguage) = ReadLanguage(Field("language"));
        var (address, noAddress) = ReadAddress(Field("address"), PostalAddress.Read, Reason.PostalAddressInvalid);
        var noName =
            name is null || !LoginTexts.MayShow(name) ? "The name is missing, too long or cannot be shown." : null;
        var whyNot =
            noName
            ?? noDate
            ?? noLevel
            ?? Sentence(Identities.WhyNotRegister(birthDate, level, today))
            ?? Sentence(UserIds.WhyNot(userId))
            ?? noPhone
            ?? noEmail
            ?? noLanguage
            ?? noAddress;
        return whyNot is null
            ? (new(number, name!, birthDate, userId, phone, email, level, language, address), null)
            : (null, whyNot);

        string? Field(string field) => told(field)?.Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>The person to be stored, with a new id and the number wrapped.</summary>
    // The id is random except for its leading bits, which encode the time, so that new rows are adjacent (R01).
    public NewPerson ToPerson(Codes codes, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new(
            new(
                id,
                Number.Kind,
                codes.WrapPersonNumber(id, Number),
                Name,
                BirthDate,
                UserId,
                Level,
                Language.Tag(),
                Phone,
                PhoneChangedAt: null,
                PhoneHoldLifted: false,
                Email,
                TermsVersion: null,
                TermsAcceptedAt: null,
                RegisteredAt: now,
                FrozenAt: null,
                PushesSinceClaim: 0,
                AddressWrapped: Address is null ? null : codes.WrapAddress(id, Address)
            ),
            codes.OfPersonNumber(Number)
        );
    }

    /// <summary>Personal data is never printed by accident, in a log or elsewhere.</summary>
    public override string ToString() => nameof(Applicant);

    // Three groups, so that it does not look like an activation code. 58 random bits make collisions within a country
    // negligible.
    internal static string NewUserId()
    {
        var letters = RandomNumberGenerator.GetString(UserIdLetters, 12);
        return $"{letters[..4]}-{letters[4..8]}-{letters[8..]}";
    }

    private static (PersonNumber?, string?) ReadNumber(string? typed) =>
        PersonNumber.Read(typed ?? "").IsGranted(out var number, out var refusal)
            ? (number, null)
            : (null, Sentence(refusal) + (PersonNumber.MayLackZero(typed ?? "") ? LostZero : ""));

    private static (DateOnly, string?) ReadBirthDate(PersonNumber number, string? typed)
    {
        var isDate = DateOnly.TryParseExact(
            typed,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        );
        return (number.BirthDate, typed) switch
        {
            ({ } inside, null) => (inside, null),
            (null, null) => (default, "With a P-code the birth date is needed."),
            _ when !isDate => (default, "The birth date is not written as yyyy-mm-dd."),
            ({ } inside, _) when inside != date => (default, "The birth date is not the one in the person number."),
            _ => (date, null),
        };
    }

    private static (T?, string?) ReadAddress<T>(string? typed, Func<string, T?> read, Reason otherwise)
        where T : class =>
        typed is null ? (null, null)
        : read(typed) is { } address ? (address, null)
        : (null, Sentence(new(otherwise)));

    private static (AssuranceLevel, string?) ReadLevel(string? typed) =>
        typed?.ToLowerInvariant() switch
        {
            null or "substantial" => (AssuranceLevel.Substantial, null),
            "low" => (AssuranceLevel.Low, null),
            "high" => (AssuranceLevel.High, null),
            _ => (default, "The level is neither low nor substantial."),
        };

    private static (Language, string?) ReadLanguage(string? typed) =>
        typed?.ToLowerInvariant() switch
        {
            null or "da" => (Language.Da, null),
            "en" => (Language.En, null),
            _ => (default, "The language is neither da nor en."),
        };

    private static string? Sentence(Refusal? refusal) =>
        refusal is null ? null : Sentences.Of(refusal.Because, Language.En);
}
