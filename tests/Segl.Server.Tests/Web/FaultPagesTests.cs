using System.Net;
using Segl.Server.Tests.Login;

namespace Segl.Server.Tests.Web;

/// <summary>What a person reads where there is no page, or where our side failed, and the way on from there.</summary>
public sealed class FaultPagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("da", "Siden findes ikke", "Åbn Segl-appen")]
    [InlineData("en", "There is no such page", "Open the Segl app")]
    public async Task Point_4_5_a_missing_page_is_a_page_with_a_way_on(string language, string heading, string way)
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);

        var (status, type, body) = await Read(server, $"/nowhere?lang={language}");

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (status, type));
        Assert.Contains($"<h1>{heading}</h1>", body, StringComparison.Ordinal);
        Assert.Contains($">{way}</a>", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Point_4_5_a_program_still_gets_a_problem_answer()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);

        var (status, type, _) = await Read(server, "/api/nowhere");

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (status, type));
    }

    [Fact]
    public async Task Point_4_5_a_fault_of_ours_is_a_page_and_no_raw_answer()
    {
        await using var server = await TestServer.Start(DatabaseKind.Postgres);
        await server.LoseDatabase();

        var (status, type, body) = await Read(server, "/stop/AAAAAAAAAAAAAAAAAAAAAA?lang=en");

        Assert.True((int)status >= 500);
        Assert.Equal("text/html", type);
        Assert.Contains("<h1>", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Point_4_5_after_a_while_the_user_id_is_doubted_alike_for_known_and_unknown()
    {
        await using var server = await TestServer.Start(DatabaseKind.Sqlite);
        var karla = await server.Register();
        var late = TimeSpan.FromSeconds(30);

        foreach (var userId in new[] { karla.UserId, "nobody-at-all" })
        {
            var browser = new LoginBrowser(server);
            var login = await browser.Wait(userId);
            Assert.Matches("id=\"late\"[^>]* hidden>", (await browser.Open($"/login/{login}")).Body);
            server.Clock.Passes(late);
            Assert.DoesNotMatch("id=\"late\"[^>]* hidden>", (await browser.Open($"/login/{login}")).Body);
        }
    }

    private static async Task<(HttpStatusCode Status, string? Type, string Body)> Read(TestServer server, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml");
        using var answer = await server.NewClient().SendAsync(request, Stop);
        return (
            answer.StatusCode,
            answer.Content.Headers.ContentType?.MediaType,
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop))
        );
    }
}
