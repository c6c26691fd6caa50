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
                line.Groups["where"].Value,
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
    public void A_sentence_without_a_test_says_when_it_comes() =>
        Assert.All(
            Sentences.Where(sentence => sentence.Tests.Count == 0),
            sentence => Assert.Matches(@"Issue \d|see 16", sentence.Where)
        );

    private sealed record Sentence(int Number, string Where, IReadOnlyList<string> Tests);

    [GeneratedRegex(@"^\| (?<number>\d+) \| [^|]+ \| (?<where>[^|]+) \| (?<tests>[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"\b(?:Task|void) (?<name>[A-Z]\w+)\(")]
    private static partial Regex Method();
}
