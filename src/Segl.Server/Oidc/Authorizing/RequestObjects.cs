using Segl.Jose;
using Segl.Server.Configuration;
using Segl.Server.Oidc.Messages;
using Segl.Server.Oidc.RelyingParties;

namespace Segl.Server.Oidc.Authorizing;

/// <summary>
/// Signed request objects by value (RFC 9101). By reference only this server's own request_uri is accepted (RFC
/// 9126).
/// </summary>
internal sealed class RequestObjects(ClientJwts jwts, Settings settings)
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(60);

    /// <summary>
    /// The parameters inside the request object: only those count (RFC 9101 section 6.3), and its client must be the
    /// requesting one.
    /// </summary>
    public async Task<(OauthParameters? Parameters, OauthRefusal? Refusal)> Open(
        string requestObject,
        Client client,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var read = CompactJws.Read(requestObject, ClientJwts.LongestToken) is { } jws
            ? await jwts.Read(
                jws,
                client,
                [settings.Issuer],
                ["oauth-authz-req+jwt", "JWT", null],
                LongestLife,
                now,
                stop
            )
            : null;
        if (read is not { } claims)
        {
            return (
                null,
                new(
                    OauthError.InvalidRequestObject,
                    "The request object is not signed by the client, not for us, or not valid now."
                )
            );
        }

        if (claims.Has("request") || claims.Has("request_uri"))
        {
            return (null, new(OauthError.InvalidRequestObject, "A request object holds no other."));
        }

        var parameters = OauthParameters.OfRequestObject(claims);
        return parameters["client_id"] == client.Id
            ? (parameters, null)
            : (null, new(OauthError.InvalidRequestObject, "client_id in the request object is another."));
    }
}
