using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Segl.Rules;
using Segl.Server.My.Activity;
using Segl.Server.My.Texts;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Tests.My;

/// <summary>The journal in words, verified and taken away.</summary>
public sealed partial class ActivityTests
{
    private const string Path = "/my/activity";

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Fact]
    public void R102_R110_every_event_has_words_in_both_languages()
    {
        foreach (var language in Enum.GetValues<Language>())
        foreach (var what in Enum.GetValues<Happening>())
        {
            Assert.True(
                ActivityLine.WordsFor(what, MyTexts.In(language)) is { Length: > 0 },
                $"{what} has no words in {language}."
            );
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R102_the_owner_reads_every_event_and_that_nothing_was_taken_out(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);

        var page = (await story.Browser.Open(Path)).Body;

        Assert.Contains("Nothing was taken out, and nothing was changed.", page);
        Assert.Contains("You were registered with Segl", page);
        Assert.Contains("A new app was activated with your Segl", page);
        Assert.Contains("You approved a login", page);
        Assert.Contains("Website: My Segl", page);
        var danish = (await story.Browser.Open($"{Path}?lang=da")).Body;
        Assert.Contains("Du godkendte et login", danish);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R102_T72_a_line_that_was_changed_or_taken_out_is_told(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        await story.Server.Database.Write(
            Durability.Durable,
            session =>
                session.Execute(
                    "DELETE FROM journal WHERE person_id = @person AND what = 'LoginApproved'",
                    ("person", story.Karla.Id)
                )
        );

        Assert.Contains("The record is not whole", (await story.Browser.Open(Path)).Body);
    }

    [Fact]
    public async Task R102_it_is_filtered_by_kind_and_day()
    {
        await using var story = await MyStory.LoggedIn();

        var logins = (await story.Browser.Open($"{Path}?kind=Logins&from=2030-06-01&to=2030-06-01")).Body;
        Assert.Contains("You approved a login", logins);
        Assert.DoesNotContain("You were registered", logins);
        Assert.Contains("There is nothing to show", (await story.Browser.Open($"{Path}?from=2030-06-02")).Body);
        Assert.Contains("There is nothing to show", (await story.Browser.Open($"{Path}?before=1")).Body);
        Assert.Contains("You approved", (await story.Browser.Open($"{Path}?kind=7&from=x&before=-1")).Body);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R102_T72_a_long_record_is_read_part_by_part_and_each_says_what_was_verified(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        await story.Server.People.Change(
            story.Karla.Id,
            story.Server.Clock.GetUtcNow(),
            change =>
            {
                Enumerable.Range(1, 300).ToList().ForEach(n => change.Record(Happening.SpareTested, new { n }));
                return Task.FromResult(true);
            }
        );
        var newest = (await story.Browser.Open(Path)).Body;
        Assert.Contains("Check all of it", newest);
        Assert.DoesNotContain("You were registered", newest);

        // Every line stands on one page, once.
        var seen = 0;
        for (var page = newest; ; )
        {
            Assert.Contains("Nothing was taken out", page);
            seen += Regex.Count(page, "<li><time");
            if (OlderLink().Match(page) is not { Success: true } older)
            {
                break;
            }

            page = (await story.Browser.Open(WebUtility.HtmlDecode(older.Groups[1].Value))).Body;
        }

        Assert.Equal((await story.Server.Journal(story.Karla)).Count, seen);
        Assert.Contains($"{seen} lines", (await story.Browser.Open($"{Path}?all=yes")).Body);

        // What was changed far back is told where it is read, and by whoever checks all of it.
        await story.Server.Database.Write(
            Durability.Durable,
            session =>
                session.Execute(
                    "UPDATE journal SET facts = '{}' WHERE person_id = @person AND seq = 2",
                    ("person", story.Karla.Id)
                )
        );
        Assert.DoesNotContain("not whole", (await story.Browser.Open(Path)).Body);
        Assert.Contains("not whole", (await story.Browser.Open($"{Path}?all=yes")).Body);
        Assert.Contains("not whole", (await story.Browser.Open($"{Path}?before=100")).Body);
    }

    [GeneratedRegex("href=\"([^\"]*before=[0-9]+)\">Older")]
    private static partial Regex OlderLink();

    [Theory, MemberData(nameof(Kinds))]
    public async Task R102_it_is_taken_away_as_a_file_that_another_program_can_verify(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);

        var file = await story.Press(Path, $"{Path}/export", ("as", "json"));

        using var read = JsonDocument.Parse(file.Body);
        var previous = JournalStore.Beginning;
        foreach (var line in read.RootElement.GetProperty("lines").EnumerateArray())
        {
            previous = JournalStore.HashOf(
                story.Karla.Id,
                line.GetProperty("seq").GetInt64(),
                DateTimeOffset.FromUnixTimeMilliseconds(line.GetProperty("at").GetInt64()),
                line.GetProperty("what").GetString()!,
                line.GetProperty("facts").GetString()!,
                previous
            );
            Assert.Equal(Convert.ToHexStringLower(previous), line.GetProperty("hash").GetString());
        }

        Assert.True(read.RootElement.GetProperty("whole").GetBoolean());
        Assert.Contains(Happening.ActivityExported, await story.Server.Journal(story.Karla));
        var table = await story.Press(Path, $"{Path}/export", ("as", "csv"));
        Assert.Contains("\"You downloaded the whole record\"", table.Body);
        Assert.StartsWith(
            "attachment",
            $"{table.Response.Content.Headers.ContentDisposition}",
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void R102_a_website_name_is_no_formula_in_a_spreadsheet()
    {
        var line = new JournalLine(Guid.NewGuid(), 1, default, "=cmd()", """{"service":"=1\"+1"}""", [], null);

        var table = Encoding.UTF8.GetString(ActivityFiles.Csv(new([line], null), MyTexts.In(Language.En)));

        Assert.Contains("\"'=cmd()\"", table);
        Assert.Contains("\"Website: =1\"\"+1\"", table);
    }
}
