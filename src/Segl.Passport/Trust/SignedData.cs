using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Segl.Passport;

/// <summary>
/// A CMS SignedData with one signer (RFC 5652 section 5): a security object, EF.CardSecurity or a master list. Read
/// here, since
/// the framework's knows no PSS salts other than the hash's length.
/// </summary>
internal sealed class SignedData
{
    private const string Type = "1.2.840.113549.1.7.2";
    private const string ContentTypeAttribute = "1.2.840.113549.1.9.3";
    private const string MessageDigestAttribute = "1.2.840.113549.1.9.4";
    private const string SigningTimeAttribute = "1.2.840.113549.1.9.5";
    private const int MostCertificates = 8;
    private const int MostAttributes = 32;

    private readonly Dictionary<string, ReadOnlyMemory<byte>> attributes = [];
    private HashAlgorithmName digest;
    private SignatureAlgorithm algorithm = null!;
    private byte[] signature = [];
    private byte[]? signedAttributes;

    private SignedData() { }

    /// <summary>What the content is.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>The content.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>The certificates beside it.</summary>
    public List<Certificate> Certificates { get; } = [];

    /// <summary>When it was signed, as the signer says; null when it does not.</summary>
    public DateTimeOffset? SigningTime { get; private set; }

    /// <summary>Reads one; lengths and sets are taken as honest documents write them.</summary>
    public static SignedData Read(ReadOnlyMemory<byte> bytes, string what) =>
        Asn.ReadLoosely(
            bytes,
            what,
            reader =>
            {
                var signed = new SignedData();
                signed.ReadContentInfo(reader.ReadSequence());
                return signed;
            }
        );

    /// <summary>
    /// The certificate whose key made the signature. Which one the signer names decides nothing: names in it are often
    /// spelled
    /// otherwise than in the certificate, so each certificate beside the content is tried.
    /// </summary>
    public Certificate Signer(PassportPolicy policy)
    {
        var message = Message();
        if (algorithm.Hash is { } named && named != digest)
        {
            throw new PassportException(
                PassportFault.SignatureWrong,
                "The signature is over another hash than the digest."
            );
        }

        PassportException? refused = null;
        foreach (var certificate in Certificates)
        {
            try
            {
                if (certificate.Key.Verify(algorithm, digest, message, signature, policy))
                {
                    return certificate;
                }
            }
            catch (PassportException wrong)
            {
                refused = wrong;
            }
        }
        throw refused
            ?? new PassportException(
                PassportFault.SignatureWrong,
                "No certificate beside the content made the signature."
            );
    }

    private void ReadContentInfo(AsnReader info)
    {
        if (info.ReadObjectIdentifier() != Type)
        {
            throw new PassportException(PassportFault.Malformed, "A CMS message that is not signed.");
        }
        var signed = info.ReadSequence(new(TagClass.ContextSpecific, 0)).ReadSequence();
        signed.ReadInteger();
        signed.ReadSetOf(skipSortOrderValidation: true);

        var content = signed.ReadSequence();
        ContentType = content.ReadObjectIdentifier();
        Content = content.ReadSequence(new(TagClass.ContextSpecific, 0)).ReadOctetString();
        ReadCertificates(signed);
        if (signed.PeekTag().HasSameClassAndValue(new(TagClass.ContextSpecific, 1)))
        {
            signed.ReadEncodedValue();
        }

        var signers = signed.ReadSetOf(skipSortOrderValidation: true);
        ReadSigner(signers.ReadSequence());
        signers.ThrowIfNotEmpty();
    }

    private void ReadCertificates(AsnReader signed)
    {
        var tag = new Asn1Tag(TagClass.ContextSpecific, 0);
        if (!signed.PeekTag().HasSameClassAndValue(tag))
        {
            return;
        }
        var set = signed.ReadSetOf(skipSortOrderValidation: true, tag);
        while (set.HasData)
        {
            if (Certificates.Count == MostCertificates)
            {
                throw new PassportException(PassportFault.TooLong, "Too many certificates.");
            }
            Certificates.Add(Certificate.Read(set.ReadEncodedValue()));
        }
    }

    private void ReadSigner(AsnReader signer)
    {
        signer.ReadInteger();
        signer.ReadEncodedValue();
        digest = Hashes.Read(signer);
        var tag = new Asn1Tag(TagClass.ContextSpecific, 0);
        if (signer.PeekTag().HasSameClassAndValue(tag))
        {
            // Signed is the set as such: the same bytes with the tag of a SET (RFC 5652 section 5.4).
            signedAttributes = signer.PeekEncodedValue().ToArray();
            signedAttributes[0] = 0x31;
            ReadAttributes(signer.ReadSetOf(skipSortOrderValidation: true, tag));
        }
        algorithm = SignatureAlgorithm.Read(signer);
        signature = signer.ReadOctetString();
    }

    private void ReadAttributes(AsnReader set)
    {
        while (set.HasData)
        {
            var attribute = set.ReadSequence();
            var oid = attribute.ReadObjectIdentifier();
            var values = attribute.ReadSetOf(skipSortOrderValidation: true);
            if (attributes.Count == MostAttributes || !attributes.TryAdd(oid, values.ReadEncodedValue()))
            {
                throw new PassportException(PassportFault.Malformed, "Signed attributes that are doubled or too many.");
            }
        }
        SigningTime = attributes.TryGetValue(SigningTimeAttribute, out var time)
            ? new AsnReader(time, AsnEncodingRules.BER).ReadTime()
            : null;
    }

    // With attributes they are what is signed, and they hold type and digest of the content (RFC 5652 section 5.3).
    private byte[] Message()
    {
        if (signedAttributes is null)
        {
            return Content;
        }
        var isBound =
            attributes.TryGetValue(ContentTypeAttribute, out var type)
            && attributes.TryGetValue(MessageDigestAttribute, out var hash)
            && Asn.ReadLoosely(type, "Content type", reader => reader.ReadObjectIdentifier()) == ContentType
            && Asn.ReadLoosely(hash, "Message digest", reader => reader.ReadOctetString())
                .AsSpan()
                .SequenceEqual(Hashes.Of(digest, Content));
        return isBound
            ? signedAttributes
            : throw new PassportException(
                PassportFault.SignatureWrong,
                "The signed digest is that of another content."
            );
    }
}
