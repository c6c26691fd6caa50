using Segl.Server.Configuration;

namespace Segl.Commands;

/// <summary>What was typed behind a command's name.</summary>
internal sealed class Words
{
    private readonly Dictionary<string, string> options;

    private Words(List<string> plain, List<string> settings, Dictionary<string, string> options, bool demo) =>
        (Plain, Settings, this.options, Demo) = (plain, [.. settings], options, demo);

    /// <summary>The words that are no option, such as a file.</summary>
    public IReadOnlyList<string> Plain { get; }

    /// <summary>Words with a colon set a configuration value, such as <c>--Segl:Database=segl.db</c>.</summary>
    public string[] Settings { get; }

    /// <summary>Whether <c>--demo</c> was among them.</summary>
    public bool Demo { get; }

    /// <summary>The value of an option; null when it was not typed.</summary>
    public string? this[string option] => options.GetValueOrDefault(option);

    /// <summary>Reads words. An option has a value, behind a space or an equals sign.</summary>
    /// <param name="words">What was typed.</param>
    /// <param name="known">The options that the command knows, without dashes.</param>
    /// <param name="plain">How many words are no option.</param>
    /// <exception cref="WrongWordsException">An option is unknown or lacks its value, or the count is off.</exception>
    public static Words Read(ReadOnlySpan<string> words, IEnumerable<string> known, int plain = 0)
    {
        var (rest, settings, options) = (new List<string>(), new List<string>(), new Dictionary<string, string>());
        var demo = false;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == "--demo")
            {
                demo = true;
                continue;
            }

            if (!words[i].StartsWith("--", StringComparison.Ordinal))
            {
                rest.Add(words[i]);
                continue;
            }

            var (name, value) = words[i].IndexOf('=') is > 0 and var at
                ? (words[i][..at], words[i][(at + 1)..])
                : (words[i], ++i < words.Length ? words[i] : throw Wrong($"{words[i - 1]} lacks its value."));
            if (name.Contains(':'))
            {
                settings.Add($"{name}={value}");
            }
            else if (!known.Contains(name[2..]) || !options.TryAdd(name[2..], value))
            {
                throw Wrong($"{name} is not an option here, or was given twice.");
            }
        }

        return rest.Count == plain
            ? new Words(rest, settings, options, demo)
            : throw Wrong(plain == 0 ? $"'{rest[0]}' is one word too many." : "A word is missing or too many.");
    }

    private static WrongWordsException Wrong(string sentence) => new(sentence);
}

/// <summary>The words of a command line make no sense. The message is one sentence.</summary>
internal sealed class WrongWordsException(string sentence) : Exception(sentence);
