using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>
/// Where a browser keeps the keys badly, or not at all, or is too old: the app says so, and never stands at a splash
/// without words.
/// </summary>
public sealed class KeptKeysTests : IAsyncLifetime
{
    private const string IPhone =
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 "
        + "Mobile/15E148 Safari/604.1";
    private const string IPad =
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15";
    private const string Refused =
        "Object.defineProperty(window, 'indexedDB', { value: { open() { throw new DOMException('no', 'SecurityError'); } } })";

    private Chromium chromium = null!;
    private SeglServer server = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => (chromium, server) = (await Chromium.Start(), await SeglServer.Start());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await server.DisposeAsync();
    }

    /// <summary>A tab of an iPhone or iPad offers nothing but the way to the home screen, and why.</summary>
    [Theory]
    [InlineData(IPhone, "da", ColorScheme.Light)]
    [InlineData(IPhone, "da", ColorScheme.Dark)]
    [InlineData(IPhone, "en", ColorScheme.Light)]
    [InlineData(IPad, "en", ColorScheme.Dark)]
    public async Task Point_3_2_in_a_tab_of_an_iphone_the_app_is_put_on_the_home_screen_first(
        string browser,
        string language,
        ColorScheme theme
    )
    {
        var page = await Open(browser, language: language, theme: theme);
        var words = await Gallery.Words(page, language);
        await Sees(page, words("install.title"));
        Assert.Equal(0, await page.GetByRole(AriaRole.Button).CountAsync());
        Assert.Equal(0, await page.GetByRole(AriaRole.Link).CountAsync());
        await page.Locator("summary").ClickAsync();
        await Assertions.Expect(page.GetByText(words("install.why"))).ToBeVisibleAsync();
        var gallery = new Gallery(page, Gallery.Folder($"app-{language}-{Gallery.NameOf(theme)}"), whole: false);
        await gallery.Look("60-install-first");
        await page.GotoAsync($"{server.PhoneA}/l#AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA");
        await Assertions.Expect(page.GetByText(words("install.fromLogin"))).ToBeVisibleAsync();
        Assert.Empty(gallery.Findings);
    }

    [Fact]
    public async Task Point_3_2_on_the_home_screen_of_an_iphone_the_app_is_activated()
    {
        var page = await Open(IPhone, "Object.defineProperty(navigator, 'standalone', { value: true })");

        await Sees(page, "Activate your Segl");
    }

    [Fact]
    public async Task Point_3_2_what_was_activated_in_a_tab_goes_on_there()
    {
        var citizen = await server.Register();
        var phone = await Phone.New(chromium, server.PhoneA);
        await phone.Open();
        await phone.Activate(server, citizen);
        await phone.Context.AddInitScriptAsync(
            $"Object.defineProperty(navigator, 'userAgent', {{ value: '{IPhone}' }})"
        );

        await phone.Open();

        await phone.Sees("No requests");
    }

    /// <summary>Browsers of two years ago: a login is claimed and approved without what they lack.</summary>
    [Fact]
    public async Task Point_3_3_a_browser_without_the_newest_calls_logs_in()
    {
        var citizen = await server.Register();
        var phone = await Phone.New(chromium, server.PhoneA);
        await phone.Context.AddInitScriptAsync(
            """
            delete URL.canParse;
            delete AbortSignal.any;
            delete Promise.withResolvers;
            delete Navigator.prototype.locks;
            delete Navigator.prototype.storage;
            """
        );
        await phone.Open();
        await phone.Activate(server, citizen);
        var login = await server.StartLogin(citizen);
        await phone.Sees("A login is waiting for you");
        await phone.Press("Scan the QR code");
        await phone.PasteLink("not an address");
        await phone.Complains("not the link of a login");
        await phone.Page.GetByLabel("Link from the login screen").FillAsync(login.QrCode);
        await phone.Press("Use the link");
        await phone.Approve(citizen.Pin);
        await phone.Sees("Approved");
        Assert.Empty(phone.Complaints);
    }

    [Theory]
    [InlineData("using it = ;", "This browser is too old for Segl")]
    [InlineData("export const Segl = { open: () => [].notYetInvented() };", "This browser is too old for Segl")]
    [InlineData("export const Segl = { open: () => { throw new Error('something else'); } };", "Segl has not opened")]
    [InlineData("export const Segl = { open: () => import('/missing.js') };", "Segl has not opened")]
    [InlineData(null, "Segl has not opened")]
    public async Task Point_3_3_an_app_that_cannot_start_says_why(string? module, string words)
    {
        var page = await NewPage();
        await page.RouteAsync(
            "**/segl.js",
            route =>
                module is null
                    ? route.AbortAsync()
                    : route.FulfillAsync(new() { ContentType = "text/javascript", Body = module })
        );
        await page.GotoAsync(server.PhoneA);

        await Assertions.Expect(page.GetByText(words)).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main[id]:not([hidden])")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Point_3_3_a_browser_that_keeps_nothing_says_so()
    {
        var page = await Open(null, Refused);

        await Assertions.Expect(page.GetByText("This browser lets Segl keep nothing")).ToBeVisibleAsync();
    }

    /// <summary>A phone that was asleep may find its database closed: it is opened once more.</summary>
    [Fact]
    public async Task Point_3_3_a_database_that_was_lost_is_opened_once_more()
    {
        var page = await Open(
            null,
            """
            window.databases = [];
            const open = IDBFactory.prototype.open;
            IDBFactory.prototype.open = function (...args) {
              const request = open.apply(this, args);
              request.addEventListener('success', () => databases.push(request.result));
              return request;
            };
            """
        );
        await page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Settings" }).ClickAsync();
        await page.EvaluateAsync("databases.forEach(database => database.close())");

        await page.GetByLabel("Dark").CheckAsync();

        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        Assert.Equal(2, await page.EvaluateAsync<int>("databases.length"));
    }

    /// <summary>What was kept is gone: what happened, which place is still taken, and the ways back.</summary>
    [Theory]
    [InlineData("da", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task Point_3_3_keys_that_the_browser_threw_away_are_told(string language, ColorScheme theme)
    {
        var citizen = await server.Register(language: language);
        var phone = await Phone.New(chromium, server.PhoneA, new(language, theme));
        await phone.Open();
        var words = await Gallery.Words(phone.Page, language);
        await phone.ActivateIn(server, citizen);
        await phone.Page.EvaluateAsync("localStorage.setItem('kept', 'no')");
        var devtools = await phone.Context.NewCDPSessionAsync(phone.Page);
        await phone.Page.GotoAsync("about:blank");
        await devtools.SendAsync(
            "Storage.clearDataForOrigin",
            new()
            {
                ["origin"] = server.PhoneA,
                ["storageTypes"] = "indexeddb,local_storage,cache_storage,service_workers",
            }
        );

        await phone.Open();

        await phone.Sees(words("evicted.title"));
        await phone.Says("Chrome, Linux");
        var gallery = new Gallery(phone.Page, Gallery.Folder($"app-{language}-{Gallery.NameOf(theme)}"));
        await gallery.Look("61-thrown-away");
        await phone.Press(words("evicted.again"));
        await phone.Sees(words("welcome.title"));
        await phone.Open();
        await phone.Sees(words("welcome.title"));
        Assert.Empty(gallery.Findings);
    }

    [Fact]
    public async Task Point_3_3_a_person_who_was_deleted_was_not_thrown_away()
    {
        var citizen = await server.Register();
        var phone = await Phone.New(chromium, server.PhoneA);
        await phone.Open();
        await phone.Activate(server, citizen);
        Assert.Contains("segl-was-here", await phone.Page.EvaluateAsync<string>("document.cookie"));

        await phone.Page.EvaluateAsync("import('/device/mark.js').then(mark => mark.wipeMark())");

        Assert.Equal("", await phone.Page.EvaluateAsync<string>("document.cookie"));
    }

    [Fact]
    public async Task Point_3_3_the_browser_is_asked_at_each_start_to_keep_what_is_kept()
    {
        var citizen = await server.Register();
        var phone = await Phone.New(chromium, server.PhoneA);
        await phone.Context.AddInitScriptAsync(
            """
            StorageManager.prototype.persisted = async () => false;
            StorageManager.prototype.persist = async () => { window.asked = true; return false; };
            """
        );
        await phone.Open();
        await phone.Sees("Activate your Segl");
        Assert.Null(await phone.Page.EvaluateAsync<bool?>("window.asked ?? null"));
        await phone.Activate(server, citizen);

        await phone.Open();

        await phone.Page.WaitForFunctionAsync("() => window.asked");
        await phone.Says("does not promise to keep your keys");
    }

    [Theory]
    [InlineData(10_000_000, true)]
    [InlineData(300_000_000_000, false)]
    public async Task Point_3_3_a_private_window_is_told(long quota, bool told)
    {
        var page = await Open(null, $"StorageManager.prototype.estimate = async () => ({{ quota: {quota} }})");
        await Sees(page, "Activate your Segl");
        var note = page.GetByText(new Regex("looks like a private window"));

        await Task.Delay(TimeSpan.FromSeconds(1));
        Assert.Equal(told ? 1 : 0, await note.CountAsync());
    }

    private static Task Sees(IPage page, string heading) =>
        Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = heading })).ToBeVisibleAsync();

    private async Task<IPage> Open(
        string? browser,
        string? script = null,
        string language = "en",
        ColorScheme theme = ColorScheme.Light
    )
    {
        var page = await NewPage(browser, language, theme);
        if (script is not null)
        {
            await page.AddInitScriptAsync(script);
        }

        await page.GotoAsync(server.PhoneA);
        return page;
    }

    private async Task<IPage> NewPage(
        string? browser = null,
        string language = "en",
        ColorScheme theme = ColorScheme.Light
    )
    {
        var context = await chromium.Browser.NewContextAsync(
            new()
            {
                UserAgent = browser,
                HasTouch = browser is not null,
                ViewportSize = new() { Width = 390, Height = 844 },
                Locale = language == "da" ? "da-DK" : "en-GB",
                ColorScheme = theme,
            }
        );
        return await context.NewPageAsync();
    }
}
