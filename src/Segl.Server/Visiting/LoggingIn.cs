using Segl.Server.Login;
using Segl.Server.Oidc.Authorizing;
using Segl.Server.Oidc.Grants;
using Segl.Server.Visiting.Texts;
using Segl.Server.Web;

namespace Segl.Server.Visiting;

/// <summary>Log in, the return from the login box, and Log out.</summary>
internal sealed class LoggingIn<TVisit>(
    OwnDoor<TVisit> door,
    DoorPages<TVisit> pages,
    DoorSessions<TVisit> sessions,
    DoorLogins<TVisit> logins,
    FreshApprovals<TVisit> approvals,
    DoorFrame<TVisit> frame,
    Brake brake,
    TimeProvider clock
)
    where TVisit : Visit
{
    private const int LongestForm = 1024;

    /// <summary>Maps the routes.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost($"{door.Path}/log-in", async context => await (await Begin(context)).ExecuteAsync(context));
        app.MapGet($"{door.Path}/back", async context => await (await Return(context)).ExecuteAsync(context));
        app.MapPost($"{door.Path}/log-out", pages.Act((visit, _) => LogOut(visit)));
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
        var language = begun?.Language ?? Languages.Of(context);
        return (begun, facts) switch
        {
            ({ Asked: null }, { } approved) => await Enter(context, begun, approved),
            ({ Asked: { } asked }, { } approved) => await CarryOut(context, begun, asked, approved),
            ({ Asked: not null }, null) => NotApproved(context, begun),
            _ => NotLoggedIn(context, language),
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

        sessions.Begin(context, facts.Login, now, begun.Language);
        return new SeeOther(begun.To);
    }

    private async Task<IResult> CarryOut(HttpContext context, BegunLogin begun, AskedAct asked, TokenFacts given) =>
        await pages.Visit(context, clock.GetUtcNow()) is { } visit
        && await approvals.CarryOut(visit, asked, given) is { } done
            ? done
            : NotApproved(context, begun);

    private async Task<IResult> LogOut(TVisit visit)
    {
        await sessions.End(visit.Context, visit.Session, visit.Now);
        var texts = DoorTexts.In(visit.Language);
        return frame.Outside(
            visit.Context,
            visit.Language,
            texts.LoggedOut,
            $"""
            <p>{texts.LoggedOutLead}</p>
            <p><a href="{door.Path}?lang={visit.Language.Tag()}">{door.NameIn(visit.Language)}</a></p>
            """,
            StatusCodes.Status200OK
        );
    }

    private IResult NotLoggedIn(HttpContext context, Language language)
    {
        var texts = DoorTexts.In(language);
        return frame.Outside(
            context,
            language,
            texts.NotLoggedIn,
            $"""
            <p>{texts.NotLoggedInLead}</p>
            <form method="post" action="{door.Path}/log-in?lang={language.Tag()}">
              <button class="act">{texts.LogInAgain}</button>
            </form>
            """,
            StatusCodes.Status403Forbidden
        );
    }

    private IResult NotApproved(HttpContext context, BegunLogin begun)
    {
        var texts = DoorTexts.In(begun.Language);
        return frame.Outside(
            context,
            begun.Language,
            texts.NotApproved,
            $"""
            <p>{texts.NotApprovedLead}</p>
            <p><a class="button act" href="{begun.To}">{texts.Back}</a></p>
            """,
            StatusCodes.Status403Forbidden
        );
    }

    // Only a page of this door, so that no link leads through a login to another website.
    private string PageOf(string? wished) =>
        wished is { Length: < 200 }
        && wished.StartsWith($"{door.Path}/", StringComparison.Ordinal)
        && wished.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-')
            ? wished
            : door.Path;
}
