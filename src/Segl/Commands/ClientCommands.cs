using System.CommandLine;
using System.Text;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Operate.Clients;
using Segl.Server.Operate.Staff;
using Segl.Storage;

namespace Segl.Commands;

/// <summary>
/// <c>segl client add FILE | change ID FILE | import FILE.csv | list | remove ID</c>: relying parties. A running server
/// notices a change within seconds.
/// </summary>
internal static class ClientCommands
{
    private const int LongestFile = 64 * 1024;

    private static readonly Argument<FileInfo> Metadata = new("FILE") { Description = "Its metadata (RFC 7591)." };

    private static readonly Argument<FileInfo> Many = new("FILE.csv")
    {
        Description = "One relying party a line; the columns are named as the members of the metadata.",
    };

    private static readonly Argument<string> Id = new("ID") { Description = "Its client_id." };

    private static readonly Option<bool> NewSecret = new("--new-secret")
    {
        Description = "Make a new secret; the one before ends at once.",
    };

    /// <summary>The commands.</summary>
    public static Command All { get; } =
        new("client", "Add, change, list and remove relying parties.")
        {
            new DatabaseCommand(
                "add",
                "Register one; its secret is printed once.",
                (bench, typed) => Add(bench, typed.GetRequiredValue(Metadata))
            )
            {
                Metadata,
            },
            new DatabaseCommand(
                "change",
                "Give one other metadata, whole.",
                (bench, typed) =>
                    Change(
                        bench,
                        typed.GetRequiredValue(Id),
                        typed.GetRequiredValue(Metadata),
                        typed.GetValue(NewSecret)
                    )
            )
            {
                Id,
                Metadata,
                NewSecret,
            },
            new DatabaseCommand(
                "import",
                "Register many; each secret is printed once.",
                (bench, typed) => Import(bench, typed.GetRequiredValue(Many))
            )
            {
                Many,
            },
            new DatabaseCommand("list", "List id, profile, sector and name of each.", (bench, _) => List(bench)),
            new DatabaseCommand(
                "remove",
                "Remove one; nothing that was given to it works any longer.",
                (bench, typed) => Remove(bench, typed.GetRequiredValue(Id))
            )
            {
                Id,
            },
        };

    private static ClientRegister RegisterOf(Workbench bench) => new(new ClientDirectory(bench.Database, bench.Keys));

    private static Task<int> Add(Workbench bench, FileInfo file) =>
        WithMetadata(
            bench,
            file,
            async metadata =>
            {
                await RegisterOf(bench).Add(metadata, Actor.Command, bench.Now, added => Show(bench, added));
                return 0;
            }
        );

    private static Task<int> Change(Workbench bench, string id, FileInfo file, bool newSecret) =>
        WithMetadata(
            bench,
            file,
            async metadata =>
            {
                if (
                    await RegisterOf(bench).Change(id, metadata, newSecret, Actor.Command, bench.Now) is not { } changed
                )
                {
                    return await bench.Refuse("There is no such relying party.");
                }

                await Show(bench, changed);
                return 0;
            }
        );

    private static async Task<int> WithMetadata(Workbench bench, FileInfo file, Func<string, Task<int>> run)
    {
        if (!file.Exists || file.Length > LongestFile)
        {
            return await bench.Refuse("There is no such file, or it is too large to be metadata.");
        }

        try
        {
            return await run(await File.ReadAllTextAsync(file.FullName));
        }
        catch (WrongMetadataException wrong)
        {
            return await bench.Refuse(wrong.Message);
        }
    }

    private static async Task<int> Import(Workbench bench, FileInfo path)
    {
        if (!path.Exists)
        {
            return await bench.Refuse("There is no such file.");
        }

        await using var file = path.OpenRead();
        var report = await ClientFile.Import(RegisterOf(bench), file, Encoding.UTF8, Actor.Command, bench.Now);
        foreach (var added in report.Done)
        {
            await bench.Output.WriteLineAsync($"{added.ClientId}\t{added.Secret}");
        }

        return await CsvReports.Tell(bench, report, "relying parties");
    }

    private static Task Show(Workbench bench, NewClient added) =>
        bench.Output.WriteLineAsync(
            added.Secret is { } secret
                ? $"client_id: {added.ClientId}{Environment.NewLine}client_secret: {secret}"
                : $"client_id: {added.ClientId}"
        );

    private static async Task<int> List(Workbench bench)
    {
        foreach (var stored in await bench.Database.Read(ClientStore.All))
        {
            var client = ClientMetadata.Of(stored);
            await bench.Output.WriteLineAsync($"{client.Id}\t{client.Profile}\t{client.Sector}\t{client.Name}");
        }

        return 0;
    }

    private static async Task<int> Remove(Workbench bench, string id) =>
        await RegisterOf(bench).Remove(id, Actor.Command, bench.Now)
            ? 0
            : await bench.Refuse("There is no such relying party.");
}
