using System.Text.RegularExpressions;
using Segl.Commands;
using Segl.Server.Configuration;
using Segl.Server.Oidc.Messages;
using Segl.Server.Terms;
using Segl.Server.Web;

namespace Segl.Server.Tests.Operate;

/// <summary>docs/operate.md against the program: an operator finds every setting there, and no other.</summary>
public sealed partial class OperatingGuideTests
{
    // --demo is said on the command line, and whether it is https follows from the origins.
    private static readonly string[] NotConfigured = [nameof(Settings.Demo), nameof(Settings.Https)];

    [Fact]
    public void The_guide_lists_every_setting_and_no_other()
    {
        var settings = typeof(Settings).GetProperties().Select(setting => setting.Name).Except(NotConfigured);
        var guide = File.ReadAllText(Repository.File("docs", "operate.md"));
        var listed = Row().Matches(guide).Select(row => row.Groups["name"].Value);

        Assert.Equal(settings.Order(), listed.Order());
    }

    [Fact]
    public void The_guide_names_every_command()
    {
        var guide = File.ReadAllText(Repository.File("docs", "operate.md"));
        var commands = CommandLine.Root.Subcommands.Select(command => command.Name).ToList();

        Assert.Contains("import", commands);
        Assert.All(commands, word => Assert.Matches($"`(segl )?{word}[ `]", guide));
    }

    [Fact]
    public void R09_the_guide_tells_how_long_each_kind_of_record_is_kept()
    {
        var guide = File.ReadAllText(Repository.File("docs", "operate.md"));

        Assert.All(
            Retention.Kinds,
            kind =>
                Assert.Contains(
                    $"| {kind.What} | {string.Join(", ", kind.Tables.Select(table => $"`{table}`"))} | {kind.Kept} |",
                    guide
                )
        );
    }

    [GeneratedRegex(@"^\| `Segl:(?<name>\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
