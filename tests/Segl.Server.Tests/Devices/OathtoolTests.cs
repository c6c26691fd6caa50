using System.Diagnostics;
using System.Globalization;
using Segl.Rules;

namespace Segl.Server.Tests.Devices;

/// <summary>oathtool, which knows nothing of Segl, is the device.</summary>
public sealed class OathtoolTests
{
    private static readonly DateTimeOffset Noon = new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly byte[] Secret = "another device's key"u8.ToArray();

    [Theory]
    [InlineData(OtpAlgorithm.HmacSha1, "sha1", 30)]
    [InlineData(OtpAlgorithm.HmacSha1, "sha1", 60)]
    [InlineData(OtpAlgorithm.HmacSha256, "sha256", 30)]
    [InlineData(OtpAlgorithm.HmacSha512, "sha512", 60)]
    public async Task R60_both_show_the_same_codes(OtpAlgorithm algorithm, string name, int seconds)
    {
        var device = new Totp(Secret, algorithm, TimeSpan.FromSeconds(seconds));
        var shown = await Show(Noon, name, seconds, codes: 50);

        Assert.Equal(shown, Enumerable.Range(0, 50).Select(step => device.CodeAt(device.StepAt(Noon) + step)));
    }

    [Fact]
    public async Task R65_T36_a_device_from_minus_3_to_plus_3_steps_of_what_was_learned()
    {
        var device = new Totp(Secret, OtpAlgorithm.HmacSha1, Limits.DeviceInterval);
        var codes = await Show(Noon - (40 * Limits.DeviceInterval), "sha1", 30, codes: 81);
        var now = Noon.AddMinutes(10);
        // Twelve steps late, as out of a drawer.
        var clock = DeviceClock.Unused(0, Noon).Synchronise(device, codes[27], codes[28], Noon)!;

        Assert.Equal(-12, clock.Learned);
        Assert.Equal(
            [false, false, true, true, true, false, false],
            Enumerable.Range(-3, 7).Select(beside => clock.Use(device, codes[40 + 20 - 12 + beside], now) is not null)
        );
    }

    private static async Task<string[]> Show(DateTimeOffset from, string algorithm, int seconds, int codes)
    {
        using var oathtool = Process.Start(
            new ProcessStartInfo(
                "oathtool",
                [
                    $"--totp={algorithm}",
                    $"--time-step-size={seconds}s",
                    $"--now={from.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC",
                    $"--window={codes - 1}",
                    Convert.ToHexString(Secret),
                ]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        var said = await oathtool.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await oathtool.WaitForExitAsync(TestContext.Current.CancellationToken);
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
