using System.Text;

namespace Segl.Server.Csv;

/// <summary>A line of a file below its headings.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Value">The value of a field; null when there is no such column. Null when the line cannot be
/// read.</param>
/// <param name="WhyNot">Why it cannot be read, in sentences that repeat no value.</param>
/// <param name="GoesOn">What a refusal of it adds where it is more than one line; else empty.</param>
internal sealed record CsvLine(long Line, Func<string, string?>? Value, string? WhyNot, string GoesOn = "");

/// <summary>
/// A file of lines whose first one names the columns, in whatever form spreadsheets write. A bad line is reported by its
/// number, and the good ones around it are read.
/// </summary>
internal sealed class CsvFile : IDisposable
{
    private const string Separators = ",;\t";

    private readonly StreamReader text;
    private readonly CsvRecords records;
    private readonly CsvColumns columns;

    private CsvFile(StreamReader text, CsvRecords records, CsvColumns columns) =>
        (this.text, this.records, this.columns) = (text, records, columns);

    /// <summary>Reads the headings.</summary>
    /// <param name="file">The file, which can be read twice; it stays open.</param>
    /// <param name="fields">The columns that it may have.</param>
    /// <param name="encoding">The encoding where it has no byte order mark.</param>
    /// <returns>The file, or one sentence about what is wrong with its headings.</returns>
    public static (CsvFile? File, string? WhyNot) Open(Stream file, CsvFields fields, Encoding encoding)
    {
        var separator = SeparatorOf(file, encoding);
        file.Position = 0;
        // Invalid UTF-8 does not throw: it becomes U+FFFD, and the line is reported as bad.
        var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var records = new CsvRecords(text, separator);
        var (columns, whyNot) = CsvColumns.Read(records.Next(), fields);
        return columns is null
            ? (null, $"The first line must name the columns: {fields.InWords}; {whyNot}")
            : (new(text, records, columns), null);
    }

    /// <summary>The next line; null at the end of the file.</summary>
    public CsvLine? Next() => records.Next() is { } record ? Read(record) : null;

    /// <inheritdoc/>
    public void Dispose() => text.Dispose();

    private CsvLine Read(CsvRecord record)
    {
        if (record.IsLast)
        {
            return new(
                record.Line,
                null,
                $"{record.WhyNot} Nothing was read from line {record.Line} to the end of the file (line {record.Ends}): "
                    + "mend the line and import the file again, which doubles nothing."
            );
        }

        var goesOn =
            record.Ends > record.Line
                ? $" A field in quotes goes on to line {record.Ends}; nothing was read from these lines."
                : "";
        return WhyNot(record) is { } whyNot
            ? new(record.Line, null, whyNot, goesOn)
            : new(record.Line, field => columns.Value(record.Fields!, field), null, goesOn);
    }

    private string? WhyNot(CsvRecord record) =>
        record.Fields switch
        {
            null => record.WhyNot,
            { } fields
                when fields.Count < columns.Count || !fields.Skip(columns.Count).All(string.IsNullOrWhiteSpace) =>
                $"There are {fields.Count} fields, but {columns.Count} columns.",
            { } fields when fields.Any(field => field.Contains('\ufffd')) =>
                "The line is not written in UTF-8; --encoding windows-1252 reads what older spreadsheets write.",
            _ => null,
        };

    // Whatever separates the headings most often, among what spreadsheets write.
    private static char SeparatorOf(Stream file, Encoding encoding)
    {
        using var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var begins = new char[CsvRecords.LongestRecord];
        var read = text.ReadBlock(begins);
        var first = new string(begins, 0, read).TrimStart('\r', '\n').Split('\r', '\n')[0];
        return Separators.MaxBy(separator => first.Count(sign => sign == separator));
    }
}
