using System.Net;
using System.Text.Json;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Tests.My;

/// <summary>R09: all that is kept about the person, taken away in the portal.</summary>
public sealed class RecordsPageTests
{
    private const string Path = "/my/activity/records";

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R09_R99_R102_the_app_approves_and_the_file_is_handed_out_once_and_told(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        Assert.Contains(Path, (await story.Browser.Open("/my/activity")).Body);
        Assert.Equal(HttpStatusCode.Forbidden, (await story.Press(Path, Path)).Status);

        var approved = await story.Approve(await story.Press(Path, $"{Path}/ask"));
        Assert.Equal("All that Segl keeps about me, as a file in My Segl.", story.Shown.Text);
        Assert.Equal(Path, approved.Location);
        Assert.DoesNotContain(Happening.RecordsExported, await story.Server.Journal(story.Karla));
        var token = await story.Token(Path);
        var file = await story.Browser.Post(Path, ("token", token));

        using var written = JsonDocument.Parse(file.Body);
        var tables = written
            .RootElement.GetProperty("records")
            .EnumerateArray()
            .SelectMany(kind => kind.EnumerateObject())
            .Where(member => member.Value.ValueKind is JsonValueKind.Array)
            .Select(member => member.Name);
        Assert.Equal(PersonRecords.Tables.Order(), tables.Order());
        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(story.Karla, Happening.RecordsExported));
        Assert.Equal(HttpStatusCode.Forbidden, (await story.Browser.Post(Path, ("token", token))).Status);
    }

    [Fact]
    public async Task R99_an_approval_that_is_too_old_hands_out_nothing()
    {
        await using var story = await MyStory.LoggedIn();
        await story.Approve(await story.Press(Path, $"{Path}/ask"));
        story.Server.Clock.Passes(Limits.LoginValid);

        Assert.Equal(HttpStatusCode.Forbidden, (await story.Press(Path, Path)).Status);
        Assert.DoesNotContain(Happening.RecordsExported, await story.Server.Journal(story.Karla));
    }
}
