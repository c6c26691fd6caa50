using System.Formats.Asn1;

namespace Segl.Passport;

/// <summary>
/// A CSCA master list (Doc 9303-12 section 9): the authorities that one state trusts, signed by it. Whoever takes one
/// trusts that
/// state, so its authority is given by the operator and never taken from the list itself.
/// </summary>
public sealed class CscaMasterList
{
    private const string ContentType = "2.23.136.1.1.2";
    private const string MasterListSigning = "2.23.136.1.1.3";
    private const int Longest = 16 * 1024 * 1024;
    private const int MostCertificates = 4096;

    private CscaMasterList() { }

    /// <summary>What is in it and can be read.</summary>
    public List<Certificate> Certificates { get; } = [];

    /// <summary>How many certificates in it have an algorithm or a form that this library does not know.</summary>
    public int Unreadable { get; private set; }

    /// <summary>When it was signed, as its signer says.</summary>
    public DateTimeOffset? SigningTime { get; private init; }

    /// <summary>Reads a list and checks its signature.</summary>
    /// <param name="bytes">The CMS message.</param>
    /// <param name="anchors">Authorities of the state that signs it.</param>
    /// <param name="policy">Which algorithms are strong enough.</param>
    /// <param name="now">When.</param>
    public static CscaMasterList Read(
        ReadOnlyMemory<byte> bytes,
        TrustStore anchors,
        PassportPolicy policy,
        DateTimeOffset now
    )
    {
        if (bytes.Length > Longest)
        {
            throw new PassportException(PassportFault.TooLong, "A master list that is too long.");
        }

        var signed = SignedData.Read(bytes, "Master list");
        if (signed.ContentType != ContentType)
        {
            throw new PassportException(PassportFault.Malformed, $"A master list that holds {signed.ContentType}.");
        }
        var signer = signed.Signer(policy);
        if (!signer.Extensions.Purposes.Contains(MasterListSigning))
        {
            throw new PassportException(PassportFault.SignerUntrusted, "The signer is none of master lists.");
        }
        anchors.Authority(signer, signed.SigningTime, policy, now);

        var list = new CscaMasterList { SigningTime = signed.SigningTime };
        return Asn.ReadLoosely(signed.Content, "Master list", reader => list.ReadCertificates(reader.ReadSequence()));
    }

    private CscaMasterList ReadCertificates(AsnReader list)
    {
        list.ReadInteger();
        var set = list.ReadSetOf(skipSortOrderValidation: true);
        while (set.HasData)
        {
            if (Certificates.Count + Unreadable == MostCertificates)
            {
                throw new PassportException(PassportFault.TooLong, "Too many certificates in a master list.");
            }
            try
            {
                Certificates.Add(Certificate.Read(set.ReadEncodedValue()));
            }
            catch (PassportException)
            {
                Unreadable++;
            }
        }
        return this;
    }
}
