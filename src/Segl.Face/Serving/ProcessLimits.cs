using System.Runtime.InteropServices;

namespace Segl.Face.Serving;

/// <summary>
/// What this process gives up once its models are loaded (Linux): from then on it opens no file and no socket, writes
/// no core, and neither memory nor a computation without end reaches the machine's other programs.
/// </summary>
internal static partial class ProcessLimits
{
    private const int Cpu = 0;
    private const int Core = 4;
    private const int OpenFiles = 7;
    private const int AddressSpace = 9;
    private const int Dumpable = 4;
    private const int NoNewPrivileges = 38;

    /// <summary>Bytes beyond what is mapped once the models are loaded; a comparison takes a tenth of it.</summary>
    private const ulong MoreMemory = 512UL << 20;

    /// <summary>Seconds of computation that one request may take; an honest one takes a fraction of one.</summary>
    private const ulong SecondsOfARequest = 10;

    /// <summary>Gives up all that is not needed any more.</summary>
    public static void GiveUp()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        _ = prctl(Dumpable, 0, 0, 0, 0);
        _ = prctl(NoNewPrivileges, 1, 0, 0, 0);
        Set(Core, 0, 0);
        var mapped = MappedBytes();
        Set(AddressSpace, mapped + MoreMemory, mapped + MoreMemory);
        // Open ones stay open; no other is opened.
        Set(OpenFiles, 0, 0);
    }

    /// <summary>From here on the process is ended after some seconds of computation.</summary>
    public static void BeginRequest()
    {
        if (OperatingSystem.IsLinux())
        {
            var used = (ulong)Environment.CpuUsage.TotalTime.TotalSeconds;
            Set(Cpu, used + SecondsOfARequest, ulong.MaxValue);
        }
    }

    private static void Set(int resource, ulong soft, ulong hard)
    {
        Limit limit = new() { Soft = soft, Hard = hard };
        if (setrlimit(resource, limit) != 0)
        {
            throw new InvalidOperationException(
                $"setrlimit {resource} failed: {Marshal.GetLastPInvokeErrorMessage()}."
            );
        }
    }

    private static ulong MappedBytes()
    {
        var pages = File.ReadAllText("/proc/self/statm").Split(' ')[0];
        return ulong.Parse(pages, System.Globalization.CultureInfo.InvariantCulture)
            * (ulong)Environment.SystemPageSize;
    }

    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int setrlimit(int resource, in Limit limit);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int prctl(int option, nuint two, nuint three, nuint four, nuint five);
}
