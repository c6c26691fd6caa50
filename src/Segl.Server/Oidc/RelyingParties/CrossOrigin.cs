namespace Segl.Server.Oidc.RelyingParties;

/// <summary>
/// CORS (Fetch): the pages of public clients call from their browsers. An origin is that of a registered redirect address;
/// no cookie of ours is ever read here, so that nothing is granted but to read the answer.
/// </summary>
internal sealed class CrossOrigin(ClientDirectory clients, TimeProvider clock)
{
    private const int PreflightKeptSeconds = 600;

    /// <summary>Lets the caller's page read the answer, if it is of a public client.</summary>
    /// <returns>False when it is not, or no page calls.</returns>
    public async Task<bool> Allow(HttpContext context)
    {
        var (asks, answers) = (context.Request.Headers, context.Response.Headers);
        answers.Append("Vary", "Origin");
        if (
            asks.Origin.ToString() is not { Length: > 0 } origin
            || !(await clients.Origins(clock.GetUtcNow(), context.RequestAborted)).Contains(origin)
        )
        {
            return false;
        }

        answers.AccessControlAllowOrigin = origin;
        answers.AccessControlExposeHeaders = "DPoP-Nonce, WWW-Authenticate";
        return true;
    }

    /// <summary><c>OPTIONS</c>: what the caller's page may send.</summary>
    public async Task<IResult> Preflight(HttpContext context)
    {
        if (await Allow(context))
        {
            var answers = context.Response.Headers;
            answers.AccessControlAllowMethods = "GET, POST";
            answers.AccessControlAllowHeaders = "Authorization, Content-Type, DPoP";
            answers.AccessControlMaxAge = $"{PreflightKeptSeconds}";
        }

        return TypedResults.NoContent();
    }
}
