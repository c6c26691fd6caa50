using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Segl.Jose;

/// <summary>
/// A JWS in compact serialization (RFC 7515 section 7.1), with ES256 (RFC 7518 section 3.4) as the only algorithm. A
/// parsed JWS is not verified until <see cref="IsSignedBy(ECDsa)"/> returns true.
/// </summary>
public sealed class CompactJws
{
    private CompactJws(string text, JsonElement header, byte[] signingInput, byte[] payload, byte[] signature) =>
        (Text, Header, SigningInput, Payload, Signature) = (text, header, signingInput, payload, signature);

    /// <summary>The whole JWS as received.</summary>
    public string Text { get; }

    /// <summary>The JOSE header (RFC 7515 section 4).</summary>
    public JsonElement Header { get; }

    /// <summary>The signing input: header and payload as received, joined by a dot (RFC 7515 section 5.1).</summary>
    public byte[] SigningInput { get; }

    /// <summary>The payload.</summary>
    public byte[] Payload { get; }

    /// <summary>r ‖ s (RFC 7518 section 3.4).</summary>
    public byte[] Signature { get; }

    /// <summary>Its type (<c>typ</c>, RFC 7515 section 4.1.9); null if absent.</summary>
    public string? Type => Header.Text("typ") is { Length: > 0 } type ? type : null;

    /// <summary>The id of the signing key (<c>kid</c>, RFC 7515 section 4.1.4); null if absent.</summary>
    public string? KeyId => Header.Text("kid");

    /// <summary>The payload of a JWT (RFC 7519 section 4); null when it is no JSON object.</summary>
    public JsonElement? Claims => field ??= JsonMembers.Object(Payload);

    /// <summary>
    /// Parses a JWS: three parts in base64url without padding, and a header that names ES256 and no extension. No
    /// extension is supported, so <c>crit</c> is refused whatever it lists (RFC 7515 section 4.1.11), and so is
    /// <c>b64</c> (RFC 7797).
    /// </summary>
    /// <param name="text">header . payload . signature.</param>
    /// <param name="longest">The maximum number of characters for a JWS of this kind.</param>
    /// <returns>Null when it is not such a JWS.</returns>
    public static CompactJws? Read(string? text, int longest)
    {
        if (text is null || text.Length > longest)
        {
            return null;
        }

        var (first, last) = (text.IndexOf('.', StringComparison.Ordinal), text.LastIndexOf('.'));
        return
            first < last
            && StrictBase64Url.Decode(text.AsSpan(0, first)) is { } header
            && StrictBase64Url.Decode(text.AsSpan(first + 1, last - first - 1)) is { } payload
            && StrictBase64Url.Decode(text.AsSpan(last + 1)) is { } signature
            && JsonMembers.Object(header) is { } members
            && members.Text("alg") == "ES256"
            && !members.Has("crit")
            && !members.Has("b64")
            ? new(text, members, SigningInputOf(text), payload, signature)
            : null;
    }

    /// <summary>Signs.</summary>
    /// <param name="key">A P-256 key.</param>
    /// <param name="header">A JSON object that says <c>"alg":"ES256"</c>.</param>
    /// <param name="payload">Any bytes.</param>
    public static string Write(ECDsa key, ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload)
    {
        var input = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(payload)}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA256);
        return $"{input}.{Base64Url.EncodeToString(signature)}";
    }

    /// <inheritdoc cref="Write(ECDsa, ReadOnlySpan{byte}, ReadOnlySpan{byte})"/>
    public static string Write(ECDsa key, string header, ReadOnlySpan<byte> payload) =>
        Write(key, Encoding.UTF8.GetBytes(header), payload);

    /// <summary>The signing input of a trusted JWS: everything before the last dot.</summary>
    public static byte[] SigningInputOf(string text) => Encoding.ASCII.GetBytes(text, 0, text.LastIndexOf('.'));

    /// <summary>Whether this key signed it.</summary>
    public bool IsSignedBy(ECDsa key) => key.VerifyData(SigningInput, Signature, HashAlgorithmName.SHA256);

    /// <summary>Whether this key signed it; false when the key is not a point of the curve.</summary>
    public bool IsSignedBy(EcPublicJwk jwk)
    {
        ECDsa key;
        try
        {
            key = OpenKeys.Take(jwk);
        }
        catch (CryptographicException)
        {
            return false;
        }

        // Whoever sends false signatures does not crowd out the keys of others.
        if (IsSignedBy(key))
        {
            OpenKeys.Keep(jwk, key);
            return true;
        }

        key.Dispose();
        return false;
    }
}
