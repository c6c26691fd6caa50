using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Segl.Jose;

namespace Segl.Phone;

/// <summary>The keys of one person in one app, as in docs/protocol.md.</summary>
public sealed class PhoneKeys : IDisposable
{
    private readonly ECDsa deviceKey;
    private readonly byte[] deviceSecret;
    private readonly DpopKey dpop;

    /// <summary>New keys, as at the first start of an app.</summary>
    public PhoneKeys()
        : this(ECDsa.Create(ECCurve.NamedCurves.nistP256), RandomNumberGenerator.GetBytes(32)) { }

    /// <summary>Existing keys, which this object then owns.</summary>
    public PhoneKeys(ECDsa deviceKey, byte[] deviceSecret)
    {
        this.deviceKey = deviceKey;
        this.deviceSecret = deviceSecret;
        dpop = new(deviceKey);
    }

    /// <summary>The public key as DER SubjectPublicKeyInfo.</summary>
    public byte[] PublicKey => deviceKey.ExportSubjectPublicKeyInfo();

    /// <summary>HMAC-SHA-256(device secret, "segl pin v1" ‖ app id ‖ six digits); 32 bytes.</summary>
    public byte[] PinKey(Guid app, string pin)
    {
        byte[] input = [.. "segl pin v1"u8, .. app.ToByteArray(bigEndian: true), .. Encoding.ASCII.GetBytes(pin)];
        return HMACSHA256.HashData(deviceSecret, input);
    }

    /// <summary>A DPoP proof (RFC 9449 section 4.2) for one request.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="address">Origin and path, without query.</param>
    /// <param name="nonce">The server's nonce, or null when none is known yet.</param>
    public string DpopProof(string method, string address, string? nonce) =>
        dpop.Proof(method, address, nonce, accessToken: null, DateTimeOffset.UtcNow);

    /// <summary>Signs the server's payload bytes, unchanged, as an act.</summary>
    /// <param name="act">Name of the act, such as <c>approve</c>.</param>
    /// <param name="app">The app's id, the <c>kid</c> of the header.</param>
    /// <param name="payload">The payload as the server wrote it, base64url.</param>
    public string Statement(string act, Guid app, string payload)
    {
        var header = $$"""{"alg":"ES256","typ":"segl-{{act}}+jwt","kid":"{{app}}"}""";
        return CompactJws.Write(deviceKey, header, Base64Url.DecodeFromChars(payload));
    }

    /// <summary>HMAC-SHA-256(PIN key, SHA-256(signing input)), base64url.</summary>
    public string PinProof(Guid app, string pin, string statement) =>
        Base64Url.EncodeToString(
            HMACSHA256.HashData(PinKey(app, pin), SHA256.HashData(CompactJws.SigningInputOf(statement)))
        );

    /// <summary>Wipes the private key.</summary>
    public void Dispose() => deviceKey.Dispose();
}
