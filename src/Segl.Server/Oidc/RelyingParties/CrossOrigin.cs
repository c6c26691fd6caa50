namespace Segl.Server.Oidc.RelyingParties;

/// <summary>
/// CORS (Fetch): the pages of public clients send requests from their browsers. An allowed origin is that of a
/// registered redirect URI; these endpoints read no cookies, so nothing is granted but reading the response.
/// </summary>
internal sealed class CrossOrigin(ClientDirectory clients, TimeProvider clock)
{
    private const int PreflightKeptSeconds = 600;

    /// <summary>Allows the calling page to read the response, if it belongs to a public client.</summary>
    /// <returns>False when it does not, or the caller is not a page.</returns>
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

    /// <summary><c>OPTIONS</c>: the headers that the calling page may send.</summary>
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
