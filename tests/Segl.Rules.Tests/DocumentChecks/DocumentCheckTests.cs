namespace Segl.Rules.Tests;

public sealed class DocumentCheckTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Fact]
    public void R70_a_reading_begins_within_a_minute_and_once()
    {
        var check = new DocumentCheck(CheckPurpose.ActivationCode, Start);

        Assert.True(check.Read(Start + TimeSpan.FromMinutes(1) - Tick).IsGranted(out var reading, out _));
        Assert.Equal(Reason.DocumentCheckOver, WhyNot(check.Read(Start + TimeSpan.FromMinutes(1))));
        Assert.Equal(Reason.DocumentCheckOver, WhyNot(reading.Read(Start)));
    }

    [Fact]
    public void R70_a_document_is_read_within_five_minutes()
    {
        var reading = new DocumentCheck(CheckPurpose.ActivationCode, Start, CheckStep.Reading);

        Assert.Null(WhyNot(reading.Grant(CheckedDocument.Passport, Start + TimeSpan.FromMinutes(5) - Tick)));
        Assert.Equal(
            Reason.DocumentCheckOver,
            WhyNot(reading.Grant(CheckedDocument.Passport, Start + TimeSpan.FromMinutes(5)))
        );
    }

    [Theory]
    [InlineData(CheckStep.Started)]
    [InlineData(CheckStep.Reading)]
    [InlineData(CheckStep.Refused)]
    [InlineData(CheckStep.Given)]
    public void R70_nothing_is_given_unless_it_was_granted_and_once(CheckStep step)
    {
        var check = new DocumentCheck(CheckPurpose.NewPin, Start, step, Start);

        Assert.Equal(Reason.DocumentCheckOver, WhyNot(check.Give(CheckPurpose.NewPin, Start)));
    }

    [Fact]
    public void R70_what_was_granted_is_taken_within_fifteen_minutes_and_for_nothing_else()
    {
        var granted = new DocumentCheck(CheckPurpose.NewPin, Start, CheckStep.Granted, Start);

        Assert.True(
            granted.Give(CheckPurpose.NewPin, Start + TimeSpan.FromMinutes(15) - Tick).IsGranted(out var given, out _)
        );
        Assert.Equal(CheckStep.Given, given.Step);
        Assert.Equal(
            Reason.DocumentCheckOver,
            WhyNot(granted.Give(CheckPurpose.NewPin, Start + TimeSpan.FromMinutes(15)))
        );
        Assert.Equal(Reason.DocumentCheckOver, WhyNot(granted.Give(CheckPurpose.EndFreeze, Start)));
    }

    [Fact]
    public void T29_checks_are_counted_for_a_day()
    {
        var (most, count) = (3, new CheckCount(Start));
        for (var check = 0; check < most; check++)
        {
            Assert.True(count.OneMore(most, Start).IsGranted(out var next, out _));
            count = next;
        }

        Assert.False(count.OneMore(most, Start + TimeSpan.FromDays(1) - Tick).IsGranted(out _, out var refusal));
        Assert.Equal(
            (Reason.TooManyDocumentChecks, Start + TimeSpan.FromDays(1)),
            (refusal.Because, refusal.TryAgainAt)
        );
        Assert.True(count.OneMore(most, Start + TimeSpan.FromDays(1)).IsGranted(out var anew, out _));
        Assert.Equal(1, anew.Checks);
    }

    private static Reason? WhyNot<T>(Outcome<T> outcome)
        where T : class => outcome.IsGranted(out _, out var refusal) ? null : refusal.Because;
}
