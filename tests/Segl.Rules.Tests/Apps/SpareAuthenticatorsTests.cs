namespace Segl.Rules.Tests;

public sealed class SpareAuthenticatorsTests
{
    [Theory]
    [InlineData(0, null)]
    [InlineData(2, null)]
    [InlineData(3, Reason.TooManyApps)]
    public void R10_R11_a_fourth_active_app_is_refused(int active, Reason? refused) =>
        Assert.Equal(refused, SpareAuthenticators.WhyNoFurtherApp(active)?.Because);

    [Theory]
    [InlineData(0, false, Reason.LastAuthenticator)]
    [InlineData(0, true, null)]
    [InlineData(1, false, null)]
    public void R19_T64_the_last_one_goes_only_with_an_explicit_word(int others, bool knows, Reason? refused) =>
        Assert.Equal(refused, SpareAuthenticators.WhyNotGiveUp(others, knows)?.Because);
}
