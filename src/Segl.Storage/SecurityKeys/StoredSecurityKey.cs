using System.Security.Cryptography;
using Segl.Rules;

namespace Segl.Storage;

/// <summary>A security key of a person (R18).</summary>
/// <param name="PersonId">Its owner.</param>
/// <param name="Id">Ours.</param>
/// <param name="CredentialId">The authenticator's (WebAuthn).</param>
/// <param name="PublicKey">COSE key.</param>
/// <param name="Counter">The counter of signatures at its last use.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="State">Whether it can be used.</param>
/// <param name="AddedAt">When it was registered.</param>
/// <param name="LastUsedAt">When it was last used; null if never.</param>
public sealed record StoredSecurityKey(
    Guid PersonId,
    Guid Id,
    byte[] CredentialId,
    byte[] PublicKey,
    long Counter,
    string Name,
    SecurityKeyState State,
    DateTimeOffset AddedAt,
    DateTimeOffset? LastUsedAt = null
)
{
    /// <summary>What the line of a new key says of it in the journal: another one put behind its row is found by it.</summary>
    public string Digest => DigestOf(CredentialId, PublicKey);

    internal static string DigestOf(byte[] credentialId, byte[] publicKey) =>
        Convert.ToHexStringLower(SHA256.HashData([.. SHA256.HashData(credentialId), .. publicKey]));
}
