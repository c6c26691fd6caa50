using Segl.Rules;
using Segl.Server.Keys;
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
/// <param name="Order">The order.</param>
internal sealed record DemoLetter(DateTimeOffset At, StoredOrder Order);

/// <summary>
/// What the post has brought to a visitor's citizens. A device's seed, as it was imported, is given to the page of its
/// owner's browser, and no earlier than the letter: from then on the page is the device.
/// </summary>
internal sealed class DemoPost(
    Database database,
    KeyEncryptionKey keys,
    DemoBrowsers browsers,
    DemoCitizens citizens,
    TimeProvider clock
)
{
    /// <summary>How long a letter takes.</summary>
    public static readonly TimeSpan Takes = TimeSpan.FromDays(3);

    /// <summary>Maps the endpoint that the demo page asks.</summary>
    public void Map(IEndpointRouteBuilder desk) => desk.MapGet("/demo/devices", (Delegate)Delivered);

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
            foreach (var letter in await LettersTo(citizen))
            {
                var serial = letter.Order.Serial!;
                var device = await database.Read(session => DeviceStockStore.Find(session, serial));
                delivered.Add(InHand(citizen, device!));
            }
        }

        return Results.Ok(delivered);
    }

    /// <summary>The letters that have come to a citizen.</summary>
    public async Task<IReadOnlyList<DemoLetter>> LettersTo(DemoCitizen citizen)
    {
        var (id, now) = (await citizens.IdOf(citizen), clock.GetUtcNow());
        var orders = await database.Read(session => DeviceOrderStore.Of(session, id));
        return
        [
            .. from order in orders
            where order is { Serial: not null, SentAt: not null }
            select new DemoLetter(order.SentAt!.Value + Takes, order) into letter
            where letter.At <= now
            select letter,
        ];
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
