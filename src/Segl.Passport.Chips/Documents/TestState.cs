namespace Segl.Passport.Chips;

/// <summary>A state of the test world: its authority, its document signer, and who trusts it.</summary>
public sealed record TestState
{
    private const string AuthorityName = "Utopia CSCA";

    /// <summary>Two letters.</summary>
    public string Country { get; init; } = "UT";

    /// <summary>The authority's key.</summary>
    public TestKey AuthorityKey { get; init; } = TestKey.Ec("csca");

    /// <summary>The signer's key.</summary>
    public TestKey SignerKey { get; init; } = TestKey.Ec("signer", "secp256r1");

    /// <summary>How the authority signs.</summary>
    public SignatureKind AuthorityKind { get; init; } = SignatureKind.Sha256;

    /// <summary>Changes the signer's certificate before it is signed.</summary>
    public Func<TestCertificate, TestCertificate> Signer { get; init; } = signer => signer;

    /// <summary>The authority's certificate.</summary>
    public byte[] Authority() =>
        new TestCertificate
        {
            Name = AuthorityName,
            Country = Country,
            IssuerCountry = Country,
            Key = AuthorityKey,
            IssuerKey = AuthorityKey,
            Kind = AuthorityKind,
            IsAuthority = true,
        }.Issue();

    /// <summary>The document signer's certificate.</summary>
    public byte[] SignerCertificate() =>
        Signer(
                new()
                {
                    Name = "Utopia document signer 7",
                    Country = Country,
                    Key = SignerKey,
                    IssuerName = AuthorityName,
                    IssuerCountry = Country,
                    IssuerKey = AuthorityKey,
                    Kind = AuthorityKind,
                    Serial = 7,
                }
            )
            .Issue();

    /// <summary>A revocation list that names the signer.</summary>
    public byte[] Revocation() => TestMessage.RevocationList(Country, AuthorityName, AuthorityKey, 7);

    /// <summary>A master list of these authorities, signed by this state.</summary>
    public byte[] MasterList(params IReadOnlyList<byte[]> authorities)
    {
        var key = TestKey.Ec("master list", "secp256r1");
        var certificate = new TestCertificate
        {
            Name = "Utopia master list signer",
            Country = Country,
            Key = key,
            IssuerName = AuthorityName,
            IssuerCountry = Country,
            IssuerKey = AuthorityKey,
            Kind = AuthorityKind,
            Serial = 9,
            SignsMasterLists = true,
        };
        return TestMessage.Sign(
            "2.23.136.1.1.2",
            TestMessage.MasterList(authorities),
            key,
            certificate.Issue(),
            SignatureKind.Sha256,
            Specimen.Now.AddDays(-30)
        );
    }
}
