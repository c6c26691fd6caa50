using Segl.Rules;
using Segl.Server.Desk.Texts;
using Segl.Server.Keys;
using Segl.Server.Login;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Serving;

/// <summary>
/// <c>/desk</c>: a person is found by their number only, and for a reason, which stands in their activity with officer and
/// desk (R102).
/// </summary>
internal sealed class FindPage(
    DeskPages pages,
    DeskFrame frame,
    ServedVisits served,
    Citizens citizens,
    Codes codes,
    Database database,
    People people
)
{
    /// <summary>The page.</summary>
    public const string Path = "/desk";

    /// <summary>The page on which somebody without an identity is registered.</summary>
    public const string RegisterPath = "/desk/register";

    /// <summary>Where the citizen who is served gets a refusal in writing (R87).</summary>
    public const string RefusePath = $"{Path}/refuse";

    /// <summary>Where somebody without an identity gets one.</summary>
    public const string RefuseNobodyPath = $"{RefusePath}/nobody";

    private const int ShortestReason = 3;

    /// <summary>Maps the page and its form.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(visit => Task.FromResult(Show(visit))));
        app.MapPost($"{Path}/find", pages.Act(Find));
        app.MapPost($"{Path}/end", pages.Act((visit, _) => Task.FromResult<IResult>(End(visit))));
    }

    private IResult Show(DeskVisit visit)
    {
        var texts = visit.Texts;
        Html said = visit.Done is "ended" ? $"""<p class="note ok" role="status">{texts.Ended}</p>""" : Html.None;
        return frame.Page(
            visit,
            texts.Find,
            $"""
            {said}
            <p>{texts.DeskOf(visit.DeskName)}</p>
            <p>{texts.FindLead}</p>
            {visit.Form(
                $"{Path}/find",
                $"""
                <div class="field">
                  <label for="number">{texts.PersonNumber}</label>
                  <input type="text" id="number" name="number" class="code" required autofocus autocomplete="off"
                    inputmode="numeric">
                </div>
                <div class="field">
                  <label for="because">{texts.Because}</label>
                  <span class="hint" id="because-hint">{texts.BecauseHint}</span>
                  <input type="text" id="because" name="because" required maxlength="{Limits.LoginTextLongest}"
                    aria-describedby="because-hint" autocomplete="off" list="reasons">
                  <datalist id="reasons">{texts.Reasons.Select(one => (Html)$"""<option value="{one}">""")}</datalist>
                </div>
                <button class="act">{texts.FindPress}</button>
                """
            )}
            {Shortcuts.Of(texts)}
            """
        );
    }

    private async Task<IResult> Find(DeskVisit visit, IFormCollection form)
    {
        var because = form["because"].ToString().Trim();
        if (because.Length < ShortestReason || !LoginTexts.MayShow(because))
        {
            return frame.No(visit, new(Reason.Malformed), Path);
        }

        if (!PersonNumber.Read(form["number"].ToString()).IsGranted(out var number, out var wrong))
        {
            return frame.No(visit, wrong, Path);
        }

        // It is counted whether there is such a person or not, since the answer tells it.
        var today = await database.Write(
            Durability.Durable,
            session => OfficerDayStore.Count(session, visit.Person.Id, OfficerCount.LookUp, visit.Now)
        );
        if (ServingOfficer.WhyNotToday(OfficerCount.LookUp, today) is { } enough)
        {
            return frame.No(visit, enough, Path);
        }

        if (await people.ByNumber(codes.OfPersonNumber(number), visit.Context.RequestAborted) is not { } personId)
        {
            return Nobody(visit);
        }

        var refused = await people.Change(personId, visit.Now, change => LookUp(change, visit, because));
        if (refused is not null)
        {
            return frame.No(visit, refused, Path);
        }

        served.Begin(visit, personId, because, DeskEvidence.None);
        return new SeeOther(ServedPages.Person);
    }

    // Whoever looked is told also where nothing was shown: the citizen reads that an officer tried.
    private Task<Refusal?> LookUp(PersonChange change, DeskVisit visit, string because)
    {
        change.Record(Happening.DeskLookedUp, visit.Hand(because).Facts());
        return Task.FromResult(
            ServingOfficer.WhyNotServe(citizens.ResidentOf(visit.Person), citizens.ResidentOf(change.Person))
        );
    }

    private IResult Nobody(DeskVisit visit) =>
        frame.Page(
            visit,
            visit.Texts.Nobody,
            $"""
            <p>{visit.Texts.NobodyLead}</p>
            <p class="acts"><a class="button act" href="{RegisterPath}" accesskey="r">{visit.Texts.Register}</a>
            <a class="button plain" href="{Path}">{visit.Texts.FindAgain}</a>
            <a class="button plain" href="{RefuseNobodyPath}" accesskey="a">{visit.Texts.Refuse}</a></p>
            {Shortcuts.Of(visit.Texts)}
            """
        );

    private SeeOther End(DeskVisit visit)
    {
        served.End(visit);
        return new SeeOther($"{Path}?done=ended");
    }
}
