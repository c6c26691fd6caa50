using System.Text.RegularExpressions;

namespace Segl.Rules.Tests;

/// <summary>docs/rules.md against the code, both ways: what is built is named, and what is named is built.</summary>
public sealed partial class RuleNumbersTests
{
    private const string NotBuilt = "*(not built)*";

    private static readonly string[] Sources = [".cs", ".cshtml", ".js", ".mjs", ".sql", ".css"];

    private static readonly string[] TestFolders = ["tests", "app/tests"];

    /// <summary>Each rule of the page, and whether the page says that it is built.</summary>
    private static readonly Dictionary<string, bool> Rules = RuleLine()
        .Matches(Repository.Read("docs/rules.md"))
        .ToDictionary(
            line => line.Groups["number"].Value,
            line => !line.Value.TrimEnd().EndsWith(NotBuilt, StringComparison.Ordinal)
        );

    private static readonly ILookup<string, string> NamedInSources = Named(["src", "app/www"], Number(), text => text);

    private static readonly ILookup<string, string> NamedInTests = Named(TestFolders, Number(), text => text);

    private static readonly ILookup<string, string> NamedInTestNames = Named(
        TestFolders,
        NumberInName(),
        text => string.Join(' ', TestName().Matches(text))
    );

    [Fact]
    public void The_page_of_rules_is_read() => Assert.True(Rules is { Count: > 80 } && Rules["R01"]);

    [Fact]
    public void Every_rule_that_is_built_is_named_in_the_sources() =>
        Assert.All(Built(), rule => Assert.True(NamedInSources.Contains(rule), $"{rule} is named in no source."));

    [Fact]
    public void Every_rule_that_is_built_is_named_by_a_test() =>
        Assert.All(Built(), rule => Assert.True(NamedInTestNames.Contains(rule), $"{rule} is in the name of no test."));

    [Fact]
    public void Every_number_in_the_sources_is_a_rule_that_is_built() => Assert.Empty(NotBuiltAmong(NamedInSources));

    [Fact]
    public void Every_number_in_the_tests_is_a_rule_that_is_built() => Assert.Empty(NotBuiltAmong(NamedInTests));

    private static IEnumerable<string> Built() => Rules.Where(rule => rule.Value).Select(rule => rule.Key);

    private static IEnumerable<string> NotBuiltAmong(ILookup<string, string> named) =>
        from rule in named
        where !Rules.GetValueOrDefault(rule.Key)
        select $"{rule.Key} in {string.Join(", ", rule.Distinct())}";

    /// <summary>Rule number to the files that name it. This file speaks of numbers itself and is left out.</summary>
    private static ILookup<string, string> Named(string[] folders, Regex number, Func<string, string> part) =>
        (
            from path in folders.SelectMany(folder => Repository.Files(folder, Sources))
            where !path.EndsWith("RuleNumbersTests.cs", StringComparison.Ordinal)
            from Match match in number.Matches(part(Repository.Read(path)))
            select (Rule: match.Groups["number"].Value, path)
        ).ToLookup(named => named.Rule, named => named.path);

    [GeneratedRegex(@"^- (?<number>R\d{2,3}) .*$", RegexOptions.Multiline)]
    private static partial Regex RuleLine();

    /// <summary>A number where a person would read one: R05 and R05_…, but not ES256R or R2D2.</summary>
    [GeneratedRegex(@"(?<![A-Za-z0-9])(?<number>R\d{2,3})(?![A-Za-z0-9])")]
    private static partial Regex Number();

    /// <summary>Methods called R05_… or R05_R91_…: the names of tests.</summary>
    [GeneratedRegex(@"\b(?:R\d{2,3}_)+\w+(?=\s*\()")]
    private static partial Regex TestName();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?<number>R\d{2,3})(?=_)")]
    private static partial Regex NumberInName();
}
