using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using Segl.Jose;
using Segl.Server.Keys;

namespace Segl.Server.Oidc.Messages;

/// <summary>A JWT that this server signed. It may have expired.</summary>
/// <param name="Type">The <c>typ</c> of its header.</param>
/// <param name="Claims">Its payload.</param>
internal sealed record OwnJwt(string Type, JsonElement Claims)
{
    /// <summary>A string claim; null if absent.</summary>
    public string? Text(string name) => Claims.Text(name);

    /// <summary>Its expiry (<c>exp</c>).</summary>
    public DateTimeOffset ExpiresAt => DateTimeOffset.FromUnixTimeSeconds(Claims.GetProperty("exp").GetInt64());
}

/// <summary>Signs this server's JWTs, and verifies those presented: ES256 only (RFC 7515, RFC 8725).</summary>
internal sealed class Jwts(SigningKeys keys)
{
    /// <summary>The <c>typ</c> of an ID token.</summary>
    public const string IdToken = "JWT";

    /// <summary>The <c>typ</c> of an access token (RFC 9068).</summary>
    public const string AccessToken = "at+jwt";

    /// <summary>The <c>typ</c> of a logout token (OpenID Connect Back-Channel Logout 2.4).</summary>
    public const string LogoutToken = "logout+jwt";

    private const int LongestToken = 8 * 1024;
    private static readonly string[] Types = [IdToken, AccessToken, LogoutToken];

    // There are few combinations of key and type, so each header is encoded once.
    private readonly ConcurrentDictionary<(string KeyId, string Type), byte[]> headers = new();

    /// <summary>Signs.</summary>
    /// <param name="type">The <c>typ</c> of the header.</param>
    /// <param name="write">Writes the members of the payload.</param>
    /// <param name="now">Determines the signing key.</param>
    /// <param name="stop">Cancels.</param>
    public async ValueTask<string> Sign(
        string type,
        Action<Utf8JsonWriter> write,
        DateTimeOffset now,
        CancellationToken stop
    ) => Sign((await keys.At(now, stop)).Signing(now), type, write);

    /// <summary>Verifies a JWT of this server.</summary>
    /// <returns>Null when it is not valid.</returns>
    public async ValueTask<OwnJwt?> Read(string token, DateTimeOffset now, CancellationToken stop)
    {
        if (CompactJws.Read(token, LongestToken) is not { Type: { } type, KeyId: { } keyId } jws)
        {
            return null;
        }

        var key = (await keys.At(now, stop)).Find(keyId);
        return Types.Contains(type) && key?.Pair.With(jws.IsSignedBy) is true && jws.Claims is { } claims
            ? new(type, claims)
            : null;
    }

    private string Sign(SigningKey key, string type, Action<Utf8JsonWriter> write)
    {
        var payload = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(payload))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        var header = headers.GetOrAdd((key.Id, type), Written);
        return key.Pair.With(ecdsa => CompactJws.Write(ecdsa, header, payload.WrittenSpan));
    }

    private static byte[] Written((string KeyId, string Type) of) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new Dictionary<string, string>
            {
                ["alg"] = "ES256",
                ["typ"] = of.Type,
                ["kid"] = of.KeyId,
            }
        );
}
