using Segl.Demo.Documents.Texts;
using Segl.Demo.Office.Texts;
using Segl.Demo.Texts;
using Segl.Server.Web;

namespace Segl.Demo;

/// <summary>
/// The strip that says what to do next, for each of six walks: logging in, copying the app, having a spare, a spare
/// without a desk, the desk, and cheating. Its script shows the sentence of the step that the server, the PC and the
/// phones are at; nothing in the strip moves a step on.
/// </summary>
internal static class DemoGuide
{
    // Where the script puts the number of the step.
    private const string Current = "#";

    /// <summary>The strip.</summary>
    public static Html Show(DemoTexts texts, DemoCitizen karla)
    {
        var steps = texts.CopySteps(karla.Pin, karla.UserId);
        var (documents, office) = (DrawerTexts.In(texts.Language), OfficeTexts.In(texts.Language));
        return $"""
            <section class="guide" aria-label="{texts.Guide}">
              <div class="walks">{Walk("login", texts.WalkLogin, true)}{Walk("copy", texts.WalkCopy, false)}{Walk(
                "spare",
                texts.WalkSpare,
                false
            )}{Walk("document", documents.Walk, false)}{Walk("desk", office.Walk, false)}{Walk(
                "cheat",
                texts.WalkCheat,
                false
            )}</div>
              <div class="next" role="status">
                <strong class="of" data-text="{texts.StepOf(Current, steps.Count)}" hidden></strong>
                {LogIn(texts, karla)}{Cheat(texts, karla)}
                {Sentences("spare", [.. texts.SpareSteps(karla.Pin, karla.UserId)])}
                {Sentences("document", [.. documents.Steps])}
                {Sentences("desk", [.. office.Steps(Names(karla))])}{Sentence("outside", "desk", office.Outside)}
                {steps.Select((step, at) => Sentence("copy", $"{at + 1}", step))}
                {Sentence("copy", "done", texts.CopyDone)}
              </div>
              <details class="all" hidden><summary>{texts.AllSteps}</summary><ol>{steps.Select(Item)}</ol></details>
              <div class="progress" aria-hidden="true" hidden>{steps.Select(_ => Dot)}</div>
            </section>
            """;
    }

    private static Html LogIn(DemoTexts texts, DemoCitizen karla) =>
        Sentences(
            "login",
            ("shop", texts.NextShop),
            ("user-id", texts.NextUserId),
            ("waiting", texts.NextWaiting),
            ("claimed", texts.NextClaimed(karla.Pin)),
            ("in", texts.NextIn),
            ("other", texts.NextOther)
        );

    private static Html Cheat(DemoTexts texts, DemoCitizen karla) =>
        Sentences(
            "cheat",
            ("shop", texts.CheatShop),
            ("user-id", texts.CheatUserId),
            ("waiting", texts.CheatWaiting),
            ("claimed", texts.CheatClaimed),
            ("in", texts.NextIn),
            ("other", texts.CheatOther)
        );

    private static OfficeNames Names(DemoCitizen karla)
    {
        var officer = karla with { Who = Who.Mikkel };
        return new(
            karla.PersonNumber,
            karla.Email,
            officer.UserId,
            officer.Pin,
            DemoOffice.PostcodeOf(karla.Browser),
            DemoOffice.NameOf(karla.Browser)
        );
    }

    private static Html Sentences(string walk, params (string Step, string Text)[] all) =>
        $"{all.Select(one => Sentence(walk, one.Step, one.Text))}";

    private static Html Walk(string walk, string name, bool isChosen) =>
        $"""<button type="button" data-walk="{walk}" aria-pressed="{(isChosen ? "true" : "false")}">{name}</button>""";

    private static Html Sentence(string walk, string step, string text) =>
        $"""<span data-of="{walk}" data-step="{step}" hidden>{text}</span>""";

    private static Html Item(string step) => $"<li>{step}</li>";

    private static Html Dot => $"<i></i>";
}
