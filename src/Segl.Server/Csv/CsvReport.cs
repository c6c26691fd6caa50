using System.Text;

namespace Segl.Server.Csv;

/// <summary>A line that was not taken.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="WhyNot">Why, in sentences.</param>
internal sealed record BadLine(long Line, string WhyNot);

/// <summary>What became of a file: what its good lines brought, and each bad line with its reason.</summary>
/// <param name="Done">What the good lines brought, in their order.</param>
/// <param name="Bad">The bad lines.</param>
internal sealed record CsvReport<T>(IReadOnlyList<T> Done, IReadOnlyList<BadLine> Bad)
    where T : class
{
    /// <summary>Takes a file line by line; a bad one keeps up none of the others.</summary>
    /// <param name="file">The file, which can be read twice.</param>
    /// <param name="fields">The columns that it may have.</param>
    /// <param name="encoding">The encoding where it has no byte order mark.</param>
    /// <param name="take">Takes a line, whose fields it may ask for, or says in a sentence why not.</param>
    public static async Task<CsvReport<T>> Of(
        Stream file,
        CsvFields fields,
        Encoding encoding,
        Func<Func<string, string?>, Task<(T? Done, string? WhyNot)>> take
    )
    {
        var (lines, noHeadings) = CsvFile.Open(file, fields, encoding);
        if (lines is null)
        {
            return new([], [new(1, noHeadings!)]);
        }

        using var opened = lines;
        var (done, bad) = (new List<T>(), new List<BadLine>());
        while (lines.Next() is { } line)
        {
            var (taken, whyNot) = line.Value is { } value
                ? await take(field => Trimmed(value(field)))
                : (null, line.WhyNot);
            if (taken is null)
            {
                bad.Add(new(line.Line, whyNot + line.GoesOn));
            }
            else
            {
                done.Add(taken);
            }
        }

        return new(done, bad);
    }

    private static string? Trimmed(string? text) => text?.Trim() is { Length: > 0 } some ? some : null;
}
