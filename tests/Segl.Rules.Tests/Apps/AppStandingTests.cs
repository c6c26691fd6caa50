namespace Segl.Rules.Tests;

public sealed class AppStandingTests
{
    private static readonly DateTimeOffset Now = new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly AppStanding Good = new(IsActive: true, SeemsCloned: false, PinCounter.Reset);

    [Fact]
    public void R11_an_app_that_is_blocked_or_deleted_may_do_nothing() =>
        Assert.Equal(Reason.AppNotActive, (Good with { IsActive = false }).WhyNotAct(null)?.Because);

    [Fact]
    public void R08_no_app_of_a_frozen_identity_may_do_anything() =>
        Assert.Equal(Reason.IdentityFrozen, Good.WhyNotAct(Now)?.Because);

    [Fact]
    public void T16_an_app_that_seems_cloned_may_do_nothing() =>
        Assert.Equal(Reason.AnswerTokenOld, (Good with { SeemsCloned = true }).WhyNotAct(null)?.Because);

    [Fact]
    public void R22_a_suspended_app_may_act_without_a_pin_but_nothing_rests_on_it()
    {
        var suspended = Good with { Pins = new(Limits.WrongPinsToSuspend, Now + Limits.PinSuspension) };

        Assert.Null(suspended.WhyNotAct(null));
        Assert.Equal(Reason.AppSuspended, suspended.WhyNotVouch(null, Now)?.Because);
        var end = Now + Limits.PinSuspension;
        Assert.Equal(Reason.AppSuspended, suspended.WhyNotVouch(null, end - TimeSpan.FromTicks(1))?.Because);
        Assert.Null(suspended.WhyNotVouch(null, end));
    }

    [Fact]
    public void A_good_app_may_act_and_logins_rest_on_it() =>
        Assert.Equal((null, null), (Good.WhyNotAct(null), Good.WhyNotVouch(null, Now)));
}
