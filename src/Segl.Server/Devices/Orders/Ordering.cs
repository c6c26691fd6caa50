using Segl.Rules;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.Devices.Orders;

/// <summary>What a person may order.</summary>
/// <param name="Open">The order that is open; null if none is (R13).</param>
/// <param name="Address">The registered address; null if none is registered, and the device is to be picked up.</param>
/// <param name="Fees">What each kind costs (R62).</param>
internal sealed record Orderable(
    StoredOrder? Open,
    PostalAddress? Address,
    IReadOnlyDictionary<DeviceKind, decimal> Fees
);

/// <summary>An order that the owner asks for.</summary>
/// <param name="Kind">What is ordered.</param>
/// <param name="PickUp">Whether it is picked up; otherwise it goes to the registered address.</param>
/// <param name="Fee">What it costs, as it was shown (R62).</param>
internal sealed record AskedOrder(DeviceKind Kind, bool PickUp, decimal Fee);

/// <summary>R61: a person orders a code display or audio code reader.</summary>
internal static class Ordering
{
    /// <summary>What a person may order now.</summary>
    public static async Task<Orderable> Look(Session session, Codes codes, Person person, DateTimeOffset now)
    {
        var open = await DeviceOrderStore.Open(session, person.Id);
        var devices = await DeviceStore.Of(session, person.Id);
        return new(
            open?.Order.WhyNotActivate(now) is null ? open : null,
            codes.UnwrapAddress(person),
            Enum.GetValues<DeviceKind>()
                .ToDictionary(kind => kind, kind => DeviceOrder.FeeOf(kind, Earlier(devices, kind)))
        );
    }

    /// <summary>
    /// Places an order. It decides anew what <see cref="Look"/> showed, since time has passed; above all the address is that
    /// of the register now and never a typed one (T-30).
    /// </summary>
    /// <param name="change">The person, whose row is locked.</param>
    /// <param name="keys">Unwraps the address, and makes the link that stops the order.</param>
    /// <param name="asked">What is ordered.</param>
    /// <param name="appId">The app that approved it.</param>
    /// <param name="login">The login in which that was signed.</param>
    public static async Task<Outcome<StoredOrder>> Place(
        PersonChange change,
        KeyEncryptionKey keys,
        AskedOrder asked,
        Guid appId,
        Guid login
    )
    {
        var (session, person, now) = (change.Session, change.Person, change.Now);
        var codes = new Codes(keys);
        var app = await AppStore.Find(session, person.Id, appId);
        var restrictedUntil = app is null
            ? null
            : CopyingTheApp.RestrictedUntil(app.FirstApp, app.Through, app.ActivatedAt);
        if (DeviceOrder.WhyNotOrder(app?.Standing, restrictedUntil, person.FrozenAt, now) is { } refused)
        {
            return refused;
        }

        var address = codes.UnwrapAddress(person);
        if (address is null && !asked.PickUp)
        {
            return new Refusal(Reason.PostalAddressMissing);
        }

        var open = await DeviceOrderStore.Open(session, person.Id);
        var earlier = Earlier(await DeviceStore.Of(session, person.Id), asked.Kind);
        var abroad = !asked.PickUp && address!.Abroad;
        if (!DeviceOrder.Place(asked.Kind, abroad, open?.Order, earlier, now).IsGranted(out var order, out var whyNot))
        {
            return whyNot;
        }

        if (order.Fee != asked.Fee)
        {
            // R62: nobody pays what was not shown to them.
            return new Refusal(Reason.StatementOver);
        }

        if (open is not null)
        {
            await OrderEnds.End(change, open, OrderState.Void, Happening.DeviceOrderOver, "time");
        }

        // Its id is part of the link that stops it, so all of it is random.
        var placed = new StoredOrder(person.Id, Guid.NewGuid(), order, OrderState.Placed, asked.PickUp);
        DeviceOrderStore.Add(session, placed);
        change.Record(
            Happening.DeviceOrdered,
            new
            {
                order = placed.Id,
                kind = order.Kind,
                fee = order.Fee,
                pickUp = placed.PickUp,
                abroad,
                by = appId,
                login,
            },
            codes.WrapForOutbox(person.Id, OrderLinks.Of(keys, placed))
        );
        return placed;
    }

    // R62: what was packed counts, whether it was activated or not.
    private static int Earlier(IEnumerable<StoredDevice> devices, DeviceKind kind) =>
        devices.Count(device => device.Kind == kind);
}
