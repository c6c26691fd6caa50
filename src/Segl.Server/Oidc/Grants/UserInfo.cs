using Segl.Server.Oidc.Messages;
using Segl.Server.Oidc.RelyingParties;

namespace Segl.Server.Oidc.Grants;

/// <summary><c>GET</c> and <c>POST /userinfo</c> (OpenID Connect Core 5.3).</summary>
internal sealed class UserInfo(AccessTokens accessTokens, PersonClaims claims, TimeProvider clock)
{
    /// <summary>Handles the request.</summary>
    public async Task<IResult> Answer(HttpContext context)
    {
        var (token, client, refused) = await accessTokens.Of(context, clock.GetUtcNow());
        if (token is null || client is null)
        {
            return refused!;
        }

        var person = await claims.Of(
            token.Login,
            client,
            request => [.. token.Scopes.SelectMany(ScopesAndClaims.Of), .. request.UserinfoClaims ?? []],
            context.RequestAborted
        );
        return person is null
            ? new OauthRefusal(OauthError.InvalidToken, "The access token was revoked.").ToChallenge(
                token.Thumbprint is null ? "Bearer" : "DPoP"
            )
            : new JsonAnswer(
                StatusCodes.Status200OK,
                json =>
                {
                    json.WriteString("sub", token.Subject);
                    foreach (var (name, value) in person)
                    {
                        json.WriteString(name, value);
                    }
                }
            );
    }
}
