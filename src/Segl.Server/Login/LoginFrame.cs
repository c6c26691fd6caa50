using Segl.Server.Login.Answers;
using Segl.Server.Login.Texts;
using Segl.Server.Web;

namespace Segl.Server.Login;

/// <summary>The pages of the login box, in the common page frame.</summary>
internal sealed class LoginFrame(PageFrame frame)
{
    /// <summary>A page of a login, with the relying party's name on top.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="title">The title, which is the page's heading.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="body">The content.</param>
    /// <param name="bottom">Help and cancel.</param>
    /// <param name="refresh">Seconds after which a page without script reloads; 0 for never.</param>
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
        Html whole = $"""
            <p class="for">{visit.Texts.LogInTo} <strong>{request.ClientName}</strong></p>
            {asked}
            {body}
            """;
        return frame.Page(
            visit.Context,
            visit.Texts.Language,
            new FramedPage(title, whole)
            {
                Status = status,
                Bottom = bottom,
                RefreshSeconds = refresh,
                Script = script,
                FormsLeadTo = AnswerForms.OriginOf(request.RedirectUri),
            }
        );
    }

    /// <summary>A page without a login.</summary>
    public IResult Page(
        HttpContext context,
        BoxTexts texts,
        string title,
        int status,
        Html body,
        string? script = null
    ) => frame.Page(context, texts.Language, new FramedPage(title, body) { Status = status, Script = script });

    /// <summary>R110: the page for a language that is not available.</summary>
    public IResult LanguageMissing(HttpContext context) => frame.LanguageMissing(context);
}
