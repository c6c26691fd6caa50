using System.Net;
using System.Net.Http.Json;
using Segl.Demo;
using Segl.Demo.Devices;
using Segl.Rules;
using Segl.Server.Devices;
using Segl.Server.Devices.Orders;
using Segl.Server.Keys;
using Segl.Server.Persons;
using Segl.Storage;

namespace Segl.Server.Tests.Demo;

/// <summary>The demo's stock, its post, and what lies in a visitor's hands.</summary>
public sealed class DemoPostTests : IAsyncLifetime
{
    private const string Desk = "http://localhost:5080";
    private TestDemo demo = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => demo = await TestDemo.Start();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => demo.DisposeAsync();

    [Fact]
    public async Task R67_the_demos_stock_comes_through_the_import_of_PSKC_and_is_filled_when_it_runs_short()
    {
        var before = await Count();
        Assert.All(before, count => Assert.Equal((DeviceState.InStock, 60L), (count.State, count.Devices)));
        Assert.Equal([DeviceKind.AudioReader, DeviceKind.CodeDisplay], before.Select(count => count.Kind));

        await demo.Part<DemoStock>().Fill();
        Assert.Equal(before, await Count());

        await Write("UPDATE device_stock SET state = 'Ordered' WHERE kind = 'CodeDisplay'");
        await demo.Part<DemoStock>().Fill();
        Assert.Equal(
            60,
            (await Count())
                .Single(count => (count.Kind, count.State) == (DeviceKind.CodeDisplay, DeviceState.InStock))
                .Devices
        );
        var journal = await demo.Part<Database>()
            .Read(session => SchemeJournal.Of(session, SchemeEvent.DevicesImported));
        Assert.Equal(3, journal.Count);
        Assert.All(journal, line => Assert.Equal(2, StockImport.Read(line).Officers.Count));
    }

    /// <summary>No two demos have the same seeds: they are random, and stand nowhere in the program.</summary>
    [Fact]
    public async Task R67_each_demo_has_seeds_of_its_own()
    {
        await using var other = await TestDemo.Start();

        Assert.NotEqual(await Seed(demo, "CD-1001"), await Seed(other, "CD-1001"));
        Assert.NotEqual(await Seed(demo, "CD-1001"), await Seed(demo, "CD-1002"));
    }

    [Fact]
    public async Task A_device_is_in_the_hands_of_its_owners_visitor_when_the_post_has_come_and_in_no_others()
    {
        var (mine, other) = (await Visit(), await Visit());
        await Order(DeviceKind.AudioReader);
        await mine.PostAsJsonAsync("/demo/clock", new { hours = 1 });
        Assert.Empty(await Devices(mine));

        await mine.PostAsJsonAsync("/demo/clock", new { hours = 72 });

        var letter = Assert.Single(await Letters(mine));
        Assert.Equal(["Karla"], letter.Whose);
        Assert.Contains("AR-1001", letter.Text);
        Assert.DoesNotContain("karla-hansen", letter.Text); // T-31: whoever steals the letter learns no user ID
        Assert.Empty(await Letters(other));
        var device = Assert.Single(await Devices(mine));
        Assert.Equal(
            ("Karla", "AudioReader", "AR-1001", 30, 6),
            (device.Whose, device.Kind, device.Serial, device.Seconds, device.Digits)
        );
        Assert.Equal(await Seed(demo, "AR-1001"), device.Seed);
        Assert.Empty(await Devices(other));
        Assert.Equal(HttpStatusCode.Conflict, (await demo.At(Desk).GetAsync("/demo/devices")).StatusCode);
    }

    /// <summary>R64: what a desk hands out comes with no letter.</summary>
    [Fact]
    public async Task R64_what_was_handed_out_at_the_desk_is_in_its_owners_hands_at_once()
    {
        var (mine, other) = (await Visit(), await Visit());
        Assert.Contains("\"drawer\":\"CD-1001\"", await mine.GetStringAsync("/demo/status"));

        Assert.Null(await HandOut("CD-1001"));

        Assert.Equal("CD-1001", Assert.Single(await Devices(mine)).Serial);
        Assert.Empty(await Letters(mine));
        Assert.Empty(await Devices(other));
        Assert.Contains("\"drawer\":\"CD-1002\"", await mine.GetStringAsync("/demo/status"));
    }

    [Fact]
    public async Task The_digits_are_recorded_in_both_languages_and_small()
    {
        var all = 0L;
        foreach (var digit in Enumerable.Range(0, 10).SelectMany(digit => new[] { $"da-{digit}", $"en-{digit}" }))
        {
            var answer = await demo.At(Desk).GetAsync($"/demo/digits/{digit}.wav");
            var wave = await answer.Content.ReadAsByteArrayAsync();
            Assert.Equal("audio/wav", answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal("RIFF"u8, wave.AsSpan(0, 4));
            all += wave.Length;
        }

        Assert.True(all < 150_000, $"{all} bytes");
        Assert.Contains(
            "media-src 'self';",
            (await demo.At(Desk).GetAsync("/")).Headers.GetValues("Content-Security-Policy").Single()
        );
    }

    private async Task<HttpClient> Visit()
    {
        var http = demo.At(Desk);
        var page = await http.GetAsync("/");
        http.DefaultRequestHeaders.Add("Cookie", page.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        return http;
    }

    // As the owner's app orders it.
    private async Task Order(DeviceKind kind)
    {
        var person = (await demo.Part<People>().ByUserId("karla-hansen"))!.Value;
        await demo.Part<People>()
            .Change(
                person,
                demo.Part<TimeProvider>().GetUtcNow(),
                change =>
                {
                    var order = new StoredOrder(
                        person,
                        Guid.NewGuid(),
                        DeviceOrder.Place(kind, false, null, 0, change.Now).IsGranted(out var it, out _) ? it : null!,
                        OrderState.Placed,
                        PickUp: false
                    );
                    DeviceOrderStore.Add(change.Session, order);
                    return Task.FromResult(order);
                }
            );
    }

    private async Task<Refusal?> HandOut(string serial) =>
        await demo.Part<People>()
            .Change(
                (await demo.Part<People>().ByUserId("karla-hansen"))!.Value,
                demo.Part<TimeProvider>().GetUtcNow(),
                change => Packing.PackAtDesk(change, demo.Part<KeyEncryptionKey>(), serial, kind => kind.ToString())
            );

    private static async Task<DemoDevice[]> Devices(HttpClient visitor) =>
        (await visitor.GetFromJsonAsync<DemoDevice[]>("/demo/devices"))!;

    private static async Task<DemoMessage[]> Letters(HttpClient visitor) =>
        [.. (await visitor.GetFromJsonAsync<DemoMessage[]>("/demo/inbox"))!.Where(message => message.OnPaper)];

    private static async Task<string> Seed(TestDemo demo, string serial)
    {
        var device = await demo.Part<Database>().Read(session => DeviceStockStore.Find(session, serial));
        return Convert.ToHexString(
            demo.Part<KeyEncryptionKey>().Unwrap(device!.SeedWrapped, WrappedPlace.DeviceSeed(serial))
        );
    }

    private Task<List<StockCount>> Count() => demo.Part<Database>().Read(DeviceStockStore.Count);

    private Task<int> Write(string sql) =>
        demo.Part<Database>().Write(Durability.Durable, session => session.Execute(sql));
}
