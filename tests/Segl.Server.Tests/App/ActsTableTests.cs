using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Segl.Server.App.Calls;

namespace Segl.Server.Tests.App;

/// <summary>
/// The registry of acts, the table in docs/protocol.md and the app's statements.js name the same acts with the same
/// fields. What the server really writes is checked by the app's own reader in the browser tests.
/// </summary>
public sealed partial class ActsTableTests
{
    // The phone that is being activated signs it; it is a step of the activation and no act of an app.
    private const string OfAnActivation = "activate";

    [Fact]
    public async Task The_registry_holds_the_acts_of_the_protocol()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);

        var registered = server.Parts.GetRequiredService<Acts>().ByName.Keys;

        Assert.Equal(
            Protocol().Keys.Where(act => act != OfAnActivation).Order(StringComparer.Ordinal),
            registered.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_app_shows_the_fields_of_the_protocol()
    {
        var (protocol, app) = (Protocol(), App());

        Assert.Equal(protocol.Keys.Order(StringComparer.Ordinal), app.Keys.Order(StringComparer.Ordinal));
        Assert.All(protocol, act => Assert.Equal((act.Key, act.Value), (act.Key, app[act.Key])));
    }

    /// <summary>An act that says nothing takes the PIN; each that says something else is said to in the protocol.</summary>
    [Fact]
    public async Task The_acts_that_take_the_pin_alone_are_those_of_the_protocol()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var pinAlone = TableLine()
            .Matches(File.ReadAllText(Repository.File("docs", "protocol.md")))
            .Where(line => line.Groups["knowledge"].Value.Trim().Split('.')[0] == "PIN")
            .Select(line => line.Groups["act"].Value);

        var silent = server.Parts.GetRequiredService<Acts>().ByName.Values.Where(SaysNothingAboutKnowledge);

        Assert.Equal(
            pinAlone.Order(StringComparer.Ordinal),
            silent.Select(act => act.Name).Order(StringComparer.Ordinal)
        );
    }

    private static bool SaysNothingAboutKnowledge(Act act) =>
        act.GetType().GetMethod("KnowledgeFor", BindingFlags.Instance | BindingFlags.NonPublic)?.DeclaringType
            is { IsGenericType: true } declaring
        && declaring.GetGenericTypeDefinition() == typeof(OfferedAct<,>);

    /// <summary>Act to its own fields, in alphabetical order.</summary>
    private static Dictionary<string, string> Protocol() =>
        TableLine()
            .Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs/protocol.md")))
            .ToDictionary(
                line => line.Groups["act"].Value,
                line => Sorted(Word().Matches(Aside().Replace(line.Groups["fields"].Value, "")))
            );

    private static Dictionary<string, string> App()
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, "app/www/statements.js"));
        var table = source[source.IndexOf("const acts = {", StringComparison.Ordinal)..];
        return ActLine()
            .Matches(table[..table.IndexOf("\n};", StringComparison.Ordinal)])
            .ToDictionary(
                line => line.Groups["act"].Value,
                line => Sorted(Field().Matches(line.Groups["fields"].Value))
            );
    }

    private static string Sorted(MatchCollection found) =>
        string.Join(' ', found.Select(one => one.Groups["name"].Value).Order(StringComparer.Ordinal));

    /// <summary>A row of the table: act, what the app asks for, own fields, knowledge.</summary>
    [GeneratedRegex(@"^\| `(?<act>[a-z-]+)` \|[^|]*\|(?<fields>[^|]*)\|(?<knowledge>[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex TableLine();

    /// <summary>What a field is, in brackets behind it.</summary>
    [GeneratedRegex(@"\([^)]*\)|=[^,|]*\}`?")]
    private static partial Regex Aside();

    [GeneratedRegex(@"`(?<name>[A-Za-z]+)")]
    private static partial Regex Word();

    [GeneratedRegex(@"^  '?(?<act>[a-z-]+)'?: \{(?<fields>[^}]*)\}", RegexOptions.Multiline)]
    private static partial Regex ActLine();

    [GeneratedRegex(@"(?<name>[A-Za-z]+): '")]
    private static partial Regex Field();
}
