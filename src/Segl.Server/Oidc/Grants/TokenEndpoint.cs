using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Segl.Rules;
using Segl.Server.Login;
using Segl.Server.Oidc.Messages;
using Segl.Server.Oidc.RelyingParties;
using Segl.Storage;

namespace Segl.Server.Oidc.Grants;

/// <summary><c>POST /token</c>: exchanges a code or a refresh token for tokens.</summary>
internal sealed class TokenEndpoint(
    ClientAuthentication authentication,
    DpopChecks dpop,
    Handles handles,
    CodeRedemption redemption,
    Tokens tokens,
    PersonClaims claims,
    EarlierLogins earlier,
    Database database,
    TimeProvider clock
)
{
    // RFC 7636 section 4.1: 43 to 128 unreserved characters.
    private const int ShortestVerifier = 43;
    private const int LongestVerifier = 128;

    private static readonly SearchValues<char> Unreserved = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
    );

    private static readonly OauthRefusal CodeWrong = new(
        OauthError.InvalidGrant,
        "The code is used, too old, or does not fit client, redirect_uri, code_verifier and key."
    );

    private static readonly OauthRefusal RefreshWrong = new(
        OauthError.InvalidGrant,
        "The refresh token is used, revoked, too old, or does not fit client and key."
    );

    /// <summary>Handles the request.</summary>
    public async Task<IResult> Token(HttpContext context)
    {
        var now = clock.GetUtcNow();
        var (parameters, unreadable) = await OauthParameters.OfForm(context);
        if (parameters is null)
        {
            return unreadable!.ToAnswer();
        }

        var (client, unknown) = await authentication.Of(context, parameters, now);
        if (client is null)
        {
            return unknown!.ToAnswer();
        }

        var (thumbprint, proofRefusal) = client.BoundTokens
            ? dpop.Required(context, null, now)
            : dpop.Optional(context, now);
        if (proofRefusal is not null)
        {
            return proofRefusal.ToAnswer();
        }

        return parameters["grant_type"] switch
        {
            "authorization_code" => await Redeem(client, parameters, thumbprint, now, context.RequestAborted),
            "refresh_token" when client.MayRefresh => await Refresh(
                client,
                parameters,
                thumbprint,
                now,
                context.RequestAborted
            ),
            "refresh_token" => new OauthRefusal(
                OauthError.UnauthorizedClient,
                "The client is not registered for refresh tokens."
            ).ToAnswer(),
            null => new OauthRefusal(OauthError.InvalidRequest, "grant_type is missing.").ToAnswer(),
            _ => new OauthRefusal(
                OauthError.UnsupportedGrantType,
                "grant_type must be authorization_code or refresh_token."
            ).ToAnswer(),
        };
    }

    /// <summary>S256 of a code verifier (RFC 7636 section 4.6); null when it cannot be one.</summary>
    internal static string? ChallengeOf(string? verifier) =>
        verifier is { Length: >= ShortestVerifier and <= LongestVerifier }
        && !verifier.AsSpan().ContainsAnyExcept(Unreserved)
            ? Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))
            : null;

    private async Task<IResult> Redeem(
        Client client,
        OauthParameters parameters,
        string? thumbprint,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (
            parameters["code"] is not { } code
            || parameters["redirect_uri"] is not { } redirectUri
            || ChallengeOf(parameters["code_verifier"]) is not { } challenge
        )
        {
            return new OauthRefusal(
                OauthError.InvalidRequest,
                "code, redirect_uri or code_verifier is missing or malformed."
            ).ToAnswer();
        }

        if (
            await redemption.Redeem(client.Id, new(code, redirectUri, challenge, thumbprint), now, stop)
            is not { } facts
        )
        {
            return CodeWrong.ToAnswer();
        }

        var person = facts.Request.Claims is { Count: > 0 } asked
            ? await claims.Of(facts.Login, client, _ => asked, stop)
            : null;
        var idToken = await tokens.IdToken(facts, person, now, stop);
        var refreshToken = client.MayRefresh
            ? handles.NewRefreshToken(new(facts.Login, now, 0, BindsRefresh(client) ? thumbprint : null), client.Id)
            : null;
        return await Answer(facts, facts.Request.Scopes, idToken, refreshToken, thumbprint, now, stop);
    }

    // RFC 9449 section 5: a public client's refresh token is bound to the key of its first proof.
    private static bool BindsRefresh(Client client) =>
        client.Profile is ClientProfile.Strict || client.Proof is ClientProof.None;

    private async Task<IResult> Refresh(
        Client client,
        OauthParameters parameters,
        string? thumbprint,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (parameters["refresh_token"] is not { } token)
        {
            return new OauthRefusal(OauthError.InvalidRequest, "refresh_token is missing.").ToAnswer();
        }

        var handle = handles.OpenRefreshToken(token, client.Id);
        if (
            handle is null
            || now >= handle.At + Limits.RefreshTokenValid
            || (handle.Thumbprint is { } bound && bound != thumbprint)
        )
        {
            return RefreshWrong.ToAnswer();
        }

        handle = handle with { Login = await earlier.WithPerson(handle.Login, stop) };
        var asked = parameters.Words("scope");
        var found = await database.Read(session => LoginTokenStore.Find(session, handle.Login, client.Id), stop);
        if (found is null || redemption.FactsOf(found, client.Id) is not { } facts)
        {
            return RefreshWrong.ToAnswer();
        }

        if (asked.Except(facts.Request.Scopes).Any())
        {
            return new OauthRefusal(OauthError.InvalidScope, "A refresh cannot widen the scope.").ToAnswer();
        }

        string[] scopes = asked.Length > 0 ? asked : [.. facts.Request.Scopes];
        // FAPI 2.0 section 5.3.2.1: a sender-constrained refresh token is not rotated.
        if (client.Profile is ClientProfile.Strict)
        {
            return await Answer(facts, scopes, null, null, thumbprint, now, stop);
        }

        if (
            await database.Write(
                Durability.Durable,
                async session =>
                    await LoginTokenStore.Rotate(session, handle.Login, client.Id, handle.Generation, now)
                    || await LoginTokenStore.Repeat(session, handle.Login, client.Id, handle.Generation, now),
                stop
            )
        )
        {
            // The same token as in the first response, after a race or a loss, so that only one successor exists.
            var next = handles.NewRefreshToken(handle with { Generation = handle.Generation + 1 }, client.Id);
            return await Answer(facts, scopes, null, next, thumbprint, now, stop);
        }

        // A generation that was used before: somebody has a copy of the token, so all are revoked (RFC 9700 section
        // 4.14.2).
        await database.Write(
            Durability.Durable,
            session => LoginTokenStore.Revoke(session, handle.Login, client.Id, now),
            stop
        );
        return RefreshWrong.ToAnswer();
    }

    private async Task<IResult> Answer(
        TokenFacts facts,
        IReadOnlyList<string> scopes,
        string? idToken,
        string? refreshToken,
        string? thumbprint,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var accessToken = await tokens.AccessToken(facts, scopes, thumbprint, now, stop);
        return new JsonAnswer(
            StatusCodes.Status200OK,
            json =>
            {
                json.WriteString("access_token", accessToken);
                json.WriteString("token_type", thumbprint is null ? "Bearer" : "DPoP");
                json.WriteNumber("expires_in", (int)Limits.TokenValid.TotalSeconds);
                json.WriteString("scope", string.Join(' ', scopes));
                if (idToken is not null)
                {
                    json.WriteString("id_token", idToken);
                }

                if (refreshToken is not null)
                {
                    json.WriteString("refresh_token", refreshToken);
                }
            }
        );
    }
}
