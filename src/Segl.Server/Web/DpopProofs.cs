using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using Segl.Server.Keys;

namespace Segl.Server.Web;

/// <summary>A DPoP proof that was right: the key that made it.</summary>
/// <param name="PublicKey">SPKI, P-256.</param>
/// <param name="Thumbprint">The JWK thumbprint (RFC 7638), base64url.</param>
/// <param name="JwtId">The proof's <c>jti</c>.</param>
public sealed record DpopProof(byte[] PublicKey, string Thumbprint, string JwtId);

/// <summary>Why a proof was not right (RFC 9449 section 5 and 9).</summary>
public enum DpopError
{
    /// <summary><c>invalid_dpop_proof</c></summary>
    Invalid,

    /// <summary><c>use_dpop_nonce</c>: the nonce is missing or too old; the answer carries a new one.</summary>
    UseNonce,
}

/// <summary>
/// Checks DPoP proofs (RFC 9449 section 4.3) with the server's nonce. The nonce holds the server's time and a MAC, so
/// any node checks it and nothing is stored; the caller's clock is never judged.
/// </summary>
public sealed class DpopProofs(KeyEncryptionKey keys)
{
    private const int LongestProof = 4096;
    private const int MacBytes = 16;

    /// <summary>How long a nonce is taken after it was given.</summary>
    public static TimeSpan NonceValid { get; } = TimeSpan.FromMinutes(5);

    /// <summary>A nonce for the next request.</summary>
    public string NewNonce(DateTimeOffset now)
    {
        Span<byte> nonce = stackalloc byte[8 + MacBytes];
        BinaryPrimitives.WriteInt64BigEndian(nonce, now.ToUnixTimeMilliseconds());
        keys.Digest("segl dpop nonce v1", nonce[..8]).AsSpan(0, MacBytes).CopyTo(nonce[8..]);
        return Base64UrlEncoder.Encode(nonce.ToArray());
    }

    /// <summary>Checks a proof.</summary>
    /// <param name="proof">The value of the header <c>DPoP</c>.</param>
    /// <param name="method">The method of the request.</param>
    /// <param name="uris">The addresses, without query, under which this request may have been made.</param>
    /// <param name="accessToken">The token that the proof must be bound to by <c>ath</c>; null if none.</param>
    /// <param name="now">The server's instant.</param>
    public (DpopProof? Proof, DpopError? Error) Check(
        string? proof,
        string method,
        IEnumerable<string> uris,
        string? accessToken,
        DateTimeOffset now
    )
    {
        if (
            proof is null or { Length: > LongestProof }
            || proof.Split('.') is not [var header, var payload, var signature]
        )
        {
            return (null, DpopError.Invalid);
        }

        try
        {
            using var head = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(header));
            using var body = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(payload));
            if (
                Text(head, "typ") != "dpop+jwt"
                || Text(head, "alg") != "ES256"
                || !head.RootElement.TryGetProperty("jwk", out var jwk)
                || PublicKeyOf(jwk) is not { } key
            )
            {
                return (null, DpopError.Invalid);
            }

            using (key)
            {
                var signed = Encoding.ASCII.GetBytes($"{header}.{payload}");
                var fits =
                    key.VerifyData(signed, Base64UrlEncoder.DecodeBytes(signature), HashAlgorithmName.SHA256)
                    && Text(body, "htm") == method
                    && Text(body, "htu") is { } uri
                    && uris.Contains(uri, StringComparer.Ordinal)
                    && Text(body, "jti") is { Length: > 0 and <= 200 }
                    && (accessToken is null || Text(body, "ath") == HashOf(accessToken));
                if (!fits)
                {
                    return (null, DpopError.Invalid);
                }

                return IsFresh(Text(body, "nonce"), now)
                    ? (new(key.ExportSubjectPublicKeyInfo(), ThumbprintOf(jwk), Text(body, "jti")!), null)
                    : (null, DpopError.UseNonce);
            }
        }
        catch (Exception unreadable)
            when (unreadable
                    is JsonException
                        or FormatException
                        or CryptographicException
                        or ArgumentException
                        or InvalidOperationException
            )
        {
            return (null, DpopError.Invalid);
        }
    }

    /// <summary>base64url(SHA-256(token)), the <c>ath</c> of RFC 9449 section 4.2.</summary>
    public static string HashOf(string accessToken) =>
        Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)));

    private bool IsFresh(string? nonce, DateTimeOffset now)
    {
        if (nonce is not { Length: 32 })
        {
            return false;
        }

        var bytes = Base64UrlEncoder.DecodeBytes(nonce);
        var mac = keys.Digest("segl dpop nonce v1", bytes.AsSpan(0, 8)).AsSpan(0, MacBytes);
        if (!CryptographicOperations.FixedTimeEquals(mac, bytes.AsSpan(8)))
        {
            return false;
        }

        var given = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes));
        return now < given + NonceValid;
    }

    private static ECDsa? PublicKeyOf(JsonElement jwk)
    {
        // A private key in the header is refused (RFC 9449 section 4.3, check 7).
        if (
            jwk.ValueKind is not JsonValueKind.Object
            || jwk.TryGetProperty("d", out _)
            || Text(jwk, "kty") != "EC"
            || Text(jwk, "crv") != "P-256"
        )
        {
            return null;
        }

        return ECDsa.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new()
                {
                    X = Base64UrlEncoder.DecodeBytes(Text(jwk, "x")),
                    Y = Base64UrlEncoder.DecodeBytes(Text(jwk, "y")),
                },
            }
        );
    }

    // RFC 7638: the required members in alphabetical order, nothing else.
    private static string ThumbprintOf(JsonElement jwk) =>
        Base64UrlEncoder.Encode(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    $$"""{"crv":"P-256","kty":"EC","x":"{{Text(jwk, "x")}}","y":"{{Text(jwk, "y")}}"}"""
                )
            )
        );

    private static string? Text(JsonDocument json, string name) => Text(json.RootElement, name);

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object
        && json.TryGetProperty(name, out var value)
        && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;
}
