using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Server.Devices;
using Segl.Server.Devices.Orders;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.Tests.Devices;

/// <summary>A citizen with an app and a registered address, and a house with devices in stock.</summary>
internal sealed class DeviceStory : IAsyncDisposable
{
    /// <summary>The readers' serials begin so; the displays' are the maker's usual ones.</summary>
    public const string ReaderPrefix = "LD-";

    private DeviceStory(TestServer server, Citizen citizen) => (Server, Citizen) = (server, citizen);

    public TestServer Server { get; }

    public Citizen Citizen { get; private init; }

    public Guid App { get; private init; }

    /// <summary>The story's own time. The server's clock stands still, so that its background passes do not come
    /// first.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>Time passes in the story.</summary>
    public void Passes(TimeSpan time) => Now += time;

    public KeyEncryptionKey Keys => Server.Parts.GetRequiredService<KeyEncryptionKey>();

    /// <summary>Six displays and three readers are in stock.</summary>
    public static async Task<DeviceStory> Begin(DatabaseKind kind)
    {
        var server = await TestServer.Start(kind);
        await Stock(server);
        return await Of(server);
    }

    /// <summary>The maker's deliveries come.</summary>
    public static async Task Stock(TestServer server)
    {
        await Import(server, await PskcMaker.Write(6), DeviceKind.CodeDisplay);
        await Import(server, (await PskcMaker.Write(3)).Replace("SE-", ReaderPrefix), DeviceKind.AudioReader);
    }

    /// <summary>A citizen who is there already.</summary>
    public static DeviceStory Of(TestServer server, Citizen citizen, Guid app) =>
        new(server, citizen) { App = app, Now = server.Clock.GetUtcNow() };

    /// <summary>Another citizen of the same house.</summary>
    public static async Task<DeviceStory> Of(TestServer server, string? address = "Nygade 12;8000 Aarhus C")
    {
        var citizen = await server.Register();
        var phone = await server.ActivatedPhone(citizen);
        var story = new DeviceStory(server, citizen) { App = phone.App, Now = server.Clock.GetUtcNow() };
        if (address is not null)
        {
            await story.MoveTo(address);
        }

        return story;
    }

    /// <summary>The register has another address.</summary>
    public Task MoveTo(string address) =>
        Change(change =>
        {
            var wrapped = Server.Codes.WrapAddress(Citizen.Id, PostalAddress.Read(address)!);
            change.Save(change.Person with { AddressWrapped = wrapped });
            return Task.FromResult(true);
        });

    public Task<T> Change<T>(Func<PersonChange, Task<T>> change) => Server.People.Change(Citizen.Id, Now, change);

    /// <summary>The owner's app approves an order.</summary>
    public Task<Outcome<StoredOrder>> Order(
        DeviceKind kind = DeviceKind.CodeDisplay,
        bool pickUp = false,
        decimal fee = 0,
        Guid? app = null
    ) => Change(change => Ordering.Place(change, Keys, new(kind, pickUp, fee), app ?? App, Guid.NewGuid()));

    public Task<Outcome<StoredOrder>> Pack(StoredOrder order, string serial) =>
        Change(change => Packing.Pack(change, Keys, order.Id, serial, kind => $"{kind}"));

    public Task<Outcome<StoredOrder>> Send(StoredOrder order) => Change(change => Packing.Send(change, order.Id));

    /// <summary>Orders a display, which is packed and sent.</summary>
    public async Task<StoredOrder> Ordered(string serial = "SE-000000", DeviceKind kind = DeviceKind.CodeDisplay)
    {
        var order = Given(await Order(kind));
        Given(await Pack(order, serial));
        return Given(await Send(order));
    }

    /// <summary>Two codes in a row as the device shows them, so many steps late by its own clock.</summary>
    public Task<string[]> Codes(int device = 0, int stepsLate = 0) =>
        Oathtool.Show(PskcMaker.Seed(device), Now - ((stepsLate + 1) * Limits.DeviceInterval), codes: 2);

    public Task<Outcome<ProvenDevice>> Prove(string serial, string[] codes) =>
        Change(change => DeviceActivating.Prove(change, Keys, serial, codes[0], codes[1]));

    public Task<Outcome<StoredDevice>> Activate(ProvenDevice proven, Guid? app = null) =>
        Change(change => DeviceActivating.Activate(change, proven, "$argon2id$", app ?? App, Guid.NewGuid()));

    /// <summary>From the order to the device in use. Those that are every third are of another make.</summary>
    public async Task<StoredDevice> Activated(int device = 0)
    {
        await Ordered(PskcMaker.Serial(device));
        return Given(await Activate(Given(await Prove(PskcMaker.Serial(device), await Codes(device)))));
    }

    public Task<StoredOrder?> Open() => Server.Database.Read(session => DeviceOrderStore.Open(session, Citizen.Id));

    public Task<StoredDevice?> Active() => Server.Database.Read(session => DeviceStore.Active(session, Citizen.Id));

    public async Task<DeviceState> InStock(string serial) =>
        (await Server.Database.Read(session => DeviceStockStore.Find(session, serial)))!.State;

    /// <summary>What was granted.</summary>
    public static T Given<T>(Outcome<T> outcome)
        where T : class
    {
        Assert.True(outcome.IsGranted(out var it, out var refused), $"{refused}");
        return it;
    }

    /// <summary>Why it was refused.</summary>
    public static Reason? WhyNot<T>(Outcome<T> outcome)
        where T : class => outcome.IsGranted(out _, out var refused) ? null : refused.Because;

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private static async Task Import(TestServer server, string file, DeviceKind kind)
    {
        var (key, _) = TransportKey.Join(PskcMaker.FirstPart, PskcMaker.SecondPart);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file));
        await new StockImport(
            server.Database,
            server.Parts.GetRequiredService<KeyEncryptionKey>(),
            server.Clock,
            _ => { }
        ).Run(stream, key!, kind, ["Anne", "Bo"]);
    }
}
