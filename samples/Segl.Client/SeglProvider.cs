using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.IdentityModel.Tokens;

namespace Segl.Client;

/// <summary>The addresses of Segl's endpoints (OpenID Connect Discovery).</summary>
internal sealed record SeglMetadata(
    [property: JsonPropertyName("issuer")] string Issuer,
    [property: JsonPropertyName("authorization_endpoint")] string Authorization,
    [property: JsonPropertyName("pushed_authorization_request_endpoint")] string PushedAuthorizationRequest,
    [property: JsonPropertyName("token_endpoint")] string Token,
    [property: JsonPropertyName("userinfo_endpoint")] string UserInfo,
    [property: JsonPropertyName("end_session_endpoint")] string EndSession,
    [property: JsonPropertyName("jwks_uri")] string Jwks
);

/// <summary>Segl's metadata, loaded once, and its keys, reloaded when a new one signs.</summary>
internal sealed class SeglProvider(string issuer, HttpClient http, TimeProvider clock)
{
    private static readonly TimeSpan KeysAreKept = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan KeysAreNotReadAgainFor = TimeSpan.FromSeconds(10);

    private SeglMetadata? metadata;
    private (IList<SecurityKey> Keys, DateTimeOffset ReadAt)? keys;

    /// <summary>The metadata.</summary>
    /// <exception cref="SeglException">It belongs to another issuer.</exception>
    public async Task<SeglMetadata> Metadata(CancellationToken stop)
    {
        if (metadata is not null)
        {
            return metadata;
        }

        var text = await http.GetStringAsync($"{issuer}/.well-known/openid-configuration", stop);
        var read = JsonSerializer.Deserialize<SeglMetadata>(text);
        return metadata =
            read is { } found && found.Issuer == issuer
                ? found
                : throw new SeglException("invalid_answer", "The metadata is another issuer's.");
    }

    /// <summary>The keys, including the named one if it exists.</summary>
    public async Task<IList<SecurityKey>> Keys(string keyId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (keys is { } known)
        {
            var age = now - known.ReadAt;
            var hasIt = known.Keys.Any(key => key.KeyId == keyId);
            if (age < (hasIt ? KeysAreKept : KeysAreNotReadAgainFor))
            {
                return known.Keys;
            }
        }

        var text = await http.GetStringAsync((await Metadata(stop)).Jwks, stop);
        keys = (new JsonWebKeySet(text).GetSigningKeys(), now);
        return keys.Value.Keys;
    }
}
