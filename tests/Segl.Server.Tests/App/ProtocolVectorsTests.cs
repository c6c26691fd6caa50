using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Segl.Phone;
using Segl.Server.Login;
using Segl.Server.Web;

namespace Segl.Server.Tests.App;

/// <summary>
/// The vectors of docs/protocol.md, by the scripted phone and by the server; app/tests/vectors.test.mjs judges the app
/// by the same file.
/// </summary>
public sealed class ProtocolVectorsTests
{
    private static readonly JsonElement Vectors = JsonDocument
        .Parse(File.ReadAllText(Repository.File("docs", "protocol-vectors.json")))
        .RootElement;

    [Fact]
    public void R22_the_pin_key_and_its_proof()
    {
        var said = Vectors.GetProperty("pin");
        using var keys = new PhoneKeys(ECDsa.Create(ECCurve.NamedCurves.nistP256), Bytes(said, "deviceSecret"));
        var app = said.GetProperty("app").GetGuid();
        var pin = Text(said, "pin");

        Assert.Equal(Text(said, "pinKey"), Base64Url.EncodeToString(keys.PinKey(app, pin)));
        Assert.Equal(Text(said, "proof"), keys.PinProof(app, pin, $"{Text(said, "signingInput")}.signature"));
    }

    [Fact]
    public void R92_the_qr_code_of_a_login()
    {
        var said = Vectors.GetProperty("qrCode");

        Assert.Equal(
            Text(said, "value"),
            LoginProofs.QrCode(
                said.GetProperty("login").GetGuid(),
                Bytes(said, "secret"),
                said.GetProperty("second").GetInt64()
            )
        );
    }

    [Fact]
    public void R45_R46_a_copy_from_its_code_to_its_digits()
    {
        var said = Vectors.GetProperty("copy");
        var (w, secret, r, ra, rb) = (
            Bytes(said, "w"),
            Bytes(said, "secret"),
            Bytes(said, "r"),
            Bytes(said, "ra"),
            Bytes(said, "rb")
        );
        using var old = Ephemeral(said, "oldEphemeralPrivate");
        using var fresh = Ephemeral(said, "newEphemeralPrivate");
        var (ea, eb) = (CopyKeys.Compressed(old), CopyKeys.Compressed(fresh));
        var transcript = CopyKeys.Transcript(
            said.GetProperty("copy").GetGuid(),
            CopyKeys.Ticket(w),
            ea,
            eb,
            Bytes(said, "newKey"),
            Bytes(said, "oldKey"),
            SHA256.HashData(rb),
            r,
            link: 2
        );
        var key = CopyKeys.Key(old, eb, secret, transcript);

        Is("ticket", CopyKeys.Ticket(w));
        Is("secret", CopyKeys.Secret(w));
        Is("ea", ea);
        Is("eb", eb);
        Is("broadcast", CopyKeys.Broadcast(secret, r, Bytes(said, "newKey")));
        Is("transcript", transcript);
        Is("key", key);
        Is("key", CopyKeys.Key(fresh, ea, secret, transcript));
        Is("newProof", CopyKeys.NewProof(key, transcript));
        Is("oldProof", CopyKeys.OldProof(key, transcript, ra));
        Is("eaProof", CopyKeys.EaProof(secret, CopyKeys.Ticket(w), ea));
        Assert.Equal(Text(said, "digits"), CopyKeys.Digits(key, ra, rb));

        void Is(string name, byte[] made) => Assert.Equal(Text(said, name), Base64Url.EncodeToString(made));
    }

    private static ECDiffieHellman Ephemeral(JsonElement said, string name) =>
        ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Bytes(said, name) });

    private static string Text(JsonElement said, string name) => said.GetProperty(name).GetString()!;

    private static byte[] Bytes(JsonElement said, string name) => Base64Url.DecodeFromChars(Text(said, name));
}
