using Segl.Server.Persons;

namespace Segl.Commands;

/// <summary>What the first line of a file of persons says: which column holds which field of an applicant.</summary>
internal sealed class ImportColumns
{
    private const int LongestShown = 40;

    private static readonly string[] Needed = ["number", "name"];

    // As Danish spreadsheets head them; a field's own name is one of them, too.
    private static readonly Dictionary<string, string[]> Headings = new()
    {
        ["number"] = ["cpr-nummer", "cpr", "cpr-nr", "cprnummer", "cprnr", "personnummer"],
        ["name"] = ["navn", "fulde-navn"],
        ["birth-date"] = ["fødselsdato", "fødselsdag"],
        ["user-id"] = ["bruger-id", "brugerid", "brugernavn"],
        ["phone"] = ["telefon", "telefonnummer", "tlf", "mobil", "mobilnummer", "mobiltelefon"],
        ["email"] = ["e-mail", "e-mailadresse", "e-mail-adresse", "mail", "mailadresse"],
        ["level"] = ["sikringsniveau", "niveau"],
        ["language"] = ["sprog"],
        ["address"] = ["adresse", "postadresse"],
    };

    private readonly Dictionary<string, int> columns;

    private ImportColumns(Dictionary<string, int> columns, int count) => (this.columns, Count) = (columns, count);

    /// <summary>How many columns have a heading; empty ones at the end do not count.</summary>
    public int Count { get; }

    /// <summary>The value of a field in a record; null when there is no such column.</summary>
    public string? Value(IReadOnlyList<string> record, string field) =>
        columns.TryGetValue(field, out var column) ? record[column] : null;

    /// <summary>Reads the first line.</summary>
    /// <returns>The columns, or what is wrong with which.</returns>
    public static (ImportColumns? Columns, string? WhyNot) Read(CsvRecord? first)
    {
        var headings = first?.Fields?.ToList() ?? [];
        var count = headings.FindLastIndex(heading => !string.IsNullOrWhiteSpace(heading)) + 1;
        headings.RemoveRange(count, headings.Count - count);
        var fields = headings.ConvertAll(FieldOf);
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

        var missing = Needed.FirstOrDefault(needed => !fields.Contains(needed));
        return missing is not null
            ? (null, $"there is no column {missing}.")
            : (new(fields.Index().ToDictionary(one => one.Item!, one => one.Index), fields.Count), null);
    }

    private static string? FieldOf(string heading)
    {
        var plain = heading.Trim().TrimEnd('.', ':').ToLowerInvariant().Replace(". ", "-").Replace(' ', '-');
        return Applicant.Fields.FirstOrDefault(field => field == plain || Headings[field].Contains(plain));
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
