using Segl.Rules;
using Segl.Server.Oidc.Messages;
using Segl.Server.Oidc.RelyingParties;
using Segl.Storage;

namespace Segl.Server.Oidc.Grants;

/// <summary>
/// <c>POST /introspect</c> (RFC 7662) and <c>POST /revoke</c> (RFC 7009). A relying party has access to its own
/// tokens only; other tokens look as if they did not exist.
/// </summary>
internal sealed class Introspection(
    ClientAuthentication authentication,
    Handles handles,
    Tokens tokens,
    EarlierLogins earlier,
    Database database,
    TimeProvider clock
)
{
    /// <summary>Whether a token is active, and its content.</summary>
    public async Task<IResult> Introspect(HttpContext context)
    {
        var (now, stop) = (clock.GetUtcNow(), context.RequestAborted);
        var (client, token, refusal) = await Caller(context, now);
        if (client is null || token is null)
        {
            return refusal!.ToAnswer();
        }

        // RFC 7662 section 2.1: callers must authenticate, which a public client cannot.
        if (client.Proof is ClientProof.None)
        {
            return new OauthRefusal(
                OauthError.InvalidClient,
                "A public client knows of its tokens what it was told."
            ).ToAnswer();
        }

        if (await tokens.ReadAccessToken(token, now, stop) is { } access && access.ClientId == client.Id)
        {
            return await IsLive(access.Login, client, stop) ? Active(access) : Inactive();
        }

        return
            handles.OpenRefreshToken(token, client.Id) is { } refresh
            && now < refresh.At + Limits.RefreshTokenValid
            && client.MayRefresh
            && await IsLive(refresh, client, stop)
            ? new JsonAnswer(
                StatusCodes.Status200OK,
                json =>
                {
                    json.WriteBoolean("active", true);
                    json.WriteString("client_id", client.Id);
                    json.WriteNumber("exp", (refresh.At + Limits.RefreshTokenValid).ToUnixTimeSeconds());
                }
            )
            : Inactive();
    }

    /// <summary>Revokes all tokens of the token's login.</summary>
    public async Task<IResult> Revoke(HttpContext context)
    {
        var (now, stop) = (clock.GetUtcNow(), context.RequestAborted);
        var (client, token, refusal) = await Caller(context, now);
        if (client is null || token is null)
        {
            return refusal!.ToAnswer();
        }

        var login =
            handles.OpenRefreshToken(token, client.Id)?.Login
            ?? (
                await tokens.ReadAccessToken(token, now, stop) is { } access && access.ClientId == client.Id
                    ? access.Login
                    : null
            );
        if (login is { } revoked)
        {
            var key = await earlier.WithPerson(revoked, stop);
            await database.Write(
                Durability.Durable,
                session => LoginTokenStore.Revoke(session, key, client.Id, now),
                stop
            );
        }

        // RFC 7009 section 2.2: revoking an invalid token succeeds.
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok();
    }

    private async Task<(Client? Client, string? Token, OauthRefusal? Refusal)> Caller(
        HttpContext context,
        DateTimeOffset now
    )
    {
        var (parameters, unreadable) = await OauthParameters.OfForm(context);
        if (parameters is null)
        {
            return (null, null, unreadable);
        }

        var (client, unknown) = await authentication.Of(context, parameters, now);
        return client is null ? (null, null, unknown)
            : parameters["token"] is { } token ? (client, token, null)
            : (null, null, new(OauthError.InvalidRequest, "token is missing."));
    }

    private async Task<bool> IsLive(LoginKey login, Client client, CancellationToken stop) =>
        await database.Read(session => LoginTokenStore.Find(session, login, client.Id), stop) is { Identity: not null };

    private async Task<bool> IsLive(RefreshHandle refresh, Client client, CancellationToken stop) =>
        await earlier.WithPerson(refresh.Login, stop) is var key
        && await database.Read(session => LoginTokenStore.Find(session, key, client.Id), stop)
            is { Identity: not null } login
        && login.Refreshes == refresh.Generation;

    private static JsonAnswer Inactive() => new(StatusCodes.Status200OK, json => json.WriteBoolean("active", false));

    private static JsonAnswer Active(AccessToken token) =>
        new(
            StatusCodes.Status200OK,
            json =>
            {
                json.WriteBoolean("active", true);
                json.WriteString("token_type", token.Thumbprint is null ? "Bearer" : "DPoP");
                foreach (var claim in token.Claims.EnumerateObject())
                {
                    claim.WriteTo(json);
                }
            }
        );
}
