using Segl.Rules;
using Segl.Server.Operate;
using Segl.Server.Visiting.Texts;
using Segl.Server.Web;

namespace Segl.Server.Visiting;

/// <summary>
/// Lets pages and forms of a door run for somebody who is logged in, and for nobody else (R99). A form runs only
/// with the token of its session, so that no other website can send one.
/// </summary>
internal sealed class DoorPages<TVisit>(
    OwnDoor<TVisit> door,
    DoorSessions<TVisit> sessions,
    DoorFrame<TVisit> frame,
    TimeProvider clock
)
    where TVisit : Visit
{
    private const int LongestForm = 16 * 1024;

    /// <summary>A page.</summary>
    public RequestDelegate Show(Func<TVisit, Task<IResult>> page) =>
        async context => await (await Run(context, page)).ExecuteAsync(context);

    /// <summary>A form.</summary>
    /// <param name="act">What it does.</param>
    /// <param name="longest">How many bytes it may have, with the files in it.</param>
    public RequestDelegate Act(Func<TVisit, IFormCollection, Task<IResult>> act, int longest = LongestForm) =>
        async context =>
        {
            var answer = await Run(
                context,
                async visit =>
                    await PostedForm.Read(context, longest) is not { } form
                        ? frame.No(visit, new(Reason.Malformed), door.Path)
                    : sessions.IsFormToken(visit.Session, form["token"]) ? await act(visit, form)
                    : frame.No(visit, new(Reason.WrongBrowser), door.Path)
            );
            await answer.ExecuteAsync(context);
        };

    /// <summary>The visit of whoever is logged in and admitted; null if nobody is. Its session begins to idle anew.</summary>
    public async Task<TVisit?> Visit(HttpContext context, DateTimeOffset now)
    {
        if (
            sessions.In(context) is not { } session
            || await sessions.Find(context, session, now, context.RequestAborted) is not { } found
        )
        {
            return null;
        }

        var seen = session with
        {
            SeenAt = now,
            Language = Languages.Named(context.Request.Query["lang"]) ?? session.Language,
        };
        sessions.Give(context, seen);
        return await door.Admit(new(context, seen, found.Login, found.Person, sessions.FormToken(seen), now));
    }

    // The page of somebody who is not logged in, or has no business here: what this is, and one button.
    private async Task<IResult> Outside(HttpContext context, DateTimeOffset now)
    {
        var language = Languages.Of(context);
        var texts = DoorTexts.In(language);
        var isFront = context.Request.Path == door.Path;
        var why =
            sessions.In(context) is not { } session ? null
            : await sessions.Find(context, session, now, context.RequestAborted) is null ? texts.SessionOver(door.Ends)
            : door.NotAdmittedIn(language);
        Html said = why is null ? Html.None : $"""<p class="note">{why}</p>""";
        var path = HttpMethods.IsPost(context.Request.Method) ? door.Path : context.Request.Path.Value;
        return frame.Outside(
            context,
            language,
            door.NameIn(language),
            $"""
            {said}
            <p>{door.LeadIn(language)}</p>
            <form method="post" action="{door.Path}/log-in?lang={language.Tag()}">
              <input type="hidden" name="to" value="{path}">
              <button class="act">{texts.LogIn}</button>
            </form>
            """,
            isFront ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden
        );
    }

    private async Task<IResult> Run(HttpContext context, Func<TVisit, Task<IResult>> page)
    {
        if (MissingLanguage.IsAsked(context))
        {
            return frame.LanguageMissing(context);
        }

        var now = clock.GetUtcNow();
        return await Visit(context, now) is { } visit ? await page(visit) : await Outside(context, now);
    }
}
