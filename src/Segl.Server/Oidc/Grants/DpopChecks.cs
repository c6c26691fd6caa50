using Segl.Server.Configuration;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web;

namespace Segl.Server.Oidc.Grants;

/// <summary>
/// DPoP (RFC 9449) at the endpoints of the provider. Every response to a proof has the nonce for the next.
/// </summary>
internal sealed class DpopChecks(DpopProofs proofs, Settings settings)
{
    /// <summary>The thumbprint of the key, if a proof was sent.</summary>
    public (string? Thumbprint, OauthRefusal? Refusal) Optional(HttpContext context, DateTimeOffset now) =>
        context.Request.Headers["DPoP"].Count == 0 ? (null, null) : Required(context, null, now);

    /// <summary>The thumbprint of the key, or the refusal.</summary>
    /// <param name="context">The request.</param>
    /// <param name="accessToken">The token to which the proof must be bound; null at the token endpoint.</param>
    /// <param name="now">The instant of the request.</param>
    public (string? Thumbprint, OauthRefusal? Refusal) Required(
        HttpContext context,
        string? accessToken,
        DateTimeOffset now
    )
    {
        context.Response.Headers["DPoP-Nonce"] = proofs.NewNonce(now);
        var header = context.Request.Headers["DPoP"];
        var proof = header.Count == 1 ? header[0] : null;
        var (proven, error) = proofs.Check(
            proof,
            context.Request.Method,
            [$"{settings.Issuer}{context.Request.Path}"],
            accessToken,
            now
        );
        return (proven?.Key.Thumbprint, error is { } wrong ? RefusalOf(wrong) : null);
    }

    private static OauthRefusal RefusalOf(DpopError error) =>
        error switch
        {
            DpopError.UseNonce => new(OauthError.UseDpopNonce, "The proof needs the nonce of this answer."),
            DpopError.Invalid => new(OauthError.InvalidDpopProof, "The DPoP proof is missing or wrong."),
        };
}
