namespace Segl.Rules.Tests;

/// <summary>What is enough at a desk, and for which level.</summary>
public sealed class DeskEvidenceTests
{
    [Theory]
    [InlineData(DocumentKind.Passport)]
    [InlineData(DocumentKind.DrivingLicence)]
    [InlineData(DocumentKind.ResidencePermit)]
    public void R81_one_document_with_photo_is_enough(DocumentKind kind)
    {
        var shown = new DeskEvidence([kind], HasWitness: false);
        Assert.Equal(AssuranceLevel.Substantial, shown.Level);
        Assert.Equal(AssuranceLevel.High, shown.LevelOfTwo);
    }

    [Fact]
    public void R81_of_the_others_two_different_ones_are()
    {
        Assert.Null(new DeskEvidence([DocumentKind.HealthCard], HasWitness: false).Level);
        Assert.Null(new DeskEvidence([DocumentKind.HealthCard, DocumentKind.HealthCard], HasWitness: false).Level);
        var two = new DeskEvidence([DocumentKind.HealthCard, DocumentKind.BirthCertificate], HasWitness: false);
        Assert.Equal(AssuranceLevel.Substantial, two.Level);
        Assert.Equal(AssuranceLevel.Substantial, two.LevelOfTwo);
    }

    [Theory]
    [InlineData("12345", false)]
    [InlineData("1234567", false)]
    [InlineData("", false)]
    [InlineData("12-456", false)]
    [InlineData(" ab1234 ", true)]
    public void R81_the_last_six_characters_cannot_be_skipped(string typed, bool granted) =>
        Assert.Equal(granted, ShownDocument.Read(DocumentKind.Passport, typed).IsGranted(out _, out _));

    [Fact]
    public void R81_case_does_not_matter_and_nothing_prints_the_number()
    {
        Assert.True(ShownDocument.Read(DocumentKind.Passport, "ab1234").IsGranted(out var document, out _));
        Assert.Equal("AB1234", document.LastSix);
        Assert.DoesNotContain("AB1234", document.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void R82_T48_a_witness_is_good_for_low_only() =>
        Assert.Equal(AssuranceLevel.Low, new DeskEvidence([DocumentKind.HealthCard], HasWitness: true).Level);
}
