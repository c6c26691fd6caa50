using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Terms;

/// <summary>
/// R07: the pages with the terms that a citizen accepts, and with the privacy policy. Each has a heading and
/// paragraphs; the version below is the one that the activation stores.
/// </summary>
internal sealed class TermsPages(PageFrame frame)
{
    /// <summary>Maps the pages.</summary>
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
