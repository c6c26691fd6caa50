using static Segl.Rules.Tests.Expect;

namespace Segl.Rules.Tests;

public sealed class PersonalPinTests
{
    [Fact]
    public void R20_a_personal_pin_has_six_digits() => Assert.Equal(6, Limits.PinDigits);

    [Fact]
    public void R22_two_wrong_pins_leave_the_app_open()
    {
        var counter = AfterWrong(2);

        Assert.Null(counter.WhyNotTry(Noon));
        Assert.Equal(new(Reason.PinWrong, TriesLeft: 1), counter.AnswerToWrong());
    }

    [Fact]
    public void R22_the_third_wrong_pin_suspends_for_fifteen_minutes()
    {
        var counter = AfterWrong(3);

        Assert.Equal(new(Reason.AppSuspended, Noon.AddMinutes(15), TriesLeft: 2), counter.AnswerToWrong());
        Assert.Equal(new(Reason.AppSuspended, Noon.AddMinutes(15)), counter.WhyNotTry(Noon.AddMinutes(15) - Tick));
        Assert.Null(counter.WhyNotTry(Noon.AddMinutes(15)));
    }

    [Fact]
    public void R22_the_fourth_suspends_again()
    {
        var later = Noon.AddMinutes(15);

        var counter = AfterWrong(3).Raised(later);

        Assert.Equal(later.AddMinutes(15), counter.WhyNotTry(later)?.TryAgainAt);
        Assert.Equal(1, counter.AnswerToWrong().TriesLeft);
    }

    [Fact]
    public void R22_the_fifth_blocks_and_waiting_changes_nothing()
    {
        var counter = AfterWrong(5);

        Assert.True(counter.Blocked);
        Assert.False(AfterWrong(4).Blocked);
        Assert.Equal(new(Reason.AppBlocked), counter.AnswerToWrong());
        Assert.Equal(new(Reason.AppBlocked), counter.WhyNotTry(Noon.AddYears(10)));
    }

    [Fact]
    public void R22_a_right_pin_resets_the_count() => Assert.Equal(new PinCounter(0, null), PinCounter.Reset);

    [Theory]
    [InlineData(AssuranceLevel.Low, null)]
    [InlineData(AssuranceLevel.Substantial, null)]
    [InlineData(AssuranceLevel.High, Reason.BiometricsNotAllowed)]
    public void R24_biometrics_never_stand_in_at_level_high(AssuranceLevel asked, Reason? refused) =>
        Assert.Equal(refused, Biometrics.WhyNotApprove(asked, personsOnPhone: 1)?.Because);

    [Fact]
    public void R25_T50_biometrics_do_not_count_on_a_shared_phone() =>
        Assert.Equal(
            Reason.BiometricsNotAllowed,
            Biometrics.WhyNotApprove(AssuranceLevel.Substantial, personsOnPhone: 2)?.Because
        );

    private static PinCounter AfterWrong(int pins) =>
        Enumerable.Range(0, pins).Aggregate(new PinCounter(), (counter, _) => counter.Raised(Noon));
}
