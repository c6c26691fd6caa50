using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Segl.Jose;

/// <summary>A public key on P-256 as JSON Web Key (RFC 7517, RFC 7518 section 6.2.1).</summary>
/// <param name="point">Two coordinates of 32 bytes each.</param>
/// <param name="keyId">Its id (<c>kid</c>); null if absent.</param>
public sealed class EcPublicJwk(ECPoint point, string? keyId = null) : IEquatable<EcPublicJwk>
{
    private const int CoordinateBytes = 32;

    // RFC 5480 section 2.1.1: an uncompressed point on P-256 follows.
    private static readonly byte[] BeforeThePoint = Convert.FromHexString(
        "3059301306072A8648CE3D020106082A8648CE3D03010703420004"
    );

    /// <summary>Its id (<c>kid</c>, RFC 7517 section 4.5); null if absent.</summary>
    public string? KeyId { get; } = keyId;

    /// <summary>The members of the key: <c>kty</c>, <c>crv</c>, <c>x</c>, <c>y</c>.</summary>
    public Dictionary<string, string> Members =>
        new()
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["x"] = Base64Url.EncodeToString(point.X),
            ["y"] = Base64Url.EncodeToString(point.Y),
        };

    /// <summary>
    /// The thumbprint (RFC 7638 section 3): SHA-256 over the required members in alphabetical order, in base64url.
    /// </summary>
    public string Thumbprint
    {
        get
        {
            var (x, y) = (Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
            var members = $$"""{"crv":"P-256","kty":"EC","x":"{{x}}","y":"{{y}}"}""";
            return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(members)));
        }
    }

    /// <summary>
    /// DER SubjectPublicKeyInfo (RFC 5480 section 2), which for P-256 always begins with the same bytes.
    /// </summary>
    public byte[] SubjectPublicKeyInfo => [.. BeforeThePoint, .. point.X!, .. point.Y!];

    /// <summary>The public key of a key pair.</summary>
    public static EcPublicJwk Of(ECDsa key, string? keyId = null) =>
        new(key.ExportParameters(includePrivateParameters: false).Q, keyId);

    /// <summary>Parses a key; null when it is not on P-256, or contains the private key.</summary>
    public static EcPublicJwk? Read(JsonElement jwk) =>
        jwk.ValueKind is JsonValueKind.Object
        && jwk.Text("kty") == "EC"
        && jwk.Text("crv") == "P-256"
        && !jwk.Has("d")
        && StrictBase64Url.Decode(jwk.Text("x")) is { Length: CoordinateBytes } x
        && StrictBase64Url.Decode(jwk.Text("y")) is { Length: CoordinateBytes } y
            ? new(new() { X = x, Y = y }, jwk.Text("kid"))
            : null;

    /// <summary>Parses DER SubjectPublicKeyInfo as this class writes it; null when it is another key.</summary>
    public static EcPublicJwk? Read(ReadOnlySpan<byte> subjectPublicKeyInfo) =>
        subjectPublicKeyInfo.StartsWith(BeforeThePoint)
        && subjectPublicKeyInfo[BeforeThePoint.Length..] is { Length: 2 * CoordinateBytes } coordinates
            ? new(new() { X = coordinates[..CoordinateBytes].ToArray(), Y = coordinates[CoordinateBytes..].ToArray() })
            : null;

    /// <summary>
    /// The keys of a JWK set (RFC 7517 section 5) that can verify an ES256 signature; others are ignored.
    /// </summary>
    public static IReadOnlyList<EcPublicJwk> ReadSet(string jwks) =>
        JsonMembers.Object(Encoding.UTF8.GetBytes(jwks)) is { } set
        && set.TryGetProperty("keys", out var keys)
        && keys.ValueKind is JsonValueKind.Array
            ? [.. keys.EnumerateArray().Where(MayCheckSignatures).Select(Read).OfType<EcPublicJwk>()]
            : [];

    /// <summary>The key, for verifying signatures.</summary>
    /// <exception cref="CryptographicException">It is not a point of the curve.</exception>
    public ECDsa Open() => ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });

    /// <summary>Whether it is the same key, under whatever id.</summary>
    public bool Equals(EcPublicJwk? other) => other is not null && X.SequenceEqual(other.X) && Y.SequenceEqual(other.Y);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EcPublicJwk);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(X);
        return hash.ToHashCode();
    }

    private ReadOnlySpan<byte> X => point.X;

    private ReadOnlySpan<byte> Y => point.Y;

    private static bool MayCheckSignatures(JsonElement jwk) =>
        jwk.ValueKind is JsonValueKind.Object
        && jwk.Text("use") is null or "" or "sig"
        && jwk.Text("alg") is null or "" or "ES256";
}
