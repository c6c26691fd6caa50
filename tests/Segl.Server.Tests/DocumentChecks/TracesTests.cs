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
        var own = Traces.In(story.Server.DatabaseFiles());
        own.Add(("log", Encoding.UTF8.GetBytes(string.Join('\n', log.Lines))));
        Assert.True(own.Exists(one => one.What.AsSpan().IndexOf("Kirstine Jensen"u8) >= 0));

        // Other programs may keep pictures beside; of these documents there is nothing anywhere.
        Assert.Equal([], Traces.Found(own, [.. documents, .. Traces.Pictures]));
        Assert.Equal([], Traces.Found(Traces.InTemporaryFiles(began), documents));
    }
}
