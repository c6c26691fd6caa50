namespace Segl.Rules.Tests;

public sealed class NoticesTests
{
    private static readonly DateTimeOffset Noon = new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Theory]
    [InlineData(Happening.AppActivated)]
    [InlineData(Happening.AppBlocked)]
    [InlineData(Happening.AppDeleted)]
    [InlineData(Happening.AppSuspended)]
    [InlineData(Happening.PinChanged)]
    [InlineData(Happening.BiometricsOn)]
    [InlineData(Happening.BiometricsOff)]
    [InlineData(Happening.NumberApprovalOn)]
    [InlineData(Happening.PhoneNumberChanged)]
    [InlineData(Happening.EmailChanged)]
    [InlineData(Happening.Frozen)]
    [InlineData(Happening.FreezeEnded)]
    [InlineData(Happening.ActivationCodeIssued)]
    public void R100_every_change_of_means_or_address_is_told(Happening what) => Assert.True(Notices.Told(what));

    [Fact]
    public void R94_this_was_not_me_is_told() => Assert.True(Notices.Told(Happening.LoginRefused));

    [Fact]
    public void R102_a_login_is_in_the_journal_and_in_nobodys_inbox() =>
        Assert.False(Notices.Told(Happening.LoginApproved));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(3, 15)]
    [InlineData(4, 60)]
    [InlineData(40, 60)]
    public void R101_a_notice_is_tried_less_and_less_often(int tries, int minutes) =>
        Assert.Equal(Noon.AddMinutes(minutes), Notices.NextTry(tries, Noon, validUntil: null, Noon));

    [Fact]
    public void R101_a_notice_is_given_up_after_three_days()
    {
        var end = Noon.AddDays(3);

        Assert.NotNull(Notices.NextTry(9, Noon, validUntil: null, end - TimeSpan.FromHours(1) - Tick));
        Assert.Null(Notices.NextTry(9, Noon, validUntil: null, end - TimeSpan.FromHours(1)));
    }

    [Fact]
    public void R101_a_code_is_tried_every_minute_of_its_life_and_not_after()
    {
        var dead = Noon.AddMinutes(10);

        Assert.Equal(Noon.AddMinutes(8), Notices.NextTry(8, Noon, dead, Noon.AddMinutes(7)));
        Assert.NotNull(Notices.NextTry(9, Noon, dead, dead - TimeSpan.FromMinutes(1) - Tick));
        Assert.Null(Notices.NextTry(9, Noon, dead, dead - TimeSpan.FromMinutes(1)));
    }
}
