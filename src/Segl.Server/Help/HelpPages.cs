using Segl.Server.Configuration;
using Segl.Server.Web;

namespace Segl.Server.Help;

/// <summary>
/// R111: public help pages, readable without logging in: how to copy the app, and how to get a spare. Each has a
/// heading, an introduction and parts; the numbers in them are those of the rules.
/// </summary>
internal sealed class HelpPages(PageFrame frame, Settings settings)
{
    /// <summary>Maps the pages.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(
                "/help/copy-your-app",
                (HttpContext context, HelpPages pages) => pages.Show(context, texts => texts.Copy)
            )
            .ExcludeFromDescription();
        app.MapGet(
                "/help/have-a-spare",
                (HttpContext context, HelpPages pages) => pages.Show(context, texts => texts.Spare)
            )
            .ExcludeFromDescription();
    }

    private IResult Show(HttpContext context, Func<HelpTexts, HelpText> choose)
    {
        if (MissingLanguage.IsAsked(context))
        {
            return frame.LanguageMissing(context);
        }

        var language = Languages.Of(context);
        var texts = HelpTexts.In(language, settings.PhoneOrigins[0]);
        var text = choose(texts);
        return frame.Page(
            context,
            language,
            text.Heading,
            StatusCodes.Status200OK,
            $"""
            <h1>{text.Heading}</h1>
            <p>{text.Lead}</p>
            {Parts(text)}
            <hr>
            <p><a href="/help/{text.Other}?lang={language.Tag()}">{text.OtherName}</a></p>
            """
        );
    }

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
}
