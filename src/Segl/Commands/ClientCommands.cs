using Segl.Server.Oidc.RelyingParties;
using Segl.Storage;

namespace Segl.Commands;

/// <summary>
/// <c>segl client add FILE | list | remove ID</c>: relying parties. A running server knows of a change within seconds.
/// </summary>
internal static class ClientCommands
{
    private const int LongestFile = 64 * 1024;

    /// <summary>
    /// Registers the relying party that a file of metadata describes (RFC 7591). Its secret is printed once.
    /// </summary>
    public static async Task<int> Add(Workbench bench, Words words)
    {
        var file = new FileInfo(words.Plain[0]);
        if (!file.Exists || file.Length > LongestFile)
        {
            return await Refuse(bench, "There is no such file, or it is too large to be metadata.");
        }

        try
        {
            var added = await new ClientDirectory(bench.Database, bench.Keys).Add(
                await File.ReadAllTextAsync(file.FullName),
                null,
                bench.Now,
                CancellationToken.None
            );
            await bench.Output.WriteLineAsync($"client_id: {added.ClientId}");
            if (added.Secret is { } secret)
            {
                await bench.Output.WriteLineAsync($"client_secret: {secret}");
            }

            return 0;
        }
        catch (WrongMetadataException wrong)
        {
            return await Refuse(bench, wrong.Message);
        }
    }

    /// <summary>Lists the relying parties: id, profile, sector, name.</summary>
    public static async Task<int> List(Workbench bench, Words words)
    {
        _ = words;
        foreach (var stored in await bench.Database.Read(ClientStore.All))
        {
            var client = ClientMetadata.Of(stored);
            await bench.Output.WriteLineAsync($"{client.Id}\t{client.Profile}\t{client.Sector}\t{client.Name}");
        }

        return 0;
    }

    /// <summary>Removes a relying party; nothing that was given to it works any longer.</summary>
    public static async Task<int> Remove(Workbench bench, Words words)
    {
        var removed = await bench.Database.Write(
            Durability.Durable,
            session => ClientStore.Remove(session, words.Plain[0])
        );
        return removed ? 0 : await Refuse(bench, "There is no such relying party.");
    }

    private static async Task<int> Refuse(Workbench bench, string sentence)
    {
        await bench.Errors.WriteLineAsync($"segl: {sentence}");
        return 1;
    }
}
