using System.Net;
using Segl.Rules;
using Segl.Server.Desk.Handing;
using Segl.Server.Tests.Login;

namespace Segl.Server.Tests.Desk.Handing;

/// <summary>Whose screen it is (R83): one officer's, at one desk, on one day, in one browser.</summary>
public sealed class ScreenPairingTests
{
    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task R83_the_code_on_the_screen_connects_it(DatabaseKind kind)
    {
        await using var story = await ScreenStory.Begin(kind);
        Assert.Null(await story.Screens.See(story.Place()));

        Assert.Null(await story.Pair());

        Assert.Equal(new ScreenView(null, ScreenOfferState.Done), await story.Screens.See(story.Place()));
        Assert.Contains("Your own screen", (await story.Screen.Open("/screen")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R83_a_code_works_once_and_for_some_minutes_and_a_wrong_one_never()
    {
        await using var story = await ScreenStory.Begin();
        var code = await story.CodeOn(story.Screen);
        Assert.Null(await story.Pair());
        var late = new LoginBrowser(story.Server);
        var old = await story.CodeOn(late);
        story.Server.Clock.Passes(Limits.ScreenCodeValid);

        string[] typed = [code, old, "AAAA AAAA", "", "' OR 1=1"];
        var pairings = Task.WhenAll(typed.Select(one => story.Screens.Pair(story.Place(officer: Guid.NewGuid()), one)));
        while (!pairings.IsCompleted)
        {
            await late.Open("/screen/code");
            story.Server.Clock.Passes(TimeSpan.FromSeconds(1));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        var refused = await pairings;
        Assert.All(refused, one => Assert.Equal(Reason.ScreenCodeWrong, one?.Because));
        Assert.NotEqual(old, await story.CodeOn(late));
        Assert.NotNull(await story.Screens.See(story.Place()));
    }

    [Fact]
    public async Task T44_a_stolen_cookie_is_of_no_use_in_another_browser_or_elsewhere()
    {
        await using var story = await ScreenStory.Begin();
        var ours = new LoginBrowser(story.Server, IPAddress.Parse("192.0.2.10"));
        Assert.Null(await story.Pair(ours));
        Assert.Null(await story.ShowCode());
        var elsewhere = new LoginBrowser(story.Server, IPAddress.Parse("192.0.2.11"));
        var another = new LoginBrowser(story.Server, IPAddress.Parse("192.0.2.10"));
        foreach (var (name, cookie) in ours.Cookies)
        {
            (elsewhere.Cookies[name], another.Cookies[name]) = (cookie, cookie);
        }

        Assert.Contains("Show the code", (await ours.Open("/screen")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Show the code", (await elsewhere.Open("/screen")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Show the code",
            (await another.Open("/screen", ("User-Agent", "Another/1.0"))).Body,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task R83_a_second_screen_takes_the_place_of_the_first()
    {
        await using var story = await ScreenStory.Paired();
        var second = new LoginBrowser(story.Server);
        Assert.Null(await story.Pair(second));
        Assert.Null(await story.ShowCode());

        Assert.Contains("Show the code", (await second.Open("/screen")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Show the code", (await story.Screen.Open("/screen")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task T41_nobody_else_reaches_an_officers_screen()
    {
        await using var story = await ScreenStory.Paired();
        HandingPlace[] others = [story.Place(desk: "aarhus"), story.Place(officer: Guid.NewGuid())];
        foreach (var place in others)
        {
            Assert.Null(await story.Screens.See(place));
            Assert.Equal(Reason.ScreenMissing, (await story.ShowCode(place))?.Because);
        }

        Assert.Contains("Your own screen", (await story.Screen.Open("/screen")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R83_the_screen_is_disconnected_at_the_end_of_the_desks_day()
    {
        await using var story = await ScreenStory.Paired();
        // It is eleven in Nuuk.
        story.Server.Clock.Passes(TimeSpan.FromHours(13) - TimeSpan.FromMilliseconds(1));
        Assert.NotNull(await story.Screens.See(story.Place()));

        story.Server.Clock.Passes(TimeSpan.FromMilliseconds(1));
        Assert.Null(await story.Screens.See(story.Place()));
        Assert.NotEqual("", await story.CodeOn(story.Screen));
    }

    [Fact]
    public async Task R83_officer_and_citizen_disconnect_it()
    {
        await using var story = await ScreenStory.Paired();
        await story.Screens.Unpair(story.Place());
        Assert.NotEqual("", await story.CodeOn(story.Screen));

        Assert.Null(await story.Pair());
        await story.Screen.Post("/screen/disconnect");
        Assert.Null(await story.Screens.See(story.Place()));
    }

    [Fact]
    public async Task R83_another_node_knows_the_screen()
    {
        await using var story = await ScreenStory.Paired(DatabaseKind.Postgres);
        await using var node = await story.Server.AnotherNode();
        Assert.Null(await story.ShowCode());

        var there = new LoginBrowser(node, story.Screen);
        Assert.Contains("Show the code", (await there.Open("/screen")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R83_an_open_screen_hears_that_there_is_something_to_show()
    {
        await using var story = await ScreenStory.Paired();
        using var client = story.Server.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/screen/events?seen=free");
        request.Headers.TryAddWithoutValidation("Cookie", story.Screen.CookieHeader);
        using var answer = await client.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
        using var events = new StreamReader(
            await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)
        );
        var line = events.ReadLineAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.False(line.IsCompleted);

        Assert.Null(await story.ShowCode());

        Assert.Equal("event: look", await line);
    }
}
