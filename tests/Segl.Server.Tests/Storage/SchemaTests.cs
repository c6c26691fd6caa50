using Segl.Server.Oidc.Messages;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Tests.Storage;

/// <summary>
/// Everything belongs to a person (docs/decisions/0002): each table of a person starts its keys with person_id, so that
/// a distributed PostgreSQL can spread the tables by person. Look-ups by something else are small tables of their own.
/// </summary>
public sealed class SchemaTests : IAsyncLifetime
{
    private const int WidestLookUp = 2;

    private readonly string folder = Directory.CreateTempSubdirectory("segl-schema-").FullName;
    private Database database = null!;

    public async ValueTask InitializeAsync()
    {
        database = Database.Open(Path.Combine(folder, "segl.db"));
        await Schema.Migrate(database, DateTimeOffset.UnixEpoch, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Migrations_are_numbered_from_one_without_a_gap() =>
        Assert.Equal(
            Enumerable.Range(1, Schema.Migrations.Count).Select(number => $"{number:0000}"),
            Schema.Migrations.Select(migration => migration.Name.Split('-')[0])
        );

    [Fact]
    public async Task Point_5_6_an_older_program_refuses_a_newer_schema()
    {
        await database.Write(
            Durability.Durable,
            session =>
            {
                session.Defer("INSERT INTO migration (name, ran_at) VALUES ('9999-of-a-later-day', 0)");
                session.Defer("DELETE FROM migration WHERE name LIKE '0013-%'");
                return Task.CompletedTask;
            },
            Stop
        );

        var newer = await Assert.ThrowsAsync<NewerSchemaException>(() =>
            Schema.Migrate(database, DateTimeOffset.UnixEpoch, Stop)
        );

        Assert.Contains("9999-of-a-later-day", newer.Message);
        Assert.Equal(
            Schema.Migrations.Count,
            (
                await database.Read(session => session.QueryAll("SELECT name FROM migration", row => row.Text()), Stop)
            ).Count
        );
    }

    [Fact]
    public async Task Each_table_of_a_person_starts_its_keys_with_the_person()
    {
        Assert.Contains("app", await TablesOfAPerson());
        Assert.Empty(await KeysThatStartElsewhere());
    }

    [Fact]
    public async Task A_look_up_holds_its_key_and_the_person_and_nothing_more()
    {
        var lookUps = (await TablesWithAPerson()).Where(table => IsLookUp(table.Name)).ToList();

        Assert.NotEmpty(lookUps);
        Assert.All(lookUps, table => Assert.True(table.Columns <= WidestLookUp, $"{table.Name} is no mere look-up."));
    }

    [Theory]
    [InlineData("CREATE TABLE bad (bad_id UUID NOT NULL PRIMARY KEY, person_id UUID NOT NULL)", "bad")]
    [InlineData("CREATE TABLE bad (person_id UUID NOT NULL, x TEXT UNIQUE, PRIMARY KEY (person_id, x))", "bad")]
    [InlineData("CREATE UNIQUE INDEX bad ON app (name, person_id)", "app")]
    public async Task A_key_that_starts_with_something_else_is_found(string change, string table)
    {
        await database.Write(Durability.Durable, session => session.Execute(change), Stop);

        Assert.Equal([table], await KeysThatStartElsewhere());
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // A table that may have no person yet (a login nobody has claimed) is keyed by its own id.
    private async Task<List<string>> TablesOfAPerson() =>
        [
            .. (await TablesWithAPerson())
                .Where(table => table.Always && !IsLookUp(table.Name))
                .Select(table => table.Name),
        ];

    private static bool IsLookUp(string table) =>
        table.StartsWith("person_by_", StringComparison.Ordinal) || table == "installation_person";

    private Task<List<(string Name, bool Always, long Columns)>> TablesWithAPerson() =>
        database.Read(
            session =>
                session.QueryAll(
                    """
                    SELECT t.name, c."notnull", (SELECT count(*) FROM pragma_table_info(t.name))
                    FROM sqlite_master t
                    JOIN pragma_table_info(t.name) c ON c.name = 'person_id'
                    WHERE t.type = 'table'
                    """,
                    row => (row.Text(), row.Long() == 1, row.Long())
                ),
            Stop
        );

    private async Task<List<string>> KeysThatStartElsewhere()
    {
        var ofAPerson = await TablesOfAPerson();
        var starts = await database.Read(
            session =>
                session.QueryAll(
                    """
                    SELECT t.name, c.name
                    FROM sqlite_master t
                    JOIN pragma_index_list(t.name) i ON i."unique" = 1
                    JOIN pragma_index_info(i.name) c ON c.seqno = 0
                    WHERE t.type = 'table'
                    """,
                    row => (Table: row.Text(), FirstColumn: row.Text())
                ),
            Stop
        );
        return
        [
            .. starts
                .Where(key => ofAPerson.Contains(key.Table) && key.FirstColumn != "person_id")
                .Select(key => key.Table),
        ];
    }
}
