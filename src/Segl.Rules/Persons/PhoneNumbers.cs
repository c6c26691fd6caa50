namespace Segl.Rules;

/// <summary>The registered phone number, to which codes are sent.</summary>
public static class PhoneNumbers
{
    private const int ShortestDigits = 8;
    private const int LongestDigits = 15;

    /// <summary>
    /// A number in E.164 form: + and 8 to 15 digits. A Danish number of eight digits may be written without +45.
    /// Null when it cannot be a number.
    /// </summary>
    public static string? Read(string typed)
    {
        var text = typed.Replace(" ", "", StringComparison.Ordinal);
        text = text.StartsWith("00", StringComparison.Ordinal) ? "+" + text[2..] : text;
        text = text.Length == ShortestDigits && text[0] != '+' ? "+45" + text : text;
        return
            text.Length is > ShortestDigits and <= LongestDigits + 1
            && text[0] == '+'
            && text[1] != '0'
            && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0
            ? text
            : null;
    }

    /// <summary>R35: a number that was changed less than five days ago receives no codes.</summary>
    /// <param name="changedAt">When it was changed; null for the number first registered, which is exempt.</param>
    /// <param name="holdLifted">A second officer lifted the hold after a change at a desk.</param>
    /// <param name="now">The instant at which a code would be sent.</param>
    public static Refusal? WhyNoCode(DateTimeOffset? changedAt, bool holdLifted, DateTimeOffset now) =>
        changedAt is { } changed && !holdLifted && now < changed + Limits.ChangedNumberGetsNoCodes
            ? new(Reason.PhoneNumberTooNew, changed + Limits.ChangedNumberGetsNoCodes)
            : null;
}
