using System.CommandLine;
using System.Data.Common;

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
                try
                {
                    return await run(bench, typed);
                }
                catch (Exception fault) when (IsOfTheMachine(fault))
                {
                    return await bench.Refuse($"{SentenceOf(fault)} What was printed, if anything, does not count.");
                }
            }
        );

    /// <summary>
    /// True of what no rule foresees and no programmer made: a full disk, a database that is away, an output that nobody
    /// reads.
    /// </summary>
    public static bool IsOfTheMachine(Exception fault) =>
        fault is DbException or IOException or UnauthorizedAccessException;

    /// <summary>One sentence about it, on one line.</summary>
    public static string SentenceOf(Exception fault)
    {
        var what =
            fault is DbException ? "The database did not take it" : "A file or the output could not be read or written";
        var why = fault is UnauthorizedAccessException ? fault.InnerException?.Message ?? fault.Message : fault.Message;
        return $"{what}: {string.Join(' ', why.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.')}.";
    }
}
