using System.Text.RegularExpressions;

namespace Segl.Rules.Tests;

/// <summary>
/// The rooms of the house: a namespace is a folder, no folder is too full, and no two folders need each other, by
/// whatever way round.
/// </summary>
public sealed partial class NamespacesTests
{
    private const int MostFilesInAFolder = 18;

    // A list that is read by its names.
    private const string OneFileACommand = "src/Segl/Commands/";

    private static readonly string[] Sources =
    [
        .. Repository.Files("src", ".cs").Concat(Repository.Files("companion", ".cs")).Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void The_server_has_no_loose_files() =>
        Assert.DoesNotContain(Sources, path => Path.GetDirectoryName(path) == "src/Segl.Server");

    [Fact]
    public void No_folder_holds_more_files_than_one_sees_at_once() =>
        Assert.Empty(
            from path in Sources
            where !path.StartsWith(OneFileACommand, StringComparison.Ordinal)
            group path by Path.GetDirectoryName(path) into folder
            where folder.Count() > MostFilesInAFolder
            select $"{folder.Key} holds {folder.Count()} files"
        );

    [Fact]
    public void A_namespace_of_the_server_and_the_demo_is_its_folder() =>
        Assert.Empty(
            from path in Sources
            where
                path.StartsWith("src/Segl.Server/", StringComparison.Ordinal)
                || path.StartsWith("src/Segl.Demo/", StringComparison.Ordinal)
            let folder = Path.GetDirectoryName(path)!["src/".Length..].Replace('/', '.')
            where Source.Read(path).Namespace != folder
            select $"{path} is not in the namespace {folder}"
        );

    [Fact]
    public void No_namespace_needs_itself_through_others()
    {
        var uses = Uses(Sources.Select(Source.Read));

        Assert.True(uses.Count > 20, "The namespaces were not read.");
        Assert.Equal("", Circle(uses));
    }

    [Fact]
    public void A_circle_is_found()
    {
        var one = new Source("src/P/A/One.cs", "using Segl.B;\nnamespace Segl.A;\nclass One { Two two; }");
        var two = new Source("src/P/B/Two.cs", "using Segl;\nnamespace Segl.B;\nclass Two;");
        var parent = new Source("src/P/Three.cs", "using Segl.A;\nnamespace Segl;\nclass Three;");
        var child = new Source("src/P/B/Four.cs", "namespace Segl.B;\nclass Four(Three three);");

        Assert.Equal("", Circle(Uses([one, two with { Text = "namespace Segl.B;\nclass Two;" }])));
        Assert.NotEqual("", Circle(Uses([one, two, parent])));
        Assert.NotEqual("", Circle(Uses([one, child, parent])));
    }

    /// <summary>
    /// What each namespace uses: what it says by <c>using</c>, and the types of the namespaces around it, which need
    /// no <c>using</c>.
    /// </summary>
    private static Dictionary<string, HashSet<string>> Uses(IEnumerable<Source> sources)
    {
        var all = sources.Where(source => source.Namespace.Length > 0).ToList();
        var types = all.ToLookup(source => (source.Project, source.Namespace), source => source.Types)
            .ToDictionary(space => space.Key, space => space.SelectMany(names => names).ToHashSet());
        var known = types.Keys.Select(space => space.Namespace).ToHashSet();
        return all.GroupBy(source => source.Namespace)
            .ToDictionary(
                space => space.Key,
                space =>
                    space
                        .SelectMany(source => source.Usings.Select(InWhich).Concat(UsedAround(source, types)))
                        .Where(used => used != space.Key && known.Contains(used))
                        .ToHashSet()
            );

        // A using may give a type another name; it uses the namespace of that type.
        string InWhich(string used) =>
            known.Contains(used) || !used.Contains('.') ? used : used[..used.LastIndexOf('.')];
    }

    private static IEnumerable<string> UsedAround(
        Source source,
        Dictionary<(string Project, string Namespace), HashSet<string>> types
    )
    {
        var around = source.Namespace;
        while (around.LastIndexOf('.') is > 0 and var dot)
        {
            around = around[..dot];
            if (types.TryGetValue((source.Project, around), out var names) && source.Words.Overlaps(names))
            {
                yield return around;
            }
        }
    }

    /// <summary>The first circle, as one walks it; empty if there is none.</summary>
    private static string Circle(Dictionary<string, HashSet<string>> uses)
    {
        var done = new HashSet<string>();
        return uses.Keys.Order(StringComparer.Ordinal).Select(from => Walk([from])).FirstOrDefault(found => found != "")
            ?? "";

        string Walk(List<string> way)
        {
            var here = way[^1];
            if (way.IndexOf(here) is var before && before < way.Count - 1)
            {
                return string.Join(" -> ", way[before..]);
            }

            var found = done.Contains(here)
                ? ""
                : uses[here]
                    .Order(StringComparer.Ordinal)
                    .Select(next => Walk([.. way, next]))
                    .FirstOrDefault(circle => circle != "")
                    ?? "";
            done.Add(here);
            return found;
        }
    }

    /// <summary>A file of C#.</summary>
    private sealed record Source(string Path, string Text)
    {
        public static Source Read(string path) => new(path, Repository.Read(path));

        public string Project => Path.Split('/')[1];

        public string Namespace => NamespaceLine().Match(Text).Groups["name"].Value;

        public IEnumerable<string> Usings => UsingLine().Matches(Text).Select(line => line.Groups["name"].Value);

        public IEnumerable<string> Types => Declaration().Matches(Code).Select(type => type.Groups["name"].Value);

        public HashSet<string> Words => [.. Word().Matches(Code).Select(word => word.Value).Except(Types)];

        // What the compiler sees of it: no comments, and of texts only what stands in their holes.
        private string Code =>
            Literal()
                .Replace(
                    Comment().Replace(UsingLine().Replace(NamespaceLine().Replace(Text, ""), ""), ""),
                    text => string.Join(' ', Hole().Matches(text.Value).Select(hole => hole.Value))
                );
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^using (?:static )?(?:\w+ = )?(?<name>Segl[\w.]*);", RegexOptions.Multiline)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"\b(?:class|record struct|record|struct|interface|enum|delegate [\w<>?]+) (?<name>[A-Z]\w+)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"(?<![.\w])[A-Z]\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex("\"{3,}[\\s\\S]*?\"{3,}|\"(?:\\\\.|[^\"\\\\\n])*\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();
}
