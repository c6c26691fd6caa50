using System.Diagnostics;
using System.Text.Json;

namespace Segl.Server.Tests.Devices;

/// <summary>A maker of devices, who writes PSKC with python3-pskc; see pskc_file.py.</summary>
internal static class PskcMaker
{
    /// <summary>The key that the files are written with.</summary>
    public static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(n => (byte)(7 * n + 3))];

    /// <summary>The two parts of the key, as two officers hold them.</summary>
    public static readonly string FirstPart = new('5', 64),
        SecondPart = Convert.ToHexString([.. Key.Select(one => (byte)(one ^ 0x55))]);

    /// <summary>The device with this number: every third one is an SHA-256 device of 60 seconds that is one step
    /// late.</summary>
    public static object Device(int n) =>
        n % 3 == 1
            ? new
            {
                serial = Serial(n),
                seed = Convert.ToHexString(Seed(n)),
                interval = 60,
                drift = -1,
                suite = "HMAC-SHA256",
            }
            : new { serial = Serial(n), seed = Convert.ToHexString(Seed(n)) };

    public static string Serial(int n) => $"SE-{n:000000}";

    public static byte[] Seed(int n) => [.. Enumerable.Range(0, 20).Select(i => (byte)(n + (11 * i)))];

    /// <summary>A file with devices 0, 1, 2 …</summary>
    public static Task<string> Write(int devices) =>
        Write(
            new
            {
                key = Convert.ToHexString(Key),
                mac = "hmac-sha256",
                devices = Enumerable.Range(0, devices).Select(Device),
            }
        );

    /// <summary>A file of this description.</summary>
    public static async Task<string> Write(object described)
    {
        var program = Repository.File("tests", "Segl.Server.Tests", "Devices", "pskc_file.py");
        using var python = Process.Start(
            new ProcessStartInfo("/usr/bin/python3", [program])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        await python.StandardInput.WriteAsync(JsonSerializer.Serialize(described));
        python.StandardInput.Close();
        var written = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, python.ExitCode);
        return written;
    }
}
