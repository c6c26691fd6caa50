using System.CommandLine;
using Segl.Rules;
using Segl.Server.App.Activating;
using Segl.Storage;

namespace Segl.Commands;

/// <summary>
/// <c>segl erase</c>: ends an identity for good (R09). A running server erases what is kept about the person when the
/// retention time is over.
/// </summary>
internal static class Erase
{
    private static readonly Option<string> Because = new("--because")
    {
        HelpName = "TEXT",
        Description = "Why, for the journal: who asked, or what happened.",
    };

    /// <summary>Ends a person's identity.</summary>
    public static PersonCommand Command { get; } =
        new(
            "erase",
            "End an identity for good; what is kept about the person is erased later.",
            (bench, person, typed) => Run(bench, person, typed.GetValue(Because))
        )
        {
            Because,
        };

    private static async Task<int> Run(Workbench bench, Guid personId, string? because)
    {
        var ended = await bench.People.Change(
            personId,
            bench.Now,
            async change =>
                (IsNew: await Erasures.EndIdentity(change, "segl", because), At: change.Person.EndedAt!.Value)
        );
        var erasedAt = Workbench.Instant(ended.At + Limits.ErasedAfter);
        if (!ended.IsNew)
        {
            return await bench.Refuse($"The identity has ended already. All about the person is erased on {erasedAt}.");
        }

        await bench.Output.WriteLineAsync($"The identity has ended. All about the person is erased on {erasedAt}.");
        return 0;
    }
}
