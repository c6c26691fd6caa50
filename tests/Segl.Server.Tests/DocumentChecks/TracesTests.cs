using System.Text;
using Segl.Passport.Chips;

namespace Segl.Server.Tests.DocumentChecks;

/// <summary>R74, T-28: what is left of a reading.</summary>
public sealed class TracesTests
{
    [Fact]
    public async Task T28_after_a_reading_no_picture_and_no_zone_is_in_database_temporary_files_or_log()
    {
        using var log = new LogListener();
        await using var story = await DocumentStory.Begin(log: log);
        var began = DateTime.UtcNow.AddSeconds(-1);
        Assert.Equal("granted", DocumentStory.Word(await story.Read(await story.Start(), DocumentStory.Passport)));
        var another = DocumentStory.Issued(DanishZone.Of("HOLM<<IDA", "1208740012", "987654321"));
        Assert.NotEqual("granted", DocumentStory.Word(await story.Read(await story.Start(), another)));

        string[] zones =
        [
            DocumentStory.Passport.Mrz,
            another.Mrz,
            "JENSEN<<KIRSTINE",
            "HOLM<<IDA",
            "212345678",
            "987654321",
        ];
        byte[][] documents = [.. zones.Select(Encoding.ASCII.GetBytes), Specimen.Jpeg];
        byte[][] magics =
        [
            [0xFF, 0xD8, 0xFF],
            [0xFF, 0x4F, 0xFF, 0x51],
            [0x6A, 0x50, 0x20, 0x20, 0x0D, 0x0A],
        ];
        var own = story.Server.DatabaseFiles().Select(file => (Where: file, What: ReadShared(file))).ToList();
        own.Add(("log", Encoding.UTF8.GetBytes(string.Join('\n', log.Lines))));
        Assert.True(own.Exists(one => one.What.AsSpan().IndexOf("Kirstine Jensen"u8) >= 0));

        // Other programs may keep pictures beside; of these documents there is nothing anywhere.
        Assert.Equal([], Found(own, [.. documents, .. magics]));
        Assert.Equal([], Found([.. Fresh(began).Select(file => (file, ReadShared(file)))], documents));
    }

    private static IEnumerable<string> Found(List<(string Where, byte[] What)> kept, byte[][] traces) =>
        from one in kept
        from trace in traces
        where one.What.AsSpan().IndexOf(trace) >= 0
        select $"{one.Where}: {Convert.ToHexString(trace)}";

    private static IEnumerable<string> Fresh(DateTime began) =>
        Directory
            .EnumerateFiles(Path.GetTempPath(), "segl*", SearchOption.TopDirectoryOnly)
            .Where(file => File.GetLastWriteTimeUtc(file) >= began);

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
