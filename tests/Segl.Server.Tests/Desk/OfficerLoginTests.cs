using System.Net;
using Segl.Rules;
using Segl.Server.Operate.Staff;
using Segl.Server.Tests.Login;

namespace Segl.Server.Tests.Desk;

/// <summary>R83, T-44: who is at the desk, and for how long.</summary>
public sealed class OfficerLoginTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R83_an_officer_logs_in_with_their_own_identity(DatabaseKind kind)
    {
        await using var story = await DeskStory.Begin(kind);
        var officer = await story.NewOfficer();

        Assert.False(await officer.IsIn());
        await officer.LogIn();

        Assert.True(await officer.IsIn());
        Assert.Equal("Segl at Citizen Service", officer.Shown.Who);
    }

    [Fact]
    public async Task R83_somebody_who_is_no_officer_is_not_let_in()
    {
        await using var story = await DeskStory.Begin();
        var karla = await story.Server.Register();
        var visitor = new OfficerAtDesk(story.Server, karla, await story.Server.ActivatedPhone(karla));

        await visitor.LogIn();

        Assert.False(await visitor.IsIn());
        Assert.Contains("you are no officer", (await visitor.Browser.Open("/desk")).Body);
    }

    [Fact]
    public async Task R83_an_officer_who_is_ended_is_out_at_the_next_request()
    {
        await using var story = await DeskStory.Begin();
        var officer = await story.OfficerLoggedIn();

        await story.Server.People.Change(
            officer.Person.Id,
            story.Server.Clock.GetUtcNow(),
            change => Officers.End(change, Actor.Command)
        );

        Assert.False(await officer.IsIn());
    }

    [Fact]
    public async Task R83_T44_an_officer_idles_out()
    {
        await using var story = await DeskStory.Begin();
        var officer = await story.OfficerLoggedIn();

        story.Server.Clock.Passes(Limits.OfficerIdle - TimeSpan.FromMilliseconds(1));
        Assert.True(await officer.IsIn());
        story.Server.Clock.Passes(Limits.OfficerIdle);
        Assert.False(await officer.IsIn());
    }

    [Theory]
    [InlineData("203.0.113.9", null)]
    [InlineData(null, "Another browser")]
    public async Task T44_a_stolen_cookie_is_refused_in_another_browser(string? address, string? userAgent)
    {
        await using var story = await DeskStory.Begin();
        var officer = await story.OfficerLoggedIn();
        var http = address is null ? story.Server.NewClient() : story.Server.NewClient(IPAddress.Parse(address));
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
        var thief = new LoginBrowser(http);
        foreach (var (name, value) in officer.Browser.Cookies)
        {
            thief.Cookies[name] = value;
        }

        Assert.DoesNotContain("/desk/log-out", (await thief.Open("/desk")).Body);
        Assert.True(await officer.IsIn());
    }

    [Fact]
    public async Task R83_a_login_to_the_portal_opens_no_desk()
    {
        await using var story = await DeskStory.Begin();
        var officer = await story.NewOfficer();
        await officer.Approve(await officer.Browser.Post("/my/log-in"));

        Assert.False(await officer.IsIn());
    }

    [Fact]
    public async Task R83_each_page_says_where_one_is_and_by_which_key_one_gets_there()
    {
        await using var story = await DeskStory.Begin();
        var officer = await story.OfficerLoggedIn();

        var page = (await officer.Browser.Open("/desk")).Body;

        Assert.Contains("<li><a href=\"/desk\" aria-current=\"page\" accesskey=\"f\">", page, StringComparison.Ordinal);
        Assert.Contains("<li><a href=\"/desk/second\" accesskey=\"b\">", page, StringComparison.Ordinal);
    }
}
