using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>Logging in with a code display, in a window of 400 x 600.</summary>
public sealed class DeviceLoginTests : IAsyncLifetime
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

    /// <summary>Wrong, then two codes in a row, then logged in; each page is looked at.</summary>
    [Theory]
    [InlineData("da", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task R68_R110_user_id_code_and_password_log_in(string language, ColorScheme theme)
    {
        var citizen = await server.Register();
        await DeviceHouse.Give(server, citizen);
        var library = await RelyingParty.New(server);
        var page = await Window(language, theme);
        var gallery = new Gallery(page, Gallery.Folder($"device-{language}"));
        await library.Start(page);
        await page.GotoAsync($"{page.Url}?lang={language}");
        await page.Locator("#userId").FillAsync(citizen.UserId);
        await Press(page);
        await page.Locator(".device a").ClickAsync();
        await Looks(page, gallery, "code");
        await page.Locator("#code").FillAsync("000000");
        await Press(page);
        await Looks(page, gallery, "password");
        await page.Locator("#password").FillAsync("hest og vogn");
        await Press(page);
        await page.Locator("[role=alert]").WaitForAsync();
        await Looks(page, gallery, "refused");
        await page.Locator("a[href*=two]").ClickAsync();
        await Looks(page, gallery, "two-codes");
        var step = DeviceHouse.Device.StepAt(server.Now);
        await page.Locator("#code").FillAsync(DeviceHouse.Device.CodeAt(step - 1));
        await page.Locator("#next")
            .FillAsync($"{DeviceHouse.Device.CodeAt(step)[..3]} {DeviceHouse.Device.CodeAt(step)[3..]}");
        await Press(page);
        await page.Locator("#password").FillAsync(DeviceHouse.Password);
        await Press(page);

        var who = await library.Finish(page);
        Assert.Equal(citizen.Name, who.GetProperty("name").GetString());
        Assert.Empty(gallery.Findings);
    }

    private static async Task Looks(IPage page, Gallery gallery, string name)
    {
        await page.Locator("form .act").WaitForAsync();
        Assert.Equal(
            (0, 0),
            (
                await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollHeight - innerHeight)"),
                await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)")
            )
        );
        await gallery.Look(name);
    }

    private static Task Press(IPage page) => page.Locator("form .act").ClickAsync();

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
        return await context.NewPageAsync();
    }
}
