using System.Text;

namespace Segl.Server.Csv;

/// <summary>A record of a CSV file.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Ends">The line on which it ends; the last line of the file where that is uncertain.</param>
/// <param name="Fields">Its fields; null when it is malformed.</param>
/// <param name="WhyNot">Why it is malformed, in one sentence.</param>
/// <param name="IsLast">True when the beginning of the next record is uncertain: it might be inside a quoted
/// field.</param>
internal sealed record CsvRecord(
    long Line,
    long Ends,
    IReadOnlyList<string>? Fields,
    string? WhyNot,
    bool IsLast = false
);

/// <summary>
/// Reads CSV (RFC 4180) record by record in bounded memory: fields in quotes may hold separators, line ends and doubled
/// quotes; lines end in CRLF, LF or CR.
/// </summary>
internal sealed class CsvRecords(TextReader text, char separator)
{
    /// <summary>How many characters a record may have.</summary>
    public const int LongestRecord = 16 * 1024;

    private readonly StringBuilder field = new();
    private readonly List<string> fields = [];
    private long line = 1;
    private long ends;
    private int length;
    private char last;
    private bool isLost;

    /// <summary>
    /// The next record that is not empty; null at the end of the file, and after a quoting error. Empty lines, and rows of
    /// empty cells as spreadsheets write them, are skipped.
    /// </summary>
    public CsvRecord? Next()
    {
        while (!isLost && text.Peek() >= 0)
        {
            var begins = line;
            var whyNot = ReadRecord();
            if (whyNot is not null)
            {
                return new(begins, ends, null, whyNot, isLost);
            }

            if (!fields.TrueForAll(string.IsNullOrWhiteSpace))
            {
                return new(begins, ends, [.. fields], null);
            }
        }

        return null;
    }

    private string? ReadRecord()
    {
        fields.Clear();
        length = 0;
        while (true)
        {
            field.Clear();
            if (ReadField() is { } whyNot)
            {
                return whyNot;
            }

            fields.Add(field.ToString());
            if (text.Peek() != separator)
            {
                return EndLine() ? null : Lose("Something stands behind a closing quote.");
            }

            text.Read();
        }
    }

    // Collects the characters of a field in <c>field</c>.
    private string? ReadField()
    {
        var quoted = text.Peek() == '"';
        if (quoted)
        {
            text.Read();
            last = '"';
        }

        while (text.Peek() is >= 0 and var next)
        {
            var character = (char)next;
            if (!quoted && (character == separator || character is '\r' or '\n'))
            {
                return null;
            }

            if (++length > LongestRecord)
            {
                return quoted
                    ? Lose("A field in quotes is too long, or a quote is not closed.")
                    : SkipLine("The line is too long.");
            }

            text.Read();
            if (quoted && character == '"')
            {
                if (text.Peek() != '"')
                {
                    return null;
                }

                text.Read();
            }

            Count(character);
            field.Append(character);
        }

        return quoted ? Lose("A quote is not closed.") : null;
    }

    private bool EndLine()
    {
        ends = line;
        switch (text.Peek())
        {
            case '\r':
                text.Read();
                if (text.Peek() == '\n')
                {
                    text.Read();
                }

                break;
            case '\n':
                text.Read();
                break;
            case < 0:
                return true;
            default:
                return false;
        }

        line++;
        return true;
    }

    private string Lose(string whyNot)
    {
        isLost = true;
        while (text.Read() is >= 0 and var next)
        {
            Count((char)next);
        }

        // The last line may end without a sign.
        ends = last is '\r' or '\n' ? line - 1 : line;
        return whyNot;
    }

    // CRLF ends one line.
    private void Count(char sign)
    {
        line += sign == '\r' || (sign == '\n' && last != '\r') ? 1 : 0;
        last = sign;
    }

    private string SkipLine(string whyNot)
    {
        while (text.Peek() is >= 0 and not '\r' and not '\n')
        {
            text.Read();
        }

        EndLine();
        return whyNot;
    }
}
