namespace Segl.Passport;

/// <summary>
/// The country signing authorities that are trusted, and what they revoked. Which of them signed a certificate is found
/// by its
/// signature alone: key identifiers lie, and several authorities have one name and different keys.
/// </summary>
public sealed class TrustStore
{
    // A country has a handful at a time; a list with more of one country is made to cost time.
    private const int MostOfOneCountry = 64;

    private readonly Dictionary<string, List<Certificate>> authorities = [];
    private readonly List<(Certificate Authority, CertificateRevocationList List)> revocations = [];

    /// <summary>How many authorities there are.</summary>
    public int Count => authorities.Values.Sum(list => list.Count);

    /// <summary>Trusts an authority that the operator vouches for, or a master list does.</summary>
    /// <returns>False when it is no authority.</returns>
    public bool Add(Certificate authority)
    {
        if (
            !authority.Extensions.IsAuthority
            || authority.Extensions.HasUnknownCritical
            || authority.Subject.Country.Length == 0
        )
        {
            return false;
        }

        var known = Of(authority.Subject.Country);
        if (known.All(other => other.Fingerprint != authority.Fingerprint))
        {
            if (known.Count == MostOfOneCountry)
            {
                throw new PassportException(
                    PassportFault.TooLong,
                    $"Too many authorities of {authority.Subject.Country}."
                );
            }
            authorities[authority.Subject.Country] = [.. known, authority];
        }
        return true;
    }

    /// <summary>Trusts all of a master list.</summary>
    /// <returns>How many of them are authorities.</returns>
    public int Add(CscaMasterList list) => list.Certificates.Count(Add);

    /// <summary>
    /// Trusts a new authority because an old one of the same country signed it: a link certificate (Doc 9303-12 section
    /// 4.3).
    /// </summary>
    public bool AddLink(Certificate link, PassportPolicy policy) =>
        Of(link.Subject.Country).Any(old => old.IsValidAt(link.NotBefore) && Signs(old, link, policy)) && Add(link);

    /// <summary>Takes a revocation list that one of the authorities signed.</summary>
    public bool Add(CertificateRevocationList list, PassportPolicy policy)
    {
        var signer = Of(list.Issuer.Country)
            .FirstOrDefault(authority => Verifies(() => list.IsSignedBy(authority, policy)));
        if (signer is not null)
        {
            revocations.Add((signer, list));
        }
        return signer is not null;
    }

    /// <summary>
    /// The authority that signed a signer's certificate; checks that both are valid, now and when the signer signed,
    /// that the
    /// signer is of the authority's country and that neither is revoked.
    /// </summary>
    internal Certificate Authority(
        Certificate signer,
        DateTimeOffset? signedAt,
        PassportPolicy policy,
        DateTimeOffset now
    )
    {
        if (signer.Extensions.HasUnknownCritical)
        {
            throw new PassportException(
                PassportFault.Unsupported,
                "A signer with a critical extension that is not known."
            );
        }

        var signing = Of(signer.Issuer.Country)
            .Concat(Of(signer.Subject.Country))
            .Distinct()
            .OrderByDescending(authority => IsNamedBy(signer, authority))
            .Where(authority => Signs(authority, signer, policy))
            .ToList();
        if (signing.Count == 0)
        {
            throw new PassportException(
                PassportFault.SignerUntrusted,
                $"No trusted authority signed {signer.Subject.Text}"
            );
        }

        // A key may be in two certificates, one for itself and one linked; one valid is enough.
        var at = signedAt ?? now;
        var valid = signing.Find(authority => authority.IsValidAt(at) && authority.IsValidAt(now));
        if (valid is null || !IsValid(signer, at, signedAt is not null) || !signer.IsValidAt(now))
        {
            throw new PassportException(
                PassportFault.SignerExpired,
                $"Not valid at signing or now: {signer.Subject.Text}"
            );
        }
        if (valid.Subject.Country != signer.Subject.Country)
        {
            throw new PassportException(
                PassportFault.CountryDiffers,
                "A signer of another country than its authority."
            );
        }
        return IsRevoked(signer, signing) || signing.Any(authority => IsRevoked(authority, [authority]))
            ? throw new PassportException(PassportFault.SignerRevoked, $"Revoked: {signer.Subject.Text}")
            : valid;
    }

    private List<Certificate> Of(string country) => authorities.GetValueOrDefault(country) ?? [];

    // A hint, and no more: whoever is named is tried first.
    private static bool IsNamedBy(Certificate signer, Certificate authority) =>
        signer.Extensions.AuthorityKeyIdentifier is { } named
        && authority.Extensions.KeyIdentifier is { } key
        && named.AsSpan().SequenceEqual(key);

    private static bool Signs(Certificate authority, Certificate signed, PassportPolicy policy) =>
        Verifies(() => signed.IsSignedBy(authority, policy));

    // An authority whose key is of another kind did not sign it; that says nothing about the next.
    private static bool Verifies(Func<bool> verify)
    {
        try
        {
            return verify();
        }
        catch (PassportException)
        {
            return false;
        }
    }

    private static bool IsValid(Certificate signer, DateTimeOffset at, bool isSigningTime)
    {
        var (from, to) = signer.Extensions.SigningPeriod;
        return signer.IsValidAt(at) && (!isSigningTime || ((from is null || from <= at) && (to is null || at <= to)));
    }

    // Whoever has the authority's key revokes, and after a change of keys whoever has its name.
    private bool IsRevoked(Certificate certificate, List<Certificate> signing) =>
        revocations.Any(revocation =>
            revocation.List.Serials.Contains(certificate.Serial)
            && (
                revocation.List.Issuer == certificate.Issuer
                || signing.Any(authority => authority.KeyInfo.AsSpan().SequenceEqual(revocation.Authority.KeyInfo))
            )
        );
}
