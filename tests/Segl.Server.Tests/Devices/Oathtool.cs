using System.Diagnostics;
using System.Globalization;
using Segl.Rules;

namespace Segl.Server.Tests.Devices;

/// <summary>oathtool, which knows nothing of Segl, is the device: it shows the codes of a seed.</summary>
internal static class Oathtool
{
    /// <summary>The codes that a device shows from an instant on, by its own clock.</summary>
    public static async Task<string[]> Show(
        byte[] seed,
        DateTimeOffset from,
        int codes,
        OtpAlgorithm algorithm = OtpAlgorithm.HmacSha1,
        int seconds = 30
    )
    {
        using var oathtool = Process.Start(
            new ProcessStartInfo(
                "oathtool",
                [
                    $"--totp={algorithm.ToString()["Hmac".Length..].ToLowerInvariant()}",
                    $"--time-step-size={seconds}s",
                    $"--now={from.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC",
                    $"--window={codes - 1}",
                    Convert.ToHexString(seed),
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
