using static Segl.Rules.Tests.Expect;

namespace Segl.Rules.Tests;

public sealed class PCodeTests
{
    private static readonly PCode Issued = PCode.Issue(Noon);

    [Fact]
    public void R03_it_has_eight_digits() => Assert.Equal(8, Limits.PCodeDigits);

    [Fact]
    public void R03_it_lives_sixty_days()
    {
        Assert.Null(Issued.Attempt(isRight: true, Noon.AddDays(60) - Tick).WhyNot);
        Assert.Equal((Issued, new Refusal(Reason.PCodeOver)), Issued.Attempt(isRight: true, Noon.AddDays(60)));
    }

    [Fact]
    public void R03_it_takes_three_attempts()
    {
        var (once, first) = Issued.Attempt(isRight: false, Noon);
        var (twice, second) = once.Attempt(isRight: false, Noon);
        Assert.Equal(new(Reason.PCodeWrong, TriesLeft: 2), first);
        Assert.Equal(new(Reason.PCodeWrong, TriesLeft: 1), second);
        Assert.Null(twice.Attempt(isRight: true, Noon).WhyNot);

        var (thrice, third) = twice.Attempt(isRight: false, Noon);
        Assert.Equal(Reason.PCodeOver, third?.Because);
        Assert.Equal((thrice, new Refusal(Reason.PCodeOver)), thrice.Attempt(isRight: true, Noon));
    }

    [Fact]
    public void R03_it_is_right_once()
    {
        var (used, _) = Issued.Attempt(isRight: true, Noon);

        Assert.Equal((used, new Refusal(Reason.PCodeOver)), used.Attempt(isRight: true, Noon));
    }
}
