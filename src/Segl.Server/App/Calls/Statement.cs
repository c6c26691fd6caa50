using System.Security.Cryptography;
using Segl.Jose;
using Segl.Server.Configuration;
using Segl.Server.Keys;

namespace Segl.Server.App.Calls;

/// <summary>A signed statement of an app, parsed but not verified.</summary>
/// <param name="Act">The act, from the header's <c>typ</c>.</param>
/// <param name="AppId">The signing app, from the header's <c>kid</c>.</param>
/// <param name="Jws">The signed payload, and its signature.</param>
internal sealed record Statement(string Act, Guid AppId, CompactJws Jws)
{
    private const int Longest = 8192;
    private const string Before = "segl-";
    private const string After = "+jwt";

    /// <summary>SHA-256 of the payload bytes.</summary>
    public byte[] PayloadHash { get; } = SHA256.HashData(Jws.Payload);

    /// <summary>The digest that a proof of knowledge covers: SHA-256 of the signing input.</summary>
    public byte[] Digest { get; } = SHA256.HashData(Jws.SigningInput);

    /// <summary>The whole statement, for the journal.</summary>
    public string Compact => Jws.Text;

    /// <summary>Parses a compact JWS whose header is exactly alg, typ and kid; null otherwise.</summary>
    public static Statement? Read(string? compact) =>
        CompactJws.Read(compact, Longest) is { Type: { } typ } jws
        && jws.Header.GetPropertyCount() == 3
        && typ.StartsWith(Before, StringComparison.Ordinal)
        && typ.EndsWith(After, StringComparison.Ordinal)
        && Guid.TryParseExact(jws.KeyId, "D", out var app)
            ? new(typ[Before.Length..^After.Length], app, jws)
            : null;

    /// <summary>True when this key signed it.</summary>
    /// <param name="publicKey">A key that a proof showed before, as SubjectPublicKeyInfo.</param>
    public bool IsSignedBy(byte[] publicKey) =>
        Jws.IsSignedBy(EcPublicJwk.Read(publicKey) ?? throw new InvalidDataException("An app's key is not on P-256."));
}
