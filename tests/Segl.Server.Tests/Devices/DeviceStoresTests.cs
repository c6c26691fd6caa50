using System.Data.Common;
using Segl.Rules;
using Segl.Server.Devices;
using Segl.Server.Journal;
using Segl.Server.Keys;
using Segl.Server.Tests.Commands;
using Segl.Storage;
using HeldDevices = Segl.Server.Devices.HeldDevices;

namespace Segl.Server.Tests.Devices;

/// <summary>What the database itself holds of devices, their orders and the password.</summary>
public sealed class DeviceStoresTests
{
    private static readonly byte[] Seed = "a seed of twenty byt"u8.ToArray();

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R12_the_database_refuses_a_second_active_device(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();
        var person = (await bench.Person()).Id;
        await Write(bench, session => DeviceStore.Add(session, Device(bench, person, "A-1", DeviceState.Active)));
        await Write(bench, session => DeviceStore.Add(session, Device(bench, person, "A-2", DeviceState.Ordered)));

        await Assert.ThrowsAnyAsync<DbException>(() =>
            Write(bench, session => DeviceStore.Add(session, Device(bench, person, "A-3", DeviceState.Active)))
        );
        await Assert.ThrowsAnyAsync<DbException>(() =>
            Write(
                bench,
                session =>
                    DeviceStore.Move(session, Device(bench, person, "A-2", DeviceState.Ordered), DeviceState.Active)
            )
        );

        Assert.Equal("A-1", (await bench.Database.Read(session => DeviceStore.Active(session, person), Stop))!.Serial);
        Assert.Equal(2, await bench.Count("device"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R13_the_database_refuses_a_second_open_order(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();
        var first = Order(bench, (await bench.Person()).Id);
        await Write(bench, session => DeviceOrderStore.Add(session, first));

        await Assert.ThrowsAnyAsync<DbException>(() =>
            Write(bench, session => DeviceOrderStore.Add(session, first with { Id = Guid.NewGuid() }))
        );
        await Write(
            bench,
            session =>
            {
                DeviceOrderStore.Save(session, first with { State = OrderState.Stopped, EndedAt = bench.Now });
                DeviceOrderStore.Add(session, first with { Id = Guid.NewGuid() });
            }
        );

        Assert.Equal(2, await bench.Count("device_order"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_kept_is_what_is_read(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Register();
        var person = (await bench.Person()).Id;
        var device = Device(bench, person, "A-1", DeviceState.Active) with
        {
            ActivatedAt = bench.Now,
            LastUsedAt = bench.Now.AddHours(1),
            Clock = new(77, -3, bench.Now, -4, -2, bench.Now.AddDays(1)),
            Codes = new(4, bench.Now.AddMinutes(30)),
        };
        var order = Order(bench, person) with
        {
            Serial = "A-1",
            State = OrderState.Sent,
            SentAt = bench.Now,
            PickUp = true,
        };
        var password = new StoredPassword(person, "$argon2id$v=19$", bench.Now, new(5, bench.Now.AddMinutes(15)));
        await Write(
            bench,
            session =>
            {
                DeviceStore.Add(session, device with { Clock = DeviceClock.Unused(0, bench.Now), Codes = new() });
                DeviceStore.Save(session, device);
                DeviceOrderStore.Add(session, order);
                PasswordStore.Save(session, password with { Hash = "before" });
                PasswordStore.Save(session, password);
            }
        );

        await bench.Database.Read(
            async session =>
            {
                Assert.Equal(
                    device,
                    (await DeviceStore.Find(session, person, "A-1"))! with
                    {
                        SeedWrapped = device.SeedWrapped,
                    }
                );
                Assert.Equal(order, await DeviceOrderStore.Open(session, person));
                Assert.Equal(order, await DeviceOrderStore.Find(session, person, order.Id));
                Assert.Equal(person, await DeviceOrderStore.PersonOf(session, order.Id));
                Assert.Equal([order], await DeviceOrderStore.Waiting(session, default, default, 10));
                Assert.Empty(await DeviceOrderStore.Waiting(session, order.Order.OrderedAt, order.Id, 10));
                Assert.Equal(password, await PasswordStore.Of(session, person));
                return true;
            },
            Stop
        );
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R67_T75_a_seed_and_an_address_follow_the_key_file_and_open_in_their_row_only(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Type(
            "register",
            "--number",
            "0101901234",
            "--name",
            "Anne Ø",
            "--user-id",
            "anne5",
            "--address",
            "Nygade 12;8000 Aarhus C"
        );
        var person = (await bench.Person()).Id;
        await Write(bench, session => DeviceStore.Add(session, Device(bench, person, "A-1", DeviceState.Active)));
        KeyEncryptionKey.Make($"{bench.KeyFile}.next");
        Assert.Equal(0, await bench.Type("rotate-key-file"));

        using var next = WrappingKey.Read($"{bench.KeyFile}.next");
        var device = (await bench.Database.Read(session => DeviceStore.Active(session, person), Stop))!;
        Assert.Equal(Seed, next.TryUnwrap(device.SeedWrapped, device.SeedPlace));
        Assert.Null(next.TryUnwrap(device.SeedWrapped, WrappedPlace.DeviceSeed("A-1")));
        Assert.NotNull(next.TryUnwrap((await bench.Person()).AddressWrapped, WrappedPlace.PostalAddress(person)));
        await Write(
            bench,
            session =>
            {
                session.Defer("UPDATE device SET serial = 'A-2' WHERE person_id = @person", ("person", person));
                session.Defer(
                    "UPDATE person SET address_wrapped = number_wrapped WHERE person_id = @person",
                    ("person", person)
                );
            }
        );
        Assert.Equal(1, await bench.Type("verify-journal"));
        Assert.Contains($"the seed of device A-2 of person {person}", bench.Errors);
        Assert.Contains($"the postal address of person {person}", bench.Errors);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T33_the_seed_of_a_device_that_ended_is_kept_nowhere_and_its_row_stays(DatabaseKind kind)
    {
        await using var story = await DeviceStory.Begin(kind);
        var first = await story.Activated();
        Assert.NotEmpty((await Row(story, first.Serial)).SeedWrapped);

        var second = await story.Activated(3);

        Assert.Equal(DeviceState.Replaced, (await Row(story, first.Serial)).State);
        Assert.Empty((await Row(story, first.Serial)).SeedWrapped);
        Assert.Empty((await InStock(story, first.Serial)).SeedWrapped);
        Assert.NotEmpty((await Row(story, second.Serial)).SeedWrapped);
        await story.Change(async change => await HeldDevices.Block(change, second.Serial, lockedOut: false, "test"));
        Assert.Empty((await Row(story, second.Serial)).SeedWrapped);
        Assert.Empty(await story.Server.Database.Read(session => new WrappedCheck(story.Keys).Check(session)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T33_the_seeds_of_devices_that_ended_earlier_go_with_the_migration(DatabaseKind kind)
    {
        await using var story = await DeviceStory.Begin(kind);
        var ended = await story.Activated();
        var used = await story.Activated(3);
        // As an earlier program left it.
        await story.Change(change =>
            change.Session.Execute(
                "UPDATE device SET seed_wrapped = @seed WHERE person_id = @person AND serial = @serial",
                ("seed", ended.SeedWrapped),
                ("person", ended.PersonId),
                ("serial", ended.Serial)
            )
        );
        await story.Server.Database.Write(
            Durability.Durable,
            async session =>
            {
                await session.Execute("DROP INDEX device_order_by_id");
                return await session.Execute("DELETE FROM migration WHERE name LIKE '0028%'");
            }
        );

        Assert.Equal(1, await Schema.Migrate(story.Server.Database, story.Now, Stop));

        Assert.Empty((await Row(story, ended.Serial)).SeedWrapped);
        Assert.NotEmpty((await Row(story, used.Serial)).SeedWrapped);
    }

    private static async Task<StoredDevice> Row(DeviceStory story, string serial) =>
        (await story.Server.Database.Read(session => DeviceStore.Find(session, story.Citizen.Id, serial)))!;

    private static async Task<StockDevice> InStock(DeviceStory story, string serial) =>
        (await story.Server.Database.Read(session => DeviceStockStore.Find(session, serial)))!;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R09_R61_the_owner_gets_the_address_and_no_hash_of_the_password(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await bench.Type(
            "register",
            "--number",
            "0101901234",
            "--name",
            "Anne Ø",
            "--user-id",
            "anne5",
            "--address",
            "Nygade 12;8000 Aarhus C"
        );
        var person = (await bench.Person()).Id;
        await Write(
            bench,
            session =>
            {
                PasswordStore.Save(session, new(person, "$argon2id$v=19$", bench.Now, new()));
                DeviceStore.Add(session, Device(bench, person, "A-1", DeviceState.Active));
            }
        );

        Assert.Equal(0, await bench.Type("export", "--user-id", "anne5"));

        Assert.Contains("Nygade 12", bench.Output);
        Assert.Contains("A-1", bench.Output);
        Assert.DoesNotContain("argon2id", bench.Output);
    }

    private static Task<int> Write(TestBench bench, Action<Session> write) =>
        bench.Database.Write(
            Durability.Durable,
            session =>
            {
                write(session);
                return Task.FromResult(0);
            },
            Stop
        );

    private static StoredOrder Order(TestBench bench, Guid person) =>
        new(
            person,
            Guid.NewGuid(),
            new(DeviceKind.AudioReader, bench.Now, true, Limits.AudioReaderFee),
            OrderState.Placed,
            false
        );

    private static StoredDevice Device(TestBench bench, Guid person, string serial, DeviceState state) =>
        new(
            person,
            serial,
            null,
            DeviceKind.CodeDisplay,
            "Code display",
            state,
            OtpAlgorithm.HmacSha1,
            Limits.DeviceInterval,
            bench.Keys.Wrap(Seed, WrappedPlace.HeldDeviceSeed(person, serial)),
            null,
            null,
            DeviceClock.Unused(0, bench.Now),
            new()
        );
}
