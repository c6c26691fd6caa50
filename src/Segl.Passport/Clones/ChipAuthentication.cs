using Org.BouncyCastle.Math;

namespace Segl.Passport;

/// <summary>
/// Chip authentication (Doc 9303-11 section 6.2; BSI TR-03110-1 section 3.4): new session keys that only the holder of
/// DG14's
/// private key can have. What proves it is an answer under the new keys, and not that the command was acknowledged.
/// </summary>
internal static class ChipAuthentication
{
    private const string OldestProtocol = "0.4.0.127.0.7.2.2.3.2.1";

    /// <summary>Whether DG14 has a key for it.</summary>
    public static bool IsOffered(SecurityInfos? infos) => infos is { ChipAuthenticationKeys.Count: > 0 };

    /// <summary>Agrees on new keys and reads something with them.</summary>
    public static async ValueTask<CloneProof> Prove(
        ChipSession session,
        SignedDocument document,
        SecurityInfos infos,
        PassportPolicy policy,
        CancellationToken ct
    )
    {
        var (oid, key, keyId) = Choose(infos);
        key.Check(policy);
        var ours = new KeyPair(key.Curve, key.Curve.Generator, session.Random);
        var cipher = (SessionCipher)(oid[^1] - '0');
        await (
            cipher == SessionCipher.TripleDes
                ? SendKeyAgreement(session, ours.Encoded, keyId, ct)
                : SendGeneralAuthenticate(session, oid, ours.Encoded, keyId, ct)
        );

        session.Protection = new(SessionCrypto.Of(cipher, ours.Secret(key.Curve.Point(key.Point))));
        try
        {
            await ChipFiles.Read(session, ElementaryFile.DataGroup14, ct);
        }
        catch (PassportException wrong)
        {
            throw Failed($"The chip has not the new keys: {wrong.Message}", wrong);
        }
        return new(document, CloneCheck.ChipAuthentication);
    }

    /// <summary>
    /// Proves what PACE with chip authentication mapping left to prove, with the key of EF.CardSecurity.
    /// </summary>
    public static CloneProof ProveMapping(SignedDocument document, Pace.MappingProof proof, PassportPolicy policy)
    {
        var keys = document.CardSecurity?.ChipAuthenticationKeys ?? [];
        var data = new BigInteger(1, proof.Data);
        foreach (var key in keys.Select(one => one.Key).Where(key => key.Curve == proof.Curve))
        {
            key.Check(policy);
            if (data.SignValue > 0 && key.Curve.Point(key.Point).Multiply(data).Normalize().Equals(proof.MappingKey))
            {
                return new(document, CloneCheck.ChipAuthenticationMapping);
            }
        }
        throw Failed("PACE was not mapped with the key of EF.CardSecurity.");
    }

    // The strongest cipher that has a key on a curve; where DG14 has a key and no protocol it is the oldest one.
    private static (string Oid, SubjectPublicKey.Ec Key, int? KeyId) Choose(SecurityInfos infos)
    {
        foreach (var info in infos.ChipAuthentication.OrderByDescending(info => info.Oid[^1]))
        {
            var isKnown =
                info.Oid.StartsWith(OldestProtocol[..^1], StringComparison.Ordinal)
                && info.Oid[^1] is >= '1' and <= '4';
            var key = infos.ChipAuthenticationKeys.FirstOrDefault(key => key.KeyId == info.KeyId);
            if (isKnown && info.Oid.Length == OldestProtocol.Length && key is not null)
            {
                return (info.Oid, key.Key, key.KeyId);
            }
        }
        return infos.ChipAuthentication.Count == 0
            ? (OldestProtocol, infos.ChipAuthenticationKeys[0].Key, infos.ChipAuthenticationKeys[0].KeyId)
            : throw new PassportException(
                PassportFault.Unsupported,
                "Chip authentication by a protocol that is not known."
            );
    }

    // MSE:Set KAT (Doc 9303-11 section 6.2.4.1), for 3DES.
    private static async Task SendKeyAgreement(ChipSession session, byte[] key, int? keyId, CancellationToken ct)
    {
        byte[] data = [.. Tlv.Write(0x91, key), .. KeyReference(keyId)];
        Require(await session.Send(new(0, 0x22, 0x41, 0xA6, data), ct));
    }

    // MSE:Set AT and GENERAL AUTHENTICATE (Doc 9303-11 section 6.2.4.2), for AES.
    private static async Task SendGeneralAuthenticate(
        ChipSession session,
        string oid,
        byte[] key,
        int? keyId,
        CancellationToken ct
    )
    {
        byte[] choice = [.. Tlv.Write(0x80, Pace.OidValue(oid)), .. KeyReference(keyId)];
        Require(await session.Send(new(0, 0x22, 0x41, 0xA4, choice), ct));
        Require(await session.Send(new(0, 0x86, 0, 0, Tlv.Write(0x7C, Tlv.Write(0x80, key)), 256), ct));
    }

    private static byte[] KeyReference(int? keyId) =>
        keyId is { } id ? Tlv.Write(0x84, new BigInteger(id.ToString(null, null)).ToByteArrayUnsigned()) : [];

    private static void Require(ResponseApdu answer)
    {
        if (!answer.IsSuccess)
        {
            throw Failed($"The chip refused its own protocol: {answer.Status:X4}.");
        }
    }

    private static PassportException Failed(string message, Exception? inner = null) =>
        new(PassportFault.ChipAuthenticationFailed, message, inner);
}
