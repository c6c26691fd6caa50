using System.CommandLine;
using Segl.Server.Oidc.RelyingParties;
using Segl.Storage;

namespace Segl.Commands;

/// <summary>
/// <c>segl client add FILE | list | remove ID</c>: relying parties. A running server notices a change within seconds.
/// </summary>
internal static class ClientCommands
{
    private const int LongestFile = 64 * 1024;

    private static readonly Argument<FileInfo> Metadata = new("FILE") { Description = "Its metadata (RFC 7591)." };

    private static readonly Argument<string> Id = new("ID") { Description = "Its client_id." };

    /// <summary>The three commands.</summary>
    public static Command All { get; } =
        new("client", "Add, list and remove relying parties.")
        {
            new DatabaseCommand(
                "add",
                "Register one; its secret is printed once.",
                (bench, typed) => Add(bench, typed.GetRequiredValue(Metadata))
            )
            {
                Metadata,
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

    private static async Task<int> Add(Workbench bench, FileInfo file)
    {
        if (!file.Exists || file.Length > LongestFile)
        {
            return await bench.Refuse("There is no such file, or it is too large to be metadata.");
        }

        try
        {
            await new ClientDirectory(bench.Database, bench.Keys).Add(
                await File.ReadAllTextAsync(file.FullName),
                null,
                bench.Now,
                CancellationToken.None,
                added => Show(bench, added)
            );
            return 0;
        }
        catch (WrongMetadataException wrong)
        {
            return await bench.Refuse(wrong.Message);
        }
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

    private static async Task<int> Remove(Workbench bench, string id)
    {
        var removed = await bench.Database.Write(Durability.Durable, session => ClientStore.Remove(session, id));
        return removed ? 0 : await bench.Refuse("There is no such relying party.");
    }
}
