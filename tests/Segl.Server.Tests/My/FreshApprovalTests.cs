using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Server.My;
using Segl.Server.Tests.Login;
using Segl.Server.Visiting;

namespace Segl.Server.Tests.My;

/// <summary>A grave act in the portal is asked of the owner's app again.</summary>
public sealed class FreshApprovalTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    private sealed record Arguments(string Serial);

    [Theory, MemberData(nameof(Kinds))]
    public async Task R99_R93_an_act_is_carried_out_with_what_was_approved(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        var done = Done(story);

        var answer = await story.Approve(await story.Ask("try", "Activate 123", new Arguments("123")));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(("My Segl", "Activate 123"), story.Shown);
        Assert.Equal([(story.Karla.Id, "123", story.Phone.App)], done);
        Assert.True(await story.IsIn());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R99_of_fifty_returns_at_once_one_carries_out_the_act(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        var done = Done(story);
        var back = await story.WayBack(await story.Ask("try", "Once", new Arguments("1")), story.Phone, story.Karla);
        var tabs = Enumerable.Range(0, 50).Select(_ => new LoginBrowser(story.Server)).ToList();
        tabs.ForEach(tab => story.Browser.Cookies.ToList().ForEach(one => tab.Cookies[one.Key] = one.Value));

        await Task.WhenAll(tabs.Select(tab => tab.Open(back)));

        Assert.Single(done);
        Assert.True(await story.IsIn());
    }

    [Fact]
    public async Task R99_an_act_is_of_no_use_in_another_session()
    {
        await using var story = await MyStory.LoggedIn();
        var done = Done(story);
        var back = await story.WayBack(await story.Ask("try", "Now", new Arguments("1")), story.Phone, story.Karla);
        await story.LogIn();

        Assert.Equal(HttpStatusCode.Forbidden, (await story.Browser.Open(back)).Status);
        Assert.Empty(done);
    }

    [Fact]
    public async Task R99_an_act_is_not_carried_out_when_the_session_is_over()
    {
        await using var story = await MyStory.LoggedIn();
        var done = Done(story);
        story.Server.Clock.Passes(Limits.PortalIdle - TimeSpan.FromSeconds(1));
        var asked = await story.Ask("try", "Now", new Arguments("1"));
        await story.Press("/my", "/my/log-out");

        Assert.Equal(HttpStatusCode.Forbidden, (await story.Approve(asked)).Status);
        Assert.Empty(done);
    }

    [Fact]
    public async Task R99_another_person_cannot_approve_it()
    {
        await using var story = await MyStory.LoggedIn();
        var (mallory, phone, _) = await story.Another();
        var done = Done(story);
        var back = await story.WayBack(await story.Ask("try", "Now", new Arguments("1")), phone, mallory);

        Assert.DoesNotContain("code=", back);
        Assert.Equal(HttpStatusCode.Forbidden, (await story.Browser.Open(back)).Status);
        Assert.Empty(done);
    }

    [Fact]
    public async Task R93_words_that_the_app_cannot_show_are_asked_of_nobody()
    {
        await using var story = await MyStory.LoggedIn();
        Done(story);

        await Assert.ThrowsAsync<ArgumentException>(() => story.Ask("try", "Pay\u202E", new Arguments("1")));
        await Assert.ThrowsAsync<ArgumentException>(() => story.Ask("unknown", "Pay", new Arguments("1")));
    }

    private static List<(Guid Person, string Serial, Guid App)> Done(MyStory story)
    {
        var done = new List<(Guid, string, Guid)>();
        story
            .Server.Parts.GetRequiredService<FreshApprovals<MyVisit>>()
            .Add<Arguments>(
                "try",
                (visit, arguments, given) =>
                {
                    lock (done)
                    {
                        done.Add((visit.Person.Id, arguments.Serial, given.AppId));
                    }

                    return Task.FromResult(Results.Ok());
                }
            );
        return done;
    }
}
