using System.Text.Json;
using Segl.Server.Configuration;
using Segl.Server.Oidc.Messages;
using Segl.Server.Oidc.RelyingParties;

namespace Segl.Server.Oidc.Authorizing;

/// <summary>
/// Signed request objects by value (RFC 9101). By reference only our own request_uri is taken (RFC 9126).
/// </summary>
internal sealed class RequestObjects(ClientJwts jwts, Settings settings)
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(60);

    /// <summary>
    /// The parameters inside the request object: those alone count (RFC 9101 section 6.3), and its client must be the
    /// one that asks.
    /// </summary>
    public async Task<(OauthParameters? Parameters, OauthRefusal? Refusal)> Open(
        string requestObject,
        Client client,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var read = await jwts.Read(
            requestObject,
            client,
            [settings.Issuer],
            ["oauth-authz-req+jwt", "JWT", null],
            LongestLife,
            now,
            stop
        );
        if (read is null)
        {
            return (
                null,
                new(
                    OauthError.InvalidRequestObject,
                    "The request object is not signed by the client, not for us, or not valid now."
                )
            );
        }

        using var payload = JsonDocument.Parse(
            Microsoft.IdentityModel.Tokens.Base64UrlEncoder.DecodeBytes(read.EncodedPayload)
        );
        if (
            payload.RootElement.TryGetProperty("request", out _)
            || payload.RootElement.TryGetProperty("request_uri", out _)
        )
        {
            return (null, new(OauthError.InvalidRequestObject, "A request object holds no other."));
        }

        var parameters = OauthParameters.OfRequestObject(payload.RootElement);
        return parameters["client_id"] == client.Id
            ? (parameters, null)
            : (null, new(OauthError.InvalidRequestObject, "client_id in the request object is another."));
    }
}
