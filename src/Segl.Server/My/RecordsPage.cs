using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Login;
using Segl.Server.Persons;
using Segl.Server.Visiting;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.My;

/// <summary>
/// <c>/my/activity/records</c>: R09: all that is kept about the person, as a file. It holds the person number and the address,
/// so the owner's app approves it (R99); the file is then handed out once, in the login that asked.
/// </summary>
internal sealed class RecordsPage(
    MyPages pages,
    MyFrame frame,
    FreshApprovals<MyVisit> approvals,
    SealedCookies<MyVisit> cookies,
    Codes codes,
    Database database,
    People people
)
{
    /// <summary>Its address.</summary>
    public const string Path = $"{ActivityPage.Path}/records";

    private const string Act = "export-records";
    private const string Cookie = "_records";

    private sealed record NoArguments;

    private sealed record Approved(Guid Session, Guid Login, Guid App, DateTimeOffset Until);

    /// <summary>Maps the routes.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(visit => Task.FromResult(Show(visit))));
        app.MapPost($"{Path}/ask", pages.Act((visit, _) => Ask(visit)));
        app.MapPost(Path, pages.Act((visit, _) => HandOut(visit)));
        approvals.Add<NoArguments>(Act, (visit, _, given) => Task.FromResult<IResult>(Approve(visit, given)));
    }

    private IResult Show(MyVisit visit)
    {
        var texts = visit.Texts;
        return frame.Page(
            visit,
            texts.Records,
            ApprovedIn(visit) is { } approved
                ? (Html)
                    $"""
                    <p class="note ok" role="status">{texts.RecordsApproved(texts.When(approved.Until))}</p>
                    {visit.Form(Path, $"""<button class="act">{texts.RecordsTake}</button>""")}
                    """
                : $"""
                <ul>{texts.RecordsLead.Select(line => (Html)$"<li>{line}</li>")}</ul>
                {visit.Form($"{Path}/ask", $"""<button class="act">{texts.RecordsAsk}</button>""")}
                <p><a class="button plain" href="{ActivityPage.Path}">{texts.NotNow}</a></p>
                """
        );
    }

    private Task<IResult> Ask(MyVisit visit) =>
        approvals.Ask(visit, Act, visit.Texts.RecordsAction, visit.Texts.RecordsText, new NoArguments(), Path);

    private SeeOther Approve(MyVisit visit, FreshApproval given)
    {
        var until = visit.Now + Limits.LoginValid;
        cookies.Give(
            visit.Context,
            Cookie,
            new Approved(visit.Session.LoginId, given.Login, given.AppId, until),
            Limits.LoginValid
        );
        return new SeeOther(Path);
    }

    private async Task<IResult> HandOut(MyVisit visit)
    {
        if (ApprovedIn(visit) is not { } approved)
        {
            return frame.No(visit, new(Reason.NeedsApp), Path);
        }

        cookies.Take(visit.Context, Cookie);
        var written = await AllRecords.HandOut(
            people,
            database,
            codes,
            visit.Person.Id,
            visit.Now,
            new
            {
                by = "portal",
                approvedBy = approved.App,
                login = approved.Login,
            }
        );
        return Results.File(written, "application/json", $"segl-{visit.Now:yyyy-MM-dd}-all.json");
    }

    private Approved? ApprovedIn(MyVisit visit) =>
        cookies.Find<Approved>(visit.Context, Cookie) is { } approved
        && approved.Session == visit.Session.LoginId
        && visit.Now < approved.Until
            ? approved
            : null;
}
