using System.CommandLine;
using Segl.Server.Operate.Staff;
using Segl.Storage;

namespace Segl.Commands;

/// <summary>
/// <c>segl operator add | remove | list</c>: who runs Segl through the operator's door (R88). The first one is added
/// here.
/// </summary>
internal static class OperatorCommands
{
    /// <summary>The three commands.</summary>
    public static Command All { get; } =
        new("operator", "Add, remove and list who runs Segl through the operator's door.")
        {
            new PersonCommand("add", "Make a person an operator.", (bench, person, _) => Add(bench, person)),
            new PersonCommand(
                "remove",
                "A person is no operator any more, and is out at once.",
                (bench, person, _) => Remove(bench, person)
            ),
            new DatabaseCommand("list", "List the operators by user ID.", (bench, _) => List(bench)),
        };

    private static async Task<int> Add(Workbench bench, Guid personId)
    {
        var refused = await bench.People.Change(personId, bench.Now, change => Operators.Add(change, Actor.Command));
        return refused is null ? 0 : await bench.Refuse(refused);
    }

    private static async Task<int> Remove(Workbench bench, Guid personId) =>
        await bench.People.Change(personId, bench.Now, change => Operators.End(change, Actor.Command))
            ? 0
            : await bench.Refuse("This person is no operator.");

    private static async Task<int> List(Workbench bench)
    {
        foreach (var one in await bench.Database.Read(OperatorStore.All))
        {
            if (one.EndedAt is null && await bench.People.Find(one.PersonId) is { } person)
            {
                await bench.Output.WriteLineAsync($"{person.UserId}\t{Workbench.Instant(one.AddedAt)}");
            }
        }

        return 0;
    }
}
