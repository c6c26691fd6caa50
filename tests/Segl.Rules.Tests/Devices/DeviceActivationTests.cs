namespace Segl.Rules.Tests;

public sealed class DeviceActivationTests
{
    private static readonly Guid Anne = new("a0000000-0000-0000-0000-000000000000"),
        Bo = new("b0000000-0000-0000-0000-000000000000");

    [Fact]
    public void R16_a_spare_takes_the_owner_s_own_app()
    {
        Assert.Null(DeviceActivation.WhyNotApproved(Anne, activeApps: 1, Anne, officerPresent: false));
        Assert.Equal(Reason.DeviceNeedsApp, Judge(activeApps: 1, null, officerPresent: false));
        Assert.Equal(Reason.DeviceNeedsApp, Judge(activeApps: 1, Bo, officerPresent: false));
        Assert.Equal(Reason.DeviceNeedsApp, Judge(activeApps: 1, null, officerPresent: true));
    }

    [Fact]
    public void R16_without_an_app_an_officer_approves()
    {
        Assert.Null(Judge(activeApps: 0, null, officerPresent: true));
        Assert.Equal(Reason.DeviceNeedsApp, Judge(activeApps: 0, null, officerPresent: false));
    }

    [Fact]
    public void R12_R13_T32_a_new_one_replaces_the_old_and_voids_what_is_under_way()
    {
        IReadOnlyList<HeldDevice> held =
        [
            new("old", DeviceState.Active),
            new("new", DeviceState.Ordered),
            new("hoarded", DeviceState.Ordered),
            new("blocked", DeviceState.Blocked),
        ];

        Assert.Equal(
            [
                new("old", DeviceState.Replaced),
                new("new", DeviceState.Active),
                new("hoarded", DeviceState.Void),
                new("blocked", DeviceState.Blocked),
            ],
            DeviceActivation.Activate(held, "new")!
        );
    }

    [Theory]
    [InlineData(DeviceState.InStock)]
    [InlineData(DeviceState.Active)]
    [InlineData(DeviceState.Blocked)]
    [InlineData(DeviceState.Replaced)]
    [InlineData(DeviceState.Void)]
    public void R13_T31_only_what_is_on_its_way_to_the_owner_is_activated(DeviceState state)
    {
        Assert.Null(DeviceActivation.Activate([new("one", state)], "one"));
        Assert.Null(DeviceActivation.Activate([new("one", DeviceState.Ordered)], "another"));
    }

    private static Reason? Judge(int activeApps, Guid? app, bool officerPresent) =>
        DeviceActivation.WhyNotApproved(Anne, activeApps, app, officerPresent)?.Because;
}
