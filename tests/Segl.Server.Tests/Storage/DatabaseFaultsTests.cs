using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;
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

    // Where each is cancelled by the thread that gave it up, as Npgsql does it, all of them wait for the server at once, and
    // the thread pool has no thread left.
    [Fact]
    public async Task T67_what_was_given_up_is_cancelled_one_after_the_other()
    {
        const int Many = 10;
        await using var empty = await TestDatabase.Make(DatabaseKind.Postgres);
        var direct = new NpgsqlConnectionStringBuilder(empty.Configured) { Timeout = 60 };
        using var relay = new Relay(direct.Port);
        direct.Port = relay.Port;
        await using var database = Database.Open(direct.ConnectionString);
        var (inUse, all) = (0, new TaskCompletionSource());
        await Task.WhenAll(
            Enumerable
                .Range(0, Many)
                .Select(_ =>
                    database.Read(async session =>
                    {
                        await Ask(session);
                        if (Interlocked.Increment(ref inUse) == Many)
                        {
                            all.SetResult();
                        }

                        await all.Task;
                        return true;
                    })
                )
        );

        relay.Hold();
        database.Patience = Moment;
        await Task.WhenAll(
            Enumerable.Range(0, Many).Select(_ => Assert.ThrowsAsync<DatabaseAwayException>(() => database.Read(Ask)))
        );
        var watch = Stopwatch.StartNew();
        while (relay.MostAtOnce == 0 && watch.Elapsed < Long)
        {
            await Task.Delay(Moment, Stop);
        }

        // The first waits for a minute now. A time-out of Npgsql's would be over soon.
        await Task.Delay(TimeSpan.FromSeconds(5), Stop);
        Assert.Equal(1, relay.MostAtOnce);
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

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Task<List<string>> Ask(Session session) => session.QueryAll("SELECT 'well'", row => row.Text());

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
