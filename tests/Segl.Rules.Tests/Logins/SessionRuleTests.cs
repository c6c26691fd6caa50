namespace Segl.Rules.Tests;

/// <summary>How long a login to a door of our own lasts.</summary>
public sealed class SessionRuleTests
{
    private static readonly DateTimeOffset Begun = new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Fact]
    public void R99_it_ends_when_nothing_was_asked_for_fifteen_minutes()
    {
        Assert.False(SessionRule.Portal.IsOver(Begun, Begun, Begun + Limits.PortalIdle - Tick));
        Assert.True(SessionRule.Portal.IsOver(Begun, Begun, Begun + Limits.PortalIdle));
    }

    [Fact]
    public void R99_it_ends_after_an_hour()
    {
        var end = Begun + Limits.PortalLongest;
        Assert.False(SessionRule.Portal.IsOver(Begun, end - Tick, end - Tick));
        Assert.True(SessionRule.Portal.IsOver(Begun, end - Tick, end));
    }

    [Fact]
    public void R83_an_officers_login_ends_when_nothing_was_asked_for_fifteen_minutes()
    {
        Assert.False(SessionRule.Officer.IsOver(Begun, Begun, Begun + Limits.OfficerIdle - Tick));
        Assert.True(SessionRule.Officer.IsOver(Begun, Begun, Begun + Limits.OfficerIdle));
    }

    [Fact]
    public void R83_an_officers_login_ends_after_twelve_hours()
    {
        var end = Begun + Limits.OfficerLongest;
        Assert.False(SessionRule.Officer.IsOver(Begun, end - Tick, end - Tick));
        Assert.True(SessionRule.Officer.IsOver(Begun, end - Tick, end));
    }
}
