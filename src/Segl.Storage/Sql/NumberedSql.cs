using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Segl.Storage;

/// <summary>
/// SQL texts here have named parameters (<c>@person</c>), PostgreSQL's are numbered (<c>$1</c>). A text is rewritten
/// once, not on each execution.
/// </summary>
/// <param name="Text">The text with numbered parameters.</param>
/// <param name="Names">The names, in the order of their numbers.</param>
internal sealed partial record NumberedSql(string Text, IReadOnlyList<string> Names)
{
    // The texts are constants of this program, and lists of keys have few lengths.
    private static readonly ConcurrentDictionary<string, NumberedSql> Known = new();

    /// <summary>The numbered form of a text.</summary>
    public static NumberedSql Of(string sql) => Known.GetOrAdd(sql, Number);

    private static NumberedSql Number(string sql)
    {
        var names = new List<string>();
        var numbered = Name()
            .Replace(
                sql,
                found =>
                {
                    var name = found.Groups["name"].Value;
                    if (!names.Contains(name))
                    {
                        names.Add(name);
                    }

                    return $"${names.IndexOf(name) + 1}";
                }
            );
        return new(numbered, names);
    }

    [GeneratedRegex("@(?<name>[a-z][a-z0-9_]*)")]
    private static partial Regex Name();
}
