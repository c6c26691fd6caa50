using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Segl.Commands;
using Segl.Rules;
using Segl.Server.My;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Tests.Login;
using Segl.Storage;
using static Segl.Server.Tests.Oidc.RelyingParty;

namespace Segl.Server.Tests.My;

/// <summary>Logging in to the portal by our own OpenID Connect, and how long that lasts.</summary>
public sealed class MyLoginTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R99_R90_a_login_to_the_portal_is_an_ordinary_login(DatabaseKind kind)
    {
        await using var story = await MyStory.Begin(kind);
        Assert.False(await story.IsIn());

        Assert.Equal("/my", (await story.LogIn()).Location);

        Assert.Equal(("My Segl", ""), story.Shown);
        Assert.Contains("Karla 1", (await story.Browser.Open("/my")).Body);
        Assert.True(story.Browser.Cookies.ContainsKey("__Host-segl-my"));
        Assert.Contains(Happening.LoginApproved, await story.Server.Journal(story.Karla));
    }

    [Fact]
    public async Task R99_T63_a_return_counts_once_and_only_in_the_browser_that_began()
    {
        await using var story = await MyStory.Begin();
        var back = await story.WayBack(await story.Browser.Post("/my/log-in"), story.Phone, story.Karla);

        var stranger = await new LoginBrowser(story.Server).Open(back);
        var otherIssuer = await story.Browser.Open(back.Replace("iss=https%3A%2F%2Fid.", "iss=https%3A%2F%2Fevil."));
        Assert.Equal(HttpStatusCode.Forbidden, stranger.Status);
        Assert.Equal(HttpStatusCode.Forbidden, otherIssuer.Status);
        Assert.False(await story.IsIn());

        // The cookie of the login that was begun is gone with the first return.
        Assert.Equal(HttpStatusCode.Forbidden, (await story.Browser.Open(back)).Status);
    }

    [Fact]
    public async Task R99_T63_a_code_of_another_login_is_of_no_use()
    {
        await using var story = await MyStory.Begin();
        var (_, _, mallory) = await story.Another();
        var theirs = await story.WayBack(await mallory.Post("/my/log-in"), story.Phone, story.Karla, mallory);
        var mine = await story.Browser.Post("/my/log-in");
        var state = (await story.WayBack(mine, story.Phone, story.Karla)).Split("state=")[1].Split('&')[0];

        var answer = await story.Browser.Open(
            string.Join(
                '&',
                theirs
                    .Split('&')
                    .Select(part => part.StartsWith("state=", StringComparison.Ordinal) ? $"state={state}" : part)
            )
        );

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.False(await story.IsIn());
    }

    [Fact]
    public async Task R99_T63_of_fifty_returns_at_once_one_logs_in()
    {
        await using var story = await MyStory.Begin();
        var back = await story.WayBack(await story.Browser.Post("/my/log-in"), story.Phone, story.Karla);
        var tabs = Enumerable.Range(0, 50).Select(_ => new LoginBrowser(story.Server)).ToList();
        tabs.ForEach(tab => story.Browser.Cookies.ToList().ForEach(one => tab.Cookies[one.Key] = one.Value));

        var answers = await Task.WhenAll(tabs.Select(tab => tab.Open(back)));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.SeeOther);
        // The code came twice, so somebody has a copy of it: what it gave is taken back.
        var winner = tabs[Array.FindIndex(answers, answer => answer.Status is HttpStatusCode.SeeOther)];
        Assert.DoesNotContain("/my/log-out", (await winner.Open("/my")).Body);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R99_it_ends_after_fifteen_minutes_without_a_request(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        Assert.True(await story.IsIn());

        story.Server.Clock.Passes(Limits.PortalIdle - TimeSpan.FromMilliseconds(1));
        Assert.True(await story.IsIn());
        story.Server.Clock.Passes(Limits.PortalIdle);
        Assert.False(await story.IsIn());
    }

    [Fact]
    public async Task R99_it_ends_after_an_hour()
    {
        await using var story = await MyStory.LoggedIn();
        for (var minutes = 0; minutes < 60; minutes += 10)
        {
            Assert.True(await story.IsIn());
            story.Server.Clock.Passes(TimeSpan.FromMinutes(10));
        }

        Assert.False(await story.IsIn());
    }

    [Fact]
    public async Task R99_log_out_ends_it_for_a_copy_of_the_cookie_too()
    {
        await using var story = await MyStory.LoggedIn();
        var kept = story.Browser.Cookies["__Host-segl-my"];

        Assert.Contains("You are logged out", (await story.Press("/my", "/my/log-out")).Body);

        Assert.False(story.Browser.Cookies.ContainsKey("__Host-segl-my"));
        story.Browser.Cookies["__Host-segl-my"] = kept;
        Assert.False(await story.IsIn());
    }

    public enum Ends
    {
        Frozen,
        AppBlocked,
        AppDeleted,
        SeemsCloned,
        IdentityEnded,
    }

    public static MatrixTheoryData<Ends, DatabaseKind> AllEnds =>
        new(Enum.GetValues<Ends>(), Enum.GetValues<DatabaseKind>());

    [Theory, MemberData(nameof(AllEnds))]
    public async Task R99_R08_R09_R11_T77_it_ends_with_what_approved_it(Ends end, DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        var other = await story.Server.ActivatedPhone(story.Karla);

        await End(story, other, end);

        Assert.False(await story.IsIn());
    }

    private static async Task End(MyStory story, Segl.Phone.ScriptedPhone other, Ends end)
    {
        var (karla, phone) = (story.Karla, story.Phone);
        switch (end)
        {
            case Ends.Frozen:
                await phone.Sign("freeze", await phone.Offer(new { act = "freeze" }), karla.Pin);
                break;
            case Ends.AppBlocked:
                await other.Sign("block-app", await other.Offer(new { act = "block-app", app = phone.App }), karla.Pin);
                break;
            case Ends.AppDeleted:
                await other.Sign(
                    "delete-app",
                    await other.Offer(new { act = "delete-app", app = phone.App }),
                    karla.Pin
                );
                break;
            case Ends.SeemsCloned:
                await story.Server.People.Change(
                    karla.Id,
                    story.Server.Clock.GetUtcNow(),
                    async change =>
                    {
                        var app = await AppStore.Find(change.Session, karla.Id, phone.App);
                        AppStore.Save(change.Session, app! with { SuspendedForGood = true });
                        return true;
                    }
                );
                break;
            case Ends.IdentityEnded:
                await story.Server.People.Change(
                    karla.Id,
                    story.Server.Clock.GetUtcNow(),
                    change => Erasures.EndIdentity(change, "test", null)
                );
                break;
        }
    }

    [Fact]
    public async Task R99_T63_a_form_without_the_token_of_its_session_does_nothing()
    {
        await using var story = await MyStory.LoggedIn();
        var (_, _, mallory) = await story.Another();
        var theirs = (await mallory.Open("/my")).Body.Split("name=\"token\" value=\"")[1].Split('"')[0];

        foreach (var token in new[] { "", "x", theirs })
        {
            var answer = await story.Browser.Post("/my/log-out", ("token", token));
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        }

        Assert.True(await story.IsIn());
    }

    [Fact]
    public async Task R99_T63_a_login_takes_no_session_that_was_there_before()
    {
        await using var story = await MyStory.LoggedIn();
        var before = story.Browser.Cookies["__Host-segl-my"];

        await story.LogIn();

        Assert.NotEqual(before, story.Browser.Cookies["__Host-segl-my"]);
        Assert.True(await story.IsIn());
        story.Browser.Cookies["__Host-segl-my"] = before;
        Assert.False(await story.IsIn());
    }

    [Theory]
    [InlineData("/my/authenticators", "/my/authenticators")]
    [InlineData("https://evil.example/", "/my")]
    [InlineData("//evil.example", "/my")]
    [InlineData("/my/..//evil.example", "/my")]
    [InlineData("/login/x", "/my")]
    public async Task R99_a_login_leads_to_a_page_of_the_portal_only(string wished, string led)
    {
        await using var story = await MyStory.Begin();
        var begun = await story.Browser.Post("/my/log-in", ("to", wished));

        Assert.Equal(led, (await story.Approve(begun)).Location);
    }

    [Fact]
    public async Task R99_nobody_registers_removes_or_speaks_for_the_portal()
    {
        await using var story = await MyStory.Begin();
        var clients = story.Server.Parts.GetRequiredService<ClientDirectory>();
        var metadata = """
            {"client_id": "segl-my", "client_name": "Mit Segl", "profile": "plain", "sector": "private",
             "redirect_uris": ["https://evil.example/back"]}
            """;

        await Assert.ThrowsAsync<WrongMetadataException>(() =>
            clients.Add(metadata, null, story.Server.Clock.GetUtcNow(), default)
        );
        // A row that somebody wrote into the database counts for nothing, and neither does its secret.
        await story.Server.Database.Write(
            Durability.Durable,
            session => ClientStore.Add(session, new("segl-my", metadata, null, story.Server.Clock.GetUtcNow()))
        );
        using var http = story.Server.NewClient();
        var form = new Dictionary<string, string> { ["client_id"] = "segl-my", ["client_secret"] = "guess" };
        foreach (var path in new[] { "/par", "/token" })
        {
            await IsError(
                await http.PostAsync(path, new FormUrlEncodedContent(form)),
                "invalid_client",
                HttpStatusCode.Unauthorized
            );
        }

        var bare = "/authorize?client_id=segl-my&response_type=code&redirect_uri=https%3A%2F%2Fevil.example%2Fback";
        Assert.Null((await story.Browser.Open(bare)).Location);
        Assert.Equal("/my", (await story.LogIn()).Location);
    }
}
