namespace Segl.Rules.Tests;

/// <summary>R85: who needs a guardian's consent, and who can give it.</summary>
public sealed class GuardiansTests
{
    private static readonly DateOnly Today = new(2030, 6, 1);

    [Fact]
    public void R85_whoever_is_13_or_14_needs_a_guardian()
    {
        Assert.True(Guardians.IsNeeded(new(2015, 6, 2), Today));
        Assert.False(Guardians.IsNeeded(new(2015, 6, 1), Today));
    }

    [Fact]
    public void R85_a_guardian_is_grown_up_and_not_the_officer()
    {
        var (guardian, officer) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Null(Guardians.WhyNotConsent(guardian, new(2012, 6, 1), officer, Today));
        Assert.Equal(
            Reason.GuardianTooYoung,
            Guardians.WhyNotConsent(guardian, new(2012, 6, 2), officer, Today)?.Because
        );
        Assert.Equal(
            Reason.OfficerServesOwn,
            Guardians.WhyNotConsent(officer, new(1990, 6, 1), officer, Today)?.Because
        );
    }
}
