using Segl.Server.Configuration;
using Segl.Server.Help.Texts;
using Segl.Server.Web;

namespace Segl.Server.Help;

/// <summary>
/// R111: public help pages, readable and printable without logging in. Each has a heading, an introduction and parts; the
/// numbers in them are those of the rules.
/// </summary>
internal sealed class HelpPages(PageFrame frame, Settings settings)
{
    /// <summary>The list of the pages.</summary>
    public const string Path = "/help";

    private static readonly (string Path, Func<HelpTexts, HelpText> Of)[] Pages =
    [
        ("/help/have-a-spare", texts => texts.Spare),
        ("/help/copy-your-app", texts => texts.Copy),
        ("/help/activation-code", texts => texts.ActivationCode),
        ("/help/code-display", texts => texts.CodeDisplay),
        ("/help/audio-code-reader", texts => texts.AudioReader),
        ("/help/security-key", texts => texts.SecurityKey),
        ("/help/lost-everything", texts => texts.Lost),
        ("/help/find-a-desk", texts => texts.FindDesk),
        ("/help/being-a-witness", texts => texts.Witness),
        ("/help/helping-another-person", texts => texts.Helping),
    ];

    /// <summary>Maps the pages.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var (path, of) in Pages)
        {
            app.MapGet(path, (HttpContext context, HelpPages pages) => pages.Show(context, path, of))
                .ExcludeFromDescription();
        }

        app.MapGet(Path, (HttpContext context, HelpPages pages) => pages.ShowAll(context)).ExcludeFromDescription();
        app.MapGet(AccessibilityStatement.Path, (HttpContext context, HelpPages pages) => pages.ShowStatement(context))
            .ExcludeFromDescription();
    }

    private IResult Show(HttpContext context, string path, Func<HelpTexts, HelpText> of)
    {
        if (MissingLanguage.IsAsked(context))
        {
            return frame.LanguageMissing(context);
        }

        var language = Languages.Of(context);
        var texts = HelpTexts.In(language, settings.PhoneOrigins[0]);
        var text = of(texts);
        return frame.Page(
            context,
            language,
            text.Heading,
            StatusCodes.Status200OK,
            $"""
            {Whole(text)}{Press(text, language)}
            <nav class="more" aria-labelledby="more"><h2 id="more">{texts.More}</h2>
            {Links(texts, language, but: path)}</nav>
            """
        );
    }

    private IResult ShowAll(HttpContext context)
    {
        if (MissingLanguage.IsAsked(context))
        {
            return frame.LanguageMissing(context);
        }

        var language = Languages.Of(context);
        var texts = HelpTexts.In(language, settings.PhoneOrigins[0]);
        return frame.Page(
            context,
            language,
            texts.All,
            StatusCodes.Status200OK,
            $"""<h1>{texts.All}</h1><nav class="more" aria-label="{texts.All}">{Links(texts, language)}</nav>"""
        );
    }

    private static Html Links(HelpTexts texts, Language language, string? but = null) =>
        $"""
            <ul>{Pages.Where(page => page.Path != but).Select(page =>
                Link(page.Path, language, page.Of(texts).Heading))}</ul>
            """;

    // R110: it exists in Danish alone, and whoever reads English is told so.
    private IResult ShowStatement(HttpContext context)
    {
        if (MissingLanguage.IsAsked(context) || Languages.Of(context) is not Language.Da)
        {
            return frame.LanguageMissing(context, Language.Da);
        }

        var text = AccessibilityStatement.Text;
        return frame.Page(context, Language.Da, new FramedPage(text.Heading, Whole(text)) { HasLanguages = false });
    }

    private static Html Whole(HelpText text) =>
        $"""
            <h1>{text.Heading}</h1>
            <p>{text.Lead}</p>
            {Parts(text)}
            """;

    private static Html Press(HelpText text, Language language) =>
        text.Press is ({ } path, { } says)
            ? $"""<p><a class="button act" href="{path}?lang={language.Tag()}">{says}</a></p>"""
            : Html.None;

    /// <summary>Steps are numbered through the whole page: the second part continues the numbers of the
    /// first.</summary>
    private static IEnumerable<Html> Parts(HelpText text)
    {
        var step = 1;
        foreach (var part in text.Parts)
        {
            yield return part.AreSteps
                ? $"""<h2>{part.Heading}</h2><ol start="{step}">{part.Lines.Select(Item)}</ol>"""
                : (Html)$"<h2>{part.Heading}</h2><ul>{part.Lines.Select(Item)}</ul>";
            step += part.AreSteps ? part.Lines.Count : 0;
        }
    }

    private static Html Item(string line) => $"<li>{line}</li>";

    private static Html Link(string path, Language language, string name) =>
        $"""<li><a href="{path}?lang={language.Tag()}">{name}</a></li>""";
}
