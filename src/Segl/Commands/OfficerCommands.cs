using System.CommandLine;
using System.Text;
using Segl.Server.Operate.Staff;
using Segl.Storage;

namespace Segl.Commands;

/// <summary><c>segl officer add | remove | list | import FILE.csv</c>: who works at which desk (R83).</summary>
internal static class OfficerCommands
{
    private static readonly Option<string> Desk = new("--desk")
    {
        HelpName = "ID",
        Description = "The desk, as segl desk list shows it.",
        Required = true,
    };

    private static readonly Argument<FileInfo> FilePath = new("FILE.csv") { Description = "One officer a line." };

    /// <summary>The commands.</summary>
    public static Command All { get; } =
        new("officer", "Add, move, remove and list the officers of the desks.")
        {
            new PersonCommand(
                "add",
                "Make a person an officer at a desk, or move them there.",
                (bench, person, typed) => Put(bench, person, typed.GetRequiredValue(Desk))
            )
            {
                Desk,
            },
            new PersonCommand(
                "remove",
                "A person is no officer any more, and is out at once.",
                (bench, person, _) => Remove(bench, person)
            ),
            new DatabaseCommand("list", "List the officers by desk and user ID.", (bench, _) => List(bench)),
            new DatabaseCommand(
                "import",
                "Make officers of many: a file with the columns user-id and desk.",
                (bench, typed) => Import(bench, typed.GetRequiredValue(FilePath))
            )
            {
                FilePath,
            },
        };

    private static async Task<int> Put(Workbench bench, Guid personId, string desk)
    {
        if (await bench.Database.Read(session => DeskStore.Find(session, desk)) is not { ClosedAt: null })
        {
            return await bench.Refuse("There is no open desk with this id; see segl desk list.");
        }

        var refused = await bench.People.Change(
            personId,
            bench.Now,
            change => Officers.Put(change, desk, Actor.Command)
        );
        return refused is null ? 0 : await bench.Refuse(refused);
    }

    private static async Task<int> Remove(Workbench bench, Guid personId) =>
        await bench.People.Change(personId, bench.Now, change => Officers.End(change, Actor.Command))
            ? 0
            : await bench.Refuse("This person is no officer.");

    private static async Task<int> Import(Workbench bench, FileInfo path)
    {
        if (!path.Exists)
        {
            return await bench.Refuse("There is no such file.");
        }

        await using var file = path.OpenRead();
        var report = await OfficerFile.Import(
            bench.People,
            bench.Database,
            file,
            Encoding.UTF8,
            Actor.Command,
            bench.Now
        );
        return await CsvReports.Tell(bench, report, "officers");
    }

    private static async Task<int> List(Workbench bench)
    {
        foreach (var one in await bench.Database.Read(OfficerStore.All))
        {
            if (one.EndedAt is null && await bench.People.Find(one.PersonId) is { } person)
            {
                await bench.Output.WriteLineAsync($"{one.DeskId}\t{person.UserId}\t{Workbench.Instant(one.AddedAt)}");
            }
        }

        return 0;
    }
}
