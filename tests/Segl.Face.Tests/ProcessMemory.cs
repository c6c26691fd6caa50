using System.Globalization;

namespace Segl.Face.Tests;

/// <summary>What another process has in its memory.</summary>
internal static class ProcessMemory
{
    /// <summary>Whether these bytes are in its heap or in what it mapped for itself, by /proc.</summary>
    public static bool Holds(int process, ReadOnlySpan<byte> bytes)
    {
        using var memory = new FileStream(
            $"/proc/{process}/mem",
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite,
            0
        );
        foreach (var line in File.ReadAllLines($"/proc/{process}/maps"))
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            // Files that are mapped hold no pictures, and reserved memory holds nothing.
            if (
                !fields[1].StartsWith("rw", StringComparison.Ordinal)
                || (fields.Length > 5 && fields[5].StartsWith('/'))
            )
            {
                continue;
            }

            var ends = fields[0]
                .Split('-')
                .Select(end => long.Parse(end, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            if (IsIn(memory, ends.First(), ends.Last(), bytes))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIn(FileStream memory, long from, long to, ReadOnlySpan<byte> bytes)
    {
        var buffer = new byte[(1 << 20) + bytes.Length];
        for (var at = from; at < to; at += 1 << 20)
        {
            memory.Position = at;
            var length = (int)Math.Min(buffer.Length, to - at);
            int read;
            try
            {
                read = memory.ReadAtLeast(buffer.AsSpan(0, length), length, throwOnEndOfStream: false);
            }
            catch (IOException)
            {
                continue;
            }

            if (buffer.AsSpan(0, read).IndexOf(bytes) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
