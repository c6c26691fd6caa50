using System.Text.RegularExpressions;

namespace Segl.Rules.Tests;

/// <summary>docs/threats.md against code and tests, both ways.</summary>
public sealed partial class ThreatNumbersTests
{
    private static readonly string[] Sources = [".cs", ".js", ".mjs", ".sql", ".pml"];

    /// <summary>Each threat of the page, and whether the page says that a test tries it.</summary>
    private static readonly Dictionary<string, bool> Threats = Line()
        .Matches(Repository.Read("docs/threats.md"))
        .ToDictionary(
            line => line.Groups["number"].Value,
            line => !line.Groups["test"].Value.EndsWith(")*", StringComparison.Ordinal)
        );

    private static readonly string[] Folders =
    [
        "src",
        "app",
        "tests",
        "bench",
        "samples",
        "proofs",
        "docs",
        "companion",
    ];

    private static readonly HashSet<string> NamedByTests =
    [
        .. Repository
            .Files("tests", ".cs")
            .Concat(Repository.Files("app", ".mjs"))
            .SelectMany(path => NumberInName().Matches(Repository.Read(path)))
            .Select(number => number.Groups["number"].Value),
    ];

    [Fact]
    public void The_page_of_threats_is_read() =>
        Assert.True(Threats is { Count: > 70 } && Threats["09"] && !Threats["47"]);

    [Fact]
    public void Every_threat_that_is_tried_is_named_by_a_test() =>
        Assert.Empty(Threats.Where(threat => threat.Value && !NamedByTests.Contains(threat.Key)).Select(Of));

    [Fact]
    public void Every_threat_that_a_test_names_is_said_to_be_tried() =>
        Assert.DoesNotContain(NamedByTests, number => !Threats.GetValueOrDefault(number));

    [Fact]
    public void Every_number_in_code_tests_and_documents_is_a_threat_of_the_page() =>
        Assert.Empty(
            from folder in Folders
            from path in Repository.Files(folder, [.. Sources, ".md"])
            from Match quoted in Quoted().Matches(Repository.Read(path))
            where !Threats.ContainsKey(quoted.Groups["number"].Value)
            select $"{quoted.Value} in {path}"
        );

    private static string Of(KeyValuePair<string, bool> threat) => $"T-{threat.Key}";

    [GeneratedRegex(@"^\| T-(?<number>\d{2}) .*\|(?<test>[^|]*?) *\|$", RegexOptions.Multiline)]
    private static partial Regex Line();

    /// <summary>A number as prose and comments quote it.</summary>
    [GeneratedRegex(@"(?<![A-Za-z0-9])T-(?<number>\d{2})(?!\d)")]
    private static partial Regex Quoted();

    /// <summary>A number in a test's name: T09_… and R10_T09_… in C#, 'T12 …' in the app's modules.</summary>
    [GeneratedRegex(@"(?<![A-Za-z0-9-])T(?<number>\d{2})(?=[_ ])")]
    private static partial Regex NumberInName();
}
