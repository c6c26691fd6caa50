namespace Segl.Rules.Tests;

public sealed class SparesTests
{
    [Fact]
    public void R14_beside_an_app_another_app_a_display_or_a_reader_is_open() =>
        Assert.Equal(
            [SpareWay.AppByCopy, SpareWay.AppByCode, SpareWay.CodeDisplay, SpareWay.AudioReader],
            Spares.Open(usableApps: 1, activeApps: 1, hasDevice: false, hasOrder: false)
        );

    [Fact]
    public void R15_R16_beside_a_display_or_reader_only_the_app_is_open() =>
        Assert.Equal([SpareWay.AppByCode], Spares.Open(usableApps: 0, activeApps: 0, hasDevice: true, hasOrder: false));

    [Fact]
    public void R12_R14_beside_an_app_and_a_display_a_further_app_is_open() =>
        Assert.Equal(
            [SpareWay.AppByCopy, SpareWay.AppByCode],
            Spares.Open(usableApps: 1, activeApps: 1, hasDevice: true, hasOrder: false)
        );

    [Fact]
    public void R13_R14_an_ordered_device_only_has_to_be_activated() =>
        Assert.Equal(
            [SpareWay.AppByCopy, SpareWay.AppByCode, SpareWay.OrderedDevice],
            Spares.Open(usableApps: 1, activeApps: 1, hasDevice: false, hasOrder: true)
        );

    [Fact]
    public void R10_R14_beside_three_apps_a_device_is_open_and_no_app() =>
        Assert.Equal(
            [SpareWay.CodeDisplay, SpareWay.AudioReader],
            Spares.Open(usableApps: 3, activeApps: 3, hasDevice: false, hasOrder: false)
        );

    [Fact]
    public void R16_whoever_has_no_app_that_works_orders_no_device() =>
        Assert.Equal(
            [SpareWay.AppByCode],
            Spares.Open(usableApps: 0, activeApps: 1, hasDevice: false, hasOrder: false)
        );

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void R112_whoever_has_one_authenticator_only_is_advised_to_get_a_spare(int usable, bool advised) =>
        Assert.Equal(advised, Spares.IsAdvised(usable));
}
