using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>The demo's walk through Citizen Service, by pressing what the strip says: the phone is lost, and an officer
/// prints an activation code.</summary>
public sealed class DeskWalkTests : IAsyncLifetime
{
    private const string OfficersPin = "739154";

    // Playwright switches off what lets a frame of another site keep things apart; this takes the place of its own.
    private const string AsVisitorsHaveIt = "--disable-features=Translate";

    private readonly string pictures = Gallery.Folder("demo-desk");
    private Chromium chromium = null!;
    private DemoServer server = null!;
    private IPage page = null!;
    private int taken;

    private IFrameLocator Pc => page.FrameLocator("#pc");

    private IFrameLocator Phone => page.FrameLocator("#phone-c");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() =>
        (chromium, server) = (await Chromium.Start(null, null, AsVisitorsHaveIt), await DemoServer.Start());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task R31_R84_a_visitor_who_lost_the_phone_gets_a_code_at_the_desk()
    {
        await Open();
        await Press("[data-walk=desk]");
        await Says("lose");
        await Press("#lose");
        await Says("other");
        await Press("#office");
        await Says("desk-outside");
        await Button("Log in with Segl");
        await Says("user-id");
        await Pc.Locator("#userId").FillAsync("mikkel-holm");
        await Button("Next");
        await Approve();

        await Says("desk-find");
        await Pc.Locator("#number").FillAsync(await NumberInTheStrip());
        await Pc.Locator("#because").FillAsync("Lost the phone");
        await Button("Find");
        await Says("desk-person");
        await Link("Write a document down");
        await Says("desk-evidence");
        await Pc.Locator("input[value=Passport]").CheckAsync();
        await Pc.Locator("#last").FillAsync("ABCDEF");
        foreach (var box in await Pc.Locator("main input[type=checkbox]").AllAsync())
        {
            await box.CheckAsync();
        }

        await Button("Write down");
        await Says("desk-person");
        await Link("Print an activation code");
        await Says("desk-act");
        await Button("Print an activation code");
        await Says("user-id");
        await Button("Next");
        await Approve();

        await Says("printed");
        var paper = await page.Context.APIRequest.GetAsync($"{server.Issuer}/demo/paper/1");
        Assert.Equal("%PDF", (await paper.TextAsync())[..4]);
        await Press("#tab-office");
        await Assertions.Expect(page.Locator("#paper")).ToBeVisibleAsync();
        await Picture("office");
    }

    private async Task Open()
    {
        var context = await chromium.Browser.NewContextAsync(
            new()
            {
                Locale = "en-GB",
                ViewportSize = new() { Width = 1440, Height = 1000 },
            }
        );
        context.SetDefaultTimeout(60_000);
        page = await context.NewPageAsync();
        await page.GotoAsync($"{server.Issuer}/");
        await page.FrameLocator("#phone-a").GetByText("Karla Hansen").WaitForAsync();
    }

    private async Task<string> NumberInTheStrip()
    {
        var says = await page.Locator(".next [data-of=desk][data-step='desk-find']").InnerTextAsync();
        return string.Concat(says.Where(char.IsAsciiDigit));
    }

    private async Task Approve()
    {
        await Says("waiting");
        await Phone.GetByRole(AriaRole.Heading, new() { NameRegex = new("^A login is waiting") }).WaitForAsync();
        await Phone.GetByRole(AriaRole.Button, new() { NameRegex = new("^Scan") }).First.ClickAsync();
        await Says("claimed");
        await Phone.Locator(".slide").ClickAsync();
        foreach (var digit in OfficersPin)
        {
            await Phone.GetByRole(AriaRole.Button, new() { Name = $"{digit}", Exact = true }).ClickAsync();
        }

        await Phone.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Phone.GetByRole(AriaRole.Button, new() { Name = "OK" }).ClickAsync();
    }

    private async Task Says(string step)
    {
        await Assertions.Expect(page.Locator($".next [data-of=desk][data-step='{step}']")).ToBeVisibleAsync();
        await Picture(step);
    }

    private Task<byte[]> Picture(string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"{++taken:00}-{name}.png") });

    private Task Press(string selector) => page.Locator(selector).First.ClickAsync();

    private Task Button(string name) =>
        Pc.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    private Task Link(string name) =>
        Pc.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First.ClickAsync();
}
