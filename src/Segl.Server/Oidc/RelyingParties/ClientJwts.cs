using System.Text.Json;
using Segl.Jose;
using Segl.Server.Oidc.Messages;

namespace Segl.Server.Oidc.RelyingParties;

/// <summary>Verifies JWTs signed by relying parties: client assertions and request objects.</summary>
internal sealed class ClientJwts(ClientKeys keys)
{
    /// <summary>The maximum length of a relying party's JWT in characters.</summary>
    public const int LongestToken = 16 * 1024;

    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Verifies signature, <c>iss</c>, <c>aud</c>, <c>exp</c> (required, and at most <paramref name="longest"/>
    /// ahead), <c>nbf</c> and <c>iat</c>, with a tolerance of 30 seconds.
    /// </summary>
    /// <returns>Its claims; null when anything is invalid.</returns>
    public async Task<JsonElement?> Read(
        CompactJws jws,
        Client client,
        IReadOnlyList<string> audiences,
        IReadOnlyList<string?> types,
        TimeSpan longest,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        types.Contains(jws.Type)
        && jws.Claims is { } claims
        && claims.Text("iss") == client.Id
        && claims.Audiences().Any(audiences.Contains)
        && claims.Instant("exp") is { } end
        && now < end + Skew
        && end <= now + longest + Skew
        && HasBegun(claims, "nbf", now)
        && HasBegun(claims, "iat", now)
        && IsSignedByOneOf(jws, await keys.Of(client, jws.KeyId, now, stop))
            ? claims
            : null;

    private static bool HasBegun(JsonElement claims, string name, DateTimeOffset now) =>
        !claims.Has(name) || claims.Instant(name) <= now + Skew;

    // Without a key id, or with an unknown one, all keys are tried.
    private static bool IsSignedByOneOf(CompactJws jws, IReadOnlyList<EcPublicJwk> all)
    {
        var named = all.Where(key => key.KeyId == jws.KeyId).ToList();
        return (named.Count > 0 ? named : all).Any(jws.IsSignedBy);
    }
}
