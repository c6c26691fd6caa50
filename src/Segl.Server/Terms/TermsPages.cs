using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Terms;

/// <summary>
/// R07: the terms that a citizen accepts, and the privacy policy that is offered beside them, as pages. Each is a
/// heading and its paragraphs; the version stands below, as the activation keeps it.
/// </summary>
internal sealed class TermsPages(PageFrame frame)
{
    /// <summary>Opens the pages.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(
                "/terms",
                (HttpContext context, TermsPages pages) =>
                    pages.Show(context, texts => (texts.TermsHeading, texts.Terms))
            )
            .ExcludeFromDescription();
        app.MapGet(
                "/privacy",
                (HttpContext context, TermsPages pages) =>
                    pages.Show(context, texts => (texts.PrivacyHeading, texts.Privacy))
            )
            .ExcludeFromDescription();
    }

    private IResult Show(
        HttpContext context,
        Func<TermsTexts, (string Heading, IReadOnlyList<string> Paragraphs)> choose
    )
    {
        if (MissingLanguage.IsAsked(context))
        {
            return frame.LanguageMissing(context);
        }

        var language = Languages.Of(context);
        var texts = TermsTexts.In(language);
        var (heading, paragraphs) = choose(texts);
        IEnumerable<Html> body = paragraphs.Select(Paragraph);
        return frame.Page(
            context,
            language,
            heading,
            StatusCodes.Status200OK,
            $"""
            <h1>{heading}</h1>
            {body}
            <p class="hint">{texts.Version} {Identities.TermsVersion}</p>
            """
        );
    }

    private static Html Paragraph(string text) => $"<p>{text}</p>";
}
