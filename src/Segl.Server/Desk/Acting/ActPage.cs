using Segl.Rules;
using Segl.Server.Desk.Serving;
using Segl.Server.Desk.Texts;
using Segl.Server.Login;
using Segl.Server.Notices.Texts;
using Segl.Server.Visiting;
using Segl.Server.Web;

namespace Segl.Server.Desk.Acting;

/// <summary>
/// <c>/desk/act</c>: one act for the citizen who is served. The officer's own app is asked for each (T-40, T-44), in the words of
/// the act; only a freeze is done at once, since it stops things (T-46).
/// </summary>
internal sealed class ActPage
{
    /// <summary>The page.</summary>
    public const string Path = "/desk/act";

    private const string Act = "desk-act";

    private readonly ServedPages pages;
    private readonly DeskFrame frame;
    private readonly FreshApprovals<DeskVisit> approvals;
    private readonly DeskActList acts;
    private readonly OfferedActs offered;
    private readonly DeskActing acting;

    private sealed record Asked(DeskAct Act, Guid PersonId, Dictionary<string, string> Arguments);

    public ActPage(
        ServedPages pages,
        DeskFrame frame,
        FreshApprovals<DeskVisit> approvals,
        DeskActList acts,
        OfferedActs offered,
        DeskActing acting
    )
    {
        (this.pages, this.frame, this.approvals) = (pages, frame, approvals);
        (this.acts, this.offered, this.acting) = (acts, offered, acting);
        approvals.Add<Asked>(Act, (visit, asked, _) => CarryOut(visit, asked));
    }

    /// <summary>Maps the page and its form.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(Show));
        app.MapPost(Path, pages.Act(Ask));
    }

    private async Task<IResult> Show(AtDesk at)
    {
        var texts = at.Visit.Texts;
        if (acts.Named(at.Visit.Context.Request.Query["act"]) is not { } act)
        {
            return frame.No(at.Visit, new(Reason.NotFound), PersonPage.Path);
        }

        if ((await offered.WhyNot(at))(act.Act) is { } refused)
        {
            return frame.No(at.Visit, refused, PersonPage.Path);
        }

        var told = NoticeTexts.In(at.Visit.Language).Of(act.Act.Tells())!.What;
        return frame.Page(
            at.Visit,
            texts.NameOf(act.Act),
            $"""
            <p><strong>{at.Person.Name}</strong></p>
            <p>{texts.CitizenIsTold(told)}</p>
            {Warnings(at, act.Act).Select(line => (Html)$"""<p class="note">{line}</p>""")}
            {at.Visit.Form(
                Path,
                $"""
                <input type="hidden" name="act" value="{act.Act.ToString()}">
                {act.Fields(at)}
                <button class="act">{texts.NameOf(act.Act)}</button>
                """
            )}
            <p><a class="button plain" href="{PersonPage.Path}">{texts.BackToCitizen}</a></p>
            """
        );
    }

    private static IEnumerable<string> Warnings(AtDesk at, DeskAct act)
    {
        var (texts, evidence, level) = (at.Visit.Texts, at.Served.Evidence, at.Person.Level);
        var byTwo = DeskActs.NeedsSecond(act, level, evidence);
        if (act is not DeskAct.Freeze)
        {
            yield return texts.YourAppIsAsked;
        }

        if (byTwo)
        {
            yield return texts.NeedsSecond;
        }

        if (DeskActs.LevelAfter(act, level, evidence, byTwo) is var after && after < level)
        {
            yield return texts.LevelFalls(texts.NameOf(after));
        }
    }

    private async Task<IResult> Ask(AtDesk at, IFormCollection form)
    {
        if (acts.Named(form["act"]) is not { } act)
        {
            return frame.No(at.Visit, new(Reason.NotFound), PersonPage.Path);
        }

        if ((await offered.WhyNot(at))(act.Act) is { } refused)
        {
            return frame.No(at.Visit, refused, PersonPage.Path);
        }

        if (!act.Read(at, form).IsGranted(out var arguments, out var wrong))
        {
            return frame.No(at.Visit, wrong, $"{Path}?act={act.Act}");
        }

        var asked = new Asked(act.Act, at.Person.Id, arguments);
        return act.Act is DeskAct.Freeze
            ? await CarryOut(at, asked)
            : await approvals.Ask(
                at.Visit,
                Act,
                at.Visit.Texts.NameOf(act.Act),
                at.Visit.Texts.WordsOf(act.Act, at.Person.Name),
                asked,
                PersonPage.Path
            );
    }

    private async Task<IResult> CarryOut(DeskVisit visit, Asked asked) =>
        await pages.Find(visit) is { } at && at.Person.Id == asked.PersonId
            ? await CarryOut(at, asked)
            : frame.No(visit, new(Reason.DeskVisitOver), FindPage.Path);

    private async Task<IResult> CarryOut(AtDesk at, Asked asked)
    {
        var isProposed = DeskActs.NeedsSecond(asked.Act, at.Person.Level, at.Served.Evidence);
        var refused = isProposed
            ? await acting.Propose(at.Visit, at.Served, asked.Act, asked.Arguments)
            : await acting.Do(at.Visit, at.Served, asked.Act, asked.Arguments);
        return refused is not null
            ? frame.No(at.Visit, refused, PersonPage.Path)
            : new SeeOther(After(asked.Act, isProposed));
    }

    // What goes on at the citizen's screen is not done yet: there the officer sees how far the citizen is.
    private static string After(DeskAct act, bool isProposed) =>
        isProposed ? $"{PersonPage.Path}?done=proposed"
        : DeskActs.Needs(act) is DeskTool.CitizensScreen ? ScreenPage.Path
        : $"{PersonPage.Path}?done={act}";
}
