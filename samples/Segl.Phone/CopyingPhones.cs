using System.Buffers.Text;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

namespace Segl.Phone;

/// <summary>The old phone of a copy: shows the code, receives the broadcast, compares, and signs the new
/// key.</summary>
public sealed class OldPhone(ScriptedPhone phone) : IDisposable
{
    private readonly ECDiffieHellman ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private byte[] w = [];
    private byte[] k = [];
    private byte[] h = new byte[32];
    private byte[] ra = [];
    private string heardKey = "";

    /// <summary>The code on the screen: base64url(W ‖ Ea); the part after <c>segl:copy?</c>.</summary>
    public string Code => Base64Url.EncodeToString([.. w, .. CopyKeys.Compressed(ephemeral)]);

    /// <summary>The private key of Ea, 32 bytes, which must exist in this phone only.</summary>
    public byte[] EphemeralPrivateKey => ephemeral.ExportParameters(includePrivateParameters: true).D!;

    /// <summary>Starts the copy: the hour begins.</summary>
    public async Task Start(string pin) =>
        await phone.Sign("start-copy", await phone.Offer(new { act = "start-copy" }), pin);

    /// <summary>Shows a new code, with the PIN or, when renewing, without.</summary>
    /// <param name="pin">The PIN; null when it was entered less than ten minutes ago.</param>
    /// <param name="words">Whether the twelve words are shown instead, so that Ea is sent through the server.</param>
    public async Task ShowCode(string? pin, bool words = false)
    {
        w = RandomNumberGenerator.GetBytes(16);
        var ticket = CopyKeys.Ticket(w);
        var ea = CopyKeys.Compressed(ephemeral);
        var proof = CopyKeys.EaProof(CopyKeys.Secret(w), ticket, ea);
        var payload = await phone.Offer(
            new
            {
                act = "show-copy-code",
                ticket = Base64Url.EncodeToString(SHA256.HashData(ticket)),
                ea = words ? Base64Url.EncodeToString(ea) : null,
                eaProof = words ? Base64Url.EncodeToString(proof) : null,
            }
        );
        await phone.Sign("show-copy-code", payload, pin);
    }

    /// <summary>The copy as the server shows it to this phone.</summary>
    public Task<JsonElement> View() => phone.Get($"/api/apps/{phone.App}/copy");

    /// <summary>Receives a broadcast; true when it was made from this code for the key that the server
    /// named.</summary>
    public async Task<bool> Hear(byte[] broadcast, byte link)
    {
        var view = await View();
        var there = view.GetProperty("newPhone");
        var (newKey, eb) = (Read(there, "key"), Read(there, "eb"));
        var r = broadcast[..16];
        var s = CopyKeys.Secret(w);
        if (!CopyKeys.Broadcast(s, r, newKey).SequenceEqual(broadcast))
            return false;
        h = CopyKeys.Transcript(
            view.GetProperty("copy").GetGuid(),
            CopyKeys.Ticket(w),
            CopyKeys.Compressed(ephemeral),
            eb,
            newKey,
            phone.Keys.PublicKey,
            Read(there, "commitment"),
            r,
            link
        );
        k = CopyKeys.Key(ephemeral, eb, s, h);
        if (!CopyKeys.NewProof(k, h).SequenceEqual(Read(there, "newProof")))
            return false;
        ra = RandomNumberGenerator.GetBytes(16);
        heardKey = Base64Url.EncodeToString(SHA256.HashData(newKey));
        await phone.Ask(
            $"/api/apps/{phone.App}/copy/answer",
            new
            {
                r = Base64Url.EncodeToString(r),
                link = link switch
                {
                    1 => "bluetooth",
                    _ => "sound",
                },
                ra = Base64Url.EncodeToString(ra),
                oldProof = Base64Url.EncodeToString(CopyKeys.OldProof(k, h, ra)),
            }
        );
        return true;
    }

    /// <summary>The four digits on this screen, once the new phone revealed rB and it fits its commitment.</summary>
    public async Task<string> Digits()
    {
        var there = (await View()).GetProperty("newPhone");
        var rb = Read(there, "rb");
        if (!SHA256.HashData(rb).SequenceEqual(Read(there, "commitment")))
            throw new InvalidOperationException("rB does not fit its commitment.");
        return CopyKeys.Digits(k, ra, rb);
    }

    /// <summary>The owner confirms that the digits are equal.</summary>
    public async Task Vouch() => await phone.Sign("vouch", await OfferVouch(), null);

    /// <summary>The vouching statement; it must name the key and the transcript that were compared.</summary>
    public async Task<string> OfferVouch()
    {
        var transcript = Base64Url.EncodeToString(h);
        var payload = await phone.Offer(new { act = "vouch", transcript });
        var said = JsonDocument.Parse(Base64Url.DecodeFromChars(payload)).RootElement;
        var (key, signed) = (said.GetProperty("key").GetString(), said.GetProperty("transcript").GetString());
        return key == heardKey && signed == transcript
            ? payload
            : throw new InvalidOperationException("These words vouch for another key than the one compared.");
    }

    /// <summary>Stops the copy.</summary>
    public async Task Stop() => await phone.Sign("stop", await phone.Offer(new { act = "stop" }), null);

    /// <inheritdoc/>
    public void Dispose() => ephemeral.Dispose();

    private static byte[] Read(JsonElement json, string name) =>
        Base64Url.DecodeFromChars(json.GetProperty(name).GetString());
}

/// <summary>The new phone of a copy: it scans, broadcasts, proves, and then activates as any other.</summary>
public sealed class NewPhone(ScriptedPhone phone, byte link = 2) : IDisposable
{
    private readonly ECDiffieHellman ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] r = RandomNumberGenerator.GetBytes(16);
    private readonly byte[] rb = RandomNumberGenerator.GetBytes(16);
    private byte[] s = [];
    private byte[] k = [];
    private byte[] h = [];
    private string path = "";

    /// <summary>The path of the activation.</summary>
    public string Path => path;

    /// <summary>The private key of Eb, 32 bytes, which must exist in this phone only.</summary>
    public byte[] EphemeralPrivateKey => ephemeral.ExportParameters(includePrivateParameters: true).D!;

    /// <summary>The 20 bytes for the short-range link.</summary>
    public byte[] Broadcast => CopyKeys.Broadcast(s, r, phone.Keys.PublicKey);

    /// <summary>Scans the code: W ‖ Ea, or W alone when it was typed as twelve words.</summary>
    public async Task Scan(string code)
    {
        var read = Base64Url.DecodeFromChars(code);
        var (w, ea) = (read[..16], read[16..]);
        var ticket = CopyKeys.Ticket(w);
        s = CopyKeys.Secret(w);
        path = await phone.Begin();
        var commitment = SHA256.HashData(rb);
        var view = await phone.Ask(
            $"{path}/copy",
            new
            {
                ticket = Base64Url.EncodeToString(ticket),
                eb = Base64Url.EncodeToString(CopyKeys.Compressed(ephemeral)),
                commitment = Base64Url.EncodeToString(commitment),
            }
        );
        if (ea.Length == 0)
        {
            ea = Read(view, "ea");
            if (!CopyKeys.EaProof(s, ticket, ea).SequenceEqual(Read(view, "eaProof")))
                throw new InvalidOperationException("The old phone's key was changed on its way.");
        }

        h = CopyKeys.Transcript(
            view.GetProperty("copy").GetGuid(),
            ticket,
            ea,
            CopyKeys.Compressed(ephemeral),
            phone.Keys.PublicKey,
            Read(view, "oldKey"),
            commitment,
            r,
            link
        );
        k = CopyKeys.Key(ephemeral, ea, s, h);
        await phone.Ask($"{path}/copy/proof", new { proof = Base64Url.EncodeToString(CopyKeys.NewProof(k, h)) });
    }

    /// <summary>Verifies the old phone's proof, reveals rB, and returns the four digits on this screen.</summary>
    public async Task<string> Digits()
    {
        var view = await phone.Get($"{path}/copy");
        var ra = Read(view, "ra");
        if (!CopyKeys.OldProof(k, h, ra).SequenceEqual(Read(view, "oldProof")))
            throw new InvalidOperationException("This is not the phone that shows the code.");
        await phone.Ask($"{path}/copy/reveal", new { rb = Base64Url.EncodeToString(rb) });
        return CopyKeys.Digits(k, ra, rb);
    }

    /// <summary>Sends the user ID; if it is right, a temporary PIN is sent by SMS.</summary>
    public Task TypeUserId(string userId) => phone.Ask($"{path}/user-id", new { userId });

    /// <summary>Completes the activation: temporary PIN, personal PIN, signature.</summary>
    public Task Activate(Func<Task<string>> temporaryPin, string pin) => phone.ActivateFrom(path, temporaryPin, pin);

    /// <inheritdoc/>
    public void Dispose() => ephemeral.Dispose();

    private static byte[] Read(JsonElement json, string name) =>
        Base64Url.DecodeFromChars(json.GetProperty(name).GetString());
}
