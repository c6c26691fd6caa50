using System.Data.Common;
using Segl.Storage;

namespace Segl.Server.Tests.Storage;

/// <summary>What a transaction promises, on both databases, however few round trips it takes.</summary>
public sealed class SessionTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_kept_back_is_seen_by_the_next_statement_and_committed(DatabaseKind kind)
    {
        await using var store = await Store.Make(kind);

        var inside = await store.Write(async session =>
        {
            Put(session, "a", "1");
            return await Get(session, "a");
        });

        Assert.Equal("1", inside);
        Assert.Equal("1", await store.Get("a"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Writes_that_nobody_waits_for_are_committed_together_or_not_at_all(DatabaseKind kind)
    {
        await using var store = await Store.Make(kind);
        await store.Write(
            session =>
            {
                Put(session, "taken", "1");
                return Task.CompletedTask;
            },
            Durability.Repairable
        );

        await Assert.ThrowsAnyAsync<DbException>(() =>
            store.Write(
                session =>
                {
                    Put(session, "b", "1");
                    Put(session, "taken", "2");
                    return Task.CompletedTask;
                },
                Durability.Repairable
            )
        );

        Assert.Null(await store.Get("b"));
        Assert.Equal("1", await store.Get("taken"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_write_that_throws_leaves_nothing_and_the_next_one_works(DatabaseKind kind)
    {
        await using var store = await Store.Make(kind);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            store.Write(async session =>
            {
                Put(session, "c", "1");
                Assert.Equal("1", await Get(session, "c"));
                throw new InvalidOperationException();
            })
        );
        await store.Write(session =>
        {
            Put(session, "d", "1");
            return Task.CompletedTask;
        });

        Assert.Null(await store.Get("c"));
        Assert.Equal("1", await store.Get("d"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_statement_says_how_many_rows_it_changed_whatever_went_before(DatabaseKind kind)
    {
        await using var store = await Store.Make(kind);

        var changed = await store.Write(async session =>
        {
            Put(session, "e", "1");
            Put(session, "f", "1");
            return await session.Execute(
                "UPDATE setting SET value = @value WHERE name = @name",
                ("value", "2"),
                ("name", "e")
            );
        });

        Assert.Equal(1, changed);
        Assert.Equal("2", await store.Get("e"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_caller_who_has_gone_leaves_no_open_transaction_behind(DatabaseKind kind)
    {
        await using var store = await Store.Make(kind);
        using var gone = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            store.Write(
                async session =>
                {
                    await session.Execute(
                        "INSERT INTO setting (name, value) VALUES (@name, @value)",
                        ("name", "g"),
                        ("value", "1")
                    );
                    await gone.CancelAsync();
                    session.Stop.ThrowIfCancellationRequested();
                },
                stop: gone.Token
            )
        );
        await store.Write(session =>
        {
            Put(session, "h", "1");
            return Task.CompletedTask;
        });

        Assert.Null(await store.Get("g"));
        Assert.Equal("1", await store.Get("h"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Fifty_writers_at_once_lose_nothing(DatabaseKind kind)
    {
        await using var store = await Store.Make(kind);
        await store.Write(session =>
        {
            Put(session, "sum", "0");
            return Task.CompletedTask;
        });

        await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(_ =>
                    Task.Run(() =>
                        store.Write(session =>
                            session.Execute(
                                "UPDATE setting SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE name = 'sum'"
                            )
                        )
                    )
                )
        );

        Assert.Equal("50", await store.Get("sum"));
    }

    [Fact]
    public async Task A_durable_write_on_PostgreSQL_is_on_disk_when_it_is_answered_also_in_a_crowd()
    {
        await using var store = await Store.Make(DatabaseKind.Postgres);

        await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(async number =>
                {
                    var written = await store.Write(async session =>
                    {
                        Put(session, $"n{number}", "1");
                        return await session.QueryOne("SELECT pg_current_wal_insert_lsn()::text", row => row.Text());
                    });
                    var onDisk = await store.Database.Read(session =>
                        session.QueryOne(
                            "SELECT (pg_current_wal_flush_lsn() > CAST(@written AS pg_lsn))::text",
                            row => row.Text(),
                            ("written", written)
                        )
                    );
                    Assert.Equal("true", onDisk);
                })
        );
    }

    private static void Put(Session session, string name, string value) =>
        session.Defer("INSERT INTO setting (name, value) VALUES (@name, @value)", ("name", name), ("value", value));

    private static Task<string?> Get(Session session, string name) =>
        session.QueryOne("SELECT value FROM setting WHERE name = @name", row => row.Text(), ("name", name));

    private sealed record Store(TestDatabase Empty, Database Database) : IAsyncDisposable
    {
        public static async Task<Store> Make(DatabaseKind kind)
        {
            var empty = await TestDatabase.Make(kind);
            var database = Database.Open(empty.Configured);
            await Schema.Migrate(database, DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);
            return new(empty, database);
        }

        public Task<string?> Get(string name) =>
            Database.Read(session => SessionTests.Get(session, name), TestContext.Current.CancellationToken);

        public Task<T> Write<T>(Func<Session, Task<T>> write) =>
            Database.Write(Durability.Durable, write, TestContext.Current.CancellationToken);

        public Task Write(
            Func<Session, Task> write,
            Durability durability = Durability.Durable,
            CancellationToken? stop = null
        ) => Database.Write(durability, write, stop ?? TestContext.Current.CancellationToken);

        public async ValueTask DisposeAsync()
        {
            await Database.DisposeAsync();
            await Empty.DisposeAsync();
        }
    }
}
