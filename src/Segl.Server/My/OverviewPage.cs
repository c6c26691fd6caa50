using Segl.Rules;
using Segl.Server.Login;
using Segl.Server.Oidc.Grants;
using Segl.Server.Visiting;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.My;

/// <summary><c>/my</c>: the spare check, what waits, and freezing; and the drill "try your spare now".</summary>
internal sealed class OverviewPage(
    MyPages pages,
    MyFrame frame,
    WaitingThings waiting,
    FreshApprovals<MyVisit> approvals,
    Database database,
    People people
)
{
    private const string Try = "try-spare";

    // The drill needs nothing but the answer.
    private sealed record NoArguments;

    /// <summary>Maps the routes.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/my", pages.Show(Show));
        app.MapPost("/my/spare/try", pages.Act((visit, _) => AskSpare(visit)));
        approvals.AddForAny<NoArguments>(Try, (visit, _, given) => SpareAnswered(visit, given));
    }

    private async Task<IResult> Show(MyVisit visit)
    {
        var (held, order, tested) = await database.Read(async session =>
            (
                await Authenticators.Of(session, visit.Person.Id),
                await DeviceOrderStore.Open(session, visit.Person.Id),
                await JournalStore.Newest(session, visit.Person.Id, Happening.SpareTested, most: 1)
            )
        );
        var hasOrder = order?.Order.WhyNotActivate(visit.Now) is null && order is not null;
        return frame.Page(
            visit,
            visit.Texts.Hello(visit.Person.Name.Split(' ')[0]),
            $"""
            {Said(visit)}
            {SpareCard.Of(visit, held, hasOrder, tested is [var last] ? last.At : null)}
            {await waiting.Card(visit)}
            <section class="card">
            <h2>{visit.Texts.FreezeHeading}</h2>
            <p>{visit.Texts.FreezeLead}</p>
            <p><a class="button harm" href="/my/freeze">{visit.Texts.FreezeGo}</a></p>
            </section>
            """
        );
    }

    // The text names what must not answer, and the app shows it; which one answers decides.
    private async Task<IResult> AskSpare(MyVisit visit)
    {
        var held = await database.Read(session => Authenticators.Of(session, visit.Person.Id));
        var mine = held.Apps.FirstOrDefault(app => app.Id == visit.Login.AppId)?.Name ?? held.UsableDevice?.Name ?? "";
        return SpareCard.LeftWithout(visit.Login.AppId, held).Any()
            ? await approvals.Ask(
                visit,
                Try,
                visit.Texts.TryYourSpare,
                visit.Texts.TryYourSpareText(mine),
                new NoArguments(),
                "/my"
            )
            : frame.No(visit, new(Reason.NotFound), "/my");
    }

    private async Task<IResult> SpareAnswered(MyVisit visit, TokenFacts given)
    {
        if (given.AppId == visit.Login.AppId)
        {
            return new SeeOther("/my?done=same");
        }

        await people.Change(
            visit.Person.Id,
            visit.Now,
            async change =>
            {
                var held = await Authenticators.Of(change.Session, visit.Person.Id);
                var name = held.Apps.FirstOrDefault(app => app.Id == given.AppId)?.Name ?? held.UsableDevice?.Name;
                change.Record(Happening.SpareTested, new { app = given.AppId, name });
                return true;
            }
        );
        return new SeeOther("/my?done=tested");
    }

    private static Html Said(MyVisit visit) =>
        visit.Done switch
        {
            "tested" => $"""<p class="note ok" role="status">{visit.Texts.SpareWorks}</p>""",
            "same" => $"""<p class="note warn" role="status">{visit.Texts.SameAnswered}</p>""",
            "stopped" => $"""<p class="note ok" role="status">{visit.Texts.Stopped}</p>""",
            _ => Html.None,
        };
}
