using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Keys;
using Segl.Server.Login.Queue;
using Segl.Server.Nodes;
using Segl.Server.Operate;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Login;

/// <summary>The user ID is typed, and the login waits for an app of that person, if there is one (R91, R94).</summary>
internal sealed class UserIdStep(
    Database database,
    Browsers browsers,
    LoginCookies cookies,
    KeyEncryptionKey keys,
    WakeUps wakeUps,
    LoginHints hints,
    LoginQueue queue,
    LoginPages pages,
    Settings settings
)
{
    private static readonly TimeSpan RememberedFor = TimeSpan.FromDays(400);

    private readonly string cookieName = settings.Https ? "__Host-segl-user-id" : "segl-user-id";

    /// <summary>The page for the user ID, prefilled with the one that the browser remembers or the relying party
    /// suggests.</summary>
    public IResult AskForUserId(Visit visit)
    {
        var remembered = visit.Context.Request.Cookies[cookieName];
        return pages.UserId(visit, remembered ?? visit.Request.LoginHint, remembered is not null, null);
    }

    /// <summary>
    /// R91: whether it is known or not, the same statements run and the same page follows. A malformed user ID is
    /// reported as such, which reveals nothing about any person.
    /// </summary>
    public async Task<IResult> Type(Visit visit, IFormCollection form)
    {
        var typed = form["userId"].ToString().Trim();
        if (UserIds.WhyNot(typed) is { } refusal)
        {
            Metrics.Refused(refusal.Because);
            var sentence = Sentences.Of(refusal.Because, visit.Texts.Language);
            return pages.UserId(visit, typed, form["remember"] == "yes", sentence);
        }

        Remember(visit.Context, form["remember"] == "yes" ? typed : null);
        if (visit.View is LoginView.UserId && !await MayBegin(visit))
        {
            Metrics.Refused(Reason.LoginOver);
            return pages.No(visit.Context, visit.Texts, new(Reason.LoginOver));
        }

        if (
            visit.View is LoginView.UserId or LoginView.Waiting
            && await WaitFor(visit, await PersonOf(typed)) is { } waiting
        )
        {
            Give(
                visit.Context,
                visit.Started with
                {
                    PersonId = waiting.Key.PersonId,
                    PushedAs = null,
                    PushedUntil = null,
                    Device = null,
                }
            );
            TellApps(waiting);
        }

        return new SeeOther(visit.Address());
    }

    /// <summary>After the expiry: a new login of the same browser, with the same request and user ID.</summary>
    public async Task<IResult> Again(Visit visit, IFormCollection form)
    {
        if (visit.View is not (LoginView.Over or LoginView.Interrupted))
        {
            return new SeeOther(visit.Address());
        }

        var started = LoginStarter
            .New(visit.Context, visit.Request, visit.Now)
            .InQueue(queue.Enter(visit.Now), visit.Now) with
        {
            PushedAs = visit.Started.PushedAs,
            PushedUntil = visit.Started.PushedUntil,
        };
        // Whoever has to wait for a turn types the user ID then.
        if (started.Place is null && visit.Started.PersonId is { } person)
        {
            started = started with { PersonId = person };
            var waiting = Waiting(visit.Context, started, started.Begun, person);
            await database.WriteTogether(WaitingLoginStore.Add(waiting));
            TellApps(waiting);
        }

        Give(visit.Context, started);
        return new SeeOther($"/login/{started.Id}{visit.Lang}");
    }

    // RFC 9126 section 4: a pushed request is used once. The page may have been loaded several times, for as long as the
    // request was valid; only one of them can begin. The use is remembered as long as another might.
    private async Task<bool> MayBegin(Visit visit)
    {
        if (visit.Started.PushedAs is not { } digest)
        {
            return true;
        }

        var until = visit.Started.PushedUntil ?? visit.Started.StartedAt + Limits.PushedRequestBegins;
        return visit.Now < until
            && await database.Write(
                Durability.Repairable,
                session =>
                    PushedRequestStore.UseRequest(
                        session,
                        visit.Request.ClientId,
                        digest,
                        until + Limits.PushedRequestValid
                    )
            );
    }

    // An unknown user ID maps to an id that no person has, so that the work is the same.
    private async Task<Guid> PersonOf(string typed)
    {
        var nobody = new Guid(keys.Digest("segl unknown user id v1", UserIds.Key(typed)).AsSpan(0, 16));
        return await database.ReadTogether(PersonStore.ByUserId(typed)) is [var person] ? person : nobody;
    }

    // Null when a concurrent request was faster.
    private async Task<WaitingLogin?> WaitFor(Visit visit, Guid person)
    {
        if (visit.Started.PersonId is not { } before)
        {
            var first = Waiting(visit.Context, visit.Started, visit.Started.Begun, person);
            return await database.WriteTogether(WaitingLoginStore.Add(first)) is null ? null : first;
        }

        var key = new LoginKey(before, visit.Started.Id);
        var taken = await database.WriteOnce(
            Durability.Repairable,
            session => session.ExecuteQuery(WaitingLoginStore.TakeBack(key))
        );
        if (taken is null)
        {
            return null;
        }

        var moved = taken with { Login = taken.Login with { PersonId = person } };
        await database.WriteTogether(WaitingLoginStore.Add(moved));
        return moved;
    }

    private WaitingLogin Waiting(HttpContext context, StartedLogin started, Rules.Login begun, Guid person) =>
        new(
            begun with
            {
                Step = LoginStep.Waiting,
                PersonId = person,
            },
            started.Request.ClientId,
            started.Request.ToJson(),
            browsers.Recognise(context),
            started.Address,
            started.UserAgent
        );

    private void Give(HttpContext context, StartedLogin login) =>
        cookies.Give(context, login, browsers.Recognise(context));

    // For an unknown user ID the notification has no recipient.
    private void TellApps(WaitingLogin named)
    {
        wakeUps.Wake(named.Key.PersonId);
        hints.Named(named);
    }

    private void Remember(HttpContext context, string? userId)
    {
        var options = Browsers.Options(settings);
        if (userId is not null)
        {
            options.MaxAge = RememberedFor;
            context.Response.Cookies.Append(cookieName, userId, options);
        }
        else if (context.Request.Cookies.ContainsKey(cookieName))
        {
            context.Response.Cookies.Delete(cookieName, options);
        }
    }
}
