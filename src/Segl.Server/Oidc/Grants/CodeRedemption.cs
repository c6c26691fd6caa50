using Segl.Rules;
using Segl.Server.Login;
using Segl.Storage;

namespace Segl.Server.Oidc.Grants;

/// <summary>A code, and what must match it.</summary>
/// <param name="Code">The code.</param>
/// <param name="RedirectUri">The redirect URI to which it was sent.</param>
/// <param name="CodeChallenge">S256 of the code verifier (RFC 7636).</param>
/// <param name="Thumbprint">The DPoP key that was proven; null if none.</param>
internal sealed record PresentedCode(string Code, string RedirectUri, string CodeChallenge, string? Thumbprint = null);

/// <summary>
/// Redeems codes, once: for relying parties at the token endpoint, and for the portal inside the server
/// (decision 34).
/// </summary>
internal sealed class CodeRedemption(Handles handles, Subjects subjects, Database database)
{
    /// <summary>Redeems a code of this client.</summary>
    /// <returns>The facts of the login; null when the code is used, too old or does not fit.</returns>
    public async Task<TokenFacts?> Redeem(
        string clientId,
        PresentedCode presented,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var (code, redirectUri, challenge, thumbprint) = presented;
        // A code that is bound to a key requires a proof with that key.
        var handle =
            handles.OpenCode(code, new(clientId, redirectUri, challenge, thumbprint))
            ?? handles.OpenCode(code, new(clientId, redirectUri, challenge, null));
        if (handle is null)
        {
            return null;
        }

        if (
            now < handle.At + Limits.CodeValid
            && await database.WriteOnce(
                Durability.Durable,
                session => LoginTokenStore.Redeem(session, handle.Login, clientId, now)
            )
                is { } login
        )
        {
            return FactsOf(login, clientId);
        }

        // The right code a second time, however late: somebody has a copy of it, so what was given is taken back
        // (RFC 6749 section 4.1.2).
        await database.Write(
            Durability.Durable,
            session => LoginTokenStore.Revoke(session, handle.Login, clientId, now),
            stop
        );
        return null;
    }

    /// <summary>
    /// R08: nothing for a frozen identity or an app that is gone. The level is judged again, so that no path raises it
    /// (R96).
    /// </summary>
    public TokenFacts? FactsOf(RedeemedLogin login, string clientId)
    {
        var request = ApprovedRequest.Parse(login.Request);
        return
            login.Identity is { } identity
            && AssuranceLevels.Of(identity, login.Means) is var level
            && level >= request.Level
            ? new(
                login.Key,
                clientId,
                request,
                subjects.Of(login.Key.PersonId, request.Sector),
                level,
                login.Means,
                login.ApprovedAt,
                login.AppId
            )
            : null;
    }
}
