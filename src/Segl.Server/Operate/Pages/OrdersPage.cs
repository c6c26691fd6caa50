using System.Text;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Devices.Orders;
using Segl.Server.Devices.Orders.Texts;
using Segl.Server.Keys;
using Segl.Server.Login;
using Segl.Server.Operate.Control;
using Segl.Server.Operate.Staff;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Operate.Pages;

/// <summary>
/// <c>/operate/orders</c>: what citizens ordered, as <c>segl orders</c> does: the list for the shelf, packing, the letter,
/// and that it was sent (R61, T-39). Who ordered stands in the letter alone, a file to print.
/// </summary>
internal sealed class OrdersPage(
    OperatePages pages,
    OperateFrame frame,
    People people,
    Database database,
    KeyEncryptionKey keys,
    Codes codes,
    Settings settings
)
{
    private const string Path = "/operate/orders";
    private const int Shown = 200;

    /// <summary>Maps the routes.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(Show));
        app.MapGet($"{Path}/list.csv", pages.Show(List));
        app.MapPost($"{Path}/{{id:guid}}/pack", pages.Act(Pack));
        app.MapPost($"{Path}/{{id:guid}}/unpack", pages.Act((visit, _) => Change(visit, "order-unpacked", Unpack)));
        app.MapPost($"{Path}/{{id:guid}}/sent", pages.Act((visit, _) => Change(visit, "order-sent", Sent)));
        app.MapPost($"{Path}/{{id:guid}}/letter", pages.Act((visit, _) => LetterOf(visit)));
    }

    private async Task<IResult> Show(OperateVisit visit)
    {
        var texts = visit.Texts;
        var orders = await PickingList.Of(database, visit.Now).Take(Shown).ToListAsync();
        Html done = visit.Done is not null ? $"""<p class="note ok" role="status">{texts.OrderDone}</p>""" : Html.None;
        Html none = orders.Count == 0 ? $"<p>{texts.NoOrders}</p>" : Html.None;
        return frame.Page(
            visit,
            texts.Orders,
            $"""
            {done}<p>{texts.OrdersLead}</p>{none}
            <ul class="activity">{orders.Select(order => Row(visit, order))}</ul>
            <p><a class="button plain" href="{Path}/list.csv" download>{texts.PickingList}</a></p>
            """
        );
    }

    private static Html Row(OperateVisit visit, StoredOrder order)
    {
        var texts = visit.Texts;
        Html acts = (order.State, order.Serial) switch
        {
            (OrderState.Sent, _) => $"""<span class="hint">{texts.IsSent}</span>""",
            (_, null) => visit.Form(
                $"{Path}/{order.Id}/pack",
                $"""
                <div class="field"><label for="serial-{order.Id}">{texts.Serial}</label>
                <input type="text" id="serial-{order.Id}" name="serial" required autocomplete="off"></div>
                <button class="act">{texts.Pack}</button>
                """
            ),
            _ =>
                $"""
                <div class="acts">{visit.Form(
                    $"{Path}/{order.Id}/letter",
                    $"""<button class="act">{texts.LetterFile}</button>"""
                )}
                {visit.Form($"{Path}/{order.Id}/sent", $"""<button class="act">{texts.SaySent}</button>""")}
                {visit.Form($"{Path}/{order.Id}/unpack", $"""<button class="plain">{texts.Unpack}</button>""")}</div>
                """,
        };
        var how =
            order.PickUp ? texts.ByPickUp
            : order.Order.Abroad ? texts.ByPostAbroad
            : texts.ByPost;
        return $"""
            <li><time>{texts.When(order.Order.OrderedAt)}</time> <b>{texts.DeviceName(order.Order.Kind)}</b> {how}
            <p class="hint">{order.Id} · {texts.Until(texts.When(order.Order.ValidUntil))}{(
                order.Serial is { } serial ? $" · {serial}" : ""
            )}</p>{acts}</li>
            """;
    }

    private async Task<IResult> List(OperateVisit visit)
    {
        var text = new StringBuilder().AppendLine(PickingList.Headings);
        await foreach (var order in PickingList.Of(database, visit.Now))
        {
            text.AppendLine(PickingList.Line(order));
        }

        return Results.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", "orders.csv");
    }

    private Task<IResult> Pack(OperateVisit visit, IFormCollection form) =>
        DeviceSerials.Read(form["serial"].ToString()) is { } serial
            ? Change(visit, "order-packed", change => Packed(change, IdIn(visit), serial))
            : Task.FromResult(frame.No(visit, new(Reason.SerialNotInStock), Path));

    // Another device that is packed for the order already is no success.
    private async Task<Outcome<StoredOrder>> Packed(PersonChange change, Guid order, string serial)
    {
        var texts = LetterTexts.In(Languages.Named(change.Person.Language) ?? Language.En);
        var outcome = await Packing.Pack(change, keys, order, serial, texts.NameOf, "operator");
        return outcome.IsGranted(out var packed, out _) && packed.Serial != serial
            ? new Refusal(Reason.DeviceSerialWrong)
            : outcome;
    }

    private static Task<Outcome<StoredOrder>> Unpack(PersonChange change, Guid order) =>
        Packing.Unpack(change, order, "operator");

    private static Task<Outcome<StoredOrder>> Sent(PersonChange change, Guid order) =>
        Packing.Send(change, order, "operator");

    private Task<IResult> Change(
        OperateVisit visit,
        string act,
        Func<PersonChange, Guid, Task<Outcome<StoredOrder>>> change
    ) => Change(visit, act, one => change(one, IdIn(visit)));

    private async Task<IResult> Change(
        OperateVisit visit,
        string act,
        Func<PersonChange, Task<Outcome<StoredOrder>>> change
    )
    {
        var id = IdIn(visit);
        if (await database.Read(session => DeviceOrderStore.PersonOf(session, id)) is not { } person)
        {
            return frame.No(visit, new(Reason.NotFound), Path);
        }

        var outcome = await people.Change(
            person,
            visit.Now,
            async one =>
            {
                var done = await change(one);
                if (done.IsGranted(out var order, out _))
                {
                    // The order itself is the reason.
                    await OperatorActs.Record(
                        one.Session,
                        act,
                        new { order = order.Id, device = order.Serial },
                        new(visit.Person.Id, null),
                        visit.Now
                    );
                }

                return done;
            }
        );
        return outcome.IsGranted(out _, out var refused)
            ? new SeeOther($"{Path}?done=yes")
            : frame.No(visit, refused, Path);
    }

    // It has a name and an address, so that it was taken is written down before anybody reads it.
    private async Task<IResult> LetterOf(OperateVisit visit)
    {
        var id = IdIn(visit);
        if (
            await database.Read(session => DeviceOrderStore.PersonOf(session, id)) is not { } personId
            || await database.Read(session => DeviceOrderStore.Find(session, personId, id))
                is not { Serial: not null } order
            || await people.Find(personId) is not { } person
        )
        {
            return frame.No(visit, new(Reason.NotFound), Path);
        }

        await database.Write(
            Durability.Durable,
            session =>
                OperatorActs.Record(session, "letter-taken", new { order = id }, new(visit.Person.Id, null), visit.Now)
        );
        var letter = Letter.Write(
            order,
            person,
            codes.UnwrapAddress(person),
            new Uri(settings.MyOrigin).Authority + "/my/devices",
            visit.Now
        );
        return Results.File(Encoding.UTF8.GetBytes(letter.ToString()), "text/html; charset=utf-8", $"letter-{id}.html");
    }

    private static Guid IdIn(OperateVisit visit) => Guid.Parse($"{visit.Context.Request.RouteValues["id"]}");
}
