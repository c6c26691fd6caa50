namespace Segl.Rules.Tests;

public sealed class SecurityKeyTests
{
    private static readonly DateTimeOffset Noon = new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly AppStanding Good = new(IsActive: true, SeemsCloned: false, PinCounter.Reset);

    [Fact]
    public void R18_one_key_is_added_with_an_app_that_may_vouch() =>
        Assert.Null(SecurityKey.WhyNotAdd(Good, null, hasActive: false, frozenAt: null, Noon));

    [Fact]
    public void R18_a_second_key_is_refused() =>
        Assert.Equal(
            Reason.TooManySecurityKeys,
            SecurityKey.WhyNotAdd(Good, null, hasActive: true, frozenAt: null, Noon)?.Because
        );

    [Fact]
    public void R18_without_an_app_or_with_one_that_may_not_act_there_is_none()
    {
        Assert.Equal(Reason.NeedsApp, SecurityKey.WhyNotAdd(null, null, false, null, Noon)?.Because);
        Assert.Equal(
            Reason.AppNotActive,
            SecurityKey.WhyNotAdd(Good with { IsActive = false }, null, false, null, Noon)?.Because
        );
        Assert.Equal(Reason.IdentityFrozen, SecurityKey.WhyNotAdd(Good, null, false, Noon, Noon)?.Because);
    }

    [Fact]
    public void R51_a_new_app_adds_no_key_until_its_day_is_over()
    {
        var until = Noon + Limits.NewAppRestricted;
        var refused = SecurityKey.WhyNotAdd(Good, until, false, null, until - TimeSpan.FromTicks(1));
        Assert.Equal((Reason.AppRestricted, until), (refused?.Because, refused?.TryAgainAt));
        Assert.Null(SecurityKey.WhyNotAdd(Good, until, false, null, until));
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(0, 1, false)]
    [InlineData(1, 2, false)]
    [InlineData(1, 1, true)]
    [InlineData(2, 1, true)]
    [InlineData(1, 0, true)]
    [InlineData(uint.MaxValue, 0, true)]
    public void R18_a_counter_that_does_not_grow_tells_of_a_second_key(long before, long told, bool cloned) =>
        Assert.Equal(cloned, SecurityKey.SeemsCloned(before, told));
}
