using System.CommandLine;
using Segl.Rules;

namespace Segl.Commands;

/// <summary>A command about one person, identified by <c>--user-id</c> or <c>--number</c>.</summary>
internal sealed class PersonCommand : DatabaseCommand
{
    private static readonly Option<string> UserId = new("--user-id")
    {
        HelpName = "ID",
        Description = "Their user ID.",
    };

    private static readonly Option<string> Number = new("--number")
    {
        HelpName = "N",
        Description = "Or their person number; - asks for it.",
    };

    /// <param name="name">The command's name.</param>
    /// <param name="help">What it does, in a sentence.</param>
    /// <param name="run">The action; it returns the exit code.</param>
    public PersonCommand(string name, string help, Func<Workbench, Guid, ParseResult, Task<int>> run)
        : base(
            name,
            help,
            async (bench, typed) => await Find(bench, typed) is { } person ? await run(bench, person, typed) : 1
        )
    {
        Add(UserId);
        Add(Number);
        Validators.Add(typed =>
        {
            if (typed.GetResult(UserId) is null == typed.GetResult(Number) is null)
            {
                typed.AddError("Name the person by --user-id or --number.");
            }
        });
    }

    private static async Task<Guid?> Find(Workbench bench, ParseResult typed)
    {
        var found =
            typed.GetValue(UserId) is { } userId ? await bench.People.ByUserId(userId)
            : PersonNumber
                .Read(await TypedLater.ValueOf(bench, "number", typed.GetValue(Number)) ?? "")
                .IsGranted(out var number, out _)
                ? await bench.People.ByNumber(bench.Codes.OfPersonNumber(number))
            : null;
        if (found is null)
        {
            await bench.Refuse("There is no such person.");
        }

        return found;
    }
}
