using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Segl.Bench;

/// <summary>Kernel statistics of processes (proc(5)); Linux only.</summary>
internal static class Processes
{
    // USER_HZ is 100 on every Linux that .NET runs on.
    private const double MillisecondsPerTick = 10;

    /// <summary>CPU time of one process, user and system, in milliseconds.</summary>
    public static double CpuMs(int pid) =>
        Fields(pid) is { } stat ? (Ticks(stat, 14) + Ticks(stat, 15)) * MillisecondsPerTick : 0;

    /// <summary>CPU time of a process, its living children and those that it has reaped, in milliseconds.</summary>
    public static double TreeCpuMs(int pid)
    {
        var own = Fields(pid);
        var buried = own is null ? 0 : (Ticks(own, 16) + Ticks(own, 17)) * MillisecondsPerTick;
        return CpuMs(pid) + buried + Children(pid).Sum(CpuMs);
    }

    /// <summary>Resident memory in MB.</summary>
    public static double ResidentMb(int pid) => Number($"/proc/{pid}/status", "VmRSS:") / 1024.0;

    /// <summary>Bytes that the process has caused to be written to disks.</summary>
    public static long WrittenBytes(int pid) => Number($"/proc/{pid}/io", "write_bytes:");

    /// <summary>A port of 127.0.0.1 that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">Its exit code was not 0; the message is its output.</exception>
    public static async Task<string> Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program}: {await errors}{output}");
    }

    private static long Number(string file, string name)
    {
        var line = File.ReadLines(file).First(line => line.StartsWith(name, StringComparison.Ordinal));
        var number = line[name.Length..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[0];
        return long.Parse(number, CultureInfo.InvariantCulture);
    }

    private static IEnumerable<int> Children(int parent) =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var pid) ? pid : 0)
            .Where(pid => pid > 0 && Fields(pid) is { } stat && Ticks(stat, 4) == parent);

    // Fields as numbered by proc(5); the name may contain spaces, so counting starts after its closing bracket.
    private static string[]? Fields(int pid)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{pid}/stat");
            return ["", "", .. text[(text.LastIndexOf(')') + 2)..].Split(' ')];
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static long Ticks(string[] stat, int field) => long.Parse(stat[field - 1], CultureInfo.InvariantCulture);
}
