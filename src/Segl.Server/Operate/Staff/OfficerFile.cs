using System.Text;
using Segl.Rules;
using Segl.Server.Csv;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Operate.Staff;

/// <summary>A file of officers: who works at which desk.</summary>
internal static class OfficerFile
{
    /// <summary>The columns.</summary>
    public static CsvFields Fields { get; } =
        new(
            ["user-id", "desk"],
            [],
            new Dictionary<string, string[]>
            {
                ["user-id"] = ["bruger-id", "brugerid"],
                ["desk"] = ["borgerservice", "sted", "skranke"],
            }
        );

    /// <summary>Makes an officer of everybody in the file who can be one. A second time it changes nothing.</summary>
    public static Task<CsvReport<string>> Import(
        People people,
        Database database,
        Stream file,
        Encoding encoding,
        Actor actor,
        DateTimeOffset now
    ) =>
        CsvReport<string>.Of(
            file,
            Fields,
            encoding,
            value => Put(people, database, value("user-id"), value("desk"), actor, now)
        );

    private static async Task<(string?, string?)> Put(
        People people,
        Database database,
        string? userId,
        string? desk,
        Actor actor,
        DateTimeOffset now
    )
    {
        if (userId is null || desk is null)
        {
            return (null, "User ID or desk is missing.");
        }

        if (await people.ByUserId(userId) is not { } person)
        {
            return (null, "There is no person with this user ID.");
        }

        if (await database.Read(session => DeskStore.Find(session, desk)) is not { ClosedAt: null })
        {
            return (null, "There is no open desk with this id.");
        }

        return await people.Change(person, now, change => Officers.Put(change, desk, actor)) is { } refused
            ? (null, Sentences.Of(refused.Because, Language.En))
            : (userId, null);
    }
}
