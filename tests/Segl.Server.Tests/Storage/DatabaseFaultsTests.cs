using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Segl.Storage;

namespace Segl.Server.Tests.Storage;

/// <summary>What a database does while something is wrong with it, and whom it keeps waiting.</summary>
public sealed class DatabaseFaultsTests : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);
    private static readonly Query<List<string>> Names = Query.All("SELECT name FROM setting", row => row.Text());

    private readonly string folder = Directory.CreateTempSubdirectory("segl-faults-").FullName;

    [Theory]
    [InlineData(DatabaseFault.Away)]
    [InlineData(DatabaseFault.Hung)]
    public async Task T67_while_it_is_known_to_be_away_or_to_hang_nobody_asks_it(DatabaseFault known)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        await using var database = Open(server);
        (database.Patience, database.KnownFault) = (Long, known);

        Func<Task>[] asks =
        [
            () => database.Read(session => session.ExecuteQuery(Names)),
            () => database.ReadTogether(Names),
            () => database.Write(Durability.Durable, session => session.ExecuteQuery(Names)),
            () => database.WriteOnce(Durability.Durable, session => session.ExecuteQuery(Names)),
            () => database.WriteTogether(Names),
        ];

        foreach (var ask in asks)
        {
            var away = await Assert.ThrowsAsync<DatabaseAwayException>(ask);
            Assert.Equal(known, away.Fault);
        }

        Assert.False(server.Pending());
    }

    [Fact]
    public async Task T67_a_server_that_takes_connections_and_never_answers_hangs()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        await using var database = Open(server);
        database.Patience = Moment;

        var away = await Assert.ThrowsAsync<DatabaseAwayException>(() => database.ReadTogether(Names));

        Assert.Equal(DatabaseFault.Hung, away.Fault);
        Assert.True(server.Pending());
        Assert.Equal(DatabaseFault.Hung, await database.TryWrite(Moment));
    }

    [Fact]
    public async Task T67_a_file_that_another_program_writes_for_long_hangs_until_it_is_done()
    {
        await using var database = await NewFile();
        database.Patience = Moment;
        using var other = new SqliteConnection($"Data Source={database.File};Pooling=false");
        other.Open();
        Execute(other, "BEGIN IMMEDIATE");

        var away = await Assert.ThrowsAsync<DatabaseAwayException>(() => Put(database));
        Assert.Equal(DatabaseFault.Hung, away.Fault);
        Assert.Equal(DatabaseFault.Hung, await database.TryWrite(Moment));
        Execute(other, "COMMIT");

        Assert.Null(await database.TryWrite(Long));
        await Put(database);
        Assert.Equal(["outage"], await database.ReadTogether(Names));
    }

    [Fact]
    public async Task T67_a_file_whose_pages_cannot_be_read_is_corrupt()
    {
        string path;
        await using (var database = await NewFile())
        {
            path = database.File!;
        }

        var bytes = await File.ReadAllBytesAsync(path);
        bytes.AsSpan(100).Fill(0xA5);
        await File.WriteAllBytesAsync(path, bytes);
        await using var spoilt = Database.Open(path);

        Assert.Equal(DatabaseFault.Corrupt, await spoilt.TryWrite(Long));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Database Open(TcpListener server) =>
        Database.Open($"Host=127.0.0.1;Port={((IPEndPoint)server.LocalEndpoint).Port};Username=segl;Database=segl");

    private async Task<Database> NewFile()
    {
        var database = Database.Open(Path.Combine(folder, "segl.db"));
        await Schema.Migrate(database, DateTimeOffset.UnixEpoch);
        return database;
    }

    private static Task<int> Put(Database database) =>
        database.Write(
            Durability.Durable,
            session => session.Execute("INSERT INTO setting (name, value) VALUES ('outage', '1')")
        );

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
