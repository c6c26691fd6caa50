using Segl.Passport.Chips;

namespace Segl.Passport.Tests;

/// <summary>Whom one trusts: master lists, link certificates and revocation.</summary>
public sealed class TrustStoreTests
{
    private static readonly PassportPolicy Policy = new();

    private static readonly TestState Utopia = new();

    private static readonly TestState Sweden = new() { Country = "SE", AuthorityKey = TestKey.Ec("csca of Sweden") };

    // The next authority of Utopia: the same name, another key.
    private static readonly TestKey NextKey = TestKey.Ec("csca of next year");

    [Fact]
    public async Task A_master_list_of_a_trusted_state_brings_the_authorities_of_others()
    {
        var list = CscaMasterList.Read(
            Utopia.MasterList(Sweden.Authority()),
            Reading.Trust(Utopia.Authority()),
            Policy,
            Specimen.Now
        );
        var trust = new TrustStore();

        Assert.Equal(1, trust.Add(list));
        Assert.Equal((1, 0), (trust.Count, list.Unreadable));
        Assert.Equal(PassportFault.CountryDiffers, await Reading.Refused(new() { State = Sweden }, trust));
    }

    [Fact]
    public void T21_a_master_list_is_not_trusted_because_its_own_authority_is_in_it()
    {
        var forged = Sweden.MasterList(Sweden.Authority(), Utopia.Authority());

        Assert.Equal(PassportFault.SignerUntrusted, Refusal(() => List(forged, Utopia)));
        Assert.Equal(2, List(forged, Sweden).Certificates.Count);
    }

    [Fact]
    public void T21_a_signer_of_documents_signs_no_master_list()
    {
        var content = TestMessage.MasterList(Sweden.Authority());
        var byDocumentSigner = TestMessage.Sign(
            "2.23.136.1.1.2",
            content,
            Utopia.SignerKey,
            Utopia.SignerCertificate(),
            SignatureKind.Sha256,
            null
        );

        Assert.Equal(PassportFault.SignerUntrusted, Refusal(() => List(byDocumentSigner, Utopia)));
    }

    [Fact]
    public void T21_a_changed_master_list_is_refused()
    {
        var changed = Utopia.MasterList(Sweden.Authority());
        changed[^1] ^= 1;

        Assert.Equal(PassportFault.SignatureWrong, Refusal(() => List(changed, Utopia)));
    }

    [Fact]
    public void A_certificate_that_cannot_be_read_does_not_take_the_list_along()
    {
        byte[] unreadable = [0x30, 0x03, 0x02, 0x01, 0x01];
        var list = List(Utopia.MasterList(unreadable, Sweden.Authority()), Utopia);

        Assert.Equal((1, 1), (list.Certificates.Count, list.Unreadable));
    }

    [Fact]
    public async Task A_link_certificate_hands_trust_on_to_the_next_key()
    {
        var trust = Reading.Trust(Utopia.Authority());
        var next = Utopia with { AuthorityKey = NextKey };
        Assert.Equal(PassportFault.SignerUntrusted, await Reading.Refused(new() { State = next }, trust));

        Assert.True(trust.AddLink(Certificate.Read(Link(Utopia.AuthorityKey)), Policy));
        Assert.IsType<PassportVerdict.Authentic>(await Reading.Read(new() { State = next }, trust: trust));
    }

    [Fact]
    public void T21_a_link_that_no_trusted_authority_signed_hands_on_nothing()
    {
        var trust = Reading.Trust(Utopia.Authority());

        Assert.False(trust.AddLink(Certificate.Read(Link(NextKey)), Policy));
        Assert.Equal(1, trust.Count);
    }

    [Fact]
    public void A_signer_is_no_authority() =>
        Assert.False(new TrustStore().Add(Certificate.Read(Utopia.SignerCertificate())));

    [Fact]
    public void T21_a_signer_under_a_signer_is_trusted_by_nobody()
    {
        // The signer of documents signs a certificate of its own making.
        var under = new TestCertificate
        {
            Name = "Utopia document signer 8",
            Key = TestKey.Ec("eight"),
            IssuerName = "Utopia document signer 7",
            IssuerKey = Utopia.SignerKey,
        };
        var trust = Reading.Trust(Utopia.Authority());

        Assert.Equal(
            PassportFault.SignerUntrusted,
            Refusal(() => trust.Authority(Certificate.Read(under.Issue()), null, Policy, Specimen.Now))
        );
    }

    [Fact]
    public void T21_a_revocation_by_the_next_key_of_the_same_authority_counts()
    {
        var trust = Reading.Trust(Utopia.Authority(), Link(Utopia.AuthorityKey));
        var list = TestMessage.RevocationList("UT", "Utopia CSCA", NextKey, 7);

        Assert.True(trust.Add(CertificateRevocationList.Read(list), Policy));
        Assert.Equal(PassportFault.SignerRevoked, Refusal(() => Authority(trust)));
    }

    [Fact]
    public void A_revocation_list_that_no_authority_signed_revokes_nothing()
    {
        var trust = Reading.Trust(Utopia.Authority());
        var list = TestMessage.RevocationList("UT", "Utopia CSCA", TestKey.Ec("somebody"), 7);

        Assert.False(trust.Add(CertificateRevocationList.Read(list), Policy));
        Assert.Equal("UT", Authority(trust).Subject.Country);
    }

    [Fact]
    public void A_revocation_of_another_serial_number_is_none_of_ours()
    {
        var trust = Reading.Trust(Utopia.Authority());
        trust.Add(
            CertificateRevocationList.Read(TestMessage.RevocationList("UT", "Utopia CSCA", Utopia.AuthorityKey, 8)),
            Policy
        );

        Assert.Equal("UT", Authority(trust).Subject.Country);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public void T21_validity_ends_on_the_second(int seconds, bool isValid)
    {
        var state = Utopia with { Signer = signer => signer with { NotAfter = Specimen.Now.AddSeconds(seconds) } };
        var trust = Reading.Trust(Utopia.Authority());
        var signer = Certificate.Read(state.SignerCertificate());

        if (isValid)
        {
            Assert.NotNull(trust.Authority(signer, null, Policy, Specimen.Now));
        }
        else
        {
            Assert.Equal(
                PassportFault.SignerExpired,
                Refusal(() => trust.Authority(signer, null, Policy, Specimen.Now))
            );
        }
    }

    [Fact]
    public void Names_are_compared_without_capitals_and_spaces()
    {
        var one = Certificate.Read(Utopia.Authority()).Subject;

        Assert.Equal("2.5.4.6=ut;2.5.4.3=utopia csca;", one.Text);
        Assert.Equal("UT", one.Country);
    }

    private static byte[] Link(TestKey signer) =>
        new TestCertificate
        {
            Name = "Utopia CSCA",
            Key = NextKey,
            IssuerKey = signer,
            IsAuthority = true,
            Serial = 2,
        }.Issue();

    private static CscaMasterList List(byte[] bytes, TestState anchor) =>
        CscaMasterList.Read(bytes, Reading.Trust(anchor.Authority()), Policy, Specimen.Now);

    private static Certificate Authority(TrustStore trust) =>
        trust.Authority(Certificate.Read(Utopia.SignerCertificate()), null, Policy, Specimen.Now);

    private static PassportFault Refusal(Func<object> read) => Assert.Throws<PassportException>(read).Fault;
}
