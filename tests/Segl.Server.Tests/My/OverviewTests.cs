using System.Net;
using Segl.Rules;
using Segl.Server.Tests.Login;

namespace Segl.Server.Tests.My;

/// <summary>The first page: the spare check, the drill, what waits, and freezing.</summary>
public sealed class OverviewTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R14_R112_whoever_has_one_app_is_told_that_nothing_is_left_and_what_to_do(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);

        var page = (await story.Browser.Open("/my")).Body;

        Assert.Contains("You would have nothing to log in with.", page);
        Assert.Contains("copy it", page);
        Assert.Contains("/my/activation-code", page);
        Assert.Contains("A code display", page);
        Assert.Contains("An audio code reader", page);
        Assert.Contains("On an old phone or a tablet", page);
        Assert.Contains("Ask your employer first", page);
        Assert.Contains("somebody in your household", page);
        Assert.DoesNotContain("/my/spare/try", page);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R112_a_spare_is_named_tried_and_remembered(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        var spare = await story.Server.ActivatedPhone(story.Karla);
        Assert.Contains("You have not tried your spare yet", (await story.Browser.Open("/my")).Body);

        // The app in use answers: that is no test of a spare.
        var same = await story.Approve(await story.Press("/my", "/my/spare/try"));
        Assert.Equal("/my?done=same", same.Location);
        Assert.DoesNotContain(Happening.SpareTested, await story.Server.Journal(story.Karla));

        var asked = await story.Press("/my", "/my/spare/try");
        var answer = await story.Browser.Open(await story.WayBack(asked, spare, story.Karla));

        Assert.Equal("/my?done=tested", answer.Location);
        Assert.StartsWith("Approve with your spare, not with ", story.Shown.Text, StringComparison.Ordinal);
        var page = (await story.Browser.Open(answer.Location!)).Body;
        Assert.Contains("Your spare works.", page);
        Assert.Contains("Last tried 1 Jun", page);
        Assert.Single(await story.Server.Journal(story.Karla), Happening.SpareTested);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R42_R92_what_waits_has_a_button_that_stops_it(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        var second = await story.Server.ActivatedPhone(story.Karla);
        await second.Sign(
            "number-approval",
            await second.Offer(new { act = "number-approval", on = true }),
            story.Karla.Pin
        );
        await story.Phone.Sign("start-copy", await story.Phone.Offer(new { act = "start-copy" }), story.Karla.Pin);
        var page = (await story.Browser.Open("/my")).Body;
        Assert.Contains("to another phone began", page);
        Assert.Contains("Approving with a number comes into force", page);

        await story.Press("/my", "/my/waiting/copy/stop");
        await story.Press("/my", "/my/waiting/number/stop", ("app", $"{second.App}"));

        var journal = await story.Server.Journal(story.Karla);
        Assert.Contains(Happening.CopyStopped, journal);
        Assert.Contains(Happening.NumberApprovalOff, journal);
        Assert.DoesNotContain("/my/waiting/", (await story.Browser.Open("/my")).Body);
        Assert.Equal(HttpStatusCode.Gone, (await story.Press("/my", "/my/waiting/copy/stop")).Status);
    }

    [Fact]
    public async Task R42_nobody_stops_what_is_another_persons()
    {
        await using var story = await MyStory.LoggedIn();
        var (_, theirs, _) = await story.Another();

        var answer = await story.Press("/my", "/my/waiting/number/stop", ("app", $"{theirs.App}"));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R08_R100_freezing_happens_at_once_and_is_told(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        Assert.Contains("Freeze everything now", (await story.Browser.Open("/my/freeze")).Body);

        var answer = await story.Press("/my/freeze", "/my/freeze");

        Assert.Contains("Your Segl is frozen", answer.Body);
        Assert.False(await story.IsIn());
        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(story.Karla, Happening.Frozen));
    }

    [Fact]
    public async Task R08_of_fifty_freezes_at_once_one_is_in_the_journal()
    {
        await using var story = await MyStory.LoggedIn();
        var token = await story.Token();
        var tabs = Enumerable.Range(0, 50).Select(_ => new LoginBrowser(story.Server)).ToList();
        tabs.ForEach(tab => story.Browser.Cookies.ToList().ForEach(one => tab.Cookies[one.Key] = one.Value));

        await Task.WhenAll(tabs.Select(tab => tab.Post("/my/freeze", ("token", token))));

        Assert.Single(await story.Server.Journal(story.Karla), Happening.Frozen);
    }
}
