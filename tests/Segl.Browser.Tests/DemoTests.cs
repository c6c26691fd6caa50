using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>The demo page, used by a visitor who presses what it says to press.</summary>
public sealed class DemoTests : IAsyncLifetime
{
    private const string Pin = "482915";
    private const string PinOfMikkel = "739154";
    private const string LoginWaits = "^(A login is waiting|Et login venter)";

    // Playwright switches off what lets a frame of another site keep things apart, as visitors' browsers do; this
    // switch takes the place of its own.
    private const string AsVisitorsHaveIt = "--disable-features=Translate";

    private Chromium chromium = null!;
    private DemoServer server = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() =>
        (chromium, server) = (await Chromium.Start(null, null, AsVisitorsHaveIt), await DemoServer.Start());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await server.DisposeAsync();
    }

    /// <summary>Phone A activates itself; then it is five presses and a PIN. The page scrolls on no laptop.</summary>
    [Theory]
    [InlineData("da", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task A_visitor_logs_in_and_pays_by_pressing_what_the_page_says(string language, ColorScheme theme)
    {
        var folder = Gallery.Folder($"demo-{language}-{Gallery.NameOf(theme)}");
        var page = await Open(language, theme);
        var (pc, phone) = (page.FrameLocator("#pc"), page.FrameLocator("#phone-a"));
        await IsActive(phone);
        await FitsWithoutScrolling(page, folder);

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

    /// <summary>
    /// A second browser has a Karla of its own. Mikkel claims to be her at the PC; his phone is refused, and hers tells her.
    /// Then he logs in as himself. A phone's "back" is the phone's; messages lie in the inbox of whom they are for, whole.
    /// </summary>
    [Fact]
    public async Task Point_4_6_two_persons_and_two_browsers_use_one_demo()
    {
        var pictures = Gallery.Folder("demo-en-light");
        var (page, beside) = (await Open("en", ColorScheme.Light), await Open("en", ColorScheme.Light));
        var (pc, karla, mikkel) = (
            page.FrameLocator("#pc"),
            page.FrameLocator("#phone-a"),
            page.FrameLocator("#phone-c")
        );
        await IsActive(karla);
        await Assertions
            .Expect(beside.FrameLocator("#phone-a").GetByText("karla-hansen-2"))
            .ToBeVisibleAsync(new() { Timeout = 60_000 });
        await beside.CloseAsync();

        await Button(karla, "Menu").ClickAsync();
        await Button(karla, "Settings").ClickAsync();
        await page.Locator("[data-walk=cheat]").ClickAsync();
        await Says(page, "shop", "cheat");
        await Button(pc, "Log in with Segl").ClickAsync();
        await Says(page, "user-id", "cheat");
        await Button(karla, "Back").ClickAsync();
        await karla.GetByRole(AriaRole.Heading, new() { Name = "No requests" }).WaitForAsync();
        await Says(page, "user-id", "cheat");
        await pc.Locator(".act").ClickAsync();
        await Says(page, "waiting", "cheat");
        await Button(mikkel, "Scan the QR code").ClickAsync();
        await mikkel.GetByText("No such login is waiting for you").WaitForAsync(new() { Timeout = 60_000 });
        await karla.GetByRole(AriaRole.Heading, new() { NameRegex = new(LoginWaits) }).WaitForAsync();
        await Picture(page, pictures, "mikkel-is-refused");

        await page.Locator("#who").SelectOptionAsync("Mikkel");
        await Button(pc, "Log in with Segl").ClickAsync();
        await pc.Locator(".act").ClickAsync();
        await Says(page, "waiting", "cheat");
        await Button(mikkel, "Back").ClickAsync();
        await mikkel.GetByRole(AriaRole.Heading, new() { NameRegex = new(LoginWaits) }).WaitForAsync();
        await Button(mikkel, "Scan the QR code").ClickAsync();
        await mikkel.Locator(".slide").ClickAsync();
        await Type(mikkel, PinOfMikkel);
        await Button(mikkel, "Approve").ClickAsync();
        await Assertions.Expect(pc.GetByText("Hello Mikkel Holm")).ToBeVisibleAsync();

        await page.Locator("#tab-Mikkel").ClickAsync();
        var inbox = page.Locator("#panel-Mikkel");
        await Assertions.Expect(inbox.Locator("li").Filter(new() { HasText = "temporary PIN" })).ToHaveCountAsync(1);
        await inbox.Locator("summary").First.ClickAsync();
        await Assertions.Expect(inbox.Locator(".letter").First).ToContainTextAsync("Hello Mikkel Holm");
        await page.Locator("#tab-Karla").ClickAsync();
        await Assertions.Expect(page.Locator("#panel-Karla")).Not.ToContainTextAsync("Mikkel Holm");
        await Button(page, "Print a code").ClickAsync();
        await Assertions.Expect(page.Locator("#code-user")).ToHaveTextAsync("karla-hansen");
        await Assertions.Expect(page.Locator("#code-code")).ToHaveTextAsync(new Regex("^[0-9A-Z]{5} [0-9A-Z]{5}$"));
    }

    /// <summary>
    /// Nothing but what the strip says: all 26 steps, each told when it comes. Afterwards the demo is reset, and citizens,
    /// phones and inboxes are as at the first start.
    /// </summary>
    [Theory]
    [InlineData("da", ColorScheme.Dark)]
    [InlineData("en", ColorScheme.Light)]
    public async Task R40_R48_Point_4_6_a_visitor_copies_the_app_by_26_steps_and_resets_the_demo(
        string language,
        ColorScheme theme
    )
    {
        var pictures = Gallery.Folder($"demo-{language}-{Gallery.NameOf(theme)}");
        var page = await Open(language, theme);
        await IsActive(page.FrameLocator("#phone-a"));
        var words = await Gallery.Words(await AppOf(page, "#phone-a"), language);
        var walk = new DemoWalk(page, words, pictures);
        await page.Locator("[data-walk=copy]").ClickAsync();
        await walk.OnTheOldPhone(Pin);
        await walk.OnTheNewPhone();
        await walk.MakeItOnesOwn();
        if (language == "en")
        {
            await Reset(page); // takes the same way in both
        }
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
        foreach (var (phone, seen) in new[] { ("#phone-a", "Karla Hansen"), ("#phone-b", "Press to pick it up") })
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

    private async Task Reset(IPage page)
    {
        var before = await page.Locator("body").GetAttributeAsync("data-browser");
        await page.Locator("#reset").ClickAsync();
        await page.Locator("#sure .harm").ClickAsync();
        await Assertions
            .Expect(page.Locator("body"))
            .Not.ToHaveAttributeAsync("data-browser", before!, new() { Timeout = 60_000 });
        await IsActive(page.FrameLocator("#phone-a"));
        await page.FrameLocator("#phone-b").Locator(".asleep").WaitForAsync(new() { Timeout = 60_000 });
        await Says(page, "shop");
        await Assertions
            .Expect(page.Locator("#panel-Karla li").Filter(new() { HasTextRegex = new("[0-9]{8}") }))
            .ToHaveCountAsync(1, new() { Timeout = 60_000 });
    }

    /// <summary>R110: both languages, on the screens that people have. Taken before anything is pressed, since a press is
    /// aimed at a screen that is not drawn smaller.</summary>
    private static async Task FitsWithoutScrolling(IPage page, string folder)
    {
        var size = page.ViewportSize!;
        foreach (var (width, height, fits) in new[] { (1280, 720, true), (1440, 900, true), (390, 844, false) })
        {
            await page.SetViewportSizeAsync(width, height);
            var over = await page.EvaluateAsync<int[]>(
                """
                () => {
                  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
                  return [scrollWidth - clientWidth, scrollHeight - clientHeight];
                }
                """
            );
            Assert.Equal(0, over[0]);
            Assert.True(!fits || over[1] == 0, $"{width} x {height} scrolls by {over[1]} px.");
            await Picture(page, folder, $"1-start-{width}x{height}");
        }

        await page.SetViewportSizeAsync(size.Width, size.Height);
    }

    private async Task<IPage> Open(string language, ColorScheme theme, string script = ";")
    {
        var context = await chromium.Browser.NewContextAsync(
            new()
            {
                Locale = language == "da" ? "da-DK" : "en-GB",
                ColorScheme = theme,
                ViewportSize = new() { Width = 1440, Height = 1000 },
            }
        );
        context.SetDefaultTimeout(60_000);
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
        await Type(phone, Pin);
        await phone.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Approve|Godkend)") }).ClickAsync();
    }

    private static async Task Type(IFrameLocator phone, string pin)
    {
        foreach (var digit in pin)
        {
            await phone.GetByRole(AriaRole.Button, new() { Name = $"{digit}", Exact = true }).ClickAsync();
        }
    }

    private static Task IsActive(IFrameLocator phone) =>
        phone.GetByText("Karla Hansen").WaitForAsync(new() { Timeout = 60_000 });

    private static ILocator Button(IFrameLocator where, string name) =>
        where.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator Button(IPage where, string name) =>
        where.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static Task Says(IPage page, string step, string walk = "login") =>
        Assertions
            .Expect(page.Locator($".next [data-of={walk}][data-step={step}]"))
            .ToBeVisibleAsync(new() { Timeout = 60_000 });

    private static async Task<IFrame> AppOf(IPage page, string phone)
    {
        var frame = (await (await page.QuerySelectorAsync(phone))!.ContentFrameAsync())!;
        await frame.WaitForLoadStateAsync();
        return frame;
    }

    private static Task<byte[]> Picture(IPage page, string folder, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
}
