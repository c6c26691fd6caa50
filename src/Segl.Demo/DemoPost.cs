using Segl.Demo.Devices;
using Segl.Demo.Walks;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Devices.Orders;
using Segl.Server.Devices.Orders.Texts;
using Segl.Server.Keys;
using Segl.Server.Persons;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Demo;

/// <summary>A code display or audio code reader in a visitor's hands: all that the thing itself holds.</summary>
/// <param name="Whose">Whose it is: one of the visitor's two citizens.</param>
/// <param name="Kind">A <see cref="DeviceKind"/>.</param>
/// <param name="Serial">The number on its back.</param>
/// <param name="Seed">Its seed, in hexadecimal.</param>
/// <param name="Hash">The hash of its HMAC, as browsers call it.</param>
/// <param name="Seconds">How long it shows a code.</param>
/// <param name="Digits">How many digits a code has.</param>
internal sealed record DemoDevice(
    string Whose,
    string Kind,
    string Serial,
    string Seed,
    string Hash,
    double Seconds,
    int Digits
)
{
    /// <summary>The seed is never printed by accident.</summary>
    public override string ToString() => $"{nameof(DemoDevice)} {Serial}";
}

/// <summary>A letter with a device.</summary>
/// <param name="At">When the post brought it.</param>
/// <param name="Serial">The device in it.</param>
/// <param name="Subject">Its heading.</param>
/// <param name="Text">What stands below.</param>
internal sealed record DemoLetter(DateTimeOffset At, string Serial, string Subject, string Text);

/// <summary>
/// The demo's operator and its post. What citizens ordered is packed and sent whenever time jumps. A device's seed, as it was
/// imported, is given to the page of its owner's browser, and no earlier than the letter: from then on the page is the device.
/// </summary>
internal sealed class DemoPost(
    Database database,
    KeyEncryptionKey keys,
    People people,
    DemoStock stock,
    DemoBrowsers browsers,
    DemoCitizens citizens,
    Settings settings,
    TimeProvider clock
)
{
    private const int OrdersAtOnce = 500;

    /// <summary>How long a letter takes.</summary>
    public static readonly TimeSpan Takes = TimeSpan.FromDays(3);

    /// <summary>Maps the endpoint that the demo page asks.</summary>
    public void Map(IEndpointRouteBuilder desk) => desk.MapGet("/demo/devices", (Delegate)Delivered);

    /// <summary>Packs and sends what was ordered, as an operator does with <c>segl orders</c>.</summary>
    public async Task Send()
    {
        var waiting = await database.Read(session =>
            DeviceOrderStore.Waiting(session, DateTimeOffset.MinValue, Guid.Empty, OrdersAtOnce)
        );
        foreach (var order in waiting.Where(order => order.State is OrderState.Placed))
        {
            if (await stock.Next(order.Order.Kind) is { } serial)
            {
                await people.Change(order.PersonId, clock.GetUtcNow(), change => PackAndSend(change, order.Id, serial));
            }
        }
    }

    /// <summary>The letters that have come to a citizen.</summary>
    public async Task<IReadOnlyList<DemoLetter>> LettersTo(DemoCitizen citizen)
    {
        var (id, now) = (await citizens.IdOf(citizen), clock.GetUtcNow());
        var (person, orders) = await database.Read(async session =>
            (await PersonStore.Find(session, id), await DeviceOrderStore.Of(session, id))
        );
        var texts = LetterTexts.In(Languages.Named(person?.Language) ?? Language.En);
        return
        [
            .. from order in orders let at = ArrivalOf(order) where at <= now select Written(texts, order, at.Value),
        ];
    }

    /// <summary>How far a citizen is on the way to a device.</summary>
    public async Task<SparePhase> Progress(DemoCitizen citizen, DateTimeOffset now)
    {
        var id = await citizens.IdOf(citizen);
        var (order, device) = await database.Read(async session =>
            (await DeviceOrderStore.Open(session, id), await DeviceStore.Active(session, id))
        );
        return SpareWalk.Next(order, order is null ? null : ArrivalOf(order), device, now);
    }

    // What came by post, and what a desk handed out, which nobody sent.
    private async Task<IEnumerable<string>> InHandOf(DemoCitizen citizen)
    {
        var (id, now) = (await citizens.IdOf(citizen), clock.GetUtcNow());
        var orders = await database.Read(session => DeviceOrderStore.Of(session, id));
        return from order in orders
            where order.Serial is not null && (ArrivalOf(order) <= now || order is { PickUp: true, SentAt: null })
            select order.Serial;
    }

    private static DateTimeOffset? ArrivalOf(StoredOrder order) =>
        order.SentAt + (order.PickUp ? TimeSpan.Zero : Takes);

    private async Task<Outcome<StoredOrder>> PackAndSend(PersonChange change, Guid order, string serial)
    {
        var texts = LetterTexts.In(Languages.Named(change.Person.Language) ?? Language.En);
        var packed = await Packing.Pack(change, keys, order, serial, texts.NameOf);
        return packed.IsGranted(out _, out var refused) ? await Packing.Send(change, order) : refused;
    }

    private DemoLetter Written(LetterTexts texts, StoredOrder order, DateTimeOffset at)
    {
        var (kind, serial) = (order.Order.Kind, order.Serial!);
        var device = texts.Device(kind);
        var steps = texts.Steps(kind, $"{new Uri(settings.MyOrigin).Authority}/my", serial);
        string[] paragraphs =
        [
            texts.Lead(device),
            string.Join('\n', steps.Select((step, at) => $"{at + 1}. {step}")),
            texts.Until(texts.Date(order.Order.ValidUntil)),
            texts.Safe(device),
            texts.NotYou,
        ];
        return new(at, serial, texts.Heading(device), string.Join("\n\n", paragraphs));
    }

    private async Task<IResult> Delivered(HttpContext context)
    {
        if (browsers.Of(context) is not { } browser)
        {
            return Results.StatusCode(StatusCodes.Status409Conflict);
        }

        context.Response.Headers.CacheControl = "no-store";
        var delivered = new List<DemoDevice>();
        foreach (var citizen in DemoCitizens.Of(browser))
        {
            foreach (var serial in await InHandOf(citizen))
            {
                // What ended is thrown away, as is its seed.
                if (
                    await database.Read(session => DeviceStockStore.Find(session, serial)) is
                    { SeedWrapped.Length: > 0 } device
                )
                {
                    delivered.Add(InHand(citizen, device));
                }
            }
        }

        return Results.Ok(delivered);
    }

    private DemoDevice InHand(DemoCitizen citizen, StockDevice device) =>
        new(
            citizen.Who.ToString(),
            device.Kind.ToString(),
            device.Serial,
            Convert.ToHexString(keys.Unwrap(device.SeedWrapped, WrappedPlace.DeviceSeed(device.Serial))),
            device.Algorithm switch
            {
                OtpAlgorithm.HmacSha1 => "SHA-1",
                OtpAlgorithm.HmacSha256 => "SHA-256",
                OtpAlgorithm.HmacSha512 => "SHA-512",
            },
            device.Interval.TotalSeconds,
            Limits.DeviceCodeDigits
        );
}
