using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Segl.Server.Login.Queue;

namespace Segl.Browser.Tests;

/// <summary>The queue before the login box (docs/operate.md, "Scale"), as a citizen at a small screen sees it.</summary>
public sealed class QueueTests
{
    [Fact]
    public async Task Point_5_7_a_citizen_in_the_queue_reads_how_long_and_goes_on_without_a_press()
    {
        await using var chromium = await Chromium.Start();
        await using var server = await SeglServer.Start("--Segl:LoginsPerSecond=1");
        var library = await RelyingParty.New(server);
        var context = await chromium.Browser.NewContextAsync(
            new()
            {
                Locale = "da-DK",
                ViewportSize = new() { Width = 320, Height = 568 },
            }
        );
        var page = await context.NewPageAsync();
        var gallery = new Gallery(page, Gallery.Folder("login-da-light"));
        // It does not come again while it is looked at, however busy the machine is.
        await page.RouteAsync("**/login/*", WithoutRefresh);
        Fill(server, TimeSpan.FromMinutes(3));
        await library.Start(page);
        await page.GotoAsync($"{page.Url}?lang=da");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Mange logger på lige nu" }))
            .ToBeVisibleAsync();
        await gallery.Look("queue");
        Assert.Empty(gallery.Findings);
        await page.UnrouteAllAsync();

        server.Passes(TimeSpan.FromMinutes(3));
        Fill(server, TimeSpan.FromSeconds(20));
        await library.Start(page);
        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Many people are logging in right now" }))
            .ToBeVisibleAsync();
        server.Passes(TimeSpan.FromSeconds(20));
        await Assertions.Expect(page.Locator("#userId")).ToBeVisibleAsync();
    }

    private static async Task WithoutRefresh(IRoute route)
    {
        var answer = await route.FetchAsync();
        var headers = answer.Headers.Where(header => header.Key != "refresh").ToDictionary();
        await route.FulfillAsync(new() { Response = answer, Headers = headers });
    }

    private static void Fill(SeglServer server, TimeSpan wait)
    {
        var queue = server.Parts.GetRequiredService<LoginQueue>();
        while (queue.WaitAt(server.Now) < wait)
        {
            queue.Enter(server.Now);
        }
    }
}
