using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Devices.Orders;

/// <summary>An order that ends without its device having been activated: stopped, over, or void (R13, R63).</summary>
internal static class OrderEnds
{
    /// <summary>R13: the owner stops an order. A device under way is void: whoever finds it has a piece of plastic.</summary>
    /// <param name="change">The person, whose row is locked.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="by">Who stopped it, for the journal.</param>
    public static async Task<Refusal?> Stop(PersonChange change, Guid orderId, string by)
    {
        var order = await DeviceOrderStore.Open(change.Session, change.Person.Id);
        if (order is null || order.Id != orderId || order.Order.WhyNotActivate(change.Now) is not null)
        {
            return new(Reason.DeviceNotOrdered);
        }

        await End(change, order, OrderState.Stopped, Happening.DeviceOrderStopped, by);
        return null;
    }

    /// <summary>R63: ends a person's order whose time is over.</summary>
    /// <returns>False when there is none.</returns>
    public static async Task<bool> EndWhatIsOver(PersonChange change)
    {
        if (
            await DeviceOrderStore.Open(change.Session, change.Person.Id) is not { } order
            || order.Order.WhyNotActivate(change.Now) is null
        )
        {
            return false;
        }

        await End(change, order, OrderState.Void, Happening.DeviceOrderOver, "time");
        return true;
    }

    /// <summary>Ends an open order, and the device that was packed for it.</summary>
    public static async Task End(PersonChange change, StoredOrder order, OrderState state, Happening what, string by)
    {
        DeviceOrderStore.Save(change.Session, order with { State = state, EndedAt = change.Now });
        if (
            order.Serial is { } serial
            && await DeviceStore.Find(change.Session, order.PersonId, serial) is { State: DeviceState.Ordered } device
        )
        {
            DeviceStore.Move(change.Session, device, DeviceState.Void);
        }

        change.Record(
            what,
            new
            {
                order = order.Id,
                device = order.Serial,
                by,
            }
        );
    }
}
