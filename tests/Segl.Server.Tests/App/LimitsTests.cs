using System.Text.Json;
using System.Text.RegularExpressions;
using Segl.Rules;

namespace Segl.Server.Tests.App;

/// <summary><c>/limits.json</c>: what the app declares that it reads, and nothing else.</summary>
public sealed partial class LimitsTests
{
    [Fact]
    public async Task The_app_is_sent_what_it_reads_and_nothing_else()
    {
        var sent = (await Sent()).EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal);

        Assert.Equal(Declared().Order(StringComparer.Ordinal), sent);
    }

    [Fact]
    public void What_the_app_declares_it_reads()
    {
        var app = Repository.File("app", "www");
        var source = string.Concat(
            Directory
                .EnumerateFiles(app, "*.js", SearchOption.AllDirectories)
                .Where(file => !file.Contains("vendor", StringComparison.Ordinal))
                .Select(File.ReadAllText)
        );

        Assert.All(
            Declared(),
            name =>
                Assert.Matches(
                    $@"\b(l|limits|loadLimits\(\)\))\.{name}\b|\{{[^{{}}]*\b{name}\b[^{{}}]*\}} = (await )?segl\.",
                    source
                )
        );
    }

    [Fact]
    public async Task A_count_is_itself_and_a_duration_in_seconds()
    {
        var sent = await Sent();

        Assert.Equal(Limits.ActiveApps, sent.GetProperty("activeApps").GetInt32());
        Assert.Equal(Limits.PinSuspension.TotalSeconds, sent.GetProperty("pinSuspension").GetDouble());
        Assert.Equal(Identities.TermsVersion, sent.GetProperty("terms").GetString());
    }

    private static async Task<JsonElement> Sent()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        using var client = server.NewClient();
        var text = await client.GetStringAsync("/limits.json", TestContext.Current.CancellationToken);
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    private static IEnumerable<string> Declared()
    {
        var types = File.ReadAllText(Repository.File("app", "www", "types.js"));
        var limits = types[types.IndexOf("@typedef {object} Limits", StringComparison.Ordinal)..];
        return Property()
            .Matches(limits[..limits.IndexOf("*/", StringComparison.Ordinal)])
            .Select(found => found.Groups["name"].Value);
    }

    [GeneratedRegex(@"@property \{[^}]+\} (?<name>\w+)")]
    private static partial Regex Property();
}
