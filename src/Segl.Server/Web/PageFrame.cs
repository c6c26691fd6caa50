namespace Segl.Server.Web;

/// <summary>A page, and what it needs of the frame around it.</summary>
/// <param name="Title">The title, which is the page's heading.</param>
/// <param name="Body">What the page is about.</param>
internal sealed record FramedPage(string Title, Html Body)
{
    /// <summary>HTTP status.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>What stands between the head and the content, such as the navigation of several pages.</summary>
    public Html Top { get; init; } = Html.None;

    /// <summary>A stylesheet beside those of all pages; null for none.</summary>
    public string? Style { get; init; }

    /// <summary>What stands below the content, such as help and cancel.</summary>
    public Html Bottom { get; init; } = Html.None;

    /// <summary>Seconds after which the page loads again where there is no script; 0 for never.</summary>
    public int RefreshSeconds { get; init; }

    /// <summary>The page's script; null if it has none.</summary>
    public string? Script { get; init; }

    /// <summary>Whether the page can be had in the other language at its own address.</summary>
    public bool HasLanguages { get; init; } = true;

    /// <summary>Whether the page's script may ask for the browser's position.</summary>
    public bool AsksPosition { get; init; }

    /// <summary>The origins beside our own to which a form of this page may lead; null if none may.</summary>
    public string? FormsLeadTo { get; init; }
}

/// <summary>
/// What stands around every page that the server writes: head, language switch, and the headers that guard it.
/// </summary>
internal sealed class PageFrame(Framing framing)
{
    private static string Seal => EmbeddedFiles.Address("/look/seal.svg");

    /// <summary>A page that anybody may see.</summary>
    public IResult Page(HttpContext context, Language language, string title, int status, Html body) =>
        Page(context, language, new FramedPage(title, body) { Status = status });

    /// <summary>Any page.</summary>
    public IResult Page(HttpContext context, Language language, FramedPage page)
    {
        Guard(context, page);
        return new Page(Whole(context, language, page), page.Status);
    }

    /// <summary>R110: the chosen language is missing here; said in three, with those that there are.</summary>
    /// <param name="context">The request.</param>
    /// <param name="only">The one language that the page has; null where it has all.</param>
    public IResult LanguageMissing(HttpContext context, Language? only = null) =>
        Page(
            context,
            Language.Da,
            new FramedPage(
                MissingLanguage.Heading,
                MissingLanguage.Body(context.Request.Path, only is { } one ? [one] : Enum.GetValues<Language>())
            )
            {
                HasLanguages = only is null,
            }
        );

    private static Html Whole(HttpContext context, Language language, FramedPage page)
    {
        Html again =
            page.RefreshSeconds == 0
                ? Html.None
                : $"""<noscript><meta http-equiv="refresh" content="{page.RefreshSeconds}"></noscript>""";
        Html module = page.Script is null
            ? Html.None
            : $"""<script type="module" src="{EmbeddedFiles.Address(page.Script)}"></script>""";
        Html style = page.Style is null
            ? Html.None
            : $"""<link rel="stylesheet" href="{EmbeddedFiles.Address(page.Style)}">""";
        Html languages = page.HasLanguages
            ? $"""<nav aria-label="{ChooseLanguage(language)}">{Switch(context, language)}</nav>"""
            : Html.None;
        return $"""
            <!doctype html>
            <html lang="{language.Tag()}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{page.Title} - Segl</title>
            <link rel="icon" href="{Seal}">
            <link rel="stylesheet" href="{EmbeddedFiles.Address("/look/tokens.css")}">
            <link rel="stylesheet" href="{EmbeddedFiles.Address("/look/base.css")}">
            <link rel="stylesheet" href="{EmbeddedFiles.Address("/login/box/codes.css")}">
            <link rel="stylesheet" href="{EmbeddedFiles.Address("/login/box/box.css")}">
            <link rel="stylesheet" media="print" href="{EmbeddedFiles.Address("/look/print.css")}">
            {style}{again}{module}
            </head>
            <body>
            <a class="skip" href="#main">{SkipToContent(language)}</a>
            <header>
              <span class="mark"><img src="{Seal}" alt="" width="32" height="32"> Segl</span>
              {languages}
            </header>
            {page.Top}
            <main id="main">
            {page.Body}
            </main>
            {page.Bottom}
            </body>
            </html>
            """;
    }

    private static Html Switch(HttpContext context, Language language)
    {
        var other = language is Language.Da ? Language.En : Language.Da;
        var address = $"{context.Request.Path}?lang={other.Tag()}";
        return $"""<a href="{address}" lang="{other.Tag()}" hreflang="{other.Tag()}">{other.Name()}</a>""";
    }

    private static string SkipToContent(Language language) =>
        language switch
        {
            Language.Da => "Gå til indholdet",
            Language.En => "Skip to the content",
        };

    private static string ChooseLanguage(Language language) =>
        language switch
        {
            Language.Da => "Sprog",
            Language.En => "Language",
        };

    /// <summary>
    /// No foreign script, no framing, no caching. A form may also lead to the relying party, since browsers judge
    /// the redirect after a form by the same list.
    /// </summary>
    private void Guard(HttpContext context, FramedPage page)
    {
        var leadsTo = page.FormsLeadTo;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
            + $"base-uri 'none'; form-action 'self'{(leadsTo is null ? "" : " ")}{leadsTo}; "
            + $"frame-ancestors {framing.Ancestors}; "
            + "require-trusted-types-for 'script'; trusted-types segl";
        headers.XFrameOptions = framing.By is null ? "DENY" : "SAMEORIGIN";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] =
            $"camera=(), microphone=(), geolocation=({(page.AsksPosition ? "self" : "")}), payment=()";
        headers.CacheControl = "no-store";
    }
}
