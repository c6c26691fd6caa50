using System.Net;
using Segl.Rules;
using Segl.Server.Tests.Login;
using Segl.Storage;

namespace Segl.Server.Tests.SecurityKeys;

/// <summary>A security key is named, blocked and deleted by its owner, and ends with the identity.</summary>
public sealed class EndingTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    /// <summary>Blocks or deletes the newest key in the portal, approved by the app.</summary>
    internal static async Task<Answered> GiveUp(KeyStory story, string act)
    {
        var key = (await story.Stored())[^1];
        var page = $"/my/authenticators/{act}?id={key.Id}";
        return await story.My.Approve(
            await story.My.Press(page, $"/my/authenticators/{act}", ("id", key.Id.ToString()))
        );
    }

    [Theory]
    [InlineData("block", SecurityKeyState.Blocked, Happening.SecurityKeyBlocked)]
    [InlineData("delete", SecurityKeyState.Deleted, Happening.SecurityKeyDeleted)]
    public async Task R19_R100_a_key_goes_without_a_warning_of_being_locked_out(
        string act,
        SecurityKeyState end,
        Happening told
    )
    {
        await using var story = await KeyStory.WithKey();
        var key = (await story.Stored())[0];
        var page = await story.My.Browser.Open($"/my/authenticators/{act}?id={key.Id}");
        Assert.DoesNotContain("lockedOut", page.Body);

        var done = await GiveUp(story, act);

        Assert.StartsWith("/my/authenticators?done=", done.Location);
        Assert.Equal(end, (await story.Stored())[0].State);
        Assert.Equal(3, (await story.Server.Told(story.Karla, told)).Count);
        Assert.True(await story.My.IsIn());
    }

    [Fact]
    public async Task R19_the_last_app_is_the_last_one_even_beside_a_key()
    {
        await using var story = await KeyStory.WithKey();

        var page = await story.My.Browser.Open($"/my/authenticators/delete?id={story.My.Phone.App}");

        Assert.Contains("lockedOut", page.Body);
    }

    [Fact]
    public async Task R14_R112_the_spare_check_says_that_a_key_is_no_spare()
    {
        await using var story = await KeyStory.WithKey();

        var page = await story.My.Browser.Open("/my");

        Assert.Contains("“Blue key” does not count here", WebUtility.HtmlDecode(page.Body));
        Assert.DoesNotContain("<li>Blue key</li>", page.Body);
    }

    [Fact]
    public async Task R27_a_key_gets_another_name_that_nothing_else_has()
    {
        await using var story = await KeyStory.WithKey();
        var key = (await story.Stored())[0];
        var phone = (await story.Server.Database.Read(session => AppStore.Of(session, story.Karla.Id)))[0];

        var taken = await Rename(phone.Name);
        var named = await Rename("Red key");

        Assert.Equal(HttpStatusCode.Conflict, taken.Status);
        Assert.Equal("/my/authenticators?done=named", named.Location);
        Assert.Equal("Red key", (await story.Stored())[0].Name);

        Task<Answered> Rename(string name) =>
            story.My.Press("/my", "/my/authenticators/name", ("id", key.Id.ToString()), ("name", name));
    }

    [Fact]
    public async Task R18_another_persons_key_is_not_found()
    {
        await using var story = await KeyStory.WithKey();
        var key = (await story.Stored())[0];
        var (_, _, other) = await story.My.Another();

        Assert.Equal(HttpStatusCode.NotFound, (await other.Open($"/my/authenticators/block?id={key.Id}")).Status);
        Assert.DoesNotContain("Blue key", (await other.Open("/my/authenticators")).Body);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R08_R09_a_key_ends_with_the_identity_and_is_erased_with_it(DatabaseKind kind)
    {
        await using var story = await KeyStory.WithKey(kind);
        await story.Server.People.Change(
            story.Karla.Id,
            story.Server.Clock.GetUtcNow(),
            change => Erasures.EndIdentity(change, "test", null)
        );
        Assert.Equal(SecurityKeyState.Blocked, (await story.Stored())[0].State);
        Assert.Contains("security_key", PersonRecords.Tables);
        Assert.Equal("person_id", Distribution.Keys["security_key"]);
    }
}
