using System.Globalization;
using System.Text.RegularExpressions;

namespace Segl.Rules.Tests;

/// <summary>docs/have-a-spare.md, the seed sentence by sentence, against the tests that it names.</summary>
public sealed partial class SeedSentencesTests
{
    private static readonly List<Sentence> Sentences =
    [
        .. Line()
            .Matches(Repository.Read("docs/have-a-spare.md"))
            .Select(line => new Sentence(
                int.Parse(line.Groups["number"].Value, CultureInfo.InvariantCulture),
                [.. Name().Matches(line.Groups["tests"].Value).Select(name => name.Groups["name"].Value)]
            )),
    ];

    private static readonly HashSet<string> Tests =
    [
        .. Repository
            .Files("tests", ".cs")
            .SelectMany(path => Method().Matches(Repository.Read(path)))
            .Select(method => method.Groups["name"].Value),
    ];

    [Fact]
    public void Each_sentence_stands_there_once() =>
        Assert.Equal(Enumerable.Range(1, 46), Sentences.Select(sentence => sentence.Number));

    [Fact]
    public void Each_test_that_is_named_exists() =>
        Assert.Empty(
            from sentence in Sentences
            from test in sentence.Tests
            where !Tests.Contains(test)
            select $"{sentence.Number}: {test}"
        );

    [Fact]
    public void Each_sentence_has_a_test() =>
        Assert.Empty(Sentences.Where(sentence => sentence.Tests.Count == 0).Select(sentence => sentence.Number));

    private sealed record Sentence(int Number, IReadOnlyList<string> Tests);

    [GeneratedRegex(@"^\| (?<number>\d+) \| [^|]+ \| (?<where>[^|]+) \| (?<tests>[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"\b(?:Task|void) (?<name>[A-Z]\w+)\(")]
    private static partial Regex Method();
}
