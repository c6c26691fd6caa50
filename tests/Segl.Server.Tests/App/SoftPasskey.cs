using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Segl.Server.Tests.App;

/// <summary>
/// A platform authenticator without a finger: it makes one ES256 credential and signs with it, as WebAuthn Level 3,
/// section 6, says. Each property bends one thing.
/// </summary>
internal sealed class SoftPasskey : IDisposable
{
    private const byte UserPresent = 0x01,
        AttestedCredential = 0x40;

    private static readonly string[] Transports = ["internal"];

    private ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] Id { get; init; } = RandomNumberGenerator.GetBytes(16);
    public string RpId { get; set; } = "id.segl.test";
    public string Origin { get; set; } = "https://id.segl.test";
    public bool CrossOrigin { get; set; }
    public bool UserVerified { get; set; } = true;
    public bool BackupEligible { get; set; }
    public bool BackedUp { get; set; }
    public uint Counter { get; set; }
    public int Algorithm { get; set; } = -7;
    public byte[]? UserHandle { get; set; }

    /// <summary>The public key as COSE writes it (RFC 9053, section 7.1.1).</summary>
    public byte[] PublicKey
    {
        get
        {
            var point = key.ExportParameters(includePrivateParameters: false).Q;
            var cbor = new CborWriter(CborConformanceMode.Ctap2Canonical);
            cbor.WriteStartMap(5);
            (int Label, int Value)[] numbers = [(1, 2), (3, Algorithm), (-1, 1)];
            foreach (var (label, value) in numbers)
            {
                cbor.WriteInt32(label);
                cbor.WriteInt32(value);
            }

            cbor.WriteInt32(-2);
            cbor.WriteByteString(point.X!);
            cbor.WriteInt32(-3);
            cbor.WriteByteString(point.Y!);
            cbor.WriteEndMap();
            return cbor.Encode();
        }
    }

    /// <summary>Another private key behind the same credential id.</summary>
    public void Forget()
    {
        key.Dispose();
        key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    }

    /// <summary>What <c>navigator.credentials.create</c> answers to these options.</summary>
    public JsonElement Make(JsonElement options)
    {
        byte[] attested = [.. new byte[16], (byte)(Id.Length >> 8), (byte)Id.Length, .. Id, .. PublicKey];
        var cbor = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cbor.WriteStartMap(3);
        cbor.WriteTextString("fmt");
        cbor.WriteTextString("none");
        cbor.WriteTextString("attStmt");
        cbor.WriteStartMap(0);
        cbor.WriteEndMap();
        cbor.WriteTextString("authData");
        cbor.WriteByteString([.. AuthenticatorData(AttestedCredential), .. attested]);
        cbor.WriteEndMap();
        return Described(
            new
            {
                clientDataJSON = ClientData("webauthn.create", options.GetProperty("challenge").GetString()!),
                attestationObject = Base64Url.EncodeToString(cbor.Encode()),
                transports = Transports,
            }
        );
    }

    /// <summary>What <c>navigator.credentials.get</c> answers to this challenge.</summary>
    public JsonElement Prove(byte[] challenge)
    {
        var clientData = ClientData("webauthn.get", Base64Url.EncodeToString(challenge));
        var data = AuthenticatorData(0);
        byte[] signed = [.. data, .. SHA256.HashData(Base64Url.DecodeFromChars(clientData))];
        var signature = key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Described(
            new
            {
                clientDataJSON = clientData,
                authenticatorData = Base64Url.EncodeToString(data),
                signature = Base64Url.EncodeToString(signature),
                userHandle = UserHandle is null ? null : Base64Url.EncodeToString(UserHandle),
            }
        );
    }

    public void Dispose() => key.Dispose();

    private JsonElement Described(object response) =>
        JsonSerializer.SerializeToElement(
            new
            {
                id = Base64Url.EncodeToString(Id),
                rawId = Base64Url.EncodeToString(Id),
                type = "public-key",
                authenticatorAttachment = "platform",
                clientExtensionResults = new { },
                response,
            }
        );

    private string ClientData(string type, string challenge) =>
        Base64Url.EncodeToString(
            JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    type,
                    challenge,
                    origin = Origin,
                    crossOrigin = CrossOrigin,
                }
            )
        );

    private byte[] AuthenticatorData(byte flags)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, Counter);
        var all = UserPresent | flags | (UserVerified ? 0x04 : 0) | (BackupEligible ? 0x08 : 0) | (BackedUp ? 0x10 : 0);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(RpId)), (byte)all, .. counter];
    }
}
