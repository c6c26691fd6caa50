using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Segl.Passport;

/// <summary>
/// A certificate of Doc 9303-12 section 7: a country signing authority (CSCA), a document signer or the signer of a
/// master list.
/// Read here and not by the framework, which does not follow chains of keys with explicit curve parameters.
/// </summary>
public sealed class Certificate
{
    private const int Longest = 64 * 1024;

    private Certificate(ReadOnlyMemory<byte> raw) => Raw = raw;

    /// <summary>The certificate.</summary>
    public ReadOnlyMemory<byte> Raw { get; }

    /// <summary>Who it is.</summary>
    public DistinguishedName Subject { get; private init; } = null!;

    /// <summary>Who signed it, as it says.</summary>
    public DistinguishedName Issuer { get; private init; } = null!;

    /// <summary>The first instant of validity.</summary>
    public DateTimeOffset NotBefore { get; private init; }

    /// <summary>The last instant of validity.</summary>
    public DateTimeOffset NotAfter { get; private init; }

    /// <summary>SHA-256 over the certificate, in hexadecimal: by this an operator pins one.</summary>
    public string Fingerprint => Convert.ToHexString(SHA256.HashData(Raw.Span));

    /// <summary>The serial number.</summary>
    internal string Serial { get; private init; } = "";

    internal SubjectPublicKey Key { get; private init; } = null!;

    internal byte[] KeyInfo { get; private init; } = [];

    internal CertificateExtensions Extensions { get; private init; } = null!;

    private ReadOnlyMemory<byte> Signed { get; init; }

    private SignatureAlgorithm Algorithm { get; init; } = null!;

    private byte[] Signature { get; init; } = [];

    /// <summary>Reads one, in DER or as states encode it: what is signed are its bytes as they are.</summary>
    public static Certificate Read(ReadOnlyMemory<byte> bytes) =>
        bytes.Length <= Longest
            ? Asn.ReadLoosely(bytes, "Certificate", reader => Read(bytes, reader.ReadSequence()))
            : throw new PassportException(PassportFault.TooLong, "A certificate that is too long.");

    /// <summary>Whether it is valid at this instant.</summary>
    public bool IsValidAt(DateTimeOffset instant) => NotBefore <= instant && instant <= NotAfter;

    /// <summary>
    /// Whether the key of the authority made this certificate's signature, and may make such signatures.
    /// </summary>
    internal bool IsSignedBy(Certificate authority, PassportPolicy policy) =>
        authority.Extensions.IsAuthority
        && authority.Key.Verify(Algorithm, HashOf(Algorithm), Signed.Span, Signature, policy);

    /// <summary>The hash that the algorithm names; certificates have no other place for it.</summary>
    internal static HashAlgorithmName HashOf(SignatureAlgorithm algorithm) =>
        algorithm.Hash
        ?? throw new PassportException(PassportFault.Unsupported, "A signature algorithm that names no hash.");

    private static Certificate Read(ReadOnlyMemory<byte> raw, AsnReader certificate)
    {
        var signed = certificate.PeekEncodedValue();
        var body = certificate.ReadSequence();
        if (body.PeekTag().HasSameClassAndValue(new(TagClass.ContextSpecific, 0)))
        {
            body.ReadSequence(new(TagClass.ContextSpecific, 0)).ReadInteger();
        }

        var serial = Convert.ToHexString(body.ReadIntegerBytes().Span);
        var inner = body.ReadEncodedValue();
        var issuer = DistinguishedName.Read(body);
        var validity = body.ReadSequence();
        var (from, to) = (validity.ReadTime(), validity.ReadTime());
        var subject = DistinguishedName.Read(body);
        var keyInfo = body.PeekEncodedValue().ToArray();
        var key = SubjectPublicKey.Read(body);

        // RFC 5280 section 4.1.1.2: both places name the same algorithm.
        if (!inner.Span.SequenceEqual(certificate.PeekEncodedValue().Span))
        {
            throw new PassportException(PassportFault.Malformed, "A certificate that names two signature algorithms.");
        }
        return new(raw)
        {
            Signed = signed,
            Serial = serial,
            Issuer = issuer,
            Subject = subject,
            NotBefore = from,
            NotAfter = to,
            KeyInfo = keyInfo,
            Key = key,
            Extensions = CertificateExtensions.Read(body),
            Algorithm = SignatureAlgorithm.Read(certificate),
            Signature = certificate.ReadBitString(out _),
        };
    }
}
