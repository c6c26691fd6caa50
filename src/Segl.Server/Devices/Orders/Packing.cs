using System.Security.Cryptography;
using Segl.Rules;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.Devices.Orders;

/// <summary>
/// T-39: packing binds one device of the stock to one order, and so to one person, in one transaction; activation takes no
/// other device.
/// </summary>
internal static class Packing
{
    private const string Command = "segl orders";

    /// <summary>Packs a device for an order. Where one is packed already, it changes nothing, and the
    /// answer says which.</summary>
    /// <param name="change">The person who ordered, whose row is locked.</param>
    /// <param name="keys">Wraps the seed anew, for its new row.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="serial">The number on the device's back.</param>
    /// <param name="name">What the device is called until its owner calls it otherwise.</param>
    /// <param name="by">Who packs it.</param>
    public static async Task<Outcome<StoredOrder>> Pack(
        PersonChange change,
        KeyEncryptionKey keys,
        Guid orderId,
        string serial,
        Func<DeviceKind, string> name,
        string by = Command
    )
    {
        var found = await ToBePacked(change, orderId);
        if (!found.IsGranted(out var order, out var refused))
        {
            return refused;
        }

        if (order.Serial is not null)
        {
            return order;
        }

        var stock = await DeviceStockStore.Find(change.Session, serial);
        if (stock is null || stock.Kind != order.Order.Kind || !await DeviceStockStore.Take(change.Session, serial))
        {
            return new Refusal(Reason.SerialNotInStock);
        }

        DeviceStore.Add(change.Session, ToDevice(order, stock, keys, name(stock.Kind), change.Now));
        var done = order with { Serial = serial };
        DeviceOrderStore.Save(change.Session, done);
        change.Record(
            Happening.DevicePacked,
            new
            {
                order = order.Id,
                device = serial,
                by,
            }
        );
        return done;
    }

    /// <summary>
    /// R17, R64: a device of the desk's stock for somebody who stands there: order and packing in one, in place of what was
    /// ordered and not delivered (R13).
    /// </summary>
    public static async Task<Refusal?> PackAtDesk(
        PersonChange change,
        KeyEncryptionKey keys,
        string serial,
        Func<DeviceKind, string> name
    )
    {
        var (session, person) = (change.Session, change.Person.Id);
        var open = await DeviceOrderStore.Open(session, person);
        if (open?.Serial == serial && open.Order.WhyNotActivate(change.Now) is null)
        {
            return null;
        }

        if (await DeviceStockStore.Find(session, serial) is not { State: DeviceState.InStock } stock)
        {
            return new(Reason.SerialNotInStock);
        }

        if (open is not null)
        {
            await OrderEnds.End(change, open, OrderState.Void, Happening.DeviceOrderOver, "desk");
        }

        var earlier = (await DeviceStore.Of(session, person)).Count(device => device.Kind == stock.Kind);
        var fee = DeviceOrder.FeeOf(stock.Kind, earlier);
        var order = new StoredOrder(
            person,
            Guid.NewGuid(),
            new(stock.Kind, change.Now, Abroad: false, fee),
            OrderState.Placed,
            PickUp: true
        );
        DeviceOrderStore.Add(session, order);
        return (await Pack(change, keys, order.Id, serial, name, "desk")).IsGranted(out _, out var refused)
            ? null
            : refused;
    }

    /// <summary>It was sent, or lies where its owner picks it up. Done again, it changes nothing.</summary>
    public static async Task<Outcome<StoredOrder>> Send(PersonChange change, Guid orderId, string by = Command)
    {
        if (Identities.WhyNotUse(change.Person.FrozenAt) is { } frozen)
        {
            return frozen;
        }

        var order = await DeviceOrderStore.Open(change.Session, change.Person.Id);
        if (order is null || order.Id != orderId || order.Order.WhyNotActivate(change.Now) is not null)
        {
            return new Refusal(Reason.DeviceNotOrdered);
        }

        if (order.State is OrderState.Sent)
        {
            return order;
        }

        if (order.Serial is null)
        {
            return new Refusal(Reason.SerialNotInStock);
        }

        var sent = order with { State = OrderState.Sent, SentAt = change.Now };
        DeviceOrderStore.Save(change.Session, sent);
        change.Record(
            order.PickUp ? Happening.DeviceReadyToPickUp : Happening.DeviceSent,
            new
            {
                order = order.Id,
                device = order.Serial,
                by,
            }
        );
        return sent;
    }

    /// <summary>Takes a device that was packed by mistake out again; it is in stock as before.</summary>
    public static async Task<Outcome<StoredOrder>> Unpack(PersonChange change, Guid orderId, string by = Command)
    {
        var found = await ToBePacked(change, orderId);
        if (!found.IsGranted(out var order, out var refused))
        {
            return refused;
        }

        if (
            order.Serial is not { } serial
            || await DeviceStore.Find(change.Session, order.PersonId, serial) is not { } device
        )
        {
            return new Refusal(Reason.SerialNotInStock);
        }

        DeviceStore.PutBack(change.Session, device);
        var done = order with { Serial = null };
        DeviceOrderStore.Save(change.Session, done);
        change.Record(
            Happening.DeviceUnpacked,
            new
            {
                order = order.Id,
                device = serial,
                by,
            }
        );
        return done;
    }

    // R37, R63: what is over is not packed any more, whether it was told yet or not, nor anything while the identity is
    // frozen.
    private static async Task<Outcome<StoredOrder>> ToBePacked(PersonChange change, Guid orderId) =>
        Identities.WhyNotUse(change.Person.FrozenAt) is { } frozen ? frozen
        : await DeviceOrderStore.Open(change.Session, change.Person.Id) is { State: OrderState.Placed } order
        && order.Id == orderId
        && order.Order.WhyNotActivate(change.Now) is null
            ? order
        : new Refusal(Reason.DeviceNotOrdered);

    private static StoredDevice ToDevice(
        StoredOrder order,
        StockDevice stock,
        KeyEncryptionKey keys,
        string name,
        DateTimeOffset now
    )
    {
        var seed = keys.Unwrap(stock.SeedWrapped, WrappedPlace.DeviceSeed(stock.Serial));
        try
        {
            return new(
                order.PersonId,
                stock.Serial,
                order.Id,
                stock.Kind,
                name,
                DeviceState.Ordered,
                stock.Algorithm,
                stock.Interval,
                keys.Wrap(seed, WrappedPlace.HeldDeviceSeed(order.PersonId, stock.Serial)),
                ActivatedAt: null,
                LastUsedAt: null,
                DeviceClock.Unused(stock.Drift, now),
                new()
            );
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }
}
