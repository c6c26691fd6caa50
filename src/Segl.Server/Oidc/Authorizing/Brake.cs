using Segl.Rules;
using Segl.Server.Login.Queue;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web.Faults;

namespace Segl.Server.Oidc.Authorizing;

/// <summary>
/// What programs are told while citizens wait in the queue (<see cref="LoginQueue"/>): <c>temporarily_unavailable</c>, and
/// when to come again. A program that pushes a request brings a citizen, who can wait; so it is refused only when the
/// queue is longer than a pushed request is valid.
/// </summary>
internal sealed class Brake(LoginQueue queue)
{
    /// <summary>The answer to a program that opens <c>/authorize</c>; null for a browser, and when there is no
    /// queue.</summary>
    public IResult? OfProgram(HttpContext context, DateTimeOffset now) =>
        FaultPages.IsRead(context) ? null : WhenLonger(context, TimeSpan.Zero, now);

    /// <summary>The answer to a pushed request; null when it may be pushed.</summary>
    public IResult? OfPushed(HttpContext context, DateTimeOffset now) =>
        WhenLonger(context, Limits.PushedRequestValid, now);

    private IResult? WhenLonger(HttpContext context, TimeSpan than, DateTimeOffset now)
    {
        var tooLong = queue.WaitAt(now) - than;
        if (tooLong <= TimeSpan.Zero)
        {
            return null;
        }

        context.Response.Headers.RetryAfter = $"{(int)Math.Ceiling(tooLong.TotalSeconds)}";
        return new OauthRefusal(
            OauthError.TemporarilyUnavailable,
            "Too many logins at the moment; retry after the number of seconds in Retry-After."
        ).ToAnswer();
    }
}
