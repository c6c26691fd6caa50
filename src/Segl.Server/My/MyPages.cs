using Segl.Rules;
using Segl.Server.My.Texts;
using Segl.Server.Operate;
using Segl.Server.Web;

namespace Segl.Server.My;

/// <summary>
/// Lets pages and forms of the portal run for somebody who is logged in, and for nobody else (R99). A form runs only
/// with the token of its session, so that no other website can send one.
/// </summary>
internal sealed class MyPages(MySessions sessions, MyFrame frame, TimeProvider clock)
{
    private const int LongestForm = 16 * 1024;

    /// <summary>A page.</summary>
    public RequestDelegate Show(Func<MyVisit, Task<IResult>> page) =>
        async context => await (await Run(context, page)).ExecuteAsync(context);

    /// <summary>A form.</summary>
    public RequestDelegate Act(Func<MyVisit, IFormCollection, Task<IResult>> act) =>
        async context =>
        {
            var answer = await Run(
                context,
                async visit =>
                    await PostedForm.Read(context, LongestForm) is not { } form
                        ? frame.No(visit, new(Reason.Malformed), "/my")
                    : sessions.IsFormToken(visit.Session, form["token"]) ? await act(visit, form)
                    : frame.No(visit, new(Reason.WrongBrowser), "/my")
            );
            await answer.ExecuteAsync(context);
        };

    /// <summary>The visit of whoever is logged in; null if nobody is. Its session begins to idle anew.</summary>
    public async Task<MyVisit?> Visit(HttpContext context, DateTimeOffset now)
    {
        if (
            sessions.In(context) is not { } session
            || await sessions.Find(session, now, context.RequestAborted) is not { } found
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
        return new(context, seen, found.Login, found.Person, sessions.FormToken(seen), now);
    }

    /// <summary>The page of somebody who is not logged in: what this is, and one button.</summary>
    public IResult Outside(HttpContext context)
    {
        var wasThere = sessions.In(context) is not null;
        var texts = MyTexts.In(Languages.Of(context));
        var isFront = context.Request.Path == "/my";
        Html over = wasThere ? $"""<p class="note">{texts.SessionOver}</p>""" : Html.None;
        var path = HttpMethods.IsPost(context.Request.Method) ? "/my" : context.Request.Path.Value;
        return frame.Outside(
            context,
            texts,
            texts.Name,
            $"""
            {over}
            <p>{texts.OutsideLead}</p>
            <form method="post" action="/my/log-in?lang={texts.Language.Tag()}">
              <input type="hidden" name="to" value="{path}">
              <button class="act">{texts.LogIn}</button>
            </form>
            """,
            isFront ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden
        );
    }

    private async Task<IResult> Run(HttpContext context, Func<MyVisit, Task<IResult>> page)
    {
        if (MissingLanguage.IsAsked(context))
        {
            return frame.LanguageMissing(context);
        }

        return await Visit(context, clock.GetUtcNow()) is { } visit ? await page(visit) : Outside(context);
    }
}
