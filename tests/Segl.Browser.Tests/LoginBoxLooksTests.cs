using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Browser.Tests;

/// <summary>
/// Every page of the login box, in two languages and two themes (WCAG 2.2 AA, R110), in a window of 400 x 600.
/// </summary>
public sealed class LoginBoxLooksTests : IAsyncLifetime
{
    private const string LongText =
        "Overfør 12.345,50 kr. til Jens Hansens konto 1234-0123456789 den 24. december, og gem Jens som modtager "
        + "til en anden gang";

    private Chromium chromium = null!;
    private SeglServer server = null!;
    private RelyingParty library = null!;
    private Movements movements = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        (chromium, server) = (await Chromium.Start(), await SeglServer.Start());
        library = await RelyingParty.New(server);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await server.DisposeAsync();
    }

    /// <summary>Walks through the whole box and looks at each page.</summary>
    [Theory]
    [InlineData("da", ColorScheme.Light)]
    [InlineData("da", ColorScheme.Dark)]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task R110_every_page_of_the_login_box_can_be_used_by_everybody(string language, ColorScheme theme)
    {
        var page = await Window(language, theme);
        var gallery = new Gallery(
            page,
            Gallery.Folder($"login-{language}-{(theme is ColorScheme.Dark ? "dark" : "light")}")
        );
        var login = await Start(page, language);
        await gallery.Look("user-id");
        await page.Locator("#userId").FillAsync("<b>");
        await Next(page);
        await gallery.Look("user-id-wrong");
        await page.Locator("#userId").FillAsync("nobody-1");
        await Next(page);
        await page.Locator("#qr path[d]").WaitForAsync();
        await Fits(page);
        await gallery.Look("waiting");
        await Point_4_5_on_a_desktop_the_box_is_a_box(page, gallery);
        await page.Locator(".long-code summary").ClickAsync();
        await gallery.Look("waiting-code");
        await page.Locator(".below summary").ClickAsync();
        await gallery.Look("waiting-help");
        await Change(
            login,
            seen => seen with { Step = LoginStep.Claimed, AppId = Guid.NewGuid(), By = ClaimedBy.QrCode }
        );
        await page.ReloadAsync();
        await gallery.Look("claimed");
        await Change(
            login,
            seen => seen with { Step = LoginStep.Approved, By = ClaimedBy.Link, AnsweredAt = server.Now }
        );
        await page.ReloadAsync();
        await gallery.Look("approved-by-link");
        await LeadsOut(page);
        await Change(login, seen => seen with { Step = LoginStep.Refused });
        await page.ReloadAsync();
        await gallery.Look("refused");
        await LeadsOut(page);
        await Change(login, seen => seen with { Step = LoginStep.Finished });
        await page.ReloadAsync();
        await gallery.Look("finished");
        await LeadsOut(page);
        await page.GotoAsync($"{server.Issuer}/login/{Guid.NewGuid()}?lang={language}");
        await gallery.Look("not-here");
        await LeadsOut(page);
        await page.GotoAsync($"{server.Issuer}/login/{login}?lang=kl");
        await gallery.Look("language-missing");
        await TimeIsUp(page, gallery, language);
        Assert.Empty(gallery.Findings);
        Assert.Empty(movements.Seen);
    }

    /// <summary>The longest text there may be (R93), in the smallest window.</summary>
    [Theory]
    [InlineData("da")]
    [InlineData("en")]
    public async Task R93_the_longest_text_fits_into_400_x_600(string language)
    {
        var page = await Window(language, ColorScheme.Light);
        var gallery = new Gallery(page, Gallery.Folder($"login-{language}-light"));
        await library.StartPushed(page, "Godkend betaling", LongText);
        await page.GotoAsync($"{page.Url}?lang={language}");
        await page.Locator("#userId").FillAsync("nobody-1");
        await Next(page);
        await page.Locator("#qr path[d]").WaitForAsync();

        await Assertions.Expect(page.GetByText(LongText)).ToBeVisibleAsync();
        await Fits(page);
        await gallery.Look("waiting-text");
        Assert.Empty(gallery.Findings);
    }

    /// <summary>The keyboard alone: user ID, box, button, and the link of the waiting page.</summary>
    [Fact]
    public async Task The_keyboard_alone_does_it()
    {
        var page = await Window("en", ColorScheme.Light);
        await Start(page, "en");
        await Assertions.Expect(page.Locator("#userId")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("nobody-1");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#waiting").WaitForAsync();

        var reached = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>("document.activeElement.innerText"));
        }

        string[] all = ["Dansk", "Use the app on this device", "Help", "Change user ID", "Cancel"];
        Assert.All(all, name => Assert.Contains(name, reached));
    }

    /// <summary>Without script the page shows a picture of the code and loads itself again every five
    /// seconds.</summary>
    [Fact]
    public async Task Without_script_the_page_refreshes_itself_and_goes_on_by_a_press()
    {
        var context = await chromium.Browser.NewContextAsync(
            new()
            {
                JavaScriptEnabled = false,
                Locale = "en-GB",
                ViewportSize = new() { Width = 400, Height = 600 },
            }
        );
        var page = await context.NewPageAsync();
        var login = await Start(page, "en");
        await page.Locator("#userId").FillAsync("nobody-1");
        await Next(page);

        await Assertions.Expect(page.Locator(".qr img")).ToBeVisibleAsync();
        await page.ScreenshotAsync(
            new() { Path = Path.Combine(Gallery.Folder("login-en-light"), "waiting-no-script.png") }
        );
        var first = await page.Locator(".qr img").GetAttributeAsync("src");
        await page.WaitForFunctionAsync("src => document.querySelector('.qr img').getAttribute('src') !== src", first);
        await Change(
            login,
            seen =>
                seen with
                {
                    Step = LoginStep.Approved,
                    By = ClaimedBy.QrCode,
                    AnsweredAt = server.Now,
                    Means = Means.AppAndPin,
                }
        );
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.WaitForURLAsync("https://library.example/back?code=**");
    }

    /// <summary>Somebody opens the way back of somebody else's login: they read that nobody was logged in.</summary>
    [Fact]
    public async Task R92_a_way_back_that_is_opened_elsewhere_says_that_nobody_was_logged_in()
    {
        var page = await Window("en", ColorScheme.Light);
        await page.GotoAsync($"{server.Issuer}/login/back#AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA");

        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Name = "There is no login here" }))
            .ToBeVisibleAsync();
        Assert.Equal("", await page.EvaluateAsync<string>("location.hash"));
    }

    // Point 4.5: no page is the end of the road.
    private static async Task LeadsOut(IPage page) =>
        Assert.NotEqual(
            0,
            await page.Locator("main a.button:visible, main a:visible, main button:visible").CountAsync()
        );

    private static async Task Point_4_5_on_a_desktop_the_box_is_a_box(IPage page, Gallery gallery)
    {
        var window = page.ViewportSize!;
        await page.SetViewportSizeAsync(1280, 800);
        var box = (await page.Locator("body").BoundingBoxAsync())!;
        Assert.InRange(box.Width, 300, 500);
        Assert.InRange(box.X + (box.Width / 2), 630, 650);
        Assert.True(box.Y > 0);
        Assert.NotEqual(
            "0px",
            await page.Locator("body").EvaluateAsync<string>("body => getComputedStyle(body).borderTopWidth")
        );
        await page.ScreenshotAsync(new() { Path = Path.Combine(gallery.Where, "waiting-desktop.png") });
        await page.SetViewportSizeAsync(window.Width, window.Height);
    }

    private async Task TimeIsUp(IPage page, Gallery gallery, string language)
    {
        await Start(page, language);
        await page.Locator("#userId").FillAsync("nobody-1");
        await Next(page);
        await page.Locator("#waiting").WaitForAsync();
        server.Passes(Limits.LoginValid);
        await page.Locator("#waiting").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await gallery.Look("over");
        await LeadsOut(page);
        await page.Locator(".act").ClickAsync();
        await page.Locator("#waiting").WaitForAsync();
    }

    private async Task<IPage> Window(string language, ColorScheme theme)
    {
        var context = await chromium.Browser.NewContextAsync(
            new()
            {
                Locale = language == "da" ? "da-DK" : "en-GB",
                ColorScheme = theme,
                ViewportSize = new() { Width = 400, Height = 600 },
            }
        );
        movements = await Movements.Watch(context);
        return await context.NewPageAsync();
    }

    private async Task<Guid> Start(IPage page, string language)
    {
        await library.Start(page);
        await page.GotoAsync($"{page.Url}?lang={language}");
        return Guid.Parse(new Uri(page.Url).Segments[^1]);
    }

    private static Task Next(IPage page) => page.Locator(".act").ClickAsync();

    private static async Task Fits(IPage page) =>
        Assert.Equal(
            (0, 0),
            (
                await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollHeight - innerHeight)"),
                await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)")
            )
        );

    // As the app would have done, or the owner elsewhere.
    private Task Change(Guid login, Func<Login, Login> change) => server.Change(login, change);
}
