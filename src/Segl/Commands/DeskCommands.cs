using System.CommandLine;
using System.Text;
using Segl.Rules;
using Segl.Server.Desks;
using Segl.Server.Operate.Staff;
using Segl.Storage;

namespace Segl.Commands;

/// <summary><c>segl desk import | close | list</c>: the desks of Citizen Service (R80).</summary>
internal static class DeskCommands
{
    private static readonly Argument<FileInfo> FilePath = new("FILE.csv")
    {
        Description = "Its first line names the columns; samples/desks.csv shows them.",
    };

    private static readonly Argument<string> Id = new("ID") { Description = "The desk, as segl desk list shows it." };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only tell what is wrong in it." };

    /// <summary>The commands.</summary>
    public static Command All { get; } =
        new("desk", "Add, change, close and list the desks of Citizen Service.")
        {
            new DatabaseCommand(
                "import",
                "Add the desks of a file, and change those that are known.",
                (bench, typed) => Import(bench, typed.GetRequiredValue(FilePath), typed.GetValue(DryRun))
            )
            {
                FilePath,
                DryRun,
            },
            new DatabaseCommand(
                "close",
                "Nobody can book a time at a desk any more; importing it again opens it.",
                (bench, typed) => Close(bench, typed.GetRequiredValue(Id))
            )
            {
                Id,
            },
            new DatabaseCommand("list", "List the desks.", (bench, _) => List(bench)),
        };

    private static async Task<int> Import(Workbench bench, FileInfo path, bool dryRun)
    {
        if (!path.Exists)
        {
            return await bench.Refuse("There is no such file.");
        }

        await using var file = path.OpenRead();
        var report = await DeskFile.Read(file, Encoding.UTF8);
        foreach (var bad in report.Bad)
        {
            await bench.Output.WriteLineAsync($"line {bad.Line}: {bad.WhyNot}");
        }

        if (!dryRun)
        {
            await bench.Database.Write(
                Durability.Durable,
                session => ServiceDesks.Import(session, report.Done, Actor.Command, bench.Now)
            );
        }

        await bench.Errors.WriteLineAsync($"{report.Done.Count} desks, {report.Bad.Count} bad lines.");
        return report.Bad.Count == 0 ? 0 : 1;
    }

    private static async Task<int> Close(Workbench bench, string deskId) =>
        await bench.Database.Write(
            Durability.Durable,
            session => ServiceDesks.Close(session, deskId, Actor.Command, bench.Now)
        )
            ? 0
            : await bench.Refuse("There is no such desk.");

    private static async Task<int> List(Workbench bench)
    {
        foreach (var desk in await bench.Database.Read(DeskStore.All))
        {
            var closed = desk.ClosedAt is { } at ? $"closed {Workbench.Instant(at)}" : "open";
            await bench.Output.WriteLineAsync($"{desk.Id}\t{desk.Name}\t{desk.Postcode} {desk.Town}\t{closed}");
        }

        return 0;
    }
}
