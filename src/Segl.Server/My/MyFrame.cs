using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.My.Texts;
using Segl.Server.Operate;
using Segl.Server.Web;

namespace Segl.Server.My;

/// <summary>What stands around the pages of the portal: who is logged in, where one can go, and Log out.</summary>
internal sealed class MyFrame(PageFrame frame, Settings settings)
{
    private const string Style = "/look/my.css";

    /// <summary>A page of the person who is logged in.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="title">The title, which is the page's heading.</param>
    /// <param name="body">What stands below the heading.</param>
    /// <param name="status">HTTP status.</param>
    public IResult Page(MyVisit visit, string title, Html body, int status = StatusCodes.Status200OK)
    {
        var at = visit.Context.Request.Path.Value;
        return frame.Page(
            visit.Context,
            visit.Language,
            new FramedPage(title, $"<h1>{title}</h1>{body}")
            {
                Status = status,
                Style = Style,
                Top = $"""
                <nav class="places" aria-label="{visit.Texts.Places}">
                  <ul>{Places(visit.Texts).Select(place => Link(place.Path, place.Name, at))}</ul>
                </nav>
                <section class="who" aria-label="{visit.Texts.LoggedInAs}">
                  <span>{visit.Person.Name}</span>
                  {visit.Form("/my/log-out", $"""<button class="plain">{visit.Texts.LogOut}</button>""")}
                </section>
                """,
                // An act that is asked of the app leads to the login box.
                FormsLeadTo = settings.LoginOrigin,
            }
        );
    }

    /// <summary>A page for somebody who is not logged in.</summary>
    public IResult Outside(HttpContext context, MyTexts texts, string title, Html body, int status) =>
        frame.Page(
            context,
            texts.Language,
            new FramedPage(title, $"<h1>{title}</h1>{body}")
            {
                Status = status,
                Style = Style,
                FormsLeadTo = settings.LoginOrigin,
            }
        );

    /// <summary>Why something was not done, and the way back.</summary>
    public IResult No(MyVisit visit, Refusal refusal, string back)
    {
        Metrics.Refused(refusal.Because);
        return Page(
            visit,
            visit.Texts.NotDone,
            $"""
            <p class="note no">{Sentences.Of(refusal.Because, visit.Language)}</p>
            <p><a href="{back}">{visit.Texts.Back}</a></p>
            """,
            Refusals.StatusOf(refusal.Because)
        );
    }

    /// <summary>R110: the page for a language that is not available.</summary>
    public IResult LanguageMissing(HttpContext context) => frame.LanguageMissing(context);

    private static (string Path, string Name)[] Places(MyTexts texts) =>
        [
            ("/my", texts.Overview),
            (AuthenticatorsPage.Path, texts.Authenticators),
            ("/my/devices", texts.Devices),
            (ActivityPage.Path, texts.Activity),
            ("/my/profile", texts.Profile),
        ];

    private static Html Link(string path, string name, string? at) =>
        path == at
            ? $"""<li><a href="{path}" aria-current="page">{name}</a></li>"""
            : (Html)$"""<li><a href="{path}">{name}</a></li>""";
}
