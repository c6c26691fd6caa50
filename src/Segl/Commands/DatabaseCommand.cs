using System.CommandLine;

namespace Segl.Commands;

/// <summary>A command that works on the database.</summary>
internal class DatabaseCommand : Command
{
    /// <param name="name">The command's name.</param>
    /// <param name="help">What it does, in a sentence.</param>
    /// <param name="run">The action; it returns the exit code.</param>
    public DatabaseCommand(string name, string help, Func<Workbench, ParseResult, Task<int>> run)
        : base(name, help) =>
        SetAction(
            async (typed, _) =>
            {
                await using var bench =
                    Invocation.Of(typed).Bench?.Invoke() ?? await Workbench.Open(Invocation.SettingsOf(typed));
                return await run(bench, typed);
            }
        );
}
