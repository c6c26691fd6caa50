using System.Buffers;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Segl.Server.Keys;
using Segl.Server.Oidc.RelyingParties;

namespace Segl.Server.Oidc.Messages;

/// <summary>A JWT that this server signed. It may have expired.</summary>
/// <param name="Type">The <c>typ</c> of its header.</param>
/// <param name="Claims">Its payload.</param>
internal sealed record OwnJwt(string Type, JsonElement Claims)
{
    /// <summary>A claim that is a text; null when it is none.</summary>
    public string? Text(string name) =>
        Claims.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>When it ends (<c>exp</c>).</summary>
    public DateTimeOffset ExpiresAt => DateTimeOffset.FromUnixTimeSeconds(Claims.GetProperty("exp").GetInt64());
}

/// <summary>Signs our JWTs, and checks those that come back: ES256 and nothing else (RFC 7515, RFC 8725).</summary>
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

    // A header says key and type; there are few, so each is written once and recognised as a text.
    private readonly ConcurrentDictionary<(string KeyId, string Type), string> headers = new();

    /// <summary>Signs.</summary>
    /// <param name="type">The <c>typ</c> of the header.</param>
    /// <param name="write">Writes the members of the payload.</param>
    /// <param name="now">Decides which key signs.</param>
    /// <param name="stop">Cancels.</param>
    public async ValueTask<string> Sign(
        string type,
        Action<Utf8JsonWriter> write,
        DateTimeOffset now,
        CancellationToken stop
    ) => Sign((await keys.At(now, stop)).Signing(now), type, write);

    /// <summary>Reads a JWT that should be ours.</summary>
    /// <returns>Null when it is not.</returns>
    public async ValueTask<OwnJwt?> Read(string token, DateTimeOffset now, CancellationToken stop)
    {
        if (token.Length > LongestToken || token.Split('.') is not [var header, var payload, var signature])
        {
            return null;
        }

        var all = await keys.At(now, stop);
        try
        {
            using var head = JsonDocument.Parse(Base64Url.DecodeFromChars(header));
            if (
                head.RootElement.ValueKind is not JsonValueKind.Object
                || !head.RootElement.TryGetProperty("kid", out var keyId)
                || keyId.ValueKind is not JsonValueKind.String
                || !head.RootElement.TryGetProperty("typ", out var type)
                || type.ValueKind is not JsonValueKind.String
                || !Types.Contains(type.GetString()!)
                || all.Find(keyId.GetString()) is not { } key
                || header != Header(key.Id, type.GetString()!)
                || !key.Pair.Verifier.Verify(
                    Encoding.ASCII.GetBytes($"{header}.{payload}"),
                    Base64Url.DecodeFromChars(signature)
                )
            )
            {
                return null;
            }

            using var body = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
            return new(type.GetString()!, body.RootElement.Clone());
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or ArgumentException)
        {
            return null;
        }
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

        var input = $"{Header(key.Id, type)}.{Base64Url.EncodeToString(payload.WrittenSpan)}";
        return $"{input}.{Base64Url.EncodeToString(key.Pair.Signer.Sign(Encoding.ASCII.GetBytes(input)))}";
    }

    private string Header(string keyId, string type) => headers.GetOrAdd((keyId, type), Written);

    private static string Written((string KeyId, string Type) of) =>
        Base64Url.EncodeToString(
            Encoding.UTF8.GetBytes(
                JsonSerializer.Serialize(
                    new Dictionary<string, string>
                    {
                        ["alg"] = "ES256",
                        ["typ"] = of.Type,
                        ["kid"] = of.KeyId,
                    }
                )
            )
        );
}

/// <summary>Checks JWTs that relying parties sign: client assertions and request objects.</summary>
internal sealed class ClientJwts(ClientKeys keys)
{
    private const int LongestToken = 16 * 1024;
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);
    private static readonly JsonWebTokenHandler Handler = new() { MaximumTokenSizeInBytes = LongestToken };

    /// <summary>
    /// Checks signature, <c>iss</c>, <c>aud</c>, <c>exp</c> (which must be there, and not further off than
    /// <paramref name="longest"/>), <c>nbf</c> and <c>iat</c>, with 30 seconds for clocks that differ.
    /// </summary>
    /// <returns>Null when anything of it is wrong.</returns>
    public async Task<JsonWebToken?> Read(
        string token,
        Client client,
        IReadOnlyList<string> audiences,
        IReadOnlyList<string?> types,
        TimeSpan longest,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (token.Length > LongestToken || !Handler.CanReadToken(token))
        {
            return null;
        }

        JsonWebToken read;
        try
        {
            read = Handler.ReadJsonWebToken(token);
        }
        catch (ArgumentException)
        {
            return null;
        }

        if (read.Alg != SecurityAlgorithms.EcdsaSha256 || !types.Contains(read.Typ is { Length: > 0 } typ ? typ : null))
        {
            return null;
        }

        var result = await Handler.ValidateTokenAsync(
            read,
            new TokenValidationParameters
            {
                ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
                ValidIssuer = client.Id,
                ValidAudiences = audiences,
                IssuerSigningKeys = await keys.Of(client, read.Kid, now, stop),
                RequireExpirationTime = true,
                LifetimeValidator = (notBefore, expires, _, _) =>
                    expires is { } end
                    && now < end + Skew
                    && end <= now + longest + Skew
                    && (notBefore is not { } start || start <= now + Skew),
            }
        );
        return result.IsValid && (read.IssuedAt == DateTime.MinValue || read.IssuedAt <= now.UtcDateTime + Skew)
            ? read
            : null;
    }
}
