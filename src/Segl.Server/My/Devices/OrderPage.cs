using Segl.Rules;
using Segl.Server.Devices.Orders;
using Segl.Server.Keys;
using Segl.Server.My.Devices.Texts;
using Segl.Server.Visiting;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.My.Devices;

/// <summary>
/// <c>/my/devices/order</c>: a spare beside the app (R14): which device, and how to get it. The owner's app approves what it
/// shows and signs (R61).
/// </summary>
internal sealed class OrderPage
{
    private const string Path = $"{DevicePages.Path}/order";
    private const string Act = "order-device";
    private const string ByPost = "post";
    private const string PickUp = "pick-up";

    private readonly MyPages pages;
    private readonly DeviceNotes notes;
    private readonly FreshApprovals<MyVisit> approvals;
    private readonly Database database;
    private readonly People people;
    private readonly KeyEncryptionKey keys;
    private readonly Codes codes;

    public OrderPage(
        MyPages pages,
        DeviceNotes notes,
        FreshApprovals<MyVisit> approvals,
        Database database,
        People people,
        KeyEncryptionKey keys
    )
    {
        (this.pages, this.notes, this.approvals) = (pages, notes, approvals);
        (this.database, this.people, this.keys, codes) = (database, people, keys, new(keys));
        approvals.Add<AskedOrder>(Act, Place);
    }

    /// <summary>Maps the page.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(visit => Show(visit)));
        app.MapPost(Path, pages.Act(Ask));
    }

    private async Task<IResult> Show(MyVisit visit, Refusal? refused = null)
    {
        var texts = DeviceTexts.In(visit.Language);
        var orderable = await Look(visit);
        if (!await database.Read(session => DeviceNotes.HasApp(session, visit), visit.Context.RequestAborted))
        {
            var (without, back) = (DeviceNotes.WithoutApp(texts), DeviceNotes.BackLink(texts));
            return notes.Page(visit, texts.OrderTitle, $"{without}{back}", refused ?? new(Reason.DeviceNeedsApp));
        }

        if (orderable.Open is { } open)
        {
            refused ??= new(Reason.DeviceOrderOpen, open.Order.ValidUntil);
        }

        Html form = orderable.Open is null
            ? visit.Form(
                Path,
                $"""
                <fieldset>
                  <legend>{texts.Which}</legend>
                  {orderable.Fees.Select((fee, n) => Kind(texts, fee.Key, fee.Value, isFirst: n == 0))}
                </fieldset>
                <fieldset>
                  <legend>{texts.Where}</legend>
                  {WhereTo(texts, orderable.Address)}
                </fieldset>
                <button class="act">{texts.OrderNow}</button>
                """
            )
            : Html.None;
        return notes.Page(visit, texts.OrderTitle, $"{form}{DeviceNotes.BackLink(texts)}", refused);
    }

    private async Task<IResult> Ask(MyVisit visit, IFormCollection form)
    {
        var how = form["how"].ToString();
        if (
            !Enum.TryParse<DeviceKind>(form["kind"], out var kind)
            || !Enum.IsDefined(kind)
            || how is not (ByPost or PickUp)
        )
        {
            return await Show(visit, new(Reason.Malformed));
        }

        var texts = DeviceTexts.In(visit.Language);
        var orderable = await Look(visit);
        var asked = new AskedOrder(kind, how == PickUp, orderable.Fees[kind]);
        return orderable.Open is { } open ? await Show(visit, new(Reason.DeviceOrderOpen, open.Order.ValidUntil))
            : orderable.Address is null && !asked.PickUp ? await Show(visit, new(Reason.PostalAddressMissing))
            : await approvals.Ask(
                visit,
                Act,
                texts.OrderAction,
                texts.OrderText(kind, asked.PickUp, asked.Fee),
                asked,
                DevicePages.Path
            );
    }

    private async Task<IResult> Place(MyVisit visit, AskedOrder asked, FreshApproval given)
    {
        var outcome = await people.Change(
            visit.Person.Id,
            visit.Now,
            change => Ordering.Place(change, keys, asked, given.AppId, given.Login)
        );
        return outcome.IsGranted(out _, out var refused) ? DeviceNotes.Done("ordered") : await Show(visit, refused);
    }

    private Task<Orderable> Look(MyVisit visit) =>
        database.Read(session => Ordering.Look(session, codes, visit.Person, visit.Now), visit.Context.RequestAborted);

    private static Html Kind(DeviceTexts texts, DeviceKind kind, decimal fee, bool isFirst)
    {
        Html chosen = isFirst ? $"checked" : Html.None;
        return $"""
            <label class="tick">
              <input type="radio" name="kind" value="{kind.ToString()}" {chosen}>
              <span><strong>{texts.Device(kind)}.</strong> {texts.About(kind)} {texts.Fee(fee)}</span>
            </label>
            """;
    }

    // R61, T-30: the address is that of the register, and cannot be typed here.
    private static Html WhereTo(DeviceTexts texts, PostalAddress? address) =>
        address is null
            ? $"""
                <label class="tick">
                  <input type="radio" name="how" value="{PickUp}" checked> <span>{texts.PickUp}</span>
                </label>
                <p class="hint">{texts.NoAddress}</p>
                """
            : (Html)
                $"""
                    <label class="tick">
                      <input type="radio" name="how" value="{ByPost}" checked>
                      <span>{texts.ByPost}<br>{address.Lines.Select(line => (Html)$"{line}<br>")}</span>
                    </label>
                    <label class="tick">
                      <input type="radio" name="how" value="{PickUp}"> <span>{texts.PickUp}</span>
                    </label>
                    """;
}
