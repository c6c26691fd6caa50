using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Segl.Server.My.Texts;
using Segl.Storage;

namespace Segl.Server.My.Activity;

/// <summary>R102: the journal as a file, for reading (CSV, RFC 4180) or for verifying with another program (JSON with
/// the hashes).</summary>
internal static class ActivityFiles
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A row a line, in words, oldest first. It begins with a byte order mark, which spreadsheets need.</summary>
    public static byte[] Csv(PersonJournal journal, MyTexts texts)
    {
        var rows = new StringBuilder().Append('\uFEFF');
        Row(rows, [texts.Number, texts.Time, texts.Happened, texts.Details]);
        foreach (var line in journal.Lines.Select(line => ActivityLine.Of(line, texts)))
        {
            Row(
                rows,
                [
                    line.Line.Seq.ToString(CultureInfo.InvariantCulture),
                    line.Line.At.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                    line.What,
                    string.Join("; ", line.Details.Select(one => $"{one.Label}: {one.Value}")),
                ]
            );
        }

        return Encoding.UTF8.GetBytes(rows.ToString());
    }

    /// <summary>Every line with its facts, as they were hashed, and its hash.</summary>
    public static byte[] Json(PersonJournal journal)
    {
        using var written = new MemoryStream();
        using (var json = new Utf8JsonWriter(written, Indented))
        {
            json.WriteStartObject();
            json.WriteBoolean("whole", journal.Fault is null);
            json.WriteStartArray("lines");
            foreach (var line in journal.Lines)
            {
                json.WriteStartObject();
                json.WriteNumber("seq", line.Seq);
                json.WriteNumber("at", line.At.ToUnixTimeMilliseconds());
                json.WriteString("what", line.What);
                json.WriteString("facts", line.Facts);
                json.WriteString("hash", Convert.ToHexStringLower(line.Hash));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return written.ToArray();
    }

    private static void Row(StringBuilder rows, IEnumerable<string> fields) =>
        rows.AppendJoin(',', fields.Select(Field)).Append("\r\n");

    // Somebody else chose a website's name: a spreadsheet takes a field that begins so for a formula.
    private static string Field(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0]) ? $"'{text}" : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
