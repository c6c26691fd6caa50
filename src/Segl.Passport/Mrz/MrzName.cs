using System.Globalization;
using System.Text;

namespace Segl.Passport;

/// <summary>
/// Names as a machine-readable zone writes them: A to Z, fillers between parts, cut off where the line ends (Doc 9303-3
/// sections 4.6 and 6). Several letters may be written in more than one way, and states differ.
/// </summary>
public static class MrzName
{
    // A line of names has at most 39 characters; whoever is registered under a longer name is compared as far as it
    // goes.
    private const int LongestName = 200;

    private static readonly Dictionary<char, string[]> Ways = new()
    {
        // Doc 9303-3 section 6, table A; the first is the recommended one.
        ['Ä'] = ["AE", "A"],
        ['Å'] = ["AA", "A"],
        ['Æ'] = ["AE"],
        ['Ð'] = ["D"],
        ['Đ'] = ["D"],
        ['Ħ'] = ["H"],
        ['ı'] = ["I"],
        ['Ĳ'] = ["IJ"],
        ['ĸ'] = ["Q"],
        ['Ł'] = ["L"],
        ['Ñ'] = ["N", "NXX"],
        ['Ŋ'] = ["N"],
        ['Ö'] = ["OE", "O"],
        ['Ø'] = ["OE", "O"],
        ['Œ'] = ["OE"],
        ['ß'] = ["SS"],
        ['ẞ'] = ["SS"],
        ['Þ'] = ["TH"],
        ['Ŧ'] = ["T"],
        ['Ü'] = ["UE", "U", "UXX"],
    };

    /// <summary>The recommended way to write a name: parts with fillers between them, no apostrophes.</summary>
    public static string Transliterate(string name) => string.Concat(Letters(name).Select(ways => ways[0])).Trim('<');

    /// <summary>
    /// Whether a name of a zone can be this registered one: in any of the ways of Doc 9303-3, and cut off if the line
    /// was full.
    /// </summary>
    /// <param name="written">As a zone has it, with fillers or spaces between parts.</param>
    /// <param name="name">As registered, with all its letters.</param>
    /// <param name="isCutOff">Whether the line of names was full, so that the end may be missing.</param>
    public static bool CouldBe(string written, string name, bool isCutOff = false)
    {
        var letters = Letters(name).ToList();
        var text = written.Trim('<', ' ').Replace(' ', '<');

        // Every place of the text that can be reached after so many letters: no alternatives to walk through twice.
        HashSet<int> reached = [0];
        foreach (var ways in letters)
        {
            if (isCutOff && reached.Contains(text.Length))
            {
                return text.Length > 0;
            }
            reached = [.. reached.SelectMany(at => Steps(text, at, ways, isCutOff))];
        }
        return text.Length > 0 && reached.Contains(text.Length);
    }

    private static IEnumerable<int> Steps(string text, int at, string[] ways, bool isCutOff)
    {
        foreach (var way in ways)
        {
            var rest = text.AsSpan(at);
            if (rest.StartsWith(way, StringComparison.Ordinal))
            {
                yield return at + way.Length;
            }
            else if (isCutOff && rest.Length > 0 && way.AsSpan().StartsWith(rest, StringComparison.Ordinal))
            {
                yield return text.Length;
            }
        }
    }

    // Each letter of the name with the ways to write it; runs of spaces, hyphens and commas are one filler.
    private static IEnumerable<string[]> Letters(string name)
    {
        var afterFiller = true;
        foreach (var letter in Composed(name))
        {
            if (Ways.TryGetValue(letter, out var ways))
            {
                (afterFiller, var written) = (false, ways);
                yield return written;
            }
            else if (letter is ' ' or '-' or ',' or '<')
            {
                if (!afterFiller)
                {
                    afterFiller = true;
                    yield return ["<"];
                }
            }
            else if (WithoutMarks(letter) is { Length: > 0 } plain)
            {
                afterFiller = false;
                yield return [plain];
            }
        }
    }

    private static string Composed(string name)
    {
        var text = name.Length > LongestName ? name[..LongestName] : name;

        // A lone surrogate has no normal form; it is no letter of a zone either.
        text = string.Concat(text.Where(character => !char.IsSurrogate(character)));
        return text.Normalize(NormalizationForm.FormC).Trim().ToUpperInvariant();
    }

    private static string WithoutMarks(char letter) =>
        string.Concat(
            letter
                .ToString()
                .Normalize(NormalizationForm.FormD)
                .Where(part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)
                .Where(part => part is (>= 'A' and <= 'Z') or (>= '0' and <= '9'))
        );
}
