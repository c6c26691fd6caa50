using System.Formats.Asn1;
using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC;

namespace Segl.Passport;

/// <summary>
/// Password authenticated connection establishment (Doc 9303-11 section 4.4; BSI TR-03110-2 section 3.2). When it fails
/// the
/// reading ends: a chip that has PACE is never opened by BAC (T-24).
/// </summary>
internal static class Pace
{
    /// <summary>What chip authentication mapping leaves to be proven (Doc 9303-11 section 4.4.3.5).</summary>
    /// <param name="Curve">The curve of PACE.</param>
    /// <param name="MappingKey">The chip's public key of the mapping.</param>
    /// <param name="Data">CA_IC: the mapping's private key divided by the chip's own.</param>
    internal sealed record MappingProof(NamedCurve Curve, ECPoint MappingKey, byte[] Data);

    /// <summary>Opens the chip; the master file must be selected.</summary>
    /// <returns>What is to be proven with the key of EF.CardSecurity; null with the other mappings.</returns>
    public static async ValueTask<MappingProof?> Open(
        ChipSession session,
        PaceProtocol protocol,
        AccessKey key,
        bool namesParameters,
        CancellationToken ct
    )
    {
        await ChooseProtocol(session, protocol, key, namesParameters, ct);
        var nonce = await Nonce(session, protocol, key, ct);
        var (generator, mappingKey) =
            protocol.Mapping == PaceMapping.Integrated
                ? (await MapIntegrated(session, protocol, nonce, ct), null)
                : await MapGeneric(session, protocol, nonce, ct);

        var ours = new KeyPair(protocol.Curve, generator, session.Random);
        var theirs = protocol.Curve.Point((await Step(session, 0x83, ours.Encoded, 0x84, ct)).Span);
        if (theirs.Equals(ours.Public))
        {
            throw Denied("the chip sent our own key back");
        }

        var secret = ours.Secret(theirs);
        var crypto = SessionCrypto.Of(protocol.Cipher, secret);
        var proof = await Authenticate(session, protocol, crypto, ours.Encoded, NamedCurve.Encode(theirs), ct);
        session.Protection = new(crypto);
        return mappingKey is null || protocol.Mapping != PaceMapping.ChipAuthentication
            ? null
            : new(protocol.Curve, mappingKey, MappingData(protocol.Cipher, secret, proof));
    }

    /// <summary>7F49 with identifier and key, over which the tokens are made (Doc 9303-11 section 9.4.1).</summary>
    internal static byte[] TokenInput(string oid, ReadOnlySpan<byte> key) =>
        Tlv.Write(0x7F49, [.. Tlv.Write(0x06, OidValue(oid)), .. Tlv.Write(0x86, key)]);

    /// <summary>An object identifier without tag and length.</summary>
    internal static byte[] OidValue(string oid)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteObjectIdentifier(oid);
        return writer.Encode()[2..];
    }

    // MSE:Set AT (Doc 9303-11 section 4.4.4.1).
    private static async ValueTask ChooseProtocol(
        ChipSession session,
        PaceProtocol protocol,
        AccessKey key,
        bool namesParameters,
        CancellationToken ct
    )
    {
        byte[] data =
        [
            .. Tlv.Write(0x80, OidValue(protocol.Oid)),
            .. Tlv.Write(0x83, key.Reference),
            .. namesParameters && protocol.ParameterId is { } id ? Tlv.Write(0x84, (byte)id) : [],
        ];
        var answer = await session.Send(new(0, 0x22, 0xC1, 0xA4, data), ct);

        // 63Cx warns that x tries are left, and the protocol goes on.
        if (!answer.IsSuccess && answer.Status >> 4 != 0x63C)
        {
            throw Denied($"the chip refused the protocol: {answer.Status:X4}");
        }
    }

    private static async ValueTask<byte[]> Nonce(
        ChipSession session,
        PaceProtocol protocol,
        AccessKey key,
        CancellationToken ct
    )
    {
        var encrypted = await Step(session, 0, default, 0x80, ct);
        var block = protocol.Cipher == SessionCipher.TripleDes ? 8 : 16;
        if (encrypted.Length is 0 or > 64 || encrypted.Length % block != 0)
        {
            throw Denied("a nonce that is not whole blocks");
        }
        return SessionCrypto.DecryptCbc(
            protocol.Cipher,
            SessionKeys.Password(protocol.Cipher, key),
            encrypted.Span,
            new byte[block]
        );
    }

    private static async ValueTask<(ECPoint, ECPoint?)> MapGeneric(
        ChipSession session,
        PaceProtocol protocol,
        byte[] nonce,
        CancellationToken ct
    )
    {
        var ours = new KeyPair(protocol.Curve, protocol.Curve.Generator, session.Random);
        var theirs = protocol.Curve.Point((await Step(session, 0x81, ours.Encoded, 0x82, ct)).Span);
        return (PaceMappings.Generic(protocol.Curve, nonce, ours.Agree(theirs)), theirs);
    }

    private static async ValueTask<ECPoint> MapIntegrated(
        ChipSession session,
        PaceProtocol protocol,
        byte[] nonce,
        CancellationToken ct
    )
    {
        var ours = session.Random(PaceMappings.NonceLength(protocol.Cipher));
        await Step(session, 0x81, ours, 0x82, ct);
        return PaceMappings.Integrated(protocol.Curve, protocol.Cipher, nonce, ours);
    }

    private static async ValueTask<ReadOnlyMemory<byte>> Authenticate(
        ChipSession session,
        PaceProtocol protocol,
        SessionCrypto crypto,
        byte[] ours,
        byte[] theirs,
        CancellationToken ct
    )
    {
        var objects = await General(
            session,
            Tlv.Write(0x85, crypto.Token(TokenInput(protocol.Oid, theirs))),
            isLast: true,
            ct
        );
        var token = objects.Find(one => one.Tag == 0x86).Value;
        return CryptographicOperations.FixedTimeEquals(token.Span, crypto.Token(TokenInput(protocol.Oid, ours)))
            ? objects.Find(one => one.Tag == 0x8A).Value
            : throw Denied("the chip does not know the password");
    }

    // Doc 9303-11 section 4.4.3.5: encrypted under the session's key, from the encryption of the number -1.
    private static byte[] MappingData(SessionCipher cipher, byte[] secret, ReadOnlyMemory<byte> encrypted)
    {
        var key = SessionKeys.Encryption(cipher, secret);
        if (cipher == SessionCipher.TripleDes || encrypted.Length is 0 or > 256 || encrypted.Length % 16 != 0)
        {
            throw new PassportException(
                PassportFault.ChipAuthenticationFailed,
                "PACE with chip authentication mapping, and no data of it."
            );
        }
        using var aes = Aes.Create();
        aes.Key = key;
        var vector = aes.EncryptEcb([.. Enumerable.Repeat((byte)0xFF, 16)], PaddingMode.None);
        return SessionCrypto.Unpad(SessionCrypto.DecryptCbc(cipher, key, encrypted.Span, vector)).ToArray();
    }

    // One step in the chain of GENERAL AUTHENTICATE (Doc 9303-11 section 4.4.4.2).
    private static async ValueTask<ReadOnlyMemory<byte>> Step(
        ChipSession session,
        int tag,
        ReadOnlyMemory<byte> data,
        int answerTag,
        CancellationToken ct
    )
    {
        var objects = await General(session, tag == 0 ? [] : Tlv.Write(tag, data.Span), isLast: false, ct);
        return objects.Find(one => one.Tag == answerTag).Value;
    }

    private static async ValueTask<List<Tlv>> General(
        ChipSession session,
        byte[] data,
        bool isLast,
        CancellationToken ct
    )
    {
        var answer = await session.Send(new((byte)(isLast ? 0 : 0x10), 0x86, 0, 0, Tlv.Write(0x7C, data), 256), ct);
        if (!answer.IsSuccess)
        {
            throw Denied($"GENERAL AUTHENTICATE ended with {answer.Status:X4}");
        }

        // In the worked example the chip answers integrated mapping's nonce with nothing, others with an empty 7C.
        return answer.Data.IsEmpty ? [] : Tlv.All(Tlv.Only(answer.Data, 0x7C));
    }

    private static PassportException Denied(string message) => new(PassportFault.AccessDenied, $"PACE: {message}.");
}
