namespace Segl.Rules.Tests;

public sealed class AssuranceLevelsTests
{
    [Theory]
    [InlineData(AssuranceLevel.Low, AssuranceLevel.Low)]
    [InlineData(AssuranceLevel.Substantial, AssuranceLevel.Substantial)]
    [InlineData(AssuranceLevel.High, AssuranceLevel.Substantial)]
    public void R96_an_app_gives_the_lower_of_the_identitys_level_and_substantial(
        AssuranceLevel identity,
        AssuranceLevel login
    )
    {
        Assert.Equal(login, AssuranceLevels.Of(identity, Means.AppAndPin));
        Assert.Equal(login, AssuranceLevels.Of(identity, Means.AppAndBiometrics));
    }

    [Theory]
    [InlineData(AssuranceLevel.Low)]
    [InlineData(AssuranceLevel.Substantial)]
    [InlineData(AssuranceLevel.High)]
    public void R96_app_and_security_key_give_the_identitys_level(AssuranceLevel identity) =>
        Assert.Equal(identity, AssuranceLevels.Of(identity, Means.AppPinAndSecurityKey));

    [Theory]
    [InlineData(AssuranceLevel.Low, AssuranceLevel.Substantial, true, Reason.LevelTooLow)]
    [InlineData(AssuranceLevel.Substantial, AssuranceLevel.High, true, Reason.LevelTooLow)]
    [InlineData(AssuranceLevel.High, AssuranceLevel.High, false, Reason.SecurityKeyMissing)]
    [InlineData(AssuranceLevel.High, AssuranceLevel.High, true, null)]
    [InlineData(AssuranceLevel.High, AssuranceLevel.Substantial, false, null)]
    [InlineData(AssuranceLevel.Substantial, AssuranceLevel.Substantial, false, null)]
    public void R96_a_level_takes_the_identity_and_at_high_a_key(
        AssuranceLevel identity,
        AssuranceLevel asked,
        bool hasKey,
        Reason? because
    ) => Assert.Equal(because, AssuranceLevels.WhyNotByApp(identity, asked, hasKey)?.Because);

    [Fact]
    public void R96_substantial_is_asked_for_by_default() =>
        Assert.Equal(AssuranceLevel.Substantial, AssuranceLevels.AskedByDefault);

    [Fact]
    public void R96_the_levels_have_an_order() =>
        Assert.Equal(
            [AssuranceLevel.Low, AssuranceLevel.Substantial, AssuranceLevel.High],
            Enum.GetValues<AssuranceLevel>().Order()
        );
}
