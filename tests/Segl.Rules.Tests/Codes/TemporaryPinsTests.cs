using static Segl.Rules.Tests.Expect;

namespace Segl.Rules.Tests;

public sealed class TemporaryPinsTests
{
    private static readonly TemporaryPin Sent = TemporaryPin.Issue(Noon);

    [Fact]
    public void R34_it_has_eight_digits() => Assert.Equal(8, Limits.TemporaryPinDigits);

    [Fact]
    public void R34_it_lives_ten_minutes()
    {
        Assert.Null(Sent.WhyNotTry(Noon.AddMinutes(10) - Tick));
        Assert.Equal(Reason.TemporaryPinDead, Sent.WhyNotTry(Noon.AddMinutes(10))?.Because);
    }

    [Fact]
    public void R34_it_takes_three_tries()
    {
        var twice = Sent.Raised().Raised();
        Assert.Null(twice.WhyNotTry(Noon));
        Assert.Equal(new(Reason.TemporaryPinWrong, TriesLeft: 1), twice.AnswerToWrong());

        var thrice = twice.Raised();
        Assert.Equal(Reason.TemporaryPinDead, thrice.WhyNotTry(Noon)?.Because);
        Assert.Equal(Reason.TemporaryPinDead, thrice.AnswerToWrong().Because);
    }

    [Fact]
    public void R34_it_may_be_sent_again_three_times()
    {
        var thrice = Again(Again(Again(Sent)));

        Assert.Equal((3, 0), (Sent.SendsLeft, thrice.SendsLeft));
        Assert.Equal(Reason.TemporaryPinSentTooOften, Refused(thrice.SendAgain(Noon)).Because);
    }

    [Fact]
    public void R34_T07_sending_again_lives_anew_and_resets_no_tries()
    {
        var again = Granted(Sent.Raised().Raised().SendAgain(Noon.AddMinutes(9)));

        Assert.Equal((Noon.AddMinutes(19), 2), (again.ValidUntil, again.Tries));
        Assert.Equal(Reason.TemporaryPinDead, Refused(again.Raised().SendAgain(Noon.AddMinutes(9))).Because);
    }

    private static TemporaryPin Again(TemporaryPin pin) => Granted(pin.SendAgain(Noon));
}
