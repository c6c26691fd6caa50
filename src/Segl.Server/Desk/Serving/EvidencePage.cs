using System.Text;
using Segl.Rules;
using Segl.Server.Desk.Texts;
using Segl.Server.Keys;
using Segl.Server.Login;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Serving;

/// <summary>
/// <c>/desk/evidence</c>: R81: a document that the officer holds in their hand. Kept are its kind, the keyed digest of its last
/// six characters, what was checked, officer, desk and time (T-45).
/// </summary>
internal sealed class EvidencePage(
    ServedPages pages,
    DeskFrame frame,
    ServedVisits served,
    KeyEncryptionKey keys,
    People people
)
{
    /// <summary>The page.</summary>
    public const string Path = "/desk/evidence";

    private static readonly string[] Checks = ["genuine", "valid", "likeness"];

    /// <summary>Maps the page and its form.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(at => Task.FromResult(Show(at, null))));
        app.MapPost(Path, pages.Act(Keep));
    }

    /// <summary>The fields of a document.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="whose">What the names of the fields begin with, where a form has several.</param>
    /// <param name="isRequired">Whether the form needs it.</param>
    /// <param name="typed">What was typed before, which was refused; null when nothing was.</param>
    public static Html Fields(DeskTexts texts, string whose = "", bool isRequired = true, IFormCollection? typed = null)
    {
        Html required = isRequired ? $" required" : Html.None;
        return $"""
            <fieldset><legend>{texts.Document}</legend>
            {Enum.GetValues<DocumentKind>().Select(kind => Choice(texts, kind, whose, required, typed))}
            </fieldset>
            <div class="field">
              <label for="{whose}last">{texts.LastSix(Limits.DocumentCharacters)}</label>
              <input type="text" id="{whose}last" name="{whose}last" class="code"{required} autocomplete="off"
                value="{typed?[$"{whose}last"].ToString()}" spellcheck="false"
                maxlength="{Limits.DocumentCharacters}" minlength="{Limits.DocumentCharacters}">
            </div>
            {Checks.Select(check => Tick(texts, check, whose, required, typed))}
            """;
    }

    /// <summary>What was typed there: the document and its facts for the journal, or why not.</summary>
    public static Outcome<ShownDocument> Read(IFormCollection form, string whose = "") =>
        !Enum.TryParse<DocumentKind>(form[$"{whose}document"], out var kind) || !Enum.IsDefined(kind)
            ? new Refusal(Reason.EvidenceMissing)
        : Checks.Any(check => form[whose + check] != "yes") ? new Refusal(Reason.EvidenceMissing)
        : ShownDocument.Read(kind, form[$"{whose}last"].ToString());

    /// <summary>What the journal keeps of a document (T-45).</summary>
    public static (string, object?)[] FactsOf(ShownDocument document, KeyEncryptionKey keys) =>
        [
            ("document", document.Kind.ToString()),
            (
                "digest",
                Convert.ToHexStringLower(
                    keys.Digest("segl document v1", Encoding.ASCII.GetBytes($"{document.Kind} {document.LastSix}"))
                )
            ),
            ("checks", Checks),
        ];

    private static Html Choice(
        DeskTexts texts,
        DocumentKind kind,
        string whose,
        Html required,
        IFormCollection? typed
    ) =>
        $"""
            <label class="tick"><input type="radio" name="{whose}document" value="{kind.ToString()}"{required}{Chosen(
                typed,
                $"{whose}document",
                kind.ToString()
            )}>
            {texts.NameOf(kind)}</label>
            """;

    private static Html Tick(DeskTexts texts, string check, string whose, Html required, IFormCollection? typed) =>
        $"""
            <label class="tick"><input type="checkbox" name="{whose}{check}" value="yes"{required}{Chosen(
                typed,
                whose + check,
                "yes"
            )}>
            {texts.Check(check)}</label>
            """;

    private static Html Chosen(IFormCollection? typed, string name, string value) =>
        typed?[name].ToString() == value ? (Html)$" checked" : Html.None;

    private IResult Show(AtDesk at, Refusal? wrong)
    {
        var texts = at.Visit.Texts;
        Html said = wrong is null
            ? Html.None
            : $"""<p class="note no" role="alert">{Sentences.Of(wrong.Because, at.Visit.Language)}</p>""";
        return frame.Page(
            at.Visit,
            texts.ShowDocument,
            $"""
            {said}
            <p>{texts.EvidenceLead(at.Person.Name)}</p>
            {at.Visit.Form(Path, $"""{Fields(texts)}<button class="act">{texts.Keep}</button>""")}
            <p><a class="button plain" href="{ServedPages.Person}">{texts.BackToCitizen}</a></p>
            """,
            wrong is null ? StatusCodes.Status200OK : Refusals.StatusOf(wrong.Because)
        );
    }

    private async Task<IResult> Keep(AtDesk at, IFormCollection form)
    {
        if (!Read(form).IsGranted(out var document, out var wrong))
        {
            return Show(at, wrong);
        }

        await people.Change(
            at.Person.Id,
            at.Visit.Now,
            change =>
            {
                change.Record(Happening.EvidenceShown, at.Visit.Hand(at.Served.Because).Facts(FactsOf(document, keys)));
                return Task.FromResult(true);
            }
        );
        served.Keep(at.Visit, at.Served with { Documents = [.. at.Served.Documents, document.Kind] });
        return new SeeOther($"{ServedPages.Person}?done=shown");
    }
}
