using Segl.Rules;
using Segl.Server.Tests.Commands;

namespace Segl.Server.Tests.DocumentChecks;

/// <summary>R04, R73: a day begins and ends at midnight in Denmark.</summary>
public sealed class DanishDayTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    // Summer: two hours before UTC. Winter: one.
    private static readonly DateTimeOffset Midsummer = new(2030, 6, 1, 22, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset NewYear = new(2030, 12, 31, 23, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("300531", false, "DocumentExpired", "DocumentExpired")]
    [InlineData("300601", false, "granted", "DocumentExpired")]
    [InlineData("300602", false, "granted", "granted")]
    [InlineData("301231", true, "granted", "DocumentExpired")]
    public async Task R73_T22_a_document_is_good_until_midnight_in_denmark_on_its_last_day(
        string expiry,
        bool isWinter,
        string before,
        string at
    )
    {
        await using var story = await DocumentStory.Begin();
        var passport = DocumentStory.Issued(DanishZone.Of("JENSEN<<KIRSTINE", DocumentStory.Cpr, "212345678", expiry));
        story.Server.Clock.Passes((isWinter ? NewYear : Midsummer) - Tick - story.Server.Clock.GetUtcNow());

        Assert.Equal(before, DocumentStory.Word(await story.Read(await story.Start(), passport)));
        story.Server.Clock.Passes(Tick);
        Assert.Equal(at, DocumentStory.Word(await story.Read(await story.Start(), passport)));
    }

    [Fact]
    public async Task R04_R73_a_child_is_13_from_midnight_in_denmark()
    {
        const string Child = "0206174004"; // 13 on the second day of June 2030
        await using var story = await DocumentStory.Begin();
        await story.Register("Bo Jensen", Child);
        var passport = DocumentStory.Issued(DanishZone.Of("JENSEN<<BO", Child, "312345678"));
        story.Server.Clock.Passes(Midsummer - Tick - story.Server.Clock.GetUtcNow());

        Assert.Equal(nameof(Reason.TooYoung), DocumentStory.Word(await story.Read(await story.Start(), passport)));
        story.Server.Clock.Passes(Tick);
        Assert.Equal("granted", DocumentStory.Word(await story.Read(await story.Start(), passport)));
    }

    [Fact]
    public async Task R04_nobody_is_registered_one_tick_before_midnight_in_denmark_of_their_thirteenth_birthday()
    {
        await using var bench = await TestBench.Make(DatabaseKind.Sqlite);
        string[] bo = ["register", "--number", "0206174004", "--name", "Bo Jensen", "--user-id", "bo-jensen"];
        bench.Now = Midsummer - Tick;

        Assert.Equal(1, await bench.Type(bo));
        Assert.Contains("age of 13", bench.Errors);
        bench.Now = Midsummer;
        await bench.Type(bo);
        Assert.DoesNotContain("age of 13", bench.Errors);
    }
}
