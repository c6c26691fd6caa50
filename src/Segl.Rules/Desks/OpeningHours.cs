using System.Globalization;

namespace Segl.Rules;

/// <summary>The opening hours of a desk, the same each week, by the clock on its wall.</summary>
public sealed class OpeningHours
{
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private OpeningHours(IReadOnlyList<OpenSpan> spans) => Spans = spans;

    /// <summary>When it is open, from Monday on.</summary>
    public IReadOnlyList<OpenSpan> Spans { get; }

    /// <summary>
    /// Reads hours such as <c>mon-wed 09:00-15:00; thu 10:00-12:00, 13:00-18:00</c>. Null when they are not written so, or
    /// when two of them overlap.
    /// </summary>
    public static OpeningHours? Read(string typed)
    {
        var spans = new List<OpenSpan>();
        foreach (var part in Parts(typed, ';'))
        {
            var words = part.Split(' ', 2, StringSplitOptions.TrimEntries);
            if (words.Length < 2 || DaysOf(words[0]) is not { } days)
            {
                return null;
            }

            foreach (var hours in Parts(words[1], ','))
            {
                if (HoursOf(hours) is not { } between)
                {
                    return null;
                }

                spans.AddRange(days.Select(day => new OpenSpan(day, between.From, between.Until)));
            }
        }

        spans = [.. spans.OrderBy(span => FromMonday(span.Day)).ThenBy(span => span.From)];
        var overlap = spans
            .Zip(spans.Skip(1))
            .Any(two => two.First.Day == two.Second.Day && two.Second.From < two.First.Until);
        return spans.Count == 0 || overlap ? null : new(spans);
    }

    /// <summary>The hours as <see cref="Read"/> reads them.</summary>
    public override string ToString() =>
        string.Join("; ", Spans.Select(span => $"{Days[(int)span.Day]} {span.From:HH\\:mm}-{span.Until:HH\\:mm}"));

    /// <summary>The times of a day at which an appointment of this length can begin and end.</summary>
    public IEnumerable<TimeOnly> Starts(DayOfWeek day, TimeSpan length) =>
        Spans
            .Where(span => span.Day == day)
            .SelectMany(span =>
                Enumerable
                    .Range(0, (int)((span.Until - span.From) / length))
                    .Select(number => span.From.Add(number * length))
            );

    private static string[] Parts(string text, char separator) =>
        text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static List<DayOfWeek>? DaysOf(string word)
    {
        var ends = word.ToLowerInvariant().Split('-').Select(end => Array.IndexOf(Days, end)).ToArray();
        if (ends.Length > 2 || ends.Contains(-1))
        {
            return null;
        }

        var (first, last) = (FromMonday((DayOfWeek)ends[0]), FromMonday((DayOfWeek)ends[^1]));
        return last < first
            ? null
            : [.. Enumerable.Range(first, last - first + 1).Select(day => (DayOfWeek)((day + 1) % 7))];
    }

    private static (TimeOnly From, TimeOnly Until)? HoursOf(string text) =>
        text.Split('-', StringSplitOptions.TrimEntries) is [var from, var until]
        && TimeOf(from) is { } begins
        && TimeOf(until) is { } ends
        && begins < ends
            ? (begins, ends)
            : null;

    private static TimeOnly? TimeOf(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    private static int FromMonday(DayOfWeek day) => ((int)day + 6) % 7;
}
