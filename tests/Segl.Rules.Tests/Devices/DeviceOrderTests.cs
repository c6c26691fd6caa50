using static Segl.Rules.Tests.Expect;

namespace Segl.Rules.Tests;

public sealed class DeviceOrderTests
{
    [Theory]
    [InlineData(false, 21)]
    [InlineData(true, 30)]
    public void R63_an_order_is_void_after_21_days_and_abroad_after_30(bool abroad, int days)
    {
        var order = Granted(DeviceOrder.Place(DeviceKind.CodeDisplay, abroad, open: null, 0, Noon));

        Assert.Null(order.WhyNotActivate(Noon.AddDays(days) - Tick));
        Assert.Equal(Reason.DeviceOrderOver, order.WhyNotActivate(Noon.AddDays(days))?.Because);
    }

    [Fact]
    public void R13_there_is_one_open_order_at_a_time()
    {
        var open = Granted(DeviceOrder.Place(DeviceKind.CodeDisplay, false, open: null, 0, Noon));
        var end = Noon.AddDays(21);

        Assert.Equal(
            new(Reason.DeviceOrderOpen, end),
            Refused(DeviceOrder.Place(DeviceKind.AudioReader, false, open, 0, end - Tick))
        );
        Assert.Equal(end, Granted(DeviceOrder.Place(DeviceKind.AudioReader, false, open, 0, end)).OrderedAt);
    }

    [Theory]
    [InlineData(DeviceKind.CodeDisplay, 0, "0")]
    [InlineData(DeviceKind.CodeDisplay, 2, "0")]
    [InlineData(DeviceKind.CodeDisplay, 3, "41.76")]
    [InlineData(DeviceKind.AudioReader, 2, "0")]
    [InlineData(DeviceKind.AudioReader, 3, "41.71")]
    [InlineData(DeviceKind.AudioReader, 100, "41.71")]
    public void R62_three_of_a_kind_are_free_and_the_order_keeps_its_fee(DeviceKind kind, int earlier, string fee) =>
        Assert.Equal(
            decimal.Parse(fee, System.Globalization.CultureInfo.InvariantCulture),
            Granted(DeviceOrder.Place(kind, false, open: null, earlier, Noon)).Fee
        );
}
