using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>The demo page, used by a visitor who presses what it says to press.</summary>
public sealed class DemoTests : IAsyncLifetime
{
    private const string Pin = "482915";

    // Playwright switches off what lets a frame of another site keep things apart, as visitors' browsers do; this
    // switch takes the place of its own.
    private const string AsVisitorsHaveIt = "--disable-features=Translate";

    private Chromium chromium = null!;
    private SeglServer server = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() =>
        (chromium, server) = (await Chromium.Start(null, null, AsVisitorsHaveIt), await SeglServer.Start());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await server.DisposeAsync();
    }

    /// <summary>Phone A activates itself; then it is five presses and a PIN.</summary>
    [Theory]
    [InlineData("da", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task A_visitor_logs_in_and_pays_by_pressing_what_the_page_says(string language, ColorScheme theme)
    {
        var folder = Gallery.Folder($"demo-{language}-{(theme is ColorScheme.Dark ? "dark" : "light")}");
        var page = await Open(language, theme);
        var (pc, phone) = (page.FrameLocator("#pc"), page.FrameLocator("#phone-a"));
        await phone.GetByText("Karla Hansen").WaitForAsync(new() { Timeout = 30_000 });
        await Picture(page, folder, "1-start");

        await Says(page, "shop");
        await pc.GetByRole(AriaRole.Button, new() { NameRegex = new("Segl") }).ClickAsync();
        await Says(page, "user-id");
        await pc.Locator(".act").ClickAsync();
        await Says(page, "waiting");
        await Picture(page, folder, "2-waiting");
        await Approve(page, phone, folder, "3-approve");
        await Assertions.Expect(pc.GetByText("Karla Hansen")).ToBeVisibleAsync();
        await Says(page, "in");
        await Picture(page, folder, "4-in");

        await phone.GetByRole(AriaRole.Button, new() { Name = "OK" }).ClickAsync();
        await pc.GetByRole(AriaRole.Button, new() { NameRegex = new("348") }).ClickAsync();
        await pc.Locator(".act").ClickAsync();
        await Approve(page, phone, folder, "5-paying");
        await Assertions.Expect(pc.Locator(".ok")).ToBeVisibleAsync();
        await Picture(page, folder, "6-paid");
    }

    /// <summary>A code is printed, and the messages of the activation lie in the inbox.</summary>
    [Fact]
    public async Task The_inbox_fills_and_a_code_is_printed_for_phone_B()
    {
        var page = await Open("en", ColorScheme.Light);
        await page.FrameLocator("#phone-a").GetByText("Karla Hansen").WaitForAsync(new() { Timeout = 30_000 });

        await Assertions.Expect(
            page.Locator("#messages li").Filter(new() { HasText = "temporary PIN" })).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Print a code" }).ClickAsync();
        await Assertions.Expect(page.Locator("#code-user")).ToHaveTextAsync("karla-hansen");
        await Assertions.Expect(page.Locator("#code-code")).ToHaveTextAsync(new Regex("^[0-9A-Z]{5} [0-9A-Z]{5}$"));
    }

    private async Task<IPage> Open(string language, ColorScheme theme)
    {
        var context = await chromium.Browser.NewContextAsync(new()
        {
            Locale = language == "da" ? "da-DK" : "en-GB",
            ColorScheme = theme,
            ViewportSize = new() { Width = 1440, Height = 860 },
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{server.Issuer}/");
        return page;
    }

    private static async Task Approve(IPage page, IFrameLocator phone, string folder, string name)
    {
        await phone.GetByRole(AriaRole.Button, new() { NameRegex = new("^Scan") }).First.ClickAsync();
        await Says(page, "claimed");
        var slide = phone.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Slide|Stryg)") }).First;
        await slide.WaitForAsync();
        await Picture(page, folder, name);
        await slide.ClickAsync();
        foreach (var digit in Pin)
        {
            await phone.GetByRole(AriaRole.Button, new() { Name = $"{digit}", Exact = true }).ClickAsync();
        }

        await phone.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Approve|Godkend)") }).ClickAsync();
    }

    private static Task Says(IPage page, string step) =>
        Assertions.Expect(page.Locator($".next [data-step={step}]")).ToBeVisibleAsync(new() { Timeout = 15_000 });

    private static Task<byte[]> Picture(IPage page, string folder, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
}
