using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Segl.Jose;

/// <summary>A client's DPoP key, which makes proofs (RFC 9449 section 4.2).</summary>
/// <param name="key">A P-256 key; the caller disposes of it.</param>
public sealed class DpopKey(ECDsa key)
{
    private readonly byte[] header = JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            typ = DpopProof.Type,
            alg = "ES256",
            jwk = EcPublicJwk.Of(key).Members,
        }
    );

    /// <summary>A proof for one request.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="uri">Origin and path, without query.</param>
    /// <param name="nonce">The server's nonce (section 8); null when none is known yet.</param>
    /// <param name="accessToken">The access token sent with it; null if none.</param>
    /// <param name="now">The client's time, for <c>iat</c>.</param>
    public string Proof(string method, string uri, string? nonce, string? accessToken, DateTimeOffset now)
    {
        var payload = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(payload))
        {
            json.WriteStartObject();
            json.WriteString("jti", Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)));
            json.WriteString("htm", method);
            json.WriteString("htu", uri);
            json.WriteNumber("iat", now.ToUnixTimeSeconds());
            if (nonce is not null)
            {
                json.WriteString("nonce", nonce);
            }

            if (accessToken is not null)
            {
                json.WriteString("ath", DpopProof.HashOf(accessToken));
            }

            json.WriteEndObject();
        }

        return CompactJws.Write(key, header, payload.WrittenSpan);
    }
}
