using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.App.Calls;

/// <summary>
/// Writes the payloads that an app shows and signs unchanged. The bytes are written once; their hash is stored, and a
/// statement is valid only if its payload has that hash.
/// </summary>
internal sealed class StatementPayloads(Settings settings, KeyEncryptionKey keys)
{
    /// <summary>Writes a payload, stores its hash as the offer of this act, and returns the bytes in
    /// base64url.</summary>
    /// <param name="change">The person, whose row is locked.</param>
    /// <param name="appId">The app that will sign.</param>
    /// <param name="act">The act.</param>
    /// <param name="language">The language of the app, <c>da</c> or <c>en</c>.</param>
    /// <param name="validUntil">It may be signed before this instant.</param>
    /// <param name="arguments">The arguments of the act as JSON; read back when it is signed.</param>
    /// <param name="writeOwn">Writes the act's own fields.</param>
    public string Offer(
        PersonChange change,
        Guid appId,
        string act,
        string language,
        DateTimeOffset validUntil,
        string arguments,
        Action<Utf8JsonWriter> writeOwn
    )
    {
        var payload = Write(change, appId, language, validUntil, writeOwn);
        StatementOfferStore.Replace(
            change.Session,
            change.Person.Id,
            appId,
            new(act, SHA256.HashData(payload), validUntil, arguments)
        );
        return Base64Url.EncodeToString(payload);
    }

    /// <summary>Writes the bytes of a payload. The caller stores their hash.</summary>
    /// <param name="change">The person, whose row is locked.</param>
    /// <param name="appId">The app that will sign.</param>
    /// <param name="language">The language of the app, <c>da</c> or <c>en</c>.</param>
    /// <param name="validUntil">It may be signed before this instant.</param>
    /// <param name="writeOwn">Writes the act's own fields.</param>
    public byte[] Write(
        PersonChange change,
        Guid appId,
        string language,
        DateTimeOffset validUntil,
        Action<Utf8JsonWriter> writeOwn
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
            json.WriteString("jti", Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)));
            json.WriteString("person", PersonAsSeenBy(appId, change.Person.Id));
            json.WriteString("lang", language);
            writeOwn(json);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>
    /// Verifies a statement: an offer of this act with this payload, in time, signed by this key. The act then
    /// removes the offer.
    /// </summary>
    /// <param name="statement">The statement.</param>
    /// <param name="publicKey">The app's key.</param>
    /// <param name="offer">The result of <see cref="StatementOfferStore.Of"/> for it.</param>
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

    // Pairwise to the app, so that two apps cannot be correlated by what they show.
    private string PersonAsSeenBy(Guid appId, Guid personId) =>
        Base64Url.EncodeToString(
            keys.Digest(
                    "segl app person v1",
                    [.. appId.ToByteArray(bigEndian: true), .. personId.ToByteArray(bigEndian: true)]
                )
                .AsSpan(0, 16)
        );
}
