using Segl.Server.Oidc.Messages;
using Segl.Server.Oidc.RelyingParties;

namespace Segl.Server.Oidc.Grants;

/// <summary>
/// Authenticates a caller by access token: a bearer token (RFC 6750), or one bound to a key, with a proof (RFC 9449
/// section 7).
/// </summary>
internal sealed class AccessTokens(Tokens tokens, DpopChecks dpop, ClientDirectory clients)
{
    private static readonly OauthRefusal Wrong = new(
        OauthError.InvalidToken,
        "The access token is missing, wrong or too old."
    );

    /// <summary>The token and its client, or the error response.</summary>
    public async Task<(AccessToken? Token, Client? Client, IResult? Refused)> Of(
        HttpContext context,
        DateTimeOffset now
    )
    {
        var header = context.Request.Headers.Authorization;
        var (scheme, text) =
            header is [{ } only] && only.Split(' ', 2) is [var first, var second] ? (first, second) : ("", "");
        var isDpop = scheme.Equals("DPoP", StringComparison.OrdinalIgnoreCase);
        if (!isDpop && !scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
        {
            return (null, null, Wrong.ToChallenge("Bearer"));
        }

        var token = await tokens.ReadAccessToken(text, now, context.RequestAborted);
        if (token is null || (token.Thumbprint is not null) != isDpop)
        {
            return (null, null, Wrong.ToChallenge(isDpop ? "DPoP" : "Bearer"));
        }

        if (isDpop)
        {
            var (thumbprint, refusal) = dpop.Required(context, text, now);
            if (refusal is not null || thumbprint != token.Thumbprint)
            {
                return (null, null, (refusal ?? Wrong).ToChallenge("DPoP"));
            }
        }

        return await clients.Find(token.ClientId, now, context.RequestAborted) is { } client
            ? (token, client, null)
            : (null, null, Wrong.ToChallenge(scheme));
    }
}
