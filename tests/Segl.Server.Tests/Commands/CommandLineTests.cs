using System.CommandLine;
using Segl.Commands;

namespace Segl.Server.Tests.Commands;

/// <summary>What is typed after <c>segl</c>: help for each command, completion, and one sentence for a wrong word.</summary>
public sealed class CommandLineTests
{
    public static TheoryData<string> Names => [.. Leaves(CommandLine.Root, "").Select(name => name.Trim())];

    [Theory, MemberData(nameof(Names))]
    public async Task Each_command_has_help(string command)
    {
        var (exit, output, errors) = await Type([.. command.Split(' '), "--help"]);

        Assert.Equal((0, ""), (exit, errors));
        Assert.Contains($"{command} ", output);
        Assert.Contains("--demo", output);
    }

    [Theory]
    [InlineData("thaw", "'thaw' is not known here")]
    [InlineData("thaw --help", "'thaw' is not known here")]
    [InlineData("thaw --version", "'thaw' is not known here")]
    [InlineData("register --nmae A --help", "'--nmae' is not known here")]
    [InlineData("", "command")]
    [InlineData("client", "command")]
    [InlineData("freeze --usr-id a", "'--usr-id' is not known here")]
    [InlineData("freeze --user-id a --user-id b", "--user-id")]
    [InlineData("freeze --user-id", "--user-id")]
    [InlineData("client remove", "remove")]
    [InlineData("rotate-keys now", "'now' is not known here")]
    [InlineData("dead-letters --again some", "the id of a notice")]
    [InlineData("verify-journal --knows xyz", "the hash of a checkpoint")]
    public async Task What_makes_no_sense_is_said_in_one_line_and_ends_with_2(string words, string says)
    {
        var (exit, output, errors) = await Type(words.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((2, ""), (exit, output));
        Assert.Contains(says, errors);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Point_5_6_the_version_is_told()
    {
        var (exit, output, errors) = await Type("--version");

        Assert.Equal((0, ""), (exit, errors));
        Assert.Matches(@"^\d+\.\d+\.\d+", output);
    }

    [Fact]
    public async Task A_shell_completes_what_was_begun()
    {
        var (exit, output, _) = await Type("[suggest:11]", "freeze --us");

        Assert.Equal(0, exit);
        Assert.Equal("--user-id", output.Trim());
    }

    private static IEnumerable<string> Leaves(Command command, string above) =>
        command.Subcommands.Count == 0
            ? [above]
            : command.Subcommands.SelectMany(below => Leaves(below, $"{above} {below.Name}"));

    private static async Task<(int Exit, string Output, string Errors)> Type(params string[] words)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var exit = await CommandLine.Run(
            words,
            new()
            {
                Output = output,
                Error = errors,
                Bench = () => throw new InvalidOperationException("Nothing is done."),
            }
        );
        return (exit, output.ToString(), errors.ToString());
    }
}
