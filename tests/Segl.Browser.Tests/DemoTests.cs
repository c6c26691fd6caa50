using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>The demo page, used by a visitor who presses what it says to press.</summary>
public sealed class DemoTests : IAsyncLifetime
{
    private const string Pin = "482915";
    private const string LoginWaits = "^(A login is waiting|Et login venter)";

    // Playwright switches off what lets a frame of another site keep things apart, as visitors' browsers do; this
    // switch takes the place of its own.
    private const string AsVisitorsHaveIt = "--disable-features=Translate";

    private Chromium chromium = null!;
    private SeglServer server = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() =>
        (chromium, server) = (
            await Chromium.Start(null, null, AsVisitorsHaveIt),
            await SeglServer.StartWithDemoClock()
        );

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

    /// <summary>Frames share one history, but a phone's "back" is the phone's; an e-mail opens whole.</summary>
    [Fact]
    public async Task Point_4_6_back_on_a_phone_leaves_the_pc_alone_and_an_email_opens()
    {
        var page = await Open("en", ColorScheme.Light);
        var (pc, phone) = (page.FrameLocator("#pc"), page.FrameLocator("#phone-a"));
        await phone.GetByText("Karla Hansen").WaitForAsync(new() { Timeout = 30_000 });
        await phone.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Settings" }).ClickAsync();
        await pc.GetByRole(AriaRole.Button, new() { NameRegex = new("Segl") }).ClickAsync();
        await Says(page, "user-id");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Back" }).ClickAsync();
        await phone.GetByRole(AriaRole.Heading, new() { Name = "No requests" }).WaitForAsync();
        await Says(page, "user-id");

        await page.Locator("#messages summary").First.ClickAsync();
        await Assertions.Expect(page.Locator("#messages .letter").First).ToContainTextAsync("Hello Karla Hansen");
    }

    /// <summary>Nothing but what the page lists: both phones, the clock, and the newest text message.</summary>
    [Theory]
    [InlineData("da", ColorScheme.Dark)]
    [InlineData("en", ColorScheme.Light)]
    public async Task R40_R48_a_visitor_copies_the_app_from_phone_A_to_phone_B(string language, ColorScheme theme)
    {
        var pictures = Gallery.Folder($"demo-{language}-{Gallery.NameOf(theme)}");
        var page = await Open(language, theme);
        var words = await Gallery.Words(await AppOf(page, "#phone-a"), language);
        var (old, fresh) = (new InFrame(page, "#phone-a", words), new InFrame(page, "#phone-b", words));
        await old.Sees("home.title");
        await page.Locator("aside details.card > summary").ClickAsync();
        await Picture(page, pictures, "copy-1-what-to-press");
        await old.Press("menu", "menuItems.activateMore", "copy.toNewApp", "next");
        await old.TypePin(Pin);
        await old.Tick("copy.startTitle");
        await old.Press("copy.start");
        await old.Sees("copy.waitTitle");
        await Picture(page, pictures, "copy-2-waiting");
        await page.Locator("[data-hours='1']").ClickAsync();
        await old.Sees("copy.showTitle");
        await old.Press("copy.show");
        await old.TypePin(Pin);
        await old.Sees("copy.linkTitle.demo");
        await old.Press("next");
        await old.Sees("copy.showingTitle");

        await fresh.Press("welcome.start", "welcome.byCopy");
        await fresh.Tick("terms.title");
        await fresh.Press("next");
        await fresh.Tick("copy.hereTitle");
        await Picture(page, pictures, "copy-3-the-code-is-shown");
        await fresh.Press("copy.scan");
        await fresh.Sees("copy.linkTitle.demo");
        await fresh.Press("next");
        await fresh.Sees("copy.compareTitle");
        await old.Sees("copy.compareTitle");
        await Picture(page, pictures, "copy-4-compare");
        await old.Press("copy.areEqual");
        await fresh.Fill("copy.userIdTitle", "code.userId", "karla-hansen");
        await fresh.Fill("temporaryPin.title", "temporaryPin.label", await NewestCode(page, which: 2));
        await Picture(page, pictures, "copy-5-active");
        await fresh.Sees("pin.title");
        await fresh.TypePin("620731");
        await fresh.Sees("pin.repeatTitle");
        await fresh.TypePin("620731");
        await fresh.Sees("active.title");
        await old.Sees("copy.doneTitle");
        await Picture(page, pictures, "copy-6-both-are-active");
    }

    /// <summary>A browser that keeps nothing for frames: each phone opens in a window of its own.</summary>
    [Fact]
    public async Task A_phone_opens_in_a_window_of_its_own_where_frames_may_keep_nothing()
    {
        var page = await Open(
            "en",
            ColorScheme.Light,
            """
            if (self !== top) {
              Object.defineProperty(window, 'localStorage', {
                get() { throw new DOMException('Blocked.', 'SecurityError'); },
              });
            }
            """
        );
        foreach (var (phone, seen) in new[] { ("#phone-a", "Karla Hansen"), ("#phone-b", "Get started") })
        {
            var own = await page.Context.RunAndWaitForPageAsync(() =>
                page.FrameLocator(phone)
                    .GetByRole(AriaRole.Link, new() { Name = "Open the phone in a window of its own" })
                    .ClickAsync()
            );
            await own.GetByText(seen).WaitForAsync(new() { Timeout = 30_000 });
            await Picture(own, Gallery.Folder("demo-en-light"), $"own-window-{phone[1..]}");
        }

        await Picture(page, Gallery.Folder("demo-en-light"), "own-window-offered");
    }

    /// <summary>A code is printed, and the messages of the activation lie in the inbox.</summary>
    [Fact]
    public async Task The_inbox_fills_and_a_code_is_printed_for_phone_B()
    {
        var page = await Open("en", ColorScheme.Light);
        await page.FrameLocator("#phone-a").GetByText("Karla Hansen").WaitForAsync(new() { Timeout = 30_000 });

        await Assertions
            .Expect(page.Locator("#messages li").Filter(new() { HasText = "temporary PIN" }))
            .ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Print a code" }).ClickAsync();
        await Assertions.Expect(page.Locator("#code-user")).ToHaveTextAsync("karla-hansen");
        await Assertions.Expect(page.Locator("#code-code")).ToHaveTextAsync(new Regex("^[0-9A-Z]{5} [0-9A-Z]{5}$"));
    }

    private async Task<IPage> Open(string language, ColorScheme theme, string script = ";")
    {
        var context = await chromium.Browser.NewContextAsync(
            new()
            {
                Locale = language == "da" ? "da-DK" : "en-GB",
                ColorScheme = theme,
                ViewportSize = new() { Width = 1440, Height = 860 },
            }
        );
        await context.AddInitScriptAsync(script);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{server.Issuer}/");
        return page;
    }

    private static async Task Approve(IPage page, IFrameLocator phone, string folder, string name)
    {
        // Only now does nothing move any more on the phone: what is pressed while it moves may be missed.
        await Says(page, "waiting");
        await phone.GetByRole(AriaRole.Heading, new() { NameRegex = new(LoginWaits) }).WaitForAsync();
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
        Assertions.Expect(page.Locator($".next [data-step={step}]")).ToBeVisibleAsync(new() { Timeout = 60_000 });

    private static async Task<IFrame> AppOf(IPage page, string phone)
    {
        var frame = (await (await page.QuerySelectorAsync(phone))!.ContentFrameAsync())!;
        await frame.WaitForLoadStateAsync();
        return frame;
    }

    // The inbox has the newest on top; the first temporary PIN was phone A's own.
    private static async Task<string> NewestCode(IPage page, int which)
    {
        var withCode = page.Locator("#messages li").Filter(new() { HasTextRegex = new("[0-9]{8}") });
        await Assertions.Expect(withCode).ToHaveCountAsync(which, new() { Timeout = 60_000 });
        return Regex.Match(await withCode.First.InnerTextAsync(), "[0-9]{8}").Value;
    }

    private static Task<byte[]> Picture(IPage page, string folder, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
}
