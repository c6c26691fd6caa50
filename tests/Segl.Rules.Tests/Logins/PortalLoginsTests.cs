namespace Segl.Rules.Tests;

/// <summary>How long a login to the portal lasts.</summary>
public sealed class PortalLoginsTests
{
    private static readonly DateTimeOffset Begun = new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Fact]
    public void R99_it_ends_when_nothing_was_asked_for_fifteen_minutes()
    {
        Assert.False(PortalLogins.IsOver(Begun, Begun, Begun + Limits.PortalIdle - Tick));
        Assert.True(PortalLogins.IsOver(Begun, Begun, Begun + Limits.PortalIdle));
    }

    [Fact]
    public void R99_it_ends_after_an_hour()
    {
        var end = Begun + Limits.PortalLongest;
        Assert.False(PortalLogins.IsOver(Begun, end - Tick, end - Tick));
        Assert.True(PortalLogins.IsOver(Begun, end - Tick, end));
    }
}
