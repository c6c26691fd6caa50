using System.Formats.Asn1;

namespace Segl.Passport;

/// <summary>The extensions of Doc 9303-12 table 6 that decide something here.</summary>
internal sealed class CertificateExtensions
{
    private const int MostExtensions = 64;
    private const int KeyCertSign = 5;
    private const int CrlSign = 6;

    // Alternative names, distribution points, policies, name change and document types: known, and nothing hangs on
    // them.
    private static readonly HashSet<string> Harmless =
    [
        "2.5.29.17",
        "2.5.29.18",
        "2.5.29.31",
        "2.5.29.32",
        "2.23.136.1.1.6.1",
        "2.23.136.1.1.6.2",
    ];

    private byte[]? usage;
    private bool isMarkedAuthority;

    /// <summary>
    /// Whether it may sign certificates. The key's usage decides where it is said: authorities of Belgium, Italy and
    /// Turkey say
    /// that they sign certificates and that they are no authorities (cA is false), and no document signer says the
    /// first.
    /// </summary>
    public bool IsAuthority => HasUsage(KeyCertSign);

    /// <summary>Whether it may sign revocation lists.</summary>
    public bool SignsRevocationLists => HasUsage(CrlSign);

    /// <summary>The identifier of its key, as it says.</summary>
    public byte[]? KeyIdentifier { get; private set; }

    /// <summary>The identifier of its issuer's key, as it says.</summary>
    public byte[]? AuthorityKeyIdentifier { get; private set; }

    /// <summary>What it may be used for besides.</summary>
    public HashSet<string> Purposes { get; } = [];

    /// <summary>From when to when its private key signs (PrivateKeyUsagePeriod); null ends are open.</summary>
    public (DateTimeOffset? From, DateTimeOffset? To) SigningPeriod { get; private set; }

    /// <summary>
    /// Whether there is a critical extension that is not known: such a certificate is not used (RFC 5280 section 4.2).
    /// </summary>
    public bool HasUnknownCritical { get; private set; }

    /// <summary>Reads them; what stands before them (unique identifiers) is skipped.</summary>
    public static CertificateExtensions Read(AsnReader body)
    {
        var extensions = new CertificateExtensions();
        while (body.HasData && !body.PeekTag().HasSameClassAndValue(new(TagClass.ContextSpecific, 3)))
        {
            body.ReadEncodedValue();
        }
        if (!body.HasData)
        {
            return extensions;
        }

        var list = body.ReadSequence(new(TagClass.ContextSpecific, 3)).ReadSequence();
        for (var count = 0; list.HasData; count++)
        {
            if (count == MostExtensions)
            {
                throw new PassportException(PassportFault.TooLong, "Too many extensions.");
            }
            var extension = list.ReadSequence();
            var oid = extension.ReadObjectIdentifier();
            var isCritical = extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && extension.ReadBoolean();
            extensions.Take(oid, isCritical, new(extension.ReadOctetString(), AsnEncodingRules.BER));
        }
        return extensions;
    }

    private void Take(string oid, bool isCritical, AsnReader value)
    {
        switch (oid)
        {
            case "2.5.29.14":
                KeyIdentifier = value.ReadOctetString();
                break;
            case "2.5.29.35":
                var authority = value.ReadSequence();
                AuthorityKeyIdentifier =
                    authority.HasData && authority.PeekTag().HasSameClassAndValue(new(TagClass.ContextSpecific, 0))
                        ? authority.ReadOctetString(new(TagClass.ContextSpecific, 0))
                        : null;
                break;
            case "2.5.29.15":
                usage = value.ReadBitString(out _);
                break;
            case "2.5.29.16":
                SigningPeriod = ReadPeriod(value.ReadSequence());
                break;
            case "2.5.29.19":
                var constraints = value.ReadSequence();
                isMarkedAuthority =
                    constraints.HasData
                    && constraints.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean)
                    && constraints.ReadBoolean();
                break;
            case "2.5.29.37":
                var purposes = value.ReadSequence();
                while (purposes.HasData)
                {
                    Purposes.Add(purposes.ReadObjectIdentifier());
                }
                break;
            default:
                HasUnknownCritical |= isCritical && !Harmless.Contains(oid);
                break;
        }
    }

    private static (DateTimeOffset?, DateTimeOffset?) ReadPeriod(AsnReader period)
    {
        (DateTimeOffset? from, DateTimeOffset? to) = (null, null);
        while (period.HasData)
        {
            var tag = period.PeekTag();
            var time = period.ReadGeneralizedTime(tag);
            from = tag.TagValue == 0 ? time : from;
            to = tag.TagValue == 0 ? to : time;
        }
        return (from, to);
    }

    private bool HasUsage(int bit) =>
        usage is null ? isMarkedAuthority : usage.Length > bit / 8 && (usage[bit / 8] & (0x80 >> (bit % 8))) != 0;
}
