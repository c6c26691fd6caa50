using Segl.Rules;
using Segl.Server.Login.Queue;
using Segl.Server.Network;

namespace Segl.Server.Login;

/// <summary>Starts a login: seals a validated request into a cookie of the browser (R90).</summary>
internal sealed class LoginStarter(Browsers browsers, LoginCookies cookies, LoginQueue queue)
{
    private const int LongestUserAgent = 256;

    /// <summary>Creates the login and redirects the browser to its page.</summary>
    /// <param name="context">The browser's request to <c>/authorize</c>.</param>
    /// <param name="request">The relying party's validated request.</param>
    /// <param name="now">The instant at which the five minutes begin.</param>
    /// <param name="pushedAs">The digest of the pushed request, which is used up when the citizen begins; null if
    /// none.</param>
    public IResult Start(HttpContext context, LoginRequest request, DateTimeOffset now, byte[]? pushedAs = null)
    {
        var login = New(context, request, now).InQueue(queue.Enter(now), now) with
        {
            PushedAs = pushedAs,
            PushedUntil = pushedAs is null ? null : now + Limits.PushedRequestBegins,
        };
        cookies.Give(context, login, browsers.Recognise(context));
        return new SeeOther($"/login/{login.Id}");
    }

    /// <summary>
    /// Lets a login in that waited in the queue. Where the queue was full when it came, it asks for a place when it is
    /// due, and its cookie is sealed anew.
    /// </summary>
    /// <returns>The login, and whether it still waits.</returns>
    public (StartedLogin Started, bool Waits) Admit(HttpContext context, StartedLogin started, DateTimeOffset now)
    {
        if (started.Place is not { } place)
        {
            return (started, Waits: false);
        }

        // Whoever comes back long after the turn is late, like anybody whose five minutes are over.
        if (now < place.Turn || place.IsKept || now >= place.Turn + Limits.LoginValid)
        {
            return (started, Waits: now < place.Turn);
        }

        var placed = started.InQueue(queue.Enter(now), now);
        cookies.Give(context, placed, browsers.Recognise(context));
        return (placed, Waits: placed.Place is not null);
    }

    /// <summary>A new login in this browser.</summary>
    public static StartedLogin New(HttpContext context, LoginRequest request, DateTimeOffset now)
    {
        var userAgent = context.Request.Headers.UserAgent.ToString();
        return new(
            Guid.NewGuid(),
            now,
            request,
            Addresses.Of(context),
            userAgent.Length <= LongestUserAgent ? userAgent : userAgent[..LongestUserAgent]
        );
    }
}

/// <summary>303: the browser continues with GET, whatever its method was (RFC 9700 section 4.12).</summary>
internal sealed class SeeOther(string address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        httpContext.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
