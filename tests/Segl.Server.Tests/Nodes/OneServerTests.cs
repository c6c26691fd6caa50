using Segl.Server.Configuration;
using Segl.Server.Nodes;
using Segl.Storage;

namespace Segl.Server.Tests.Nodes;

/// <summary>A SQLite file has one serving process; a PostgreSQL database has as many as one likes.</summary>
public sealed class OneServerTests
{
    [Fact]
    public async Task A_second_server_on_a_sqlite_file_is_refused_in_one_sentence()
    {
        await using var own = await TestDatabase.Make(DatabaseKind.Sqlite);
        await using var database = Database.Open(own.Configured);
        using var first = OneServer.ClaimDatabase(database);

        var wrong = Assert.Throws<WrongSettingException>(() => OneServer.ClaimDatabase(database));

        Assert.StartsWith($"Segl:Database is {database.File}, which another segl serve uses", wrong.Message);
    }

    [Fact]
    public async Task When_the_first_has_ended_the_next_one_may_start()
    {
        await using var own = await TestDatabase.Make(DatabaseKind.Sqlite);
        await using var database = Database.Open(own.Configured);
        OneServer.ClaimDatabase(database).Dispose();

        OneServer.ClaimDatabase(database).Dispose();
    }

    [Fact]
    public async Task On_postgres_there_are_as_many_as_one_likes()
    {
        await using var own = await TestDatabase.Make(DatabaseKind.Postgres);
        await using var database = Database.Open(own.Configured);

        using var first = OneServer.ClaimDatabase(database);
        using var second = OneServer.ClaimDatabase(database);
    }
}
