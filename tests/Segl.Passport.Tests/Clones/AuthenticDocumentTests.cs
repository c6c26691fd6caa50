using System.Reflection;
using Segl.Passport.Chips;

namespace Segl.Passport.Tests;

/// <summary>No document is authentic before both proofs: the types leave no way.</summary>
public sealed class AuthenticDocumentTests
{
    [Theory]
    [InlineData(typeof(SignedDocument))]
    [InlineData(typeof(CloneProof))]
    public void T20_nobody_outside_makes_a_proof(Type proof) => Assert.Empty(proof.GetConstructors());

    [Fact]
    public void T20_an_authentic_document_is_made_of_proofs_alone()
    {
        var only = Assert.Single(
            typeof(AuthenticDocument).GetConstructors(
                BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
            )
        );

        Assert.Equal(typeof(IReadOnlyList<CloneProof>), Assert.Single(only.GetParameters()).ParameterType);
        Assert.Throws<ArgumentException>(() => new AuthenticDocument());
    }

    [Fact]
    public void T20_the_proofs_are_of_one_document()
    {
        var proofs = new[] { Signed(), Signed() }.Select(one => new CloneProof(one, CloneCheck.ActiveAuthentication));

        Assert.Throws<ArgumentException>(() => new AuthenticDocument([.. proofs]));
    }

    [Fact]
    public void T21_a_flipped_bit_in_any_byte_of_any_data_group_is_found()
    {
        var files = new ChipDesign { HasMore = true }.Files();
        var trust = Reading.Trust(new TestState().Authority());
        foreach (var file in files.Keys.Where(file => file.DataGroupNumber() > 0))
        {
            for (var at = 0; at < files[file].Length; at++)
            {
                files[file][at] ^= 0x10;
                Assert.Equal(
                    PassportFault.DataGroupDiffers,
                    Assert.Throws<PassportException>(() => Verify(files, trust)).Fault
                );
                files[file][at] ^= 0x10;
            }
        }
        Assert.NotNull(Verify(files, trust));
    }

    [Fact]
    public void T21_SHA_1_is_accepted_only_by_a_policy_that_says_so()
    {
        var files = new ChipDesign { DataHash = new("SHA1"), Kind = new(new("SHA1")) }.Files();
        var trust = Reading.Trust(new TestState().Authority());

        Assert.Equal(
            PassportFault.AlgorithmRefused,
            Assert.Throws<PassportException>(() => Verify(files, trust)).Fault
        );
        Assert.NotNull(Verify(files, trust, new() { AllowSha1 = true }));
    }

    [Theory]
    [InlineData("UTO", "UT", true)]
    [InlineData("D", "DE", true)]
    [InlineData("GBN", "GB", true)]
    [InlineData("DNK", "SE", false)]
    [InlineData("", "", false)]
    public void T21_a_state_is_signed_for_by_its_own_country(string state, string country, bool isSame) =>
        Assert.Equal(isSame, IssuingStates.Signs(country, state));

    [Theory]
    [InlineData("261128", true)]
    [InlineData("261127", false)]
    public async Task The_last_day_of_a_document_still_counts(string expiry, bool isValid) =>
        Assert.Equal(
            isValid,
            await Reading.Read(new() { Mrz = Specimen.Td3("UTO", expiry) }) is PassportVerdict.Authentic
        );

    private static SignedDocument Signed() =>
        Verify(new ChipDesign().Files(), Reading.Trust(new TestState().Authority()));

    private static SignedDocument Verify(
        Dictionary<ElementaryFile, byte[]> files,
        TrustStore trust,
        PassportPolicy? policy = null
    ) =>
        PassiveAuthentication.Verify(
            new(
                files[ElementaryFile.Sod],
                files
                    .Where(file => file.Key.DataGroupNumber() > 0)
                    .ToDictionary(file => file.Key, file => (ReadOnlyMemory<byte>)file.Value)
            ),
            trust,
            policy ?? new(),
            Specimen.Now
        );
}
