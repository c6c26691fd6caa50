using System.Text;
using Segl.Server.Csv;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Operate.Staff;

namespace Segl.Server.Operate.Clients;

/// <summary>A file of relying parties: one a line, its columns named as the members of their metadata.</summary>
internal static class ClientFile
{
    private static readonly string[] Needed = ["client_name", "sector", "profile", "redirect_uris"];

    /// <summary>The columns.</summary>
    public static CsvFields Fields { get; } =
        new(
            Needed,
            [.. ClientFields.All.Select(field => field.Name).Except(Needed)],
            new Dictionary<string, string[]> { ["client_name"] = ["navn", "name"], ["client_id"] = ["id"] }
        );

    /// <summary>Registers every relying party of the file that can be. One whose id is there is not doubled.</summary>
    public static Task<CsvReport<NewClient>> Import(
        ClientRegister register,
        Stream file,
        Encoding encoding,
        Actor actor,
        DateTimeOffset now
    ) => CsvReport<NewClient>.Of(file, Fields, encoding, value => Add(register, value, actor, now));

    private static async Task<(NewClient?, string?)> Add(
        ClientRegister register,
        Func<string, string?> value,
        Actor actor,
        DateTimeOffset now
    )
    {
        try
        {
            return (await register.Add(ClientFields.ToMetadata(value), actor, now), null);
        }
        catch (WrongMetadataException wrong)
        {
            return (null, wrong.Message);
        }
    }
}
