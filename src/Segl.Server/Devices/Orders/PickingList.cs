using System.Globalization;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Devices.Orders;

/// <summary>The open orders as a list for the shelf. Nothing in it tells who ordered.</summary>
internal static class PickingList
{
    /// <summary>The first line.</summary>
    public const string Headings = "order;ordered;valid until;device;by;fee;serial;state";

    private const int OrdersAtOnce = 500;

    /// <summary>What is to be packed and sent, oldest first.</summary>
    public static async IAsyncEnumerable<StoredOrder> Of(Database database, DateTimeOffset now)
    {
        var (after, afterId) = (default(DateTimeOffset), Guid.Empty);
        while (
            await database.Read(session => DeviceOrderStore.Waiting(session, after, afterId, OrdersAtOnce))
                is [.., var last] orders
        )
        {
            foreach (var order in orders.Where(order => order.Order.WhyNotActivate(now) is null))
            {
                yield return order;
            }

            (after, afterId) = (last.Order.OrderedAt, last.Id);
        }
    }

    /// <summary>An order as a line of CSV.</summary>
    public static string Line(StoredOrder order) =>
        string.Join(
            ';',
            order.Id,
            Instant(order.Order.OrderedAt),
            Instant(order.Order.ValidUntil),
            order.Order.Kind,
            order.PickUp ? "pick-up"
                : order.Order.Abroad ? "post abroad"
                : "post",
            order.Order.Fee.ToString("F2", CultureInfo.InvariantCulture),
            order.Serial,
            order.State is OrderState.Sent ? "sent"
                : order.Serial is null ? "to be packed"
                : "to be sent"
        );

    private static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
