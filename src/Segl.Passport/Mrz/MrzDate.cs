using System.Globalization;

namespace Segl.Passport;

/// <summary>Dates of two-digit years (Doc 9303-3 section 4.8).</summary>
internal static class MrzDate
{
    /// <summary>
    /// The latest day with this date that is not after today; null when parts of it are unknown (fillers).
    /// </summary>
    /// <returns>False when it is neither a date nor a date with unknown parts.</returns>
    public static bool TryBirth(string text, DateOnly today, out DateOnly? date)
    {
        date = null;
        if (text.Contains('<', StringComparison.Ordinal))
        {
            return IsPartlyUnknown(text);
        }

        date =
            In(text, today.Year / 100 * 100) is { } recent && recent <= today
                ? recent
                : In(text, (today.Year / 100 * 100) - 100);
        return date is not null;
    }

    /// <summary>The day with this date that is less than fifty years away, before or after.</summary>
    public static bool TryExpiry(string text, DateOnly today, out DateOnly date)
    {
        var century = today.Year / 100 * 100;
        foreach (var candidate in new[] { century, century + 100, century - 100 })
        {
            if (In(text, candidate) is { } found && found > today.AddYears(-50) && found <= today.AddYears(50))
            {
                date = found;
                return true;
            }
        }
        date = default;
        return false;
    }

    // Unknown are the day, the day and the month, or all of it, in whole pairs.
    private static bool IsPartlyUnknown(string text) =>
        text == "<<<<<<"
        || (char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1]) && text[2..] == "<<<<")
        || (text[..4].All(char.IsAsciiDigit) && text[4..] == "<<");

    private static DateOnly? In(string text, int century) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && DateOnly.TryParseExact(
            (century * 10000 + number).ToString(CultureInfo.InvariantCulture),
            "yyyyMMdd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        )
            ? date
            : null;
}
