using Segl.Server.Login;
using Segl.Server.My.Texts;
using Segl.Server.Oidc.Authorizing;
using Segl.Server.Oidc.Grants;
using Segl.Server.Web;

namespace Segl.Server.My;

/// <summary>Log in, the return from the login box, and Log out.</summary>
internal sealed class LoggingIn(
    MyPages pages,
    MySessions sessions,
    MyLogins logins,
    FreshApprovals approvals,
    MyFrame frame,
    Brake brake,
    TimeProvider clock
)
{
    private const int LongestForm = 1024;

    /// <summary>Maps the routes.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/my/log-in", async context => await (await Begin(context)).ExecuteAsync(context));
        app.MapGet("/my/back", async context => await (await Return(context)).ExecuteAsync(context));
        app.MapPost("/my/log-out", pages.Act((visit, _) => LogOut(visit)));
    }

    // Anybody may begin; what comes back is bound to the browser that began.
    private async Task<IResult> Begin(HttpContext context)
    {
        if (brake.OfPushed(context, clock.GetUtcNow()) is { } later)
        {
            return later;
        }

        var form = await PostedForm.Read(context, LongestForm);
        return await logins.Begin(context, Languages.Of(context), PageOf(form?["to"]));
    }

    private async Task<IResult> Return(HttpContext context)
    {
        var (begun, facts) = await logins.Return(context);
        var texts = MyTexts.In(begun?.Language ?? Languages.Of(context));
        return (begun, facts) switch
        {
            ({ Asked: null }, { } approved) => await Enter(context, begun, approved),
            ({ Asked: { } asked }, { } approved) => await CarryOut(context, texts, begun, asked, approved),
            ({ Asked: not null }, null) => NotApproved(context, texts, begun.To),
            _ => NotLoggedIn(context, texts),
        };
    }

    // A new session after each login, against session fixation; what was there before is over.
    private async Task<IResult> Enter(HttpContext context, BegunLogin begun, TokenFacts facts)
    {
        var now = clock.GetUtcNow();
        if (sessions.In(context) is { } before)
        {
            await sessions.End(context, before, now);
        }

        sessions.Give(context, new(facts.Login.PersonId, facts.Login.LoginId, now, now, begun.Language));
        return new SeeOther(begun.To);
    }

    private async Task<IResult> CarryOut(
        HttpContext context,
        MyTexts texts,
        BegunLogin begun,
        AskedAct asked,
        TokenFacts given
    ) =>
        await pages.Visit(context, clock.GetUtcNow()) is { } visit
        && await approvals.CarryOut(visit, asked, given) is { } done
            ? done
            : NotApproved(context, texts, begun.To);

    private async Task<IResult> LogOut(MyVisit visit)
    {
        await sessions.End(visit.Context, visit.Session, visit.Now);
        return frame.Outside(
            visit.Context,
            visit.Texts,
            visit.Texts.LoggedOut,
            $"""
            <p>{visit.Texts.LoggedOutLead}</p>
            <p><a href="/my?lang={visit.Language.Tag()}">{visit.Texts.Name}</a></p>
            """,
            StatusCodes.Status200OK
        );
    }

    private IResult NotLoggedIn(HttpContext context, MyTexts texts) =>
        frame.Outside(
            context,
            texts,
            texts.NotLoggedIn,
            $"""
            <p>{texts.NotLoggedInLead}</p>
            <form method="post" action="/my/log-in?lang={texts.Language.Tag()}">
              <button class="act">{texts.LogInAgain}</button>
            </form>
            """,
            StatusCodes.Status403Forbidden
        );

    private IResult NotApproved(HttpContext context, MyTexts texts, string back) =>
        frame.Outside(
            context,
            texts,
            texts.NotApproved,
            $"""
            <p>{texts.NotApprovedLead}</p>
            <p><a class="button act" href="{back}">{texts.Back}</a></p>
            """,
            StatusCodes.Status403Forbidden
        );

    // Only a page of the portal, so that no link leads through a login to another website.
    private static string PageOf(string? wished) =>
        wished is { Length: < 200 }
        && wished.StartsWith("/my/", StringComparison.Ordinal)
        && wished.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-')
            ? wished
            : "/my";
}
