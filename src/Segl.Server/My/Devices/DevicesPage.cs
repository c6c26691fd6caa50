using Segl.Rules;
using Segl.Server.Devices.Orders;
using Segl.Server.My.Devices.Texts;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.My.Devices;

/// <summary>
/// <c>/my/devices</c>: the device in use, the order under way, and what may be ordered (R12 to R17). Whatever is not possible
/// says why, and what to do.
/// </summary>
internal sealed class DevicesPage(MyPages pages, DeviceNotes notes, Database database, People people)
{
    private const string Stop = $"{DevicePages.Path}/stop";

    private sealed record Found(StoredDevice? Device, StoredOrder? Order, bool HasApp);

    /// <summary>Maps the page, and the one on which an order is stopped.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(DevicePages.Path, pages.Show(Show));
        app.MapGet(Stop, pages.Show(AskStop));
        app.MapPost(Stop, pages.Act((visit, _) => StopOrder(visit)));
    }

    private async Task<IResult> Show(MyVisit visit)
    {
        var (texts, found) = (DeviceTexts.In(visit.Language), await Find(visit));
        Html done = NoteOf(texts, visit.Done) is { } note
            ? $"""<p class="note ok" role="status">{note}</p>"""
            : Html.None;
        return notes.Page(
            visit,
            texts.Title,
            $"""
            {done}
            <p>{texts.Lead}</p>
            {(found.Order is { } order ? OrderCard(visit, texts, order, found.HasApp) : Html.None)}
            {(found.Device is { } device ? DeviceCard(visit, texts, device) : Html.None)}
            {(found.Order is null ? HowToOrder(texts, found) : Html.None)}
            """
        );
    }

    private async Task<IResult> AskStop(MyVisit visit)
    {
        var texts = DeviceTexts.In(visit.Language);
        return (await Find(visit)).Order is null
            ? notes.Page(visit, texts.StopOrder, DeviceNotes.BackLink(texts), new(Reason.DeviceNotOrdered))
            : notes.Page(
                visit,
                texts.StopOrder,
                $"""
                <p>{texts.StopLead}</p>
                {visit.Form(Stop, $"""<button class="harm">{texts.StopNow}</button>""")}
                {DeviceNotes.BackLink(texts)}
                """
            );
    }

    private async Task<IResult> StopOrder(MyVisit visit)
    {
        var texts = DeviceTexts.In(visit.Language);
        var refused = await people.Change(
            visit.Person.Id,
            visit.Now,
            async change =>
                await DeviceOrderStore.Open(change.Session, change.Person.Id) is { } order
                    ? await OrderEnds.Stop(change, order.Id, "portal")
                    : new(Reason.DeviceNotOrdered)
        );
        return refused is null
            ? DeviceNotes.Done("stopped")
            : notes.Page(visit, texts.StopOrder, DeviceNotes.BackLink(texts), refused);
    }

    // R63: an order that is over is none, whether it was told yet or not.
    private Task<Found> Find(MyVisit visit) =>
        database.Read(
            async session =>
            {
                var order = await DeviceOrderStore.Open(session, visit.Person.Id);
                return new Found(
                    await DeviceStore.Active(session, visit.Person.Id),
                    order?.Order.WhyNotActivate(visit.Now) is null ? order : null,
                    await DeviceNotes.HasApp(session, visit)
                );
            },
            visit.Context.RequestAborted
        );

    private static Html OrderCard(MyVisit visit, DeviceTexts texts, StoredOrder order, bool hasApp)
    {
        var kind = order.Order.Kind;
        Html activate =
            order.Serial is null ? Html.None
            : !hasApp ? DeviceNotes.WithoutApp(texts)
            : $"""<p><a class="button act" href="{DevicePages.Path}/activate">{texts.Activate(kind)}</a></p>""";
        var sent = order.SentAt is { } at
            ? texts.Sent(order.PickUp, DeviceNotes.Time(visit, at))
            : texts.NotSent(order.PickUp);
        return $"""
            <section class="card">
              <h2>{texts.YourOrder}</h2>
              <ol>
                <li>{texts.Ordered(kind, DeviceNotes.Time(visit, order.Order.OrderedAt))} {texts.Fee(
                order.Order.Fee
            )}</li>
                <li>{(order.Serial is null ? texts.NotPacked : texts.Packed)}</li>
                <li>{sent}</li>
              </ol>
              <p>{texts.ActivateBefore(DeviceNotes.Time(visit, order.Order.ValidUntil))}</p>
              {activate}
              <p><a href="{Stop}">{texts.StopOrder}</a></p>
            </section>
            """;
    }

    private static Html DeviceCard(MyVisit visit, DeviceTexts texts, StoredDevice device)
    {
        var used = device.LastUsedAt is { } at ? DeviceNotes.Time(visit, at) : null;
        var activated = DeviceNotes.Time(visit, device.ActivatedAt ?? visit.Now);
        return $"""
            <section class="card">
              <h2>{device.Name}</h2>
              <p>{texts.Device(device.Kind)}. {texts.Facts(device.Serial, activated, used)}</p>
              <p><a href="{SynchronisePage.Path}">{texts.CodesDoNotFit}</a></p>
              <p><a href="{PasswordPage.Path}">{texts.ChangePassword}</a></p>
              <p><a href="/my/authenticators/block?id={device.Serial}">{texts.BlockIt}</a></p>
            </section>
            """;
    }

    // R16, R17: without an app nothing can be ordered or activated here, and it is said who helps.
    private static Html HowToOrder(DeviceTexts texts, Found found) =>
        found.HasApp
            ? $"""
                <p><a class="button act" href="{DevicePages.Path}/order">
                  {(found.Device is null ? texts.OrderOne : texts.OrderAnother)}</a></p>
                """
            : DeviceNotes.WithoutApp(texts);

    private static string? NoteOf(DeviceTexts texts, string? done) =>
        done switch
        {
            "ordered" => texts.OrderDone,
            "stopped" => texts.Stopped,
            "activated" => texts.ActivateDone,
            "right" => texts.Synchronised,
            _ => null,
        };
}
