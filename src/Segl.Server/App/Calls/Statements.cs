using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.App.Calls;

/// <summary>Signed words of an app, taken apart but not yet believed.</summary>
/// <param name="Act">What it does, out of the header's <c>typ</c>.</param>
/// <param name="AppId">Who says it, out of the header's <c>kid</c>.</param>
/// <param name="PayloadHash">SHA-256 of the payload bytes.</param>
/// <param name="SigningInput">What was signed (RFC 7515 section 5.1).</param>
/// <param name="Signature">64 bytes, r ‖ s.</param>
/// <param name="Compact">The whole statement, for the journal.</param>
internal sealed record Statement(
    string Act,
    Guid AppId,
    byte[] PayloadHash,
    byte[] SigningInput,
    byte[] Signature,
    string Compact
)
{
    private const int Longest = 8192;
    private const string Before = "segl-";
    private const string After = "+jwt";

    /// <summary>What a proof of knowledge is made over: SHA-256 of the signing input.</summary>
    public byte[] Digest { get; } = SHA256.HashData(SigningInput);

    /// <summary>Takes a compact JWS apart; null when the server did not issue it.</summary>
    public static Statement? Read(string? compact)
    {
        if (
            compact is null or { Length: > Longest }
            || compact.Split('.') is not [var header, var payload, var signature]
        )
        {
            return null;
        }

        try
        {
            using var head = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(header));
            var members = head
                .RootElement.EnumerateObject()
                .ToDictionary(member => member.Name, member => member.Value.GetString());
            return
                members is { Count: 3 }
                && members.GetValueOrDefault("alg") == "ES256"
                && members.GetValueOrDefault("typ") is { } typ
                && typ.StartsWith(Before, StringComparison.Ordinal)
                && typ.EndsWith(After, StringComparison.Ordinal)
                && Guid.TryParseExact(members.GetValueOrDefault("kid"), "D", out var app)
                ? new(
                    typ[Before.Length..^After.Length],
                    app,
                    SHA256.HashData(Base64UrlEncoder.DecodeBytes(payload)),
                    Encoding.ASCII.GetBytes($"{header}.{payload}"),
                    Base64UrlEncoder.DecodeBytes(signature),
                    compact
                )
                : null;
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>True when this key signed it.</summary>
    public bool IsSignedBy(byte[] publicKey)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(publicKey, out _);
        return key.VerifyData(SigningInput, Signature, HashAlgorithmName.SHA256);
    }
}

/// <summary>
/// Writes the payloads that an app will draw, show and sign unchanged. The bytes are written once; their hash is kept,
/// and the statement is right only if its payload has that hash.
/// </summary>
internal sealed class StatementPayloads(Settings settings, KeyEncryptionKey keys)
{
    /// <summary>Writes a payload, keeps its hash as the offer of this act, and gives the bytes in base64url.</summary>
    /// <param name="change">The person whose row is taken.</param>
    /// <param name="appId">The app that will sign.</param>
    /// <param name="act">The act.</param>
    /// <param name="language">The language of the app, <c>da</c> or <c>en</c>.</param>
    /// <param name="validUntil">The last instant but one at which it may be signed.</param>
    /// <param name="about">What the act is about; given back when it is signed.</param>
    /// <param name="writeOwn">Writes the act's own fields.</param>
    /// <param name="login">The login that the act answers; null for other acts.</param>
    public string Offer(
        PersonChange change,
        Guid appId,
        string act,
        string language,
        DateTimeOffset validUntil,
        string about,
        Action<Utf8JsonWriter> writeOwn,
        Guid? login = null
    )
    {
        using var bytes = new MemoryStream(512);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("iss", appId);
            json.WriteString("aud", settings.Issuer);
            json.WriteNumber("iat", change.Now.ToUnixTimeSeconds());
            json.WriteNumber("exp", validUntil.ToUnixTimeSeconds());
            json.WriteString("jti", Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16)));
            json.WriteString("person", PersonAsSeenBy(appId, change.Person.Id));
            json.WriteString("lang", language);
            writeOwn(json);
            json.WriteEndObject();
        }

        var payload = bytes.ToArray();
        StatementOfferStore.Put(
            change.Session,
            change.Person.Id,
            appId,
            new(act, SHA256.HashData(payload), validUntil, about, login)
        );
        return Base64UrlEncoder.Encode(payload);
    }

    /// <summary>
    /// Believes a statement or says why not: an offer of this act with this payload, in time, signed by this key.
    /// The offer is taken away by whoever then does the act.
    /// </summary>
    /// <param name="statement">What the app said.</param>
    /// <param name="publicKey">The app's key.</param>
    /// <param name="offer">What <see cref="StatementOfferStore.Of"/> found for it.</param>
    /// <param name="now">The instant of the request.</param>
    public static Outcome<StatementOffer> Check(
        Statement statement,
        byte[] publicKey,
        StatementOffer? offer,
        DateTimeOffset now
    ) =>
        !statement.IsSignedBy(publicKey) ? new Refusal(Reason.StatementInvalid)
        : offer is null || now >= offer.ValidUntil ? new Refusal(Reason.StatementOver)
        : offer;

    // Pairwise to the app, so that two apps cannot be tied together by what they show.
    private string PersonAsSeenBy(Guid appId, Guid personId) =>
        Base64UrlEncoder.Encode(
            keys.Digest(
                "segl app person v1",
                [.. appId.ToByteArray(bigEndian: true), .. personId.ToByteArray(bigEndian: true)]
            )[..16]
        );
}
