using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Segl.Jose;
using Segl.Server.Keys;

namespace Segl.Server.Web;

/// <summary>Why a proof was refused (RFC 9449 section 5 and 9).</summary>
public enum DpopError
{
    /// <summary><c>invalid_dpop_proof</c></summary>
    Invalid,

    /// <summary><c>use_dpop_nonce</c>: the nonce is missing or too old; the response has a new one.</summary>
    UseNonce,
}

/// <summary>
/// Verifies DPoP proofs (RFC 9449 section 4.3) with the server's nonce. The nonce holds the server's time and a MAC,
/// so any node can verify it and nothing is stored; the caller's clock is not used.
/// </summary>
public sealed class DpopProofs(KeyEncryptionKey keys)
{
    private const int MacBytes = 16;
    private const int NonceBytes = 8 + MacBytes;

    /// <summary>How long a nonce is valid.</summary>
    public static TimeSpan NonceValid { get; } = TimeSpan.FromMinutes(5);

    /// <summary>A nonce for the next request.</summary>
    public string NewNonce(DateTimeOffset now)
    {
        Span<byte> nonce = stackalloc byte[NonceBytes];
        BinaryPrimitives.WriteInt64BigEndian(nonce, now.ToUnixTimeMilliseconds());
        keys.Digest("segl dpop nonce v1", nonce[..8]).AsSpan(0, MacBytes).CopyTo(nonce[8..]);
        return Base64Url.EncodeToString(nonce);
    }

    /// <summary>Verifies a proof.</summary>
    /// <param name="proof">The value of the header <c>DPoP</c>.</param>
    /// <param name="method">The method of the request.</param>
    /// <param name="uris">The URIs, without query, by which this request may have been addressed.</param>
    /// <param name="accessToken">The token that the proof must be bound to by <c>ath</c>; null if none.</param>
    /// <param name="now">The server's time.</param>
    public (DpopProof? Proof, DpopError? Error) Check(
        string? proof,
        string method,
        IEnumerable<string> uris,
        string? accessToken,
        DateTimeOffset now
    ) =>
        DpopProof.Read(proof, method, uris, accessToken) is not { } read ? (null, DpopError.Invalid)
        : !IsFresh(read.Nonce, now) ? (null, DpopError.UseNonce)
        : (read, null);

    private bool IsFresh(string? nonce, DateTimeOffset now)
    {
        if (Bytes.Read(nonce, NonceBytes) is not { } bytes)
        {
            return false;
        }

        var mac = keys.Digest("segl dpop nonce v1", bytes.AsSpan(0, 8)).AsSpan(0, MacBytes);
        if (!CryptographicOperations.FixedTimeEquals(mac, bytes.AsSpan(8)))
        {
            return false;
        }

        var given = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes));
        return now < given + NonceValid;
    }
}
