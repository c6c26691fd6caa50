using System.Buffers.Text;
using Segl.Server.Keys;

namespace Segl.Server.Oidc.Grants;

/// <summary>R97: the pairwise subject (OpenID Connect Core 8.1). The person's permanent id is never
/// disclosed.</summary>
internal sealed class Subjects(KeyEncryptionKey keys)
{
    /// <summary>The subject of a person in a sector: 43 characters, constant as long as the server's key
    /// is.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="sector">The sector identifier: relying parties that share it share their subjects.</param>
    public string Of(Guid personId, string sector) =>
        Base64Url.EncodeToString(
            keys.Digest(
                "segl subject v1",
                [.. personId.ToByteArray(bigEndian: true), .. System.Text.Encoding.UTF8.GetBytes(sector)]
            )
        );
}
