using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Server.Login.Queue;
using Segl.Server.Tests.Oidc;

namespace Segl.Server.Tests.Login;

/// <summary>The brake on logins: what it lets in, and what citizens and programs are told meanwhile.</summary>
public sealed class QueueTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Point_5_7_who_comes_over_the_limit_waits_and_goes_on_by_itself(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(kind, "--Segl:LoginsPerSecond=2");
        var karla = await server.Register();
        var phone = await server.ActivatedPhone(karla);
        server.Clock.Passes(TimeSpan.FromSeconds(1));
        foreach (var early in await StartMany(server, 2))
        {
            Assert.Contains("Type your user ID", (await early.Browser.Open(early.Login)).Body);
        }

        var (browser, login) = (await StartMany(server, 3))[^1];

        var page = await browser.Open(login);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Many people are logging in right now", page.Body);
        Assert.Contains("About 2 seconds left", page.Body);
        Assert.Equal($"2; url=/login/{login}", page.Response.Headers.GetValues("Refresh").Single());
        var danish = await browser.Open($"/login/{login}?lang=da");
        Assert.Contains("Cirka 2 sekunder tilbage", danish.Body);
        Assert.Equal($"2; url=/login/{login}?lang=da", danish.Response.Headers.GetValues("Refresh").Single());
        Assert.Contains("Many people are", (await browser.TypeUserId(login, karla.UserId)).Body);
        server.Clock.Passes(TimeSpan.FromSeconds(1.5) - Tick);
        Assert.Contains("Many people are", (await browser.Open(login)).Body);

        server.Clock.Passes(Tick);
        Assert.Contains("Type your user ID", (await browser.Open(login)).Body);
        // The five minutes begin at the turn.
        server.Clock.Passes(Limits.LoginValid - Tick);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.TypeUserId(login, karla.UserId)).Status);
        await phone.Approve(await phone.ClaimQr(await browser.QrCode(login)), karla.Pin);
        Assert.Contains("code=", (await browser.Press(login, "finish")).Location);
    }

    [Fact]
    public async Task Point_5_7_the_page_of_the_queue_asks_no_database_and_any_node_knows_the_place()
    {
        await using var server = await TestServer.Start(DatabaseKind.Postgres, "--Segl:LoginsPerSecond=1");
        await using var other = await server.AnotherNode();
        using var asked = new AskedStatements(server);
        var (browser, login) = (await StartMany(server, 2))[^1];

        Assert.Contains("Many people are", (await browser.Open(login)).Body);
        Assert.Contains("Many people are", (await new LoginBrowser(other, browser).Open(login)).Body);
        Assert.DoesNotContain(asked.InOrder, sql => sql.Contains("login", StringComparison.Ordinal));

        server.Clock.Passes(TimeSpan.FromSeconds(1));
        Assert.Contains("Type your user ID", (await new LoginBrowser(other, browser).Open(login)).Body);
    }

    [Fact]
    public async Task Point_5_7_whoever_waits_may_leave()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite, "--Segl:LoginsPerSecond=1");
        var (browser, login) = (await StartMany(server, 2))[^1];

        Assert.Contains("error=access_denied", (await browser.Press(login, "leave")).Location);
    }

    [Fact]
    public async Task Point_5_7_fifty_at_once_get_turns_at_even_distances()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite, "--Segl:LoginsPerSecond=10");
        var queue = server.Parts.GetRequiredService<LoginQueue>();
        var now = server.Clock.GetUtcNow();

        var places = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => queue.Enter(now), Stop)));

        Assert.Equal(10, places.Count(place => place is null));
        Assert.Equal(
            Enumerable.Range(1, 40).Select(n => n * 100.0),
            places.OfType<QueuePlace>().Select(place => (place.Turn - now).TotalMilliseconds).Order()
        );
        Assert.Equal(TimeSpan.FromMilliseconds(4100), queue.WaitAt(now));
        Assert.Equal(TimeSpan.Zero, queue.WaitAt(now.AddMilliseconds(4100)));
    }

    [Fact]
    public async Task Point_5_7_a_flood_fills_the_queue_and_who_came_meanwhile_gets_a_place_later()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite, "--Segl:LoginsPerSecond=1");
        var queue = server.Parts.GetRequiredService<LoginQueue>();
        while (queue.Enter(server.Clock.GetUtcNow()) is null or { IsKept: true }) { }

        var (browser, login) = (await StartMany(server, 1))[0];
        Assert.Contains("About 10 minutes left", (await browser.Open(login)).Body);
        server.Clock.Passes(TimeSpan.FromMinutes(5));
        while (queue.Enter(server.Clock.GetUtcNow()) is null or { IsKept: true }) { }
        server.Clock.Passes(TimeSpan.FromMinutes(5));
        Assert.Contains("About 6 minutes left", (await browser.Open(login)).Body);
        server.Clock.Passes(TimeSpan.FromMinutes(6));
        Assert.Contains("Type your user ID", (await browser.Open(login)).Body);
        Assert.Contains("Type your user ID", (await browser.Open(login)).Body);
    }

    [Fact]
    public async Task Point_5_7_whoever_begins_again_takes_a_place_like_everybody()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite, "--Segl:LoginsPerSecond=1");
        var karla = await server.Register();
        var (browser, login) = (await StartMany(server, 1))[0];
        await browser.TypeUserId(login, karla.UserId);
        server.Clock.Passes(Limits.LoginValid);
        await StartMany(server, 2);

        var again = Guid.Parse((await browser.Press(login, "again")).Location!.Split('/')[^1]);

        Assert.Contains("Many people are", (await browser.Open(again)).Body);
        server.Clock.Passes(TimeSpan.FromSeconds(2));
        Assert.Contains("Type your user ID", (await browser.Open(again)).Body);
    }

    [Fact]
    public async Task Point_5_7_a_place_that_was_not_kept_lets_nobody_in_long_after_its_turn()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite, "--Segl:LoginsPerSecond=1");
        var queue = server.Parts.GetRequiredService<LoginQueue>();
        while (queue.Enter(server.Clock.GetUtcNow()) is null or { IsKept: true }) { }
        var (browser, login) = (await StartMany(server, 1))[0];

        server.Clock.Passes(Limits.LongestLoginQueue + Limits.LoginValid);

        Assert.DoesNotContain("Type your user ID", (await browser.Open(login)).Body);
    }

    [Theory]
    [InlineData("--Segl:LoginsPerSecond=", 0)]
    [InlineData("--Segl:LoginsPerSecond=1", 601)]
    public async Task T80_a_clock_that_was_set_back_makes_no_queue_of_its_own(string setting, int seconds)
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite, setting);
        var queue = server.Parts.GetRequiredService<LoginQueue>();
        var now = server.Clock.GetUtcNow();
        queue.Enter(now.AddHours(1));

        Assert.InRange(queue.Enter(now)?.Turn ?? now, now, now.AddSeconds(seconds));
        Assert.InRange(queue.WaitAt(now), TimeSpan.Zero, TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task Point_5_7_a_program_is_told_when_to_come_again()
    {
        await using var story = await Story.Start(DatabaseKind.Sqlite, "--Segl:LoginsPerSecond=1");
        var queue = story.Server.Parts.GetRequiredService<LoginQueue>();
        while (queue.WaitAt(story.Now) < TimeSpan.FromSeconds(30))
        {
            queue.Enter(story.Now);
        }

        await AssertUnavailable(await story.Plain.Authorize(), 30);
        Assert.Equal(HttpStatusCode.Created, (await story.Strict.Push()).StatusCode);

        while (queue.WaitAt(story.Now) < Limits.PushedRequestValid + TimeSpan.FromSeconds(3))
        {
            queue.Enter(story.Now);
        }

        await AssertUnavailable(await story.Strict.Push(), 3);
        story.Server.Clock.Passes(TimeSpan.FromSeconds(3));
        Assert.Equal(HttpStatusCode.Created, (await story.Strict.Push()).StatusCode);
    }

    [Fact]
    public async Task Point_5_7_without_a_limit_nobody_waits()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);

        Assert.All(
            await StartMany(server, 20),
            one => Assert.Contains("Type your user ID", one.Browser.Open(one.Login).Result.Body)
        );
    }

    private static async Task AssertUnavailable(HttpResponseMessage answer, int seconds)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal($"{seconds}", answer.Headers.GetValues("Retry-After").Single());
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
        Assert.Equal("temporarily_unavailable", json.RootElement.GetProperty("error").GetString());
    }

    private static async Task<List<(LoginBrowser Browser, Guid Login)>> StartMany(TestServer server, int many)
    {
        var started = new List<(LoginBrowser, Guid)>();
        for (var i = 0; i < many; i++)
        {
            var browser = new LoginBrowser(server);
            started.Add((browser, await browser.Start()));
        }

        return started;
    }
}
