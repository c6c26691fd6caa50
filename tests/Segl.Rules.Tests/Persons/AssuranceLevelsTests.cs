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
