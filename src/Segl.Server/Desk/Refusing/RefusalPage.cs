using Segl.Rules;
using Segl.Server.Desk.Handing;
using Segl.Server.Desk.Serving;
using Segl.Server.Desk.Texts;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Refusing;

/// <summary>
/// <c>/desk/refuse</c> and <c>/desk/refuse/nobody</c>: R87: who is not helped gets a decision in writing, with its reason and how
/// to complain: on paper or on their own screen. Where they have an identity it stands in their activity and goes to every
/// channel; of somebody without one nothing is kept but that a decision was given, by its number.
/// </summary>
internal sealed class RefusalPage(
    DeskPages desk,
    ServedPages pages,
    DeskFrame frame,
    DecisionHandover handover,
    CitizenScreens screens,
    People people,
    Database database
)
{
    private const string Path = FindPage.RefusePath;
    private const string NobodyPath = FindPage.RefuseNobodyPath;
    private const string OnPaper = "paper";
    private const string OnScreen = "screen";
    private const int ShortestReason = 10;

    /// <summary>Maps the pages and their forms.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(Show));
        app.MapPost(Path, pages.Act(Refuse));
        app.MapGet(NobodyPath, desk.Show(ShowNobody));
        app.MapPost(NobodyPath, desk.Act(RefuseNobody));
    }

    private async Task<IResult> Show(AtDesk at)
    {
        var texts = at.Visit.Texts;
        return frame.Page(
            at.Visit,
            texts.Refuse,
            $"""
            <p>{texts.RefuseLead(at.Person.Name)}</p>
            {at.Visit.Form(Path, $"{Why(texts)}{await Ways(at.Visit)}")}
            <p><a class="button plain" href="{ServedPages.Person}">{texts.BackToCitizen}</a></p>
            """
        );
    }

    private async Task<IResult> ShowNobody(DeskVisit visit)
    {
        var texts = visit.Texts;
        return frame.Page(
            visit,
            texts.Refuse,
            $"""
            <p>{texts.RefuseNobodyLead}</p>
            {visit.Form(
                NobodyPath,
                $"""
                <div class="field"><label for="name">{texts.RefuseName}</label>
                <span class="hint" id="name-hint">{texts.RefuseNameHint}</span>
                <input type="text" id="name" name="name" maxlength="{Limits.LoginTextLongest}" autocomplete="off"
                  aria-describedby="name-hint" spellcheck="false"></div>
                {Why(texts)}
                <div class="field"><label for="language">{texts.FieldOf("language")}</label>
                <select id="language" name="language"><option value="da">Dansk</option>
                <option value="en">English</option></select></div>
                {await Ways(visit)}
                """
            )}
            <p><a class="button plain" href="{FindPage.Path}">{texts.FindAgain}</a></p>
            """
        );
    }

    private static Html Why(DeskTexts texts) =>
        $"""
            <div class="field">
              <label for="why">{texts.RefuseWhy}</label>
              <input type="text" id="why" name="why" required minlength="{ShortestReason}"
                maxlength="{Limits.LoginTextLongest}" autocomplete="off">
            </div>
            """;

    // What is at hand is offered; the page itself can always be printed.
    private async Task<Html> Ways(DeskVisit visit)
    {
        var (texts, place) = (visit.Texts, visit.Place(""));
        var ways = new List<(string Way, string Says)>();
        if (place.Printer is not null)
        {
            ways.Add((OnPaper, texts.RefuseOnPaper));
        }

        if (await screens.See(place) is not null)
        {
            ways.Add((OnScreen, texts.RefuseOnScreen));
        }

        ways.Add(("page", texts.RefusePress));
        return $"""
            <p class="acts">{ways.Select(
                (one, n) =>
                    (Html)$"""
                        <button name="way" value="{one.Way}" class="{(n == 0 ? "act" : "plain")}">{one.Says}</button>
                        """
            )}</p>
            """;
    }

    private async Task<IResult> Refuse(AtDesk at, IFormCollection form)
    {
        if (Read(form["why"]) is not { } why)
        {
            return frame.No(at.Visit, new(Reason.Malformed), Path);
        }

        var language = Languages.Named(at.Person.Language) ?? at.Visit.Language;
        var decision = Decision.New(at.Visit, language, at.Person.Name, why);
        await people.Change(
            at.Person.Id,
            at.Visit.Now,
            change =>
            {
                change.Record(
                    Happening.DeskActRefused,
                    at.Visit.Hand(why).Facts(("decision", decision.Number), ("complain", decision.HowToComplain))
                );
                return Task.FromResult(true);
            }
        );
        return await Give(at.Visit, decision, at.Person.Id, form["way"].ToString(), ServedPages.Person);
    }

    private async Task<IResult> RefuseNobody(DeskVisit visit, IFormCollection form)
    {
        var name = form["name"].ToString().Trim();
        if (Read(form["why"]) is not { } why || (name.Length > 0 && !LoginTexts.MayShow(name)))
        {
            return frame.No(visit, new(Reason.Malformed), NobodyPath);
        }

        var language = Languages.Named(form["language"].ToString()) ?? visit.Language;
        var decision = Decision.New(visit, language, name.Length > 0 ? name : null, why);
        await database.Write(
            Durability.Durable,
            session =>
                SchemeJournal.Record(
                    session,
                    SchemeEvent.CitizenRefused,
                    new
                    {
                        decision = decision.Number,
                        desk = visit.Officer.DeskId,
                        by = visit.Person.Id,
                    },
                    visit.Now
                )
        );
        return await Give(visit, decision, personId: null, form["way"].ToString(), FindPage.Path);
    }

    private static string? Read(string? typed) =>
        typed?.Trim() is { Length: >= ShortestReason } why && LoginTexts.MayShow(why) ? why : null;

    // It is given whatever a printer or a screen does: the page has it, too.
    private async Task<IResult> Give(DeskVisit visit, Decision decision, Guid? personId, string way, string back)
    {
        var (texts, place) = (visit.Texts, visit.Place(decision.Why));
        var (said, failed) = way switch
        {
            OnPaper => (texts.DecisionPrinted, await handover.Print(place, decision)),
            OnScreen => (texts.DecisionShown, await handover.Show(place, decision, personId)),
            _ => (texts.DecisionHere, null),
        };
        Html note = failed is null
            ? $"""<p class="note ok" role="status">{said}</p>"""
            : (Html)$"""<p class="note no" role="alert">{Failed(failed)} {texts.DecisionHere}</p>""";
        return frame.Page(
            visit,
            decision.Heading,
            $"""
            {note}
            <article lang="{decision.Language.Tag()}">{decision.Lines.Select(line => (Html)$"<p>{line}</p>")}</article>
            <p><a class="button plain" href="{back}">{(
                personId is null ? texts.FindAgain : texts.BackToCitizen
            )}</a></p>
            """
        );

        string Failed(Refusal refusal) => Sentences.Of(refusal.Because, visit.Language);
    }
}
