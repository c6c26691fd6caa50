using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>The demo's walk to a spare, by pressing what the strip says: a code display is ordered, comes by post, is
/// activated, and logs in without the phone.</summary>
public sealed class SpareWalkTests : IAsyncLifetime
{
    private const string Pin = "482915";
    private const string Password = "yellow bike by the harbour";

    // Playwright switches off what lets a frame of another site keep things apart; this takes the place of its own.
    private const string AsVisitorsHaveIt = "--disable-features=Translate";

    private readonly string pictures = Gallery.Folder("demo-spare");
    private Chromium chromium = null!;
    private DemoServer server = null!;
    private IPage page = null!;
    private int taken;

    private IFrameLocator Pc => page.FrameLocator("#pc");

    private IFrameLocator Phone => page.FrameLocator("#phone-a");

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
    public async Task R14_R68_R112_a_visitor_orders_a_display_loses_the_phone_and_is_in()
    {
        await Open();
        await Order();
        await Press("[data-hours='72']");
        await Activate();
        await LogInWithoutThePhone();
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
        await Phone.GetByText("Karla Hansen").WaitForAsync();
    }

    private async Task Order()
    {
        await Press("[data-walk=spare]");
        await Says("Order");
        await Press("#my");
        await LogInToMySegl("Order");
        await Says("Order:my");
        await Pc.Locator(".ways").GetByRole(AriaRole.Link, new() { Name = "Code display" }).ClickAsync();
        await Says("Order:my-devices");
        await Pc.Locator("main a[href$='/order']").ClickAsync();
        await Says("Order:my-order");
        await Pc.Locator("main .act").ClickAsync();
        await GoOn("Order");
        await Says("Post");
    }

    private async Task Activate()
    {
        await Says("Activate:my");
        await Press("#my");
        await LogInToMySegl("Activate");
        await Says("Activate:my");
        await Pc.Locator(".places").GetByRole(AriaRole.Link, new() { NameRegex = new("^Code display") }).ClickAsync();
        await Says("Activate:my-activate");
        await Pc.Locator("main a[href$='/activate']").ClickAsync();
        await Says("Activate:my-serial");
        await Fill("#serial", await page.Locator(".device .serial").InnerTextAsync());
        await Button("Next");
        await Says("Activate:my-codes");
        var first = await CodeAfter("");
        await Fill("#first", first);
        await Fill("#second", await CodeAfter(first));
        await Button("Next");
        await Says("Activate:my-secret");
        await Fill("#password", Password);
        await Fill("#again", Password);
        await Pc.Locator("main .act").ClickAsync();
        await GoOn("Activate");
        await Says("Held");
    }

    private async Task LogInWithoutThePhone()
    {
        await Press("#lose");
        await Assertions.Expect(page.Locator("#panel-a")).ToBeHiddenAsync();
        await Says("Lost");
        await Press("[data-hours='1']"); // an hour later the device has another code than those of its activation
        await Press("#over");
        await Says("Lost:shop");
        await Button("Log in with Segl");
        await Says("Lost:user-id");
        await Pc.Locator(".act").ClickAsync();
        await Says("Lost:waiting");
        await Pc.Locator("main a[href*='/code']").ClickAsync();
        await Says("Lost:code");
        await Fill("#code", await CodeAfter(""));
        await Button("Next");
        await Says("Lost:secret");
        await Fill("#password", Password);
        await Pc.Locator("main .act").ClickAsync();
        await Says("Lost:in");
        await Assertions.Expect(Pc.GetByText("Hello Karla Hansen")).ToBeVisibleAsync();
    }

    private async Task LogInToMySegl(string part)
    {
        await Says("my-outside");
        await Button("Log in with Segl");
        await Says($"{part}:user-id");
        await Fill("#userId", "karla-hansen");
        await GoOn(part);
    }

    /// <summary>The user ID stands there, and the phone approves.</summary>
    private async Task GoOn(string part)
    {
        await Says($"{part}:user-id");
        await Button("Next");
        await Approve(part);
    }

    private async Task Approve(string part)
    {
        await Says($"{part}:waiting");
        await Phone.GetByRole(AriaRole.Heading, new() { NameRegex = new("^A login is waiting") }).WaitForAsync();
        await Phone.GetByRole(AriaRole.Button, new() { NameRegex = new("^Scan") }).First.ClickAsync();
        await Says($"{part}:claimed");
        await Phone.Locator(".slide").ClickAsync();
        foreach (var digit in Pin)
        {
            await Phone.GetByRole(AriaRole.Button, new() { Name = $"{digit}", Exact = true }).ClickAsync();
        }

        await Phone.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Phone.GetByRole(AriaRole.Button, new() { Name = "OK" }).ClickAsync();
    }

    /// <summary>Presses the code display until it shows another code than before.</summary>
    private async Task<string> CodeAfter(string before)
    {
        var shown = page.Locator(".device .digits");
        for (var tries = 0; tries < 120; tries++)
        {
            await Press(".device .press");
            await Assertions.Expect(shown).ToHaveTextAsync(new Regex("^[0-9]{6}$"));
            var code = await shown.InnerTextAsync();
            if (code != before)
            {
                return code;
            }

            await page.WaitForTimeoutAsync(500);
        }

        throw new TimeoutException("The code display shows one code only.");
    }

    private async Task Says(string step)
    {
        await Assertions.Expect(page.Locator($".next [data-of=spare][data-step='{step}']")).ToBeVisibleAsync();
        var name = $"{++taken:00}-{step.Replace(':', '-')}.png";
        await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, name) });
    }

    private Task Press(string selector) => page.Locator(selector).First.ClickAsync();

    private Task Button(string name) =>
        Pc.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    private Task Fill(string field, string text) => Pc.Locator(field).FillAsync(text);
}
