using Microsoft.Net.Http.Headers;
using Segl.Server.Configuration;

namespace Segl.Server.Web.Faults;

/// <summary>
/// What a person sees where there is no page, or where our side failed: a page in the own language with a way on. A
/// program, which does not ask for HTML, gets a problem answer (RFC 9457) instead.
/// </summary>
internal sealed class FaultPages(PageFrame frame, Settings settings)
{
    private static readonly MediaTypeHeaderValue HtmlType = new("text/html");

    /// <summary>Whether somebody reads the answer.</summary>
    public static bool IsRead(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api")
        && context.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == HtmlType.MediaType);

    /// <summary>There is no page at this address.</summary>
    public IResult Missing(HttpContext context, int status)
    {
        var language = Languages.Of(context);
        var (heading, sentence) = language switch
        {
            Language.Da => (
                "Siden findes ikke",
                "Adressen er måske skrevet forkert, eller siden er flyttet. Var du ved at logge på, så gå tilbage til "
                    + "hjemmesiden, og begynd forfra dér."
            ),
            Language.En => (
                "There is no such page",
                "Perhaps the address was mistyped, or the page has moved. If you were logging in, go back to the website "
                    + "and begin again there."
            ),
        };
        return Page(context, language, heading, sentence, status, Html.None);
    }

    /// <summary>Our side failed; the id stands in the log, too.</summary>
    public IResult Broken(HttpContext context, Guid id)
    {
        var language = Languages.Of(context);
        var (heading, sentence, number, again) = language switch
        {
            Language.Da => (
                "Der skete en fejl hos os",
                "Det er ikke noget, du har gjort. Prøv igen om lidt.",
                "Fejlens nummer, hvis du skriver til os:",
                "Prøv igen"
            ),
            Language.En => (
                "Something went wrong on our side",
                "It is nothing that you did. Try again in a moment.",
                "The number of the error, if you write to us:",
                "Try again"
            ),
        };
        // A page is asked for again as it was; a form is not sent twice, so its own page is the way on.
        Html next = HttpMethods.IsGet(context.Request.Method)
            ? $"""<p><a class="button act" href="{context.Request.Path}{context.Request.QueryString.Value}">{again}</a></p>"""
            : Html.None;
        Html whole = $"{next}<p>{number} <span class=\"code\">{id}</span></p>";
        return Page(context, language, heading, sentence, StatusCodes.Status500InternalServerError, whole);
    }

    private IResult Page(
        HttpContext context,
        Language language,
        string heading,
        string sentence,
        int status,
        Html more
    ) =>
        frame.Page(
            context,
            language,
            heading,
            status,
            $"""
            <h1>{heading}</h1>
            <p>{sentence}</p>
            {more}
            {WaysOn(language, settings.PhoneOrigins[0])}
            """
        );

    /// <summary>Where a page ends that leads nowhere by itself: the app, and help.</summary>
    public static Html WaysOn(Language language, string app)
    {
        var (open, help) = language switch
        {
            Language.Da => ("Åbn Segl-appen", "Få hjælp"),
            Language.En => ("Open the Segl app", "Get help"),
        };
        return $"""
            <p><a class="button plain" href="{app}/">{open}</a></p>
            <p><a class="button plain" href="/help?lang={language.Tag()}">{help}</a></p>
            """;
    }
}
