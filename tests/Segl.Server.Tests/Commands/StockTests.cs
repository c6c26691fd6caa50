using System.Text;
using Segl.Rules;
using Segl.Server.Tests.Devices;
using Segl.Storage;

namespace Segl.Server.Tests.Commands;

/// <summary><c>segl stock</c>: devices of a maker's file, with a key in two parts.</summary>
public sealed class StockTests : IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"segl-{Guid.NewGuid():n}.pskc");

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R67_two_officers_take_a_file_into_stock(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        File.WriteAllText(file, await PskcMaker.Write(3));

        Assert.Equal(0, await Import(bench));

        Assert.Equal("3 CodeDisplay, serials SE-000000 to SE-000002, by Anne and Bo", bench.Output.Trim());
        var device = (await bench.Database.Read(session => DeviceStockStore.Find(session, "SE-000001"), Stop))!;
        Assert.Equal(
            (DeviceKind.CodeDisplay, OtpAlgorithm.HmacSha256, TimeSpan.FromSeconds(60), -1, DeviceState.InStock),
            (device.Kind, device.Algorithm, device.Interval, device.Drift, device.State)
        );
        Assert.Equal(PskcMaker.Seed(1), bench.Keys.Unwrap(device.SeedWrapped, WrappedPlace.DeviceSeed(device.Serial)));
        Assert.Equal(0, await bench.Type("stock", "list"));
        Assert.Contains("CodeDisplay\tInStock\t3", bench.Output);
        Assert.Contains("\t3 CodeDisplay, serials SE-000000 to SE-000002, by Anne and Bo", bench.Output);
        Assert.Equal(0, await bench.Type("verify-journal"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T33_no_seed_and_no_key_stands_anywhere(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        File.WriteAllText(file, await PskcMaker.Write(3));
        Assert.Equal(0, await Import(bench));
        Assert.Equal(3, await bench.Count("device_stock"));

        var rows = await bench.Database.Read(
            session =>
                session.QueryAll(
                    """
                    SELECT serial, seed_wrapped FROM device_stock
                    UNION ALL SELECT what, hash FROM journal
                    """,
                    row => Encoding.Latin1.GetBytes(row.Text()).Concat(row.Bytes()).ToArray()
                ),
            Stop
        );
        var facts = await bench.Database.Read(
            session => session.QueryAll("SELECT facts FROM journal", row => row.Text()),
            Stop
        );
        var dump = rows.SelectMany(row => row).ToArray();

        Assert.All(
            Enumerable.Range(0, 3).Select(PskcMaker.Seed).Append(PskcMaker.Key),
            secret =>
            {
                Assert.Equal(-1, dump.AsSpan().IndexOf(secret));
                Assert.All(
                    [.. facts, bench.Output, bench.Errors],
                    text =>
                    {
                        Assert.DoesNotContain(Convert.ToHexString(secret), text, StringComparison.OrdinalIgnoreCase);
                        Assert.DoesNotContain(Convert.ToBase64String(secret), text, StringComparison.Ordinal);
                    }
                );
            }
        );
        Assert.DoesNotContain(PskcMaker.SecondPart, string.Concat(facts) + bench.Output + bench.Errors);
    }

    [Theory]
    [InlineData("--officer Anne", "", "Two officers")]
    [InlineData("--officer Anne --officer anne", "", "Two officers")]
    [InlineData("--officer Anne --officer Bo --officer Carl", "", "Two officers")]
    [InlineData("--officer Anne --officer Bo", "one", "A part of the key is missing")]
    [InlineData("--officer Anne --officer Bo", "same", "The two parts of the key are the same")]
    [InlineData("--officer Anne --officer Bo --part x", "", "Either both parts")]
    [InlineData("--officer Anne --officer Bo --part x --part y", "", "A part of the key is missing")]
    public async Task R67_T33_one_person_alone_imports_nothing(string officers, string typed, string reason)
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        File.WriteAllText(file, await PskcMaker.Write(1));
        bench.Input = typed switch
        {
            "one" => PskcMaker.FirstPart,
            "same" => $"{PskcMaker.FirstPart}\n{PskcMaker.FirstPart}\n",
            _ => $"{PskcMaker.FirstPart}\n{PskcMaker.SecondPart}\n",
        };

        Assert.Equal(1, await bench.Type(["stock", "import", file, "--kind", "display", .. officers.Split(' ')]));

        Assert.Contains(reason, bench.Errors);
        Assert.Equal(0, await bench.Count("device_stock"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T33_a_refused_file_leaves_the_stock_as_before(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        var good = await PskcMaker.Write(1100);
        File.WriteAllText(file, good.Replace(">SE-001099<", ">se-000001<"));
        Assert.Equal(1, await Import(bench));
        Assert.Matches(@"line \d{5}: Serial SE-000001 stands in the file twice", bench.Errors);
        File.WriteAllText(file, good.Replace(">SE-001099<", ">SE-001098<"));
        Assert.Equal(1, await Import(bench));
        Assert.Contains("Serial SE-001098 stands in the file twice", bench.Errors);
        File.WriteAllText(file, good[..^40]);
        Assert.Equal(1, await Import(bench));
        Assert.Equal((0, 0), (await bench.Count("device_stock"), await bench.Count("journal")));

        File.WriteAllText(file, good);
        Assert.Equal(0, await Import(bench));
        Assert.Equal((1100, 1), (await bench.Count("device_stock"), await bench.Count("journal")));

        Assert.Equal(1, await Import(bench));
        Assert.Contains("Serial SE-000000 is in stock already. The file was refused whole", bench.Errors);
        Assert.Equal((1100, 1), (await bench.Count("device_stock"), await bench.Count("journal")));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T33_no_seed_is_decrypted_before_every_mac_was_checked(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        var devices = new object[]
        {
            new
            {
                serial = "GARBLED",
                seed = "00",
                garbled = true,
            },
            PskcMaker.Device(1),
        };
        var good = await PskcMaker.Write(
            new
            {
                key = Convert.ToHexString(PskcMaker.Key),
                mac = "hmac-sha256",
                devices,
            }
        );
        File.WriteAllText(file, good);
        Assert.Equal(1, await Import(bench));
        Assert.Contains("The key does not open the seed of GARBLED", bench.Errors);

        var lastMac = good.LastIndexOf("<pskc:ValueMAC>", StringComparison.Ordinal) + "<pskc:ValueMAC>".Length;
        File.WriteAllText(file, good[..lastMac] + "AAAA" + good[(lastMac + 4)..]);
        Assert.Equal(1, await Import(bench));
        Assert.Contains("The MAC of the seed of SE-000001 is wrong", bench.Errors);
        Assert.Equal(0, await bench.Count("device_stock"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T75_a_seed_opens_for_its_own_device_only(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        File.WriteAllText(file, await PskcMaker.Write(2));
        await Import(bench);
        await bench.Database.Write(
            Durability.Durable,
            session =>
                session.Execute(
                    """
                    UPDATE device_stock
                    SET seed_wrapped = (SELECT seed_wrapped FROM device_stock other WHERE other.serial = 'SE-000001')
                    WHERE serial = 'SE-000000'
                    """
                ),
            Stop
        );

        Assert.Equal(1, await bench.Type("verify-journal"));
        Assert.Contains("the seed of device SE-000000", bench.Errors);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R67_seeds_follow_the_key_file(DatabaseKind kind)
    {
        await using var bench = await TestBench.Make(kind);
        File.WriteAllText(file, await PskcMaker.Write(250));
        await Import(bench);
        Segl.Server.Keys.KeyEncryptionKey.Make($"{bench.KeyFile}.next");

        Assert.Equal(0, await bench.Type("rotate-key-file"));

        using var next = Segl.Server.Keys.WrappingKey.Read($"{bench.KeyFile}.next");
        foreach (var n in new[] { 0, 99, 100, 249 })
        {
            var device = await bench.Database.Read(
                session => DeviceStockStore.Find(session, PskcMaker.Serial(n)),
                Stop
            );
            Assert.Equal(
                PskcMaker.Seed(n),
                next.TryUnwrap(device!.SeedWrapped, WrappedPlace.DeviceSeed(PskcMaker.Serial(n)))
            );
        }
    }

    [Fact]
    public async Task R67_a_full_disk_leaves_the_stock_as_before()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        File.WriteAllText(file, await PskcMaker.Write(700));
        await bench.Database.Write(
            Durability.Durable,
            session =>
                session.ExecuteScript(
                    """
                    CREATE TRIGGER full_disk BEFORE INSERT ON device_stock
                    WHEN NEW.serial = 'SE-000600'
                    BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END
                    """
                ),
            Stop
        );

        Assert.Equal(1, await Import(bench));

        Assert.Contains("database or disk is full", bench.Errors);
        Assert.Equal((0, 0), (await bench.Count("device_stock"), await bench.Count("journal")));
    }

    public void Dispose() => File.Delete(file);

    private async Task<int> Import(TestBench bench)
    {
        bench.Input = $"{PskcMaker.FirstPart}\n{PskcMaker.SecondPart}\n";
        return await bench.Type("stock", "import", file, "--kind", "display", "--officer", "Anne", "--officer", "Bo");
    }
}
