namespace Segl.Server.Csv;

/// <summary>The columns that a kind of file may have.</summary>
/// <param name="Needed">The fields without which a file is none of this kind.</param>
/// <param name="Optional">The other fields.</param>
/// <param name="Headings">How spreadsheets head a field besides its own name, in small letters with hyphens.</param>
internal sealed record CsvFields(
    IReadOnlyList<string> Needed,
    IReadOnlyList<string> Optional,
    IReadOnlyDictionary<string, string[]> Headings
)
{
    /// <summary>What the first line must name, in words.</summary>
    public string InWords =>
        string.Join(" and ", Needed)
        + (Optional.Count == 0 ? "" : $", and which there are of {string.Join(", ", Optional)}");

    /// <summary>The field that a heading names; null for none.</summary>
    public string? Named(string heading)
    {
        var plain = heading.Trim().TrimEnd('.', ':').ToLowerInvariant().Replace(". ", "-").Replace(' ', '-');
        return Needed
            .Concat(Optional)
            .FirstOrDefault(field => field == plain || Headings.GetValueOrDefault(field, []).Contains(plain));
    }
}

/// <summary>What the first line of a file says: which column holds which field.</summary>
internal sealed class CsvColumns
{
    private const int LongestShown = 40;

    private readonly Dictionary<string, int> columns;

    private CsvColumns(Dictionary<string, int> columns, int count) => (this.columns, Count) = (columns, count);

    /// <summary>How many columns have a heading; empty ones at the end do not count.</summary>
    public int Count { get; }

    /// <summary>The value of a field in a record; null when there is no such column.</summary>
    public string? Value(IReadOnlyList<string> record, string field) =>
        columns.TryGetValue(field, out var column) ? record[column] : null;

    /// <summary>Reads the first line.</summary>
    /// <returns>The columns, or what is wrong with which.</returns>
    public static (CsvColumns? Columns, string? WhyNot) Read(CsvRecord? first, CsvFields known)
    {
        var headings = first?.Fields?.ToList() ?? [];
        var count = headings.FindLastIndex(heading => !string.IsNullOrWhiteSpace(heading)) + 1;
        headings.RemoveRange(count, headings.Count - count);
        var fields = headings.ConvertAll(known.Named);
        if (first?.WhyNot is { } unread)
        {
            return (null, unread);
        }

        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i] is not { } field || fields.IndexOf(field) < i)
            {
                return (null, WhyNot(i, headings[i], fields));
            }
        }

        var missing = known.Needed.FirstOrDefault(needed => !fields.Contains(needed));
        return missing is not null
            ? (null, $"there is no column {missing}.")
            : (new(fields.Index().ToDictionary(one => one.Item!, one => one.Index), fields.Count), null);
    }

    // Where no column is known, the line is perhaps no heading but a person, of whom nothing is repeated.
    private static string WhyNot(int column, string heading, List<string?> fields) =>
        (fields[column], heading.Trim()) switch
        {
            ({ } field, _) => $"column {column + 1} is the second one for {field}.",
            (_, "") => $"column {column + 1} has no heading.",
            _ when fields.TrueForAll(field => field is null) => $"column {column + 1} is none of them.",
            _ when heading.Contains('\ufffd') =>
                $"the heading of column {column + 1} is not written in UTF-8; see --encoding.",
            (_, var unknown) => $"column {column + 1}, '{Shown(unknown)}', is none of them.",
        };

    private static string Shown(string heading) =>
        new([.. heading.Take(LongestShown).Select(sign => char.IsControl(sign) ? '?' : sign)]);
}
