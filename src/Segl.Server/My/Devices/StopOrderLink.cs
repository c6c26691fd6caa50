using Segl.Server.Devices.Orders;
using Segl.Server.Keys;
using Segl.Server.My.Devices.Texts;
using Segl.Server.Waiting;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.My.Devices;

/// <summary>T-30: the link in SMS and e-mail that stops an order, without any authenticator.</summary>
internal sealed class StopOrderLink(
    StopPages pages,
    Database database,
    People people,
    KeyEncryptionKey keys,
    TimeProvider clock
)
{
    /// <summary>Maps the page.</summary>
    public void Map(IEndpointRouteBuilder app) => pages.Map(app, "/stop/order", Words, Stop);

    private async Task<StopWords?> Words(string link, Language language)
    {
        var texts = DeviceTexts.In(language);
        return await Find(link) is { } order && order.Order.WhyNotActivate(clock.GetUtcNow()) is null
            ? new(
                texts.StopOrder,
                $"<p>{texts.Device(order.Order.Kind)}. {texts.StopLead}</p>",
                texts.StopNow,
                texts.Stopped,
                texts.StopLead
            )
            : null;
    }

    private async Task<bool> Stop(string link) =>
        await Find(link) is { } order
        && await people.Change(
            order.PersonId,
            clock.GetUtcNow(),
            change => OrderEnds.Stop(change, order.Id, "stop link")
        )
            is null;

    private Task<StoredOrder?> Find(string link) => database.Read(session => OrderLinks.Find(session, keys, link));
}
