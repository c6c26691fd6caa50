using Segl.Rules;

namespace Segl.Server.Tests.Devices;

/// <summary>oathtool, which knows nothing of Segl, is the device.</summary>
public sealed class OathtoolTests
{
    private static readonly DateTimeOffset Noon = new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly byte[] Secret = "another device's key"u8.ToArray();

    [Theory]
    [InlineData(OtpAlgorithm.HmacSha1, 30)]
    [InlineData(OtpAlgorithm.HmacSha1, 60)]
    [InlineData(OtpAlgorithm.HmacSha256, 30)]
    [InlineData(OtpAlgorithm.HmacSha512, 60)]
    public async Task R60_both_show_the_same_codes(OtpAlgorithm algorithm, int seconds)
    {
        var device = new Totp(Secret, algorithm, TimeSpan.FromSeconds(seconds));
        var shown = await Oathtool.Show(Secret, Noon, 50, algorithm, seconds);

        Assert.Equal(shown, Enumerable.Range(0, 50).Select(step => device.CodeAt(device.StepAt(Noon) + step)));
    }

    [Fact]
    public async Task R65_T36_a_device_from_minus_3_to_plus_3_steps_of_what_was_learned()
    {
        var device = new Totp(Secret, OtpAlgorithm.HmacSha1, Limits.DeviceInterval);
        var codes = await Oathtool.Show(Secret, Noon - (40 * Limits.DeviceInterval), codes: 81);
        var now = Noon.AddMinutes(10);
        // Twelve steps late, as out of a drawer.
        var clock = DeviceClock.Unused(0, Noon).Synchronise(device, codes[27], codes[28], Noon)!;

        Assert.Equal(-12, clock.Learned);
        Assert.Equal(
            [false, false, true, true, true, false, false],
            Enumerable.Range(-3, 7).Select(beside => clock.Use(device, codes[40 + 20 - 12 + beside], now) is not null)
        );
    }
}
