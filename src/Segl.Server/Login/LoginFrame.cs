using Segl.Server.Configuration;
using Segl.Server.Login.Texts;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web;

namespace Segl.Server.Login;

/// <summary>
/// What stands around every page of the login box: head, service, language switch, and the headers that guard it.
/// </summary>
internal sealed class LoginFrame(Settings settings, Framing framing)
{
    private static string Seal => EmbeddedFiles.Address("/look/seal.svg");

    /// <summary>A page of a login: who asks stands on top.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="title">The title, which is the page's heading.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="body">What the page is about.</param>
    /// <param name="bottom">Help and cancel.</param>
    /// <param name="refresh">Seconds after which the page loads again where there is no script; 0 for never.</param>
    /// <param name="script">The page's script; null if it has none.</param>
    public IResult Page(
        Visit visit,
        string title,
        int status,
        Html body,
        Html bottom,
        int refresh = 0,
        string? script = null
    )
    {
        var request = visit.Request;
        Html action = request.Action is null ? Html.None : $"""<span class="action">{request.Action}</span> """;
        Html asked =
            request.Action is null && request.Text is null
                ? Html.None
                : $"""<p class="asked">{action}{request.Text}</p>""";
        Guard(visit.Context, OriginOf(request.RedirectUri));
        return new Page(
            Whole(
                visit.Context,
                visit.Texts,
                title,
                $"""
                <p class="for">{visit.Texts.LogInTo} <strong>{request.ClientName}</strong></p>
                {asked}
                {body}
                """,
                bottom,
                refresh,
                script
            ),
            status
        );
    }

    /// <summary>A page that belongs to no login that this browser may see.</summary>
    public IResult Page(HttpContext context, BoxTexts texts, string title, int status, Html body, string? script = null)
    {
        Guard(context, null);
        return new Page(Whole(context, texts, title, body, Html.None, 0, script), status);
    }

    /// <summary>R110: the chosen language is missing here; said in three, with those that there are.</summary>
    public IResult LanguageMissing(HttpContext context) =>
        Page(
            context,
            BoxTexts.In(Language.Da),
            MissingLanguage.Heading,
            StatusCodes.Status200OK,
            MissingLanguage.Body(context.Request.Path)
        );

    private static Html Whole(
        HttpContext context,
        BoxTexts texts,
        string title,
        Html body,
        Html bottom,
        int refresh,
        string? script
    )
    {
        Html again =
            refresh == 0 ? Html.None : $"""<noscript><meta http-equiv="refresh" content="{refresh}"></noscript>""";
        Html module = script is null
            ? Html.None
            : $"""<script type="module" src="{EmbeddedFiles.Address(script)}"></script>""";
        return $"""
            <!doctype html>
            <html lang="{texts.Language.Tag()}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title} - Segl</title>
            <link rel="icon" href="{Seal}">
            <link rel="stylesheet" href="{EmbeddedFiles.Address("/look/tokens.css")}">
            <link rel="stylesheet" href="{EmbeddedFiles.Address("/look/base.css")}">
            <link rel="stylesheet" href="{EmbeddedFiles.Address("/login/box/box.css")}">
            {again}{module}
            </head>
            <body>
            <a class="skip" href="#main">{texts.SkipToContent}</a>
            <header>
              <span class="mark"><img src="{Seal}" alt="" width="32" height="32"> Segl</span>
              <nav aria-label="{texts.ChooseLanguage}">{Switch(context, texts)}</nav>
            </header>
            <main id="main">
            {body}
            </main>
            {bottom}
            </body>
            </html>
            """;
    }

    private static Html Switch(HttpContext context, BoxTexts texts)
    {
        var other = texts.Language is Language.Da ? Language.En : Language.Da;
        var address = $"{context.Request.Path}?lang={other.Tag()}";
        return $"""<a href="{address}" lang="{other.Tag()}" hreflang="{other.Tag()}">{other.Name()}</a>""";
    }

    /// <summary>
    /// No script but ours, no framing, nothing kept. A form may also lead to the relying party, since browsers judge
    /// the redirect after a form by the same list.
    /// </summary>
    private void Guard(HttpContext context, string? leadsTo)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
            + $"base-uri 'none'; form-action 'self'{(leadsTo is null ? "" : " ")}{leadsTo}; "
            + $"frame-ancestors {framing.Ancestors}; "
            + "require-trusted-types-for 'script'; trusted-types segl";
        headers.XFrameOptions = framing.By is null ? "DENY" : "SAMEORIGIN";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        headers.CacheControl = "no-store";
        if (settings.Https)
        {
            headers.StrictTransportSecurity = "max-age=63072000";
        }
    }

    // An app's own scheme (RFC 8252 section 7.1) has no origin; the policy names the scheme then.
    private static string OriginOf(string redirectUri)
    {
        var uri = new Uri(redirectUri);
        return uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp
            ? uri.GetLeftPart(UriPartial.Authority)
            : $"{uri.Scheme}:";
    }
}
