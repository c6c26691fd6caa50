using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Nodes;
using Segl.Server.Operate;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Login;

/// <summary>The user ID is typed, and the login waits for an app of that person, if there is one (R91, R94).</summary>
internal sealed class UserIdStep(
    Database database,
    LoginStarter starter,
    WakeUps wakeUps,
    LoginHints hints,
    LoginPages pages,
    Settings settings
)
{
    private static readonly TimeSpan RememberedFor = TimeSpan.FromDays(400);

    private readonly string cookieName = settings.Https ? "__Host-segl-user-id" : "segl-user-id";

    /// <summary>Asks for it; what the browser remembers, or the relying party suggests, stands there already.</summary>
    public IResult Ask(Visit visit)
    {
        var remembered = visit.Context.Request.Cookies[cookieName];
        return pages.UserId(visit, remembered ?? visit.Request.LoginHint, remembered is not null, null);
    }

    /// <summary>
    /// R91: known or not, the same statements run and the same page follows. What cannot be a user ID at all is said to
    /// be so, which tells nothing about anybody.
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
        if (
            visit.Login.Name(null, visit.Now).IsGranted(out var waiting, out _)
            && await database.WriteOnce(
                Durability.Repairable,
                session => LoginStore.SaveNamed(session, visit.Login, waiting, typed)
            )
                is { } named
        )
        {
            TellApps(visit.Stored with { Login = waiting with { PersonId = named.PersonId } });
        }

        return new SeeOther(visit.Address());
    }

    /// <summary>The time was up: a new login of the same browser, with the same request and user ID.</summary>
    public async Task<IResult> Again(Visit visit, IFormCollection form)
    {
        if (visit.View is not LoginView.Over)
        {
            return new SeeOther(visit.Address());
        }

        var started = await starter.Add(visit.Context, visit.Request, visit.Login, visit.Now);
        TellApps(started);
        return new SeeOther($"/login/{started.Login.Id}{visit.Lang}");
    }

    // An unknown user ID wakes somebody who is nobody, so that the work is the same.
    private void TellApps(StoredLogin named)
    {
        wakeUps.Wake(named.Login.PersonId ?? named.Login.Id);
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
