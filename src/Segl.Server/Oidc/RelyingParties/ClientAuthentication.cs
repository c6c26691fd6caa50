using System.Security.Cryptography;
using System.Text;
using Segl.Jose;
using Segl.Server.Configuration;
using Segl.Server.Oidc.Messages;
using Segl.Storage;

namespace Segl.Server.Oidc.RelyingParties;

/// <summary>
/// Authenticates clients: <c>client_secret_basic</c> or <c>client_secret_post</c> (RFC 6749 section 2.3.1),
/// <c>private_key_jwt</c> (RFC 7523), or <c>none</c>, as registered, and only one of them per request.
/// </summary>
internal sealed class ClientAuthentication(
    ClientDirectory clients,
    ClientJwts jwts,
    Database database,
    Settings settings
)
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static readonly TimeSpan LongestAssertion = TimeSpan.FromMinutes(10);

    private static readonly OauthRefusal Unknown = new(
        OauthError.InvalidClient,
        "The client could not be authenticated."
    );

    /// <summary>The authenticated client, or the refusal.</summary>
    public async Task<(Client? Client, OauthRefusal? Refusal)> Of(
        HttpContext context,
        OauthParameters parameters,
        DateTimeOffset now
    )
    {
        var header = context.Request.Headers.Authorization.ToString();
        var assertion = parameters["client_assertion"];
        var secret = parameters["client_secret"];
        if ((header.Length > 0 ? 1 : 0) + (assertion is null ? 0 : 1) + (secret is null ? 0 : 1) > 1)
        {
            return (null, new(OauthError.InvalidRequest, "Only one way of client authentication may be used."));
        }

        var stop = context.RequestAborted;
        var client =
            assertion is not null ? await ByAssertion(assertion, parameters, now, stop)
            : header.Length > 0 ? await BySecretInHeader(header, now, stop)
            : secret is not null ? await BySecretInForm(parameters["client_id"], secret, now, stop)
            : await ByNothing(parameters["client_id"], now, stop);
        // RFC 6749 section 3.2.1: an additional client_id must be the same.
        return client is not null && (parameters["client_id"] ?? client.Id) == client.Id
            ? (client, null)
            : (null, Unknown);
    }

    private async Task<Client?> ByNothing(string? id, DateTimeOffset now, CancellationToken stop) =>
        id is not null && await clients.Find(id, now, stop) is { Proof: ClientProof.None } client ? client : null;

    private async Task<Client?> BySecretInForm(string? id, string secret, DateTimeOffset now, CancellationToken stop) =>
        id is not null
        && await clients.Find(id, now, stop) is { Proof: ClientProof.Secret or ClientProof.SecretInForm } client
        && clients.IsSecret(client, secret)
            ? client
            : null;

    private async Task<Client?> BySecretInHeader(string header, DateTimeOffset now, CancellationToken stop)
    {
        const string Scheme = "Basic ";
        var bytes = new byte[header.Length];
        if (
            !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            || !Convert.TryFromBase64String(header[Scheme.Length..].Trim(), bytes, out var length)
        )
        {
            return null;
        }

        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            return null;
        }

        // Both halves are form-encoded before they are joined (RFC 6749 section 2.3.1).
        var (id, secret) = (
            Uri.UnescapeDataString(pair[..colon].Replace('+', ' ')),
            Uri.UnescapeDataString(pair[(colon + 1)..].Replace('+', ' '))
        );
        return
            await clients.Find(id, now, stop) is { Proof: ClientProof.Secret or ClientProof.SecretInHeader } client
            && clients.IsSecret(client, secret)
            ? client
            : null;
    }

    private async Task<Client?> ByAssertion(
        string assertion,
        OauthParameters parameters,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        // The subject only selects the keys; nothing is trusted before the signature is verified.
        if (
            parameters["client_assertion_type"] != AssertionType
            || CompactJws.Read(assertion, ClientJwts.LongestToken) is not { } jws
            || jws.Claims?.Text("sub") is not { } id
            || await clients.Find(id, now, stop) is not { Proof: ClientProof.Key } client
        )
        {
            return null;
        }

        // FAPI 2.0 section 5.3.2.1: the issuer alone. Older libraries of plain clients use the token endpoint.
        string[] audiences =
            client.Profile is ClientProfile.Strict ? [settings.Issuer] : [settings.Issuer, $"{settings.Issuer}/token"];
        var read = await jwts.Read(
            jws,
            client,
            audiences,
            [null, "JWT", "client-authentication+jwt"],
            LongestAssertion,
            now,
            stop
        );
        if (
            read is not { } claims
            || claims.Text("jti") is not { Length: > 0 } jwtId
            || claims.Instant("exp") is not { } expires
            || (client.Profile is ClientProfile.Strict && claims.Audiences().Count != 1)
        )
        {
            return null;
        }

        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(jwtId));
        var first = await database.Write(
            Durability.Repairable,
            session => PushedRequestStore.UseAssertion(session, client.Id, digest, expires + TimeSpan.FromMinutes(1)),
            stop
        );
        return first ? client : null;
    }
}
