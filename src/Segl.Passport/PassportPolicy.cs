namespace Segl.Passport;

/// <summary>
/// Which algorithms and keys are strong enough (T-21). The defaults are what BSI TR-03116 and NIST SP 800-131A ask.
/// </summary>
public sealed record PassportPolicy
{
    /// <summary>
    /// Whether signatures and hashes of data groups may use SHA-1. No document issued in the last ten years should;
    /// active
    /// authentication uses it over a fresh challenge, where a collision gives nothing, and is not meant here.
    /// </summary>
    public bool AllowSha1 { get; init; }

    /// <summary>RSA keys of signers and authorities.</summary>
    public int SmallestRsaBits { get; init; } = 2048;

    /// <summary>RSA keys of active authentication; chips have short ones, which live as long as the document.</summary>
    public int SmallestChipRsaBits { get; init; } = 1024;

    /// <summary>Curves of signers, authorities and chips.</summary>
    public int SmallestCurveBits { get; init; } = 224;

    /// <summary>Whether an expired document is refused.</summary>
    public bool RefuseExpired { get; init; } = true;
}
