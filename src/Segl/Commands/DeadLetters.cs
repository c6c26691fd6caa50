using System.CommandLine;
using Segl.Storage;

namespace Segl.Commands;

/// <summary>
/// <c>segl dead-letters</c>: lists the notices that were given up (R101), or makes them due once more after a gateway
/// was repaired; a running server then sends them.
/// </summary>
internal static class DeadLetters
{
    private const int Shown = 1000;

    private static readonly Option<string> Which = new("--again")
    {
        HelpName = "all|ID",
        Description = "Try all once more, or the one with this id.",
        Validators =
        {
            typed =>
            {
                if (typed.GetValueOrDefault<string>() is not "all" and var id && !Guid.TryParse(id, out _))
                {
                    typed.AddError("--again takes 'all' or the id of a notice.");
                }
            },
        },
    };

    /// <summary>Lists them, or with <c>--again</c> makes them due.</summary>
    public static DatabaseCommand Command { get; } =
        new(
            "dead-letters",
            "List the notices that nobody could deliver, or try them once more.",
            (bench, typed) =>
                typed.GetValue(Which) switch
                {
                    null => List(bench),
                    "all" => Again(bench, null),
                    var id => Again(bench, Guid.Parse(id)),
                }
        )
        {
            Which,
        };

    private static async Task<int> List(Workbench bench)
    {
        var letters = await new Outbox(bench.Database).DeadLetters(Shown);
        foreach (var letter in letters)
        {
            await bench.Output.WriteLineAsync(
                $"{letter.Id}  {Workbench.Instant(letter.MadeAt)}  {letter.Channel, -5}  {letter.Address}  "
                    + $"{letter.What}  tried {letter.Tries} times: {letter.Error}"
            );
        }

        await bench.Output.WriteLineAsync(
            letters.Count == Shown ? $"The newest {Shown} are shown." : $"{letters.Count} undeliverable."
        );
        return 0;
    }

    private static async Task<int> Again(Workbench bench, Guid? notice)
    {
        var again = await new Outbox(bench.Database).SendAgain(notice, bench.Now);
        await bench.Output.WriteLineAsync($"{again} due again.");
        return again == 0 && notice is not null ? 1 : 0;
    }
}
