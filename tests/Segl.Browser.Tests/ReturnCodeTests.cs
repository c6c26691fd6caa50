using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>
/// R92 on a phone whose app has a storage of its own, as on an iPhone's home screen: the browser that logs in knows no app,
/// and the app not the browser's cookie. Two contexts of one browser are as far apart.
/// </summary>
public sealed class ReturnCodeTests : IAsyncLifetime
{
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

    /// <summary>The page's number to the app, the app's code to the page; and each screen of it looked at.</summary>
    [Theory]
    [InlineData("da", ColorScheme.Light)]
    [InlineData("da", ColorScheme.Dark)]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task R92_an_app_on_the_home_screen_logs_in_by_number_and_return_code(
        string language,
        ColorScheme theme
    )
    {
        var citizen = await server.Register("Kirstine Østergaard-Sørensen", language);
        var phone = await Phone.New(chromium, server.PhoneA, new(language, theme));
        await phone.Open();
        var words = await Gallery.Words(phone.Page, language);
        await phone.ActivateIn(server, citizen);
        var library = await RelyingParty.New(server);
        var page = await Browser(language, theme);
        await library.Start(page);
        await page.GotoAsync($"{page.Url}?lang={language}");
        await page.Locator("#userId").FillAsync(citizen.UserId);
        await page.Locator(".act").ClickAsync();
        var name = Gallery.NameOf(theme);
        var (inApp, inBrowser) = (
            new Gallery(phone.Page, Gallery.Folder($"app-{language}-{name}")),
            new Gallery(page, Gallery.Folder($"login-{language}-{name}"), whole: false)
        );

        await page.Locator(".home-screen summary").ClickAsync();
        await inBrowser.Look("home-screen");
        var number = await page.Locator("#number-here").InnerTextAsync();
        await phone.Sees(words("home.waitingTitle"));
        await phone.Press(words("home.number"));
        await inApp.Look("50-number-here");
        await phone.Page.Locator("#number").FillAsync(number);
        await phone.Press(words("next"));
        await phone.Sees(words("approve.title"));
        await phone.Page.Locator(".slide").ClickAsync();
        await phone.TypePin(citizen.Pin, words("approve.approve"));
        await phone.Sees(words("returnCode.title"));
        await inApp.Look("51-return-code");
        await phone.Open();
        await phone.Sees(words("returnCode.title"));
        var code = await phone.Page.Locator(".digits").InnerTextAsync();

        await page.Locator("#code").FillAsync("12");
        // Point 4.5: what is wrong is said in the page's language.
        var said = await page.Locator("#code")
            .EvaluateAsync<string>("code => (code.checkValidity(), code.validationMessage)");
        Assert.Equal(language == "da" ? "Koden har 6 cifre." : "The code has 6 digits.", said);
        await page.Locator("#code").FillAsync(code.StartsWith("000", StringComparison.Ordinal) ? "111111" : "000000");
        await page.Locator(".act").ClickAsync();
        await page.Locator("#wrong").WaitForAsync();
        await inBrowser.Look("return-code-wrong");
        await page.Locator("#code").FillAsync(code);
        await page.Locator(".act").ClickAsync();
        var who = await library.Finish(page);

        Assert.Equal(citizen.Name, who.GetProperty("name").GetString());
        await phone.Press(words("returnCode.done"));
        await phone.Sees(words("home.title"));
        Assert.Empty(inApp.Findings.Concat(inBrowser.Findings).Concat(phone.Complaints));
    }

    /// <summary>The link opens a browser that holds no app: it says where to look, and the app is asked for.</summary>
    [Fact]
    public async Task R92_a_link_in_a_browser_without_the_app_says_the_way_by_the_home_screen()
    {
        var citizen = await server.Register();
        var page = await Browser("en", ColorScheme.Light);
        var link = await Wait(page, citizen);

        await page.GotoAsync(link);

        await Assertions.Expect(page.GetByText("My Segl is on the home screen")).ToBeVisibleAsync();
    }

    /// <summary>An app that runs from the home screen and was opened by the link: it shows both ways back, and follows
    /// none by itself.</summary>
    [Fact]
    public async Task R92_an_app_that_runs_standalone_never_follows_the_way_back_by_itself()
    {
        var citizen = await server.Register();
        var phone = await Phone.New(chromium, server.PhoneA);
        await phone.Context.AddInitScriptAsync(
            "Object.defineProperty(navigator, 'standalone', { value: true, configurable: true })"
        );
        await phone.Open();
        await phone.Activate(server, citizen);
        var library = await RelyingParty.New(server);
        var page = await Browser("en", ColorScheme.Light);
        await library.Start(page);
        var link = await Wait(page, citizen);
        await phone.Page.GotoAsync(link);
        await phone.Approve(citizen.Pin);

        await phone.Sees("Type this code where you began");
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.StartsWith(server.PhoneA, phone.Page.Url, StringComparison.Ordinal);
        var code = await phone.Page.Locator(".digits").InnerTextAsync();
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Go back without the code" }).ClickAsync();
        await Assertions
            .Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Name = "Go back to where you began" }))
            .ToBeVisibleAsync();
        await page.Locator("#code").FillAsync(code);
        await page.Locator(".act").ClickAsync();
        await library.Finish(page);
    }

    /// <summary>The browser's cookie is in the app's own browser, too: the link back is enough, also there.</summary>
    [Fact]
    public async Task R92_an_app_that_runs_standalone_beside_its_browser_goes_back_by_a_press()
    {
        var citizen = await server.Register();
        var phone = await Phone.New(chromium, server.PhoneA);
        await phone.Context.AddInitScriptAsync(
            "Object.defineProperty(navigator, 'standalone', { value: true, configurable: true })"
        );
        await phone.Open();
        await phone.Activate(server, citizen);
        var library = await RelyingParty.New(server);
        await library.Start(phone.Page);
        var link = await Wait(phone.Page, citizen);
        await phone.Page.GotoAsync(link);
        await phone.Approve(citizen.Pin);

        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Go back without the code" }).ClickAsync();

        await library.Finish(phone.Page);
    }

    // Types the user ID, and gives the link that opens the app.
    private async Task<string> Wait(IPage page, Citizen citizen)
    {
        if (!page.Url.StartsWith(server.Issuer, StringComparison.Ordinal))
        {
            await (await RelyingParty.New(server)).Start(page);
        }

        await page.Locator("#userId").FillAsync(citizen.UserId);
        await page.Locator(".act").ClickAsync();
        await Assertions.Expect(page.Locator("a.here")).ToHaveAttributeAsync("href", new Regex("/l#"));
        return (await page.Locator("a.here").GetAttributeAsync("href"))!;
    }

    private async Task<IPage> Browser(string language, ColorScheme theme)
    {
        var context = await chromium.Browser.NewContextAsync(
            new()
            {
                Locale = language == "da" ? "da-DK" : "en-GB",
                ColorScheme = theme,
                ViewportSize = new() { Width = 390, Height = 844 },
                HasTouch = true,
            }
        );
        return await context.NewPageAsync();
    }
}
