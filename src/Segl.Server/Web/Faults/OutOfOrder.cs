using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Primitives;
using Segl.Rules;

namespace Segl.Server.Web.Faults;

/// <summary>
/// The answer while the database is out of order: a page that goes on by itself, or an error that a program
/// understands. All say when to ask again.
/// </summary>
internal static class OutOfOrder
{
    private const int AgainInSeconds = 3;

    // More than any form of ours or any authorization request; what is longer is not carried along.
    private const int LongestForm = 64 * 1024;

    /// <summary>The answer to this request.</summary>
    public static async Task<IResult> Answer(HttpContext context, PageFrame frame)
    {
        context.Response.Headers.RetryAfter = $"{AgainInSeconds}";
        context.Response.Headers.CacheControl = "no-store";
        if (FaultPages.IsRead(context))
        {
            return await Page(context, frame);
        }

        var inOauth = context
            .Features.Get<IExceptionHandlerFeature>()
            ?.Endpoint?.Metadata.GetMetadata<OauthOutOfOrder>();
        return inOauth?.Answer() ?? new Refusal(Reason.OutOfOrder).ToProblem(context);
    }

    // What was typed is carried along, so that nobody types it again.
    private static async Task<IResult> Page(HttpContext context, PageFrame frame)
    {
        var language = Languages.Of(context);
        var request = context.Request;
        var isPost = HttpMethods.IsPost(request.Method);
        var (heading, nothingIsLost, now) = Texts(language);
        return frame.Page(
            context,
            language,
            new(
                heading,
                $"""
                <h1>{heading}</h1>
                <p role="status">{nothingIsLost}</p>
                {(isPost ? await Form(request, now) : Link(request, now))}
                """
            )
            {
                Status = StatusCodes.Status503ServiceUnavailable,
                RefreshSeconds = isPost ? 0 : AgainInSeconds,
                Script = "/look/again.js",
                // After the form the website may follow, whichever it is: nobody can be asked now.
                FormsLeadTo = isPost ? "https: http://localhost:* http://127.0.0.1:*" : null,
                HasLanguages = false,
            }
        );
    }

    private static async Task<Html> Form(HttpRequest request, string now)
    {
        var hidden =
            from field in await Typed(request)
            from value in field.Value
            select (Html)$"""<input type="hidden" name="{field.Key}" value="{value}">""";
        return $"""
            <form id="again" method="post" action="{request.Path}{request.QueryString.Value}" data-seconds="{AgainInSeconds}">
            {hidden}
            <button class="act">{now}</button>
            </form>
            """;
    }

    // No form: browsers judge by the policy for forms where one leads after a redirect, and this may lead to a website.
    private static Html Link(HttpRequest request, string now) =>
        $"""
            <p><a id="again" class="button act" href="{request.Path}{request.QueryString.Value}"
              data-seconds="{AgainInSeconds}">{now}</a></p>
            """;

    private static async Task<IEnumerable<(string Key, StringValues Value)>> Typed(HttpRequest request) =>
        request.HasFormContentType && request.ContentLength is <= LongestForm
            ? (await request.ReadFormAsync(request.HttpContext.RequestAborted)).Select(one => (one.Key, one.Value))
            : [];

    private static (string Heading, string NothingIsLost, string Now) Texts(Language language) =>
        language switch
        {
            Language.Da => (
                "Vent et øjeblik",
                "Segl kan ikke svare lige nu. Intet er gået tabt, og siden går videre af sig selv.",
                "Prøv igen nu"
            ),
            Language.En => (
                "One moment",
                "Segl cannot respond right now. Nothing has been lost, and this page will continue by itself.",
                "Try again now"
            ),
        };
}

/// <summary>Metadata of an endpoint that OAuth's programs call: how it says that the database is out of
/// order.</summary>
/// <param name="Answer">Says it.</param>
internal sealed record OauthOutOfOrder(Func<IResult> Answer);
