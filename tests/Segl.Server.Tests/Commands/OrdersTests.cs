using Segl.Rules;
using Segl.Server.Tests.Devices;
using Segl.Storage;

namespace Segl.Server.Tests.Commands;

/// <summary><c>segl orders</c>: from the picking list to the post.</summary>
public sealed class OrdersTests : IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"segl-{Guid.NewGuid():n}.pskc");

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R61_R100_T31_T39_an_order_is_picked_packed_and_sent(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await Stock(bench);
        var order = await Ordered(bench);

        Assert.Equal(0, await bench.Type("orders", "list"));
        var line = $"{order};2030-06-01 12:00 UTC;2030-06-22 12:00 UTC;CodeDisplay;post;0.00;";
        Assert.Contains($"{line};to be packed", bench.Output);
        Assert.DoesNotContain("Anne", bench.Output);

        Assert.Equal(0, await bench.Type("orders", "pack", $"{order}", "se-000000"));
        Assert.Contains("Anne Ø<br>Nygade 12<br>8000 Aarhus C", bench.Output);
        Assert.Contains("my.example/my/devices", bench.Output);
        Assert.DoesNotContain("anne5", bench.Output);
        Assert.DoesNotContain("0101901234", bench.Output);
        var letter = bench.Output;
        Assert.Equal(0, await bench.Type("orders", "pack", $"{order}", "SE-000000"));
        Assert.Equal(letter, bench.Output);
        Assert.Equal(1, await bench.Type("orders", "pack", $"{order}", "SE-000001"));
        Assert.Contains("Device SE-000000 is packed for this order already", bench.Errors);
        await bench.Type("orders", "list");
        Assert.Contains($"{line}SE-000000;to be sent", bench.Output);

        Assert.Equal(0, await bench.Type("orders", "sent", $"{order}"));
        await bench.Type("orders", "list");
        Assert.Contains($"{line}SE-000000;sent", bench.Output);
        Assert.Contains((Channel.Sms, "+4512345678", "DeviceSent"), await bench.Outbox((await bench.Person()).Id));
        Assert.Equal(0, await bench.Type("verify-journal"));
    }

    [Fact]
    public async Task T39_what_cannot_be_packed_is_said()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        await Stock(bench);
        var order = await Ordered(bench);

        Assert.Equal(1, await bench.Type("orders", "pack", $"{Guid.NewGuid()}", "SE-000000"));
        Assert.Contains("There is no order", bench.Errors);
        Assert.Equal(1, await bench.Type("orders", "pack", $"{order}", "SE-000077"));
        Assert.Contains("No such device is in stock", bench.Errors);
        Assert.Equal(1, await bench.Type("orders", "sent", $"{order}", $"{Guid.NewGuid()}"));
        Assert.Equal(0, await bench.Type("orders", "pack", $"{order}", "SE-000001"));
        Assert.Equal(0, await bench.Type("orders", "unpack", $"{order}"));
        Assert.Equal(0, await bench.Type("orders", "pack", $"{order}", "SE-000000"));
        bench.Now += Limits.OrderValid;
        Assert.Equal(1, await bench.Type("orders", "sent", $"{order}"));
        await bench.Type("orders", "list");
        Assert.DoesNotContain($"{order}", bench.Output);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R61_R100_a_changed_address_is_told_and_the_letter_goes_there(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        await Stock(bench);
        var order = await Ordered(bench);

        bench.Input = "Søndergade 1;8600 Silkeborg\n";
        Assert.Equal(0, await bench.Type("set-address", "--user-id", "anne5", "--address", "-"));
        Assert.Equal(1, await bench.Type("set-address", "--user-id", "anne5", "--address", "nowhere"));

        Assert.Contains((Channel.Sms, "+4512345678", "AddressChanged"), await bench.Outbox((await bench.Person()).Id));
        await bench.Type("orders", "pack", $"{order}", "SE-000000");
        Assert.Contains("Søndergade 1<br>8600 Silkeborg", bench.Output);
    }

    public void Dispose() => File.Delete(file);

    private async Task Stock(TestBench bench)
    {
        File.WriteAllText(file, await PskcMaker.Write(2));
        bench.Input = $"{PskcMaker.FirstPart}\n{PskcMaker.SecondPart}\n";
        await bench.Type("stock", "import", file, "--kind", "display", "--officer", "Anne", "--officer", "Bo");
        bench.Input = null;
    }

    private static async Task<Guid> Ordered(TestBench bench)
    {
        string[] address = ["--address", "Nygade 12;8000 Aarhus C"];
        string[] person =
        [
            "--number",
            "0101901234",
            "--name",
            "Anne Ø",
            "--user-id",
            "anne5",
            "--phone",
            "+4512345678",
        ];
        Assert.Equal(0, await bench.Type(["register", .. person, .. address]));
        var order = DeviceOrder.Place(DeviceKind.CodeDisplay, false, null, 0, bench.Now);
        Assert.True(order.IsGranted(out var placed, out _));
        var stored = new StoredOrder(
            (await bench.Person()).Id,
            Guid.NewGuid(),
            placed,
            OrderState.Placed,
            PickUp: false
        );
        await bench.Database.Write(
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
