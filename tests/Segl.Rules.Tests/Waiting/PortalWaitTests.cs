namespace Segl.Rules.Tests;

public sealed class PortalWaitTests
{
    private static readonly DateTimeOffset Noon = new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 24)]
    public void R33_the_wait_is_an_hour_by_app_and_a_day_otherwise(bool byApp, int hours)
    {
        var ready = Noon + TimeSpan.FromHours(hours);
        var wait = Granted(PortalWait.ForCode(AssuranceLevel.Substantial, byApp, 0, null, Noon));

        Assert.Equal(Reason.WaitNotOver, Refused(wait.Show(ready - Tick)).Because);
        Assert.Equal(1, Granted(wait.Show(ready)).CodesShown);
        Assert.Equal(1, Granted(wait.Show(ready + Limits.CodeWaitUsable - Tick)).CodesShown);
        Assert.Equal(Reason.CodeWaitOver, Refused(wait.Show(ready + Limits.CodeWaitUsable)).Because);
    }

    [Fact]
    public void R33_a_finished_wait_gives_three_codes()
    {
        var wait = new PortalWait(WaitFor.ActivationCode, Noon, ByApp: true);
        var ready = Noon + Limits.PortalWaitByApp;
        for (var shown = 0; shown < Limits.CodesOfAWait; shown++)
        {
            wait = Granted(wait.Show(ready));
        }

        Assert.Equal(Reason.CodeWaitOver, Refused(wait.Show(ready)).Because);
    }

    [Fact]
    public void R31_it_takes_a_login_at_substantial() =>
        Assert.Equal(Reason.LevelTooLow, Refused(PortalWait.ForCode(AssuranceLevel.Low, true, 1, null, Noon)).Because);

    [Fact]
    public void R33_asking_again_moves_nothing()
    {
        var open = new PortalWait(WaitFor.ActivationCode, Noon, ByApp: true);

        var refused = Refused(PortalWait.ForCode(AssuranceLevel.High, true, 1, open, Noon + Tick));

        Assert.Equal((Reason.WaitNotOver, open.ReadyAt), (refused.Because, refused.TryAgainAt));
        Assert.Equal(
            open.UsableUntil,
            Granted(PortalWait.ForCode(AssuranceLevel.High, true, 1, open, open.UsableUntil)).AskedAt
        );
    }

    [Fact]
    public void R10_R33_there_must_be_a_place_for_the_app() =>
        Assert.Equal(
            Reason.TooManyApps,
            Refused(PortalWait.ForCode(AssuranceLevel.High, true, Limits.ActiveApps, null, Noon)).Because
        );

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 24)]
    public void R68_a_new_password_waits_like_a_code_and_can_be_stopped_until_it_is_in_force(bool byApp, int hours)
    {
        var ready = Noon + TimeSpan.FromHours(hours);
        var wait = Granted(PortalWait.ForPassword(AssuranceLevel.Substantial, byApp, hasDevice: true, null, Noon));

        Assert.Equal(ready, wait.ReadyAt);
        Assert.True(wait.IsOpen(ready - Tick));
        Assert.False(wait.IsOpen(ready));
        var again = Refused(PortalWait.ForPassword(AssuranceLevel.High, byApp, hasDevice: true, wait, ready - Tick));
        Assert.Equal((Reason.WaitNotOver, ready), (again.Because, again.TryAgainAt));
        Assert.Equal(
            ready,
            Granted(PortalWait.ForPassword(AssuranceLevel.High, byApp, hasDevice: true, wait, ready)).AskedAt
        );
    }

    [Fact]
    public void R68_a_password_takes_a_device_and_a_login_at_substantial()
    {
        Assert.Equal(
            Reason.NotFound,
            Refused(PortalWait.ForPassword(AssuranceLevel.High, true, hasDevice: false, null, Noon)).Because
        );
        Assert.Equal(
            Reason.LevelTooLow,
            Refused(PortalWait.ForPassword(AssuranceLevel.Low, true, hasDevice: true, null, Noon)).Because
        );
    }

    private static PortalWait Granted(Outcome<PortalWait> outcome) =>
        outcome.IsGranted(out var it, out var refused) ? it : throw new InvalidOperationException($"{refused}");

    private static Refusal Refused(Outcome<PortalWait> outcome) =>
        outcome.IsGranted(out _, out var refused) ? throw new InvalidOperationException("It was granted.") : refused;
}
