using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Operate;
using Segl.Server.Visiting.Texts;
using Segl.Server.Web;

namespace Segl.Server.Visiting;

/// <summary>What stands around the pages of a door: who is logged in, where one can go, and Log out.</summary>
internal sealed class DoorFrame<TVisit>(OwnDoor<TVisit> door, PageFrame frame, Settings settings)
    where TVisit : Visit
{
    private const string Style = "/look/my.css";

    /// <summary>A page of the person who is logged in.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="title">The title, which is the page's heading.</param>
    /// <param name="body">What stands below the heading.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="script">Its script; null if it has none.</param>
    public IResult Page(
        TVisit visit,
        string title,
        Html body,
        int status = StatusCodes.Status200OK,
        string? script = null
    )
    {
        var at = visit.Context.Request.Path.Value;
        var texts = DoorTexts.In(visit.Language);
        return frame.Page(
            visit.Context,
            visit.Language,
            new FramedPage(title, $"<h1>{title}</h1>{body}")
            {
                Status = status,
                Style = Style,
                Script = script,
                Top = $"""
                <nav class="places" aria-label="{texts.PlacesOf(door.NameIn(visit.Language))}">
                  <ul>{door.Places(visit).Select(place => Link(place, at))}</ul>
                </nav>
                <section class="who" aria-label="{texts.LoggedInAs}">
                  <span>{visit.Person.Name}</span>
                  {visit.Form($"{door.Path}/log-out", $"""<button class="plain">{texts.LogOut}</button>""")}
                </section>
                """,
                // An act that is asked of the app leads to the login box.
                FormsLeadTo = settings.LoginOrigin,
            }
        );
    }

    /// <summary>A page for somebody who is not logged in.</summary>
    public IResult Outside(HttpContext context, Language language, string title, Html body, int status) =>
        frame.Page(
            context,
            language,
            new FramedPage(title, $"<h1>{title}</h1>{body}")
            {
                Status = status,
                Style = Style,
                FormsLeadTo = settings.LoginOrigin,
            }
        );

    /// <summary>Why something was not done, and the way back.</summary>
    public IResult No(TVisit visit, Refusal refusal, string back)
    {
        Metrics.Refused(refusal.Because);
        return Page(
            visit,
            DoorTexts.In(visit.Language).NotDone,
            $"""
            <p class="note no">{Sentences.Of(refusal.Because, visit.Language)}</p>
            <p><a href="{back}">{DoorTexts.In(visit.Language).Back}</a></p>
            """,
            Refusals.StatusOf(refusal.Because)
        );
    }

    /// <summary>R110: the page for a language that is not available.</summary>
    public IResult LanguageMissing(HttpContext context) => frame.LanguageMissing(context);

    private static Html Link(DoorPlace place, string? at)
    {
        Html here = place.Path == at ? $" aria-current=\"page\"" : Html.None;
        Html key = place.Key is null ? Html.None : $" accesskey=\"{place.Key}\"";
        return $"""<li><a href="{place.Path}"{here}{key}>{place.Name}</a></li>""";
    }
}
