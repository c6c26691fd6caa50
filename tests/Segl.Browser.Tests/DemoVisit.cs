using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>
/// A visitor of the demo page who goes one of its walks by pressing what the strip says. Each step is pictured once the
/// strip has told it.
/// </summary>
internal sealed class DemoVisit : IAsyncDisposable
{
    // Playwright switches off what lets a frame of another site keep things apart; this takes the place of its own.
    private const string AsVisitorsHaveIt = "--disable-features=Translate";

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly List<string> findings = [];
    private readonly Chromium chromium;
    private readonly DemoServer server;
    private readonly string walk;
    private readonly string pictures;
    private int taken;

    private DemoVisit(Chromium chromium, DemoServer server, IPage page, string walk)
    {
        (this.chromium, this.server, Page, this.walk) = (chromium, server, page, walk);
        pictures = Gallery.Folder($"demo-{walk}");
    }

    /// <summary>The demo page.</summary>
    public IPage Page { get; }

    /// <summary>The PC on it.</summary>
    public IFrameLocator Pc => Page.FrameLocator("#pc");

    /// <summary>The demo's address.</summary>
    public string Issuer => server.Issuer;

    /// <summary>Opens the demo, and chooses a walk.</summary>
    public static async Task<DemoVisit> Begin(string walk)
    {
        var (chromium, server) = (await Chromium.Start(null, null, AsVisitorsHaveIt), await DemoServer.Start());
        var context = await chromium.Browser.NewContextAsync(
            new()
            {
                Locale = "en-GB",
                ViewportSize = new() { Width = 1440, Height = 1000 },
            }
        );
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{server.Issuer}/");
        await page.FrameLocator("#phone-a").GetByText("Karla Hansen").WaitForAsync();
        var visit = new DemoVisit(chromium, server, page, walk);
        await visit.Press($"[data-walk={walk}]");
        return visit;
    }

    /// <summary>What axe found on the screens that were looked at.</summary>
    public IReadOnlyList<string> Findings => findings;

    /// <summary>Waits until the strip tells a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="of">Of which walk; null for the one that was chosen.</param>
    public async Task<ILocator> Says(string step, string? of = null)
    {
        var sentence = Page.Locator($".next [data-of={of ?? walk}][data-step='{step}']");
        await Assertions.Expect(sentence).ToBeVisibleAsync();
        await Picture(step);
        return sentence;
    }

    /// <summary>A picture of the whole page.</summary>
    public Task<byte[]> Picture(string name) =>
        Page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"{++taken:00}-{name.Replace(':', '-')}.png") });

    /// <summary>Lets axe judge what a screen on the page shows.</summary>
    /// <param name="screen">The frame of the screen.</param>
    public async Task Look(string screen)
    {
        var frame = (await (await Page.QuerySelectorAsync(screen))!.ContentFrameAsync())!;
        if (!await frame.EvaluateAsync<bool>("'axe' in window"))
        {
            await frame.EvaluateAsync(Axe);
        }

        findings.AddRange(
            await frame.EvaluateAsync<string[]>(
                """
                async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(
                  ({ id, help, nodes }) => `${document.title}: ${id}, ${help}: ${nodes.map(node => node.html).join('; ')}`)
                """
            )
        );
    }

    /// <summary>Presses the code display until it shows another code than before.</summary>
    public async Task<string> CodeAfter(string before)
    {
        var shown = Page.Locator(".device .digits").First;
        for (var tries = 0; tries < 120; tries++)
        {
            await Press(".device .press");
            await Assertions.Expect(shown).ToHaveTextAsync(new Regex("^[0-9]{6}$"));
            var code = await shown.InnerTextAsync();
            if (code != before)
            {
                return code;
            }

            await Page.WaitForTimeoutAsync(500);
        }

        throw new TimeoutException("The code display shows one code only.");
    }

    /// <summary>Presses something of the demo page itself.</summary>
    public Task Press(string selector) => Page.Locator(selector).First.ClickAsync();

    /// <summary>Presses a button on the PC.</summary>
    public Task Button(string name) =>
        Pc.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    /// <summary>Follows a link on the PC.</summary>
    public Task Link(string name) =>
        Pc.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First.ClickAsync();

    /// <summary>Types into a field on the PC.</summary>
    public Task Fill(string field, string text) => Pc.Locator(field).FillAsync(text);

    /// <summary>Approves what waits, on a phone.</summary>
    /// <param name="phone">The phone's letter.</param>
    /// <param name="pin">Its owner's PIN.</param>
    /// <param name="part">What the steps of this part of the walk begin with.</param>
    /// <param name="isPutAway">Whether its owner presses OK at the end, on a phone that is still in sight.</param>
    public async Task Approve(string phone, string pin, string part = "", bool isPutAway = true)
    {
        var app = Page.FrameLocator($"#phone-{phone}");
        await Says($"{part}waiting");
        await app.GetByRole(AriaRole.Heading, new() { NameRegex = new("^A login is waiting") }).WaitForAsync();
        await app.GetByRole(AriaRole.Button, new() { NameRegex = new("^Scan") }).First.ClickAsync();
        await Says($"{part}claimed");
        await app.Locator(".slide").ClickAsync();
        foreach (var digit in pin)
        {
            await app.GetByRole(AriaRole.Button, new() { Name = $"{digit}", Exact = true }).ClickAsync();
        }

        await app.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        if (isPutAway)
        {
            await app.GetByRole(AriaRole.Button, new() { Name = "OK" }).ClickAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await server.DisposeAsync();
    }
}
