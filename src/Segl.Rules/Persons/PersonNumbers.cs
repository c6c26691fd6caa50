using System.Globalization;

namespace Segl.Rules;

/// <summary>The kind of number under which a person is registered.</summary>
public enum PersonNumberKind
{
    /// <summary>A Danish person number (CPR): ten digits.</summary>
    Cpr,

    /// <summary>A P-code, for a person without a Danish person number: eight digits.</summary>
    PCode,
}

/// <summary>The number under which a person is registered (R02).</summary>
/// <param name="Kind">CPR or P-code.</param>
/// <param name="Digits">The digits alone, without hyphen or spaces.</param>
public sealed record PersonNumber(PersonNumberKind Kind, string Digits)
{
    private const int CprDigits = 10;

    /// <summary>R02: reads a number as typed, with or without hyphen; a CPR number begins with a valid date.</summary>
    public static Outcome<PersonNumber> Read(string typed)
    {
        var digits = typed.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length == 0 || digits.Any(digit => !char.IsAsciiDigit(digit)))
        {
            return new Refusal(Reason.PersonNumberInvalid);
        }

        return digits.Length switch
        {
            CprDigits when BirthDateOf(digits) is not null => new PersonNumber(PersonNumberKind.Cpr, digits),
            Limits.PCodeDigits => new PersonNumber(PersonNumberKind.PCode, digits),
            _ => new Refusal(Reason.PersonNumberInvalid),
        };
    }

    /// <summary>
    /// True when a digit is missing at the front of what was typed: spreadsheets take a number for an amount, and drop its
    /// leading zero.
    /// </summary>
    public static bool MayLackZero(string typed) =>
        typed.Trim() is { Length: CprDigits - 1 or Limits.PCodeDigits - 1 } digits && digits.All(char.IsAsciiDigit);

    /// <summary>The birth date inside a CPR number; null for a P-code.</summary>
    public DateOnly? BirthDate => Kind is PersonNumberKind.Cpr ? BirthDateOf(Digits) : null;

    /// <summary>A person number is confidential, so it is never printed by accident, in a log or elsewhere.</summary>
    public override string ToString() => Kind.ToString();

    // The century follows from the seventh digit and the year, as published by the CPR register.
    private static DateOnly? BirthDateOf(string cpr)
    {
        var year = int.Parse(cpr.AsSpan(4, 2), CultureInfo.InvariantCulture);
        var century = (cpr[6], year) switch
        {
            (<= '3', _) => 1900,
            ('4' or '9', <= 36) => 2000,
            ('4' or '9', _) => 1900,
            (_, <= 57) => 2000,
            _ => 1800,
        };
        var text = $"{century + year:0000}{cpr.AsSpan(2, 2)}{cpr.AsSpan(0, 2)}";
        return DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
    }
}
