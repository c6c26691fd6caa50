using Segl.Rules;
using Segl.Server.App.Copying;
using Segl.Server.Login;
using Segl.Server.My.Devices.Texts;
using Segl.Server.Nodes;
using Segl.Server.Persons;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.My;

/// <summary>What waits for this person, each with a button that stops it at once (R13, R42, R92).</summary>
internal sealed class WaitingThings(MyPages pages, MyFrame frame, Database database, People people, WakeUps wakeUps)
{
    /// <summary>Maps the routes.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/my/waiting/copy/stop", pages.Act((visit, _) => StopCopy(visit)));
        app.MapPost("/my/waiting/number/stop", pages.Act(StopNumber));
        app.MapPost("/my/waiting/contact/stop", pages.Act((visit, _) => StopContact(visit)));
    }

    /// <summary>The card; nothing when nothing waits.</summary>
    public async Task<Html> Card(MyVisit visit)
    {
        var (copy, apps, waits, order, contact) = await database.Read(async session =>
            (
                await CopyStore.Current(session, visit.Person.Id),
                await AppStore.Of(session, visit.Person.Id),
                await PortalWaitStore.Of(session, visit.Person.Id),
                await DeviceOrderStore.Open(session, visit.Person.Id),
                await ContactChangeStore.Of(session, visit.Person.Id)
            )
        );
        List<Html> waiting = [.. waits.Where(one => one.Wait.IsOpen(visit.Now)).Select(one => Thing(visit, one.Wait))];

        if (copy is not null && copy.Copy.IsUnderWay(visit.Now))
        {
            var from = apps.FirstOrDefault(app => app.Id == copy.Copy.FromAppId)?.Name ?? "";
            waiting.Add(
                Thing(
                    visit,
                    visit.Texts.CopyWaits(from, visit.Texts.When(copy.Copy.StartedAt)),
                    "/my/waiting/copy/stop",
                    Html.None
                )
            );
        }

        waiting.AddRange(
            apps.Where(app => app.State is AppState.Active && visit.Now < app.NumberApproval.From)
                .Select(app =>
                    Thing(
                        visit,
                        visit.Texts.NumberWaits(app.Name, visit.Texts.When(app.NumberApproval.From!.Value)),
                        "/my/waiting/number/stop",
                        $"""<input type="hidden" name="app" value="{app.Id}">"""
                    )
                )
        );
        if (order?.Order.WhyNotActivate(visit.Now) is null && order is not null)
        {
            var what = visit.Texts.OrderWaits(order.Order.Kind, visit.Texts.When(order.Order.OrderedAt));
            waiting.Add(Thing(visit, what, "/my/devices/stop", Html.None));
        }

        if (contact?.IsOpen(visit.Now) is true)
        {
            var what = visit.Texts.ContactWaits(visit.Texts.When(contact.SentAt));
            waiting.Add(Thing(visit, what, "/my/waiting/contact/stop", Html.None));
        }

        return waiting.Count == 0
            ? Html.None
            : $"""<section class="card"><h2>{visit.Texts.WaitingHeading}</h2><p>{visit.Texts.WaitingLead}</p>{waiting}</section>""";
    }

    private static Html Thing(MyVisit visit, PortalWait wait)
    {
        var asked = visit.Texts.When(wait.AskedAt);
        var (what, page) = wait.For switch
        {
            WaitFor.ActivationCode => (visit.Texts.CodeWaits(asked), ActivationCodePage.Path),
            WaitFor.Password => (DeviceTexts.In(visit.Language).PasswordWaits(asked), "/my/devices/password"),
        };
        return Thing(visit, what, $"{page}/stop", Html.None);
    }

    private static Html Thing(MyVisit visit, string what, string stop, Html fields) =>
        $"""
            <div class="thing"><p>{what}</p>
            {visit.Form(stop, $"""{fields}<button class="harm">{visit.Texts.StopIt}</button>""")}</div>
            """;

    private async Task<IResult> StopCopy(MyVisit visit)
    {
        var (stopped, wakes) = await people.Change<(Outcome<AppCopy>, WakeUp[])>(
            visit.Person.Id,
            visit.Now,
            async change =>
                await CopyStore.Current(change.Session, visit.Person.Id) is { } stored
                && stored.Copy.IsUnderWay(change.Now)
                    ? (
                        CopyStops.Stop(change, stored, "portal"),
                        [visit.Person.Id, stored.Copy.Phone?.Activation ?? stored.Copy.Id]
                    )
                    : (new Refusal(Reason.CopyOver), [])
        );
        wakeUps.Wake(wakes);
        return stopped.IsGranted(out _, out var refused)
            ? new SeeOther("/my?done=stopped")
            : frame.No(visit, refused, "/my");
    }

    private async Task<IResult> StopContact(MyVisit visit)
    {
        var refused = await people.Change(
            visit.Person.Id,
            visit.Now,
            change => ContactData.StopChange(change, "portal")
        );
        return refused is null ? new SeeOther("/my?done=stopped") : frame.No(visit, refused, "/my");
    }

    private async Task<IResult> StopNumber(MyVisit visit, IFormCollection form)
    {
        var refused = await people.Change<Refusal?>(
            visit.Person.Id,
            visit.Now,
            async change =>
            {
                if (
                    !Guid.TryParse(form["app"], out var id)
                    || await AppStore.Find(change.Session, visit.Person.Id, id)
                        is not { State: AppState.Active, NumberApproval.From: not null } app
                )
                {
                    return new(Reason.NotFound);
                }

                AppStore.Save(change.Session, app with { NumberApproval = NumberApproval.Off });
                change.Record(
                    Happening.NumberApprovalOff,
                    new
                    {
                        app = app.Id,
                        name = app.Name,
                        by = "portal",
                    }
                );
                return null;
            }
        );
        return refused is null ? new SeeOther("/my?done=stopped") : frame.No(visit, refused, "/my");
    }
}
