using Segl.Rules;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Serving;

/// <summary>
/// <c>/desk/refuse</c>: R87: who is not helped gets a decision in writing, with its reason and how to complain: on paper, and
/// where they have an identity in their activity and on every channel.
/// </summary>
internal sealed class RefusalPage(ServedPages pages, DeskFrame frame, People people)
{
    /// <summary>The page.</summary>
    public const string Path = "/desk/refuse";

    private const int ShortestReason = 10;

    /// <summary>Maps the page and its form.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(at => Task.FromResult(Show(at))));
        app.MapPost(Path, pages.Act(Refuse));
    }

    private IResult Show(AtDesk at)
    {
        var texts = at.Visit.Texts;
        return frame.Page(
            at.Visit,
            texts.Refuse,
            $"""
            <p>{texts.RefuseLead(at.Person.Name)}</p>
            {at.Visit.Form(
                Path,
                $"""
                <div class="field">
                  <label for="why">{texts.RefuseWhy}</label>
                  <input type="text" id="why" name="why" required minlength="{ShortestReason}"
                    maxlength="{Limits.LoginTextLongest}" autocomplete="off">
                </div>
                <button class="act">{texts.RefusePress}</button>
                """
            )}
            <p><a class="button plain" href="{ServedPages.Person}">{texts.BackToCitizen}</a></p>
            """
        );
    }

    private async Task<IResult> Refuse(AtDesk at, IFormCollection form)
    {
        var why = form["why"].ToString().Trim();
        if (why.Length < ShortestReason || !LoginTexts.MayShow(why))
        {
            return frame.No(at.Visit, new(Reason.Malformed), Path);
        }

        var texts = at.Visit.Texts;
        var theirs = Texts.DeskTexts.In(Languages.Named(at.Person.Language) ?? at.Visit.Language);
        await people.Change(
            at.Person.Id,
            at.Visit.Now,
            change =>
            {
                change.Record(
                    Happening.DeskActRefused,
                    DeskHand.Of(at.Visit, why).Facts(("complain", theirs.HowToComplain(at.Visit.DeskName)))
                );
                return Task.FromResult(true);
            }
        );
        return frame.Page(at.Visit, theirs.Decision, Decision(at, theirs, why, texts.BackToCitizen));
    }

    // The page is the paper: the officer prints it, in the citizen's language.
    private static Html Decision(AtDesk at, Texts.DeskTexts theirs, string why, string back) =>
        $"""
            <article lang="{theirs.Language.Tag()}">
            <p>{theirs.DecisionFor(at.Person.Name, theirs.When(at.Visit.Now), at.Visit.DeskName)}</p>
            <p><strong>{theirs.DecisionWhy}</strong> {why}</p>
            <p>{theirs.HowToComplain(at.Visit.DeskName)}</p>
            </article>
            <p><a class="button plain" href="{ServedPages.Person}">{back}</a></p>
            """;
}
