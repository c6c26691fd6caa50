using System.Security.Cryptography;

namespace Segl.Passport;

/// <summary>
/// Active authentication (Doc 9303-11 section 6.1): the chip signs eight random bytes of the server, made for this one
/// command.
/// RSA by ISO/IEC 9796-2 digital signature scheme 1, or plain ECDSA.
/// </summary>
internal static class ActiveAuthentication
{
    private const int ChallengeLength = 8;

    /// <summary>Asks the chip, and proves the answer with the signed key.</summary>
    public static async ValueTask<CloneProof> Prove(
        ChipSession session,
        SignedDocument document,
        SubjectPublicKey key,
        PassportPolicy policy,
        CancellationToken ct
    )
    {
        var challenge = session.Random(ChallengeLength);
        var expected = key is SubjectPublicKey.Rsa { Bytes: > 224 } && session.HasExtendedLength ? 65536 : 256;
        var answer = await session.Send(new(0, 0x88, 0, 0, challenge, expected), ct);
        return
            answer.IsSuccess
            && IsSigned(key, document.Security?.ActiveAuthenticationAlgorithm, challenge, answer.Data, policy)
            ? new(document, CloneCheck.ActiveAuthentication)
            : throw new PassportException(
                PassportFault.ActiveAuthenticationFailed,
                $"The chip did not sign the challenge: {answer.Status:X4}."
            );
    }

    /// <summary>Whether the signature over the challenge is the key's.</summary>
    internal static bool IsSigned(
        SubjectPublicKey key,
        string? algorithm,
        ReadOnlySpan<byte> challenge,
        ReadOnlyMemory<byte> signature,
        PassportPolicy policy
    ) =>
        key switch
        {
            SubjectPublicKey.Rsa rsa => IsSignedBy(rsa, challenge, signature.Span, policy),
            SubjectPublicKey.Ec ec => IsSignedBy(ec, algorithm, challenge, signature, policy),
            _ => false,
        };

    // ISO/IEC 9796-2 section 7: 6A, the chip's part of the message, the hash over both parts, and a trailer that names
    // the hash.
    private static bool IsSignedBy(
        SubjectPublicKey.Rsa key,
        ReadOnlySpan<byte> challenge,
        ReadOnlySpan<byte> signature,
        PassportPolicy policy
    )
    {
        key.Check(policy with { SmallestRsaBits = policy.SmallestChipRsaBits });
        if (signature.Length != key.Bytes)
        {
            return false;
        }

        var opened = key.Open(signature);
        if ((opened[^1] & 0xF) != 0xC)
        {
            opened = key.Complement(opened);
        }
        var (hash, trailer) = opened[^1] == 0xBC ? (HashAlgorithmName.SHA1, 1) : (Trailer(opened[^2..]), 2);
        if (opened[0] != 0x6A || hash is not { } named || opened.Length < Hashes.Length(named) + trailer + 2)
        {
            return false;
        }

        var end = opened.Length - trailer - Hashes.Length(named);
        return Hashes
            .Of(named, [.. opened.AsSpan(1, end - 1), .. challenge])
            .AsSpan()
            .SequenceEqual(opened.AsSpan(end, Hashes.Length(named)));
    }

    // ISO/IEC 10118-3 numbers the hashes.
    private static HashAlgorithmName? Trailer(byte[] trailer) =>
        (trailer[0], trailer[1]) switch
        {
            (0x33, 0xCC) => HashAlgorithmName.SHA1,
            (0x34, 0xCC) => HashAlgorithmName.SHA256,
            (0x35, 0xCC) => HashAlgorithmName.SHA512,
            (0x36, 0xCC) => HashAlgorithmName.SHA384,
            (0x38, 0xCC) => Hashes.Sha224,
            _ => null,
        };

    // DG14 names the algorithm; where an old document does not, the hash is the longest that its curve holds. A chip
    // that
    // answers in DER instead of plain is honest and wrong.
    private static bool IsSignedBy(
        SubjectPublicKey.Ec key,
        string? algorithm,
        ReadOnlySpan<byte> challenge,
        ReadOnlyMemory<byte> signature,
        PassportPolicy policy
    )
    {
        var named = algorithm is null ? null : SignatureAlgorithm.Plain(algorithm);
        var hash = named ?? ByCurve(key.Curve.Order.BitLength);
        var scheme =
            signature.Length == 2 * ((key.Curve.Order.BitLength + 7) / 8)
                ? SignatureScheme.EcdsaPlain
                : SignatureScheme.Ecdsa;

        // Over a fresh challenge a collision of SHA-1 gives nothing.
        return key.Verify(new(scheme, hash), hash, challenge, signature.Span, policy with { AllowSha1 = true });
    }

    private static HashAlgorithmName ByCurve(int bits) =>
        bits switch
        {
            < 224 => HashAlgorithmName.SHA1,
            < 256 => Hashes.Sha224,
            < 384 => HashAlgorithmName.SHA256,
            < 512 => HashAlgorithmName.SHA384,
            _ => HashAlgorithmName.SHA512,
        };
}
