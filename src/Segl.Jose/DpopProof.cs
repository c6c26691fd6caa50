using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Segl.Jose;

/// <summary>
/// A DPoP proof (RFC 9449 section 4.3) that matches its request; the caller still has to verify that the nonce is
/// fresh. A server that issues nonces does not depend on its clients' clocks (section 11.1), so <c>iat</c> must be
/// present, with any value.
/// </summary>
/// <param name="Key">The key that made it.</param>
/// <param name="JwtId">Its <c>jti</c>.</param>
/// <param name="Nonce">Its <c>nonce</c>; null when it has none.</param>
public sealed record DpopProof(EcPublicJwk Key, string JwtId, string? Nonce)
{
    /// <summary>The <c>typ</c> of a proof.</summary>
    public const string Type = "dpop+jwt";

    private const int Longest = 4096;
    private const int LongestId = 200;

    /// <summary>The key as DER SubjectPublicKeyInfo.</summary>
    public byte[] PublicKey => Key.SubjectPublicKeyInfo;

    /// <summary>Parses and verifies a proof.</summary>
    /// <param name="proof">The value of the header <c>DPoP</c>.</param>
    /// <param name="method">The method of the request.</param>
    /// <param name="uris">The URIs, without query, by which this request may have been addressed.</param>
    /// <param name="accessToken">The token that the proof must be bound to by <c>ath</c>; null if none.</param>
    /// <returns>Null when any part of it is wrong.</returns>
    public static DpopProof? Read(string? proof, string method, IEnumerable<string> uris, string? accessToken) =>
        CompactJws.Read(proof, Longest) is { Type: Type } jws
        && jws.Header.TryGetProperty("jwk", out var jwk)
        && EcPublicJwk.Read(jwk) is { } key
        && jws.Claims is { } claims
        && claims.Text("htm") == method
        && claims.Text("htu") is { } uri
        && Normalised(uri) is { } target
        && uris.Any(one => Normalised(one) == target)
        && claims.Instant("iat") is not null
        && claims.Text("jti") is { Length: > 0 and <= LongestId } id
        && (accessToken is null || claims.Text("ath") == HashOf(accessToken))
        && jws.IsSignedBy(key)
            ? new(key, id, claims.Text("nonce"))
            : null;

    // RFC 9449 section 4.3: without query and fragment, normalised by syntax and scheme (RFC 3986 section 6.2.2, 6.2.3).
    private static string? Normalised(string uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address.GetLeftPart(UriPartial.Path)
            : null;

    /// <summary>base64url(SHA-256(token)), the <c>ath</c> of RFC 9449 section 4.2.</summary>
    public static string HashOf(string accessToken) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)));
}
