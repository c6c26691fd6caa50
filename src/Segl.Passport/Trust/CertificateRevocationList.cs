using System.Formats.Asn1;

namespace Segl.Passport;

/// <summary>A revocation list of a country (RFC 5280 section 5; Doc 9303-12 section 7.1.4).</summary>
public sealed class CertificateRevocationList
{
    private const int Longest = 16 * 1024 * 1024;

    private CertificateRevocationList() { }

    /// <summary>Whose it is.</summary>
    public DistinguishedName Issuer { get; private init; } = null!;

    /// <summary>When the next one is due; null when it does not say.</summary>
    public DateTimeOffset? NextUpdate { get; private init; }

    /// <summary>Serial numbers of what is revoked.</summary>
    internal HashSet<string> Serials { get; } = [];

    private ReadOnlyMemory<byte> Signed { get; init; }

    private SignatureAlgorithm Algorithm { get; init; } = null!;

    private byte[] Signature { get; init; } = [];

    /// <summary>Reads one in DER.</summary>
    public static CertificateRevocationList Read(ReadOnlyMemory<byte> bytes) =>
        bytes.Length <= Longest
            ? Asn.Read(bytes, "Revocation list", reader => Read(reader.ReadSequence()))
            : throw new PassportException(PassportFault.TooLong, "A revocation list that is too long.");

    /// <summary>Whether this authority signed it.</summary>
    internal bool IsSignedBy(Certificate authority, PassportPolicy policy) =>
        authority.Extensions.SignsRevocationLists
        && authority.Key.Verify(Algorithm, Certificate.HashOf(Algorithm), Signed.Span, Signature, policy);

    private static CertificateRevocationList Read(AsnReader list)
    {
        var signed = list.PeekEncodedValue();
        var body = list.ReadSequence();
        if (body.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
        {
            body.ReadInteger();
        }
        body.ReadEncodedValue();
        var issuer = DistinguishedName.Read(body);
        body.ReadTime();
        DateTimeOffset? next = body.HasData && IsTime(body.PeekTag()) ? body.ReadTime() : null;
        var serials = new List<string>();
        if (body.HasData && body.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
        {
            var revoked = body.ReadSequence();
            while (revoked.HasData)
            {
                serials.Add(Convert.ToHexString(revoked.ReadSequence().ReadIntegerBytes().Span));
            }
        }

        var read = new CertificateRevocationList
        {
            Issuer = issuer,
            NextUpdate = next,
            Signed = signed,
            Algorithm = SignatureAlgorithm.Read(list),
            Signature = list.ReadBitString(out _),
        };
        read.Serials.UnionWith(serials);
        return read;
    }

    private static bool IsTime(Asn1Tag tag) =>
        tag.HasSameClassAndValue(Asn1Tag.UtcTime) || tag.HasSameClassAndValue(Asn1Tag.GeneralizedTime);
}
