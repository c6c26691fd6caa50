using System.Security.Cryptography;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Login;

/// <summary>Starts a login: what <c>/authorize</c> hands over becomes a row that belongs to one browser
/// (R90).</summary>
public sealed class LoginStarter(Database database, Browsers browsers, LoginProofs proofs)
{
    private const int SecretBytes = 32;
    private const int LongestUserAgent = 256;

    /// <summary>Makes the login and sends the browser to its page.</summary>
    /// <param name="context">The request to <c>/authorize</c>, which the browser made itself.</param>
    /// <param name="request">What the relying party asked for, proven and complete.</param>
    /// <param name="now">The instant from which the five minutes count.</param>
    public async Task<IResult> Start(HttpContext context, LoginRequest request, DateTimeOffset now) =>
        new SeeOther($"/login/{(await Add(context, request, null, now)).Login.Id}");

    /// <summary>Makes a login; one that goes on for an earlier one has its user ID already.</summary>
    internal async Task<StoredLogin> Add(
        HttpContext context,
        LoginRequest request,
        Rules.Login? earlier,
        DateTimeOffset now
    )
    {
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        var userAgent = context.Request.Headers.UserAgent.ToString();
        var started = new StoredLogin(
            new(Guid.NewGuid(), now)
            {
                Step = earlier is null or { Step: LoginStep.Started } ? LoginStep.Started : LoginStep.Waiting,
                PersonId = earlier?.PersonId,
            },
            request.ClientId,
            request.ToJson(),
            browsers.Recognise(context),
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            userAgent.Length <= LongestUserAgent ? userAgent : userAgent[..LongestUserAgent],
            secret,
            RandomNumberGenerator.GetString("0123456789", Limits.LoginNumberDigits),
            proofs.LinkDigestOf(secret)
        );
        await database.Write(
            Durability.Repairable,
            session =>
            {
                LoginStore.Add(session, started);
                return Task.CompletedTask;
            },
            context.RequestAborted
        );
        return started;
    }
}

/// <summary>303: whatever the browser sent, it goes on with GET (RFC 9700 section 4.12).</summary>
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
