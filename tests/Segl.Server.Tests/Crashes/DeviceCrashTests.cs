using System.Data.Common;
using System.Text;
using Segl.Rules;
using Segl.Server.Terms;
using Segl.Server.Tests.Devices;
using Segl.Storage;
using static Segl.Server.Tests.Devices.DeviceStory;

namespace Segl.Server.Tests.Crashes;

/// <summary>
/// From the order to the device in use: whatever fails in the middle of a step has not happened, and the step is done again.
/// Person, stock and order always agree.
/// </summary>
public sealed class DeviceCrashTests
{
    private const string FailsOnPostgres = """
        CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'the power is gone';
        END $$
        """;

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task T67_T32_each_step_of_a_device_happens_wholly_or_not_at_all(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        // Another device is in use, which the new one will replace.
        await story.Activated(2);
        story.Passes(TimeSpan.FromDays(1));
        if (kind is DatabaseKind.Postgres)
        {
            await Script(story.Server.Database, FailsOnPostgres);
        }

        await Step(story, async () => Given(await story.Order()), "device_order", "journal", "notice");
        var order = (await story.Open())!;
        await Step(
            story,
            async () => Given(await story.Pack(order, "SE-000000")),
            "device_order",
            "device",
            "device_stock",
            "journal"
        );
        await Step(story, async () => Given(await story.Send(order)), "device_order", "journal", "notice");
        var proven = Given(await story.Prove("SE-000000", await story.Codes()));
        await Step(
            story,
            async () => Given(await story.Activate(proven)),
            "device_order",
            "device",
            "device_stock",
            "password",
            "journal",
            "notice"
        );

        Assert.Equal("SE-000000", (await story.Active())!.Serial);
        Assert.Equal(DeviceState.Replaced, await story.InStock("SE-000002"));
        var happened = await story.Server.Journal(story.Citizen);
        Assert.Equal(2, happened.Count(what => what is Happening.DeviceActivated));
        Assert.Equal(1, happened.Count(what => what is Happening.DeviceReplaced));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T39_T67_a_killed_packing_is_done_again(DatabaseKind kind)
    {
        await using var server = await CrashingServer.Start(kind);
        await server.ImportStock();
        var order = await Ordered(server);
        string[] pack = ["orders", "pack", $"{order}", "SE-000001"];
        for (var killedAfter = 200; killedAfter <= 1400; killedAfter += 300)
        {
            await using (server.Segl(pack))
            {
                await Task.Delay(killedAfter, Stop);
            }

            await InvariantsHold(server.Database, server.Karla.Id);
        }

        await using (var again = server.Segl(pack))
        {
            await again.Line(line => line.Contains("</html>", StringComparison.Ordinal));
        }

        await server.Crash();
        await using (var sent = server.Segl("orders", "sent", $"{order}"))
        {
            await sent.Line(line => line.EndsWith("sent", StringComparison.Ordinal));
        }

        await InvariantsHold(server.Database, server.Karla.Id);
        Assert.Equal(1, await server.Count("SELECT COUNT(*) FROM journal WHERE what = 'DevicePacked'"));
        Assert.Equal(1, await server.Count("SELECT COUNT(*) FROM device WHERE person_id = @person"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T33_a_dump_of_the_database_holds_no_seed(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        await story.Activated(0);
        story.Passes(TimeSpan.FromDays(1));
        await story.Ordered("SE-000002");

        var dump = await Dump(story.Server.Database);

        Assert.Contains("SE-000002", dump);
        foreach (var seed in Enumerable.Range(0, 6).Select(PskcMaker.Seed))
        {
            Assert.DoesNotContain(Convert.ToHexString(seed), dump, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToBase64String(seed), dump, StringComparison.Ordinal);
            Assert.DoesNotContain(System.Buffers.Text.Base64Url.EncodeToString(seed), dump, StringComparison.Ordinal);
        }
    }

    // Each table that the step writes fails once; then the step is done.
    private static async Task Step(DeviceStory story, Func<Task> step, params string[] written)
    {
        var database = story.Server.Database;
        foreach (var table in written)
        {
            await Fail(database, table);
            var before = await Dump(database);
            await Assert.ThrowsAnyAsync<DbException>(step);
            await Mend(database, table);
            Assert.Equal(before, await Dump(database));
            await InvariantsHold(database, story.Citizen.Id);
        }

        await step();
        await InvariantsHold(database, story.Citizen.Id);
    }

    private static Task Fail(Database database, string table) =>
        Script(
            database,
            database.IsPostgres
                ? $"CREATE TRIGGER fails BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION fails()"
                : $"""
                CREATE TRIGGER fails_i BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'the power is gone'); END;
                CREATE TRIGGER fails_u BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'the power is gone'); END
                """
        );

    private static Task Mend(Database database, string table) =>
        Script(
            database,
            database.IsPostgres ? $"DROP TRIGGER fails ON {table}" : "DROP TRIGGER fails_i; DROP TRIGGER fails_u"
        );

    private static Task Script(Database database, string sql) =>
        database.Write(Durability.Durable, session => session.ExecuteScript(sql), Stop);

    // T-67: at most one active device and one open order; each device is where the stock says; a serial is one person's.
    private static async Task InvariantsHold(Database database, Guid person)
    {
        await database.Read(
            async session =>
            {
                var devices = await DeviceStore.Of(session, person);
                Assert.True(devices.Count(device => device.State is DeviceState.Active) <= 1);
                foreach (var device in devices)
                {
                    Assert.Equal((await DeviceStockStore.Find(session, device.Serial))!.State, device.State);
                }

                var orders = await DeviceOrderStore.Of(session, person);
                Assert.True(orders.Count(order => order.State is OrderState.Placed or OrderState.Sent) <= 1);
                var packed = orders.Where(order => order.Serial is not null).ToList();
                Assert.All(packed, order => Assert.Single(devices, device => device.OrderId == order.Id));
                Assert.Equal(devices.Count, packed.Count);
                return true;
            },
            Stop
        );
        var taken = await database.Read(
            session => session.QueryAll("SELECT serial FROM device_stock WHERE state <> 'InStock'", row => row.Text()),
            Stop
        );
        var held = await database.Read(
            session => session.QueryAll("SELECT serial FROM device", row => row.Text()),
            Stop
        );
        Assert.Equal(held.Order(), taken.Order());
    }

    private static async Task<string> Dump(Database database)
    {
        var all = new StringBuilder();
        foreach (var table in Retention.Kinds.SelectMany(kind => kind.Tables).Where(table => table != "setting"))
        {
            var rows = await database.Read(
                session => session.QueryAll($"SELECT * FROM {table}", row => row.Named()),
                Stop
            );
            var lines = rows.ConvertAll(row =>
                string.Join(
                    '|',
                    row.Select(one => one.Value is byte[] bytes ? Convert.ToHexString(bytes) : $"{one.Value}")
                )
            );
            lines.Sort(StringComparer.Ordinal);
            all.Append(table).Append('\n').AppendJoin('\n', lines).Append('\n');
        }

        return all.ToString();
    }

    private static async Task<Guid> Ordered(CrashingServer server)
    {
        var placed = DeviceOrder.Place(DeviceKind.CodeDisplay, false, null, 0, DateTimeOffset.UtcNow);
        Assert.True(placed.IsGranted(out var order, out _));
        var stored = new StoredOrder(server.Karla.Id, Guid.NewGuid(), order, OrderState.Placed, PickUp: true);
        await server.Database.Write(
            Durability.Durable,
            session =>
            {
                DeviceOrderStore.Add(session, stored);
                return Task.FromResult(0);
            },
            Stop
        );
        return stored.Id;
    }
}
