namespace Segl.Server.Tests.DocumentChecks;

/// <summary>T-28: looks for what a reading may have left behind.</summary>
internal static class Traces
{
    /// <summary>How pictures begin: JPEG, a JPEG 2000 codestream, a JPEG 2000 file.</summary>
    public static byte[][] Pictures { get; } =
    [
        [0xFF, 0xD8, 0xFF],
        [0xFF, 0x4F, 0xFF, 0x51],
        [0x6A, 0x50, 0x20, 0x20, 0x0D, 0x0A],
    ];

    /// <summary>Files and what is in them.</summary>
    public static List<(string Where, byte[] What)> In(IEnumerable<string> files) =>
        [.. files.Select(file => (file, ReadShared(file)))];

    /// <summary>Our temporary files that were written since.</summary>
    public static List<(string Where, byte[] What)> InTemporaryFiles(DateTime began) =>
        In(
            Directory
                .EnumerateFiles(Path.GetTempPath(), "segl*", SearchOption.TopDirectoryOnly)
                .Where(file => File.GetLastWriteTimeUtc(file) >= began)
        );

    /// <summary>Each trace that is somewhere, and where.</summary>
    public static IEnumerable<string> Found(List<(string Where, byte[] What)> kept, byte[][] traces) =>
        from one in kept
        from trace in traces
        where one.What.AsSpan().IndexOf(trace) >= 0
        select $"{one.Where}: {Convert.ToHexString(trace)}";

    // A file of somebody else's may be gone, or locked.
    private static byte[] ReadShared(string file)
    {
        try
        {
            using var open = new FileStream(
                file,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            using var bytes = new MemoryStream();
            open.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
