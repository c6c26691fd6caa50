using System.Security.Cryptography;

namespace Segl.Passport;

/// <summary>
/// Passive authentication (Doc 9303-11 section 5.1): the security object's signature, its signer's chain, and the hash
/// of each
/// data group as it was read.
/// </summary>
public static class PassiveAuthentication
{
    private const string CardSecurityContent = "0.4.0.127.0.7.3.2.1";

    private static readonly ElementaryFile[] AlwaysThere = [ElementaryFile.DataGroup1, ElementaryFile.DataGroup2];

    // The list of data groups is that of the security object, whatever EF.COM says: a copy hides these two (T-20).
    private static readonly ElementaryFile[] NeverHidden = [ElementaryFile.DataGroup14, ElementaryFile.DataGroup15];

    /// <summary>
    /// Which of the files that are read here the security object lists, in the order in which one reads them.
    /// </summary>
    public static IReadOnlyList<ElementaryFile> Listed(ReadOnlyMemory<byte> securityObject)
    {
        var hashes = SecurityObject.Read(securityObject).Hashes;
        return [.. Enum.GetValues<ElementaryFile>().Where(file => hashes.ContainsKey(file.DataGroupNumber())).Order()];
    }

    /// <summary>Checks a document's files.</summary>
    /// <param name="files">As read.</param>
    /// <param name="trust">Authorities and revocations.</param>
    /// <param name="policy">Which algorithms are strong enough.</param>
    /// <param name="now">When; its offset says which day it is where the document is checked.</param>
    /// <exception cref="PassportException">They are not what a state signed, or not any more.</exception>
    public static SignedDocument Verify(
        DocumentFiles files,
        TrustStore trust,
        PassportPolicy policy,
        DateTimeOffset now
    )
    {
        var sod = SecurityObject.Read(files.SecurityObject);
        var signer = sod.Signed.Signer(policy);
        var authority = trust.Authority(signer, sod.Signed.SigningTime, policy, now);
        CheckHashes(files, sod, policy);

        var today = DateOnly.FromDateTime(now.DateTime);
        var mrz = DataGroup1.Read(files.DataGroups[ElementaryFile.DataGroup1], today);
        if (!IssuingStates.Signs(signer.Subject.Country, mrz.IssuingState))
        {
            throw new PassportException(
                PassportFault.CountryDiffers,
                $"A document of {mrz.IssuingState} signed by {signer.Subject.Country}."
            );
        }
        if (policy.RefuseExpired && mrz.ExpiryDate < today)
        {
            throw new PassportException(PassportFault.DocumentExpired, $"Valid until {mrz.ExpiryDate:yyyy-MM-dd}.");
        }
        return new(
            mrz,
            DataGroup2.Read(files.DataGroups[ElementaryFile.DataGroup2]),
            files.Find(ElementaryFile.DataGroup11) is { } more ? DataGroup11.Read(more) : null,
            signer,
            authority
        )
        {
            ActiveAuthenticationKey = files.Find(ElementaryFile.DataGroup15) is { } key ? DataGroup15.Read(key) : null,
            Security = files.Find(ElementaryFile.DataGroup14) is { } infos
                ? SecurityInfos.ReadDataGroup14(infos)
                : null,
            CardSecurity = files.CardSecurity is { } card ? ReadCardSecurity(card, signer, trust, policy, now) : null,
        };
    }

    private static void CheckHashes(DocumentFiles files, SecurityObject sod, PassportPolicy policy)
    {
        if (sod.Hash == HashAlgorithmName.SHA1 && !policy.AllowSha1)
        {
            throw new PassportException(PassportFault.AlgorithmRefused, "Data groups hashed with SHA-1.");
        }
        foreach (
            var file in AlwaysThere.Concat(NeverHidden.Where(file => sod.Hashes.ContainsKey(file.DataGroupNumber())))
        )
        {
            if (!files.DataGroups.ContainsKey(file))
            {
                throw new PassportException(PassportFault.DataGroupMissing, $"{file} is signed and was not read.");
            }
        }
        foreach (var (file, bytes) in files.DataGroups)
        {
            if (!sod.Hashes.TryGetValue(file.DataGroupNumber(), out var signed))
            {
                throw new PassportException(PassportFault.DataGroupNotSigned, $"{file} is not listed in EF.SOD.");
            }
            if (!Hashes.Of(sod.Hash, bytes.Span).AsSpan().SequenceEqual(signed))
            {
                throw new PassportException(PassportFault.DataGroupDiffers, $"{file} is not the one that was signed.");
            }
        }
    }

    // Doc 9303-11 section 9.2.12: the same kind of signer, of the same country.
    private static SecurityInfos ReadCardSecurity(
        ReadOnlyMemory<byte> file,
        Certificate signerOfData,
        TrustStore trust,
        PassportPolicy policy,
        DateTimeOffset now
    )
    {
        var signed = SignedData.Read(file, "EF.CardSecurity");
        if (signed.ContentType != CardSecurityContent)
        {
            throw new PassportException(PassportFault.Malformed, $"EF.CardSecurity holds {signed.ContentType}.");
        }
        var signer = signed.Signer(policy);
        trust.Authority(signer, signed.SigningTime, policy, now);
        return signer.Subject.Country == signerOfData.Subject.Country
            ? SecurityInfos.Read(signed.Content, "EF.CardSecurity")
            : throw new PassportException(
                PassportFault.CountryDiffers,
                "EF.CardSecurity was signed by another country."
            );
    }
}
