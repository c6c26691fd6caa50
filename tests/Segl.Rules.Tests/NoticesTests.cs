namespace Segl.Rules.Tests;

public sealed class NoticesTests
{
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
}
