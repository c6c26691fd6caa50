using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>
/// The pages that a citizen reads without logging in: help, terms, the link that stops a copy, and what the provider
/// says when a website asked wrongly. In two languages and two themes (WCAG 2.2 AA, R110).
/// </summary>
public sealed class PagesLooksTests : IAsyncLifetime
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

    /// <summary>Everything that an address alone opens.</summary>
    [Theory]
    [InlineData("da", ColorScheme.Light)]
    [InlineData("da", ColorScheme.Dark)]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task R110_R111_every_page_can_be_read_by_everybody(string language, ColorScheme theme)
    {
        var (page, gallery) = await Window(language, theme);
        foreach (
            var (path, picture) in new[]
            {
                ("/help", "help"),
                ("/help/copy-your-app", "help-copy-your-app"),
                ("/help/have-a-spare", "help-have-a-spare"),
                ("/help/activation-code", "help-activation-code"),
                ("/help/code-display", "help-code-display"),
                ("/help/audio-code-reader", "help-audio-code-reader"),
                ("/help/security-key", "help-security-key"),
                ("/help/lost-everything", "help-lost-everything"),
                ("/help/find-a-desk", "help-find-a-desk"),
                ("/terms", "terms"),
                ("/privacy", "privacy"),
                ("/authorize?client_id=nobody", "wrong-request"),
                ("/logout", "logged-out"),
                ("/stop/AAAAAAAAAAAAAAAAAAAAAA", "nothing-to-stop"),
            }
        )
        {
            await page.GotoAsync($"{server.Issuer}{path}{(path.Contains('?') ? '&' : '?')}lang={language}");
            await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
            await gallery.Look(picture);
        }

        await page.GotoAsync($"{server.Issuer}/help/have-a-spare?lang=kl");
        await gallery.Look("language-missing");
        await page.GotoAsync($"{server.Issuer}/help/tilgaengelighed?lang={language}");
        await gallery.Look("help-accessibility");
        Assert.Empty(gallery.Findings);
    }

    /// <summary>The link out of the text message: what it stops, one press, and that it is stopped.</summary>
    [Fact]
    public async Task R42_the_link_in_the_message_shows_what_it_stops_and_asks_once()
    {
        var citizen = await server.Register("Kirstine Østergaard-Sørensen");
        var old = await Phone.New(chromium, server.PhoneA);
        await old.Open();
        await old.ActivateIn(server, citizen);
        var started = 0;
        foreach (
            var (language, theme) in new[]
            {
                ("da", ColorScheme.Light),
                ("da", ColorScheme.Dark),
                ("en", ColorScheme.Light),
                ("en", ColorScheme.Dark),
            }
        )
        {
            await old.StartCopying(citizen);
            await old.Press("OK");
            var (page, gallery) = await Window(language, theme);
            await page.GotoAsync($"{await server.StopLink(citizen, ++started)}?lang={language}");
            await Assertions.Expect(page.GetByText("Chrome, Linux")).ToBeVisibleAsync();
            await gallery.Look("stop");
            await page.GetByRole(AriaRole.Button).ClickAsync();
            await page.Locator("form").WaitForAsync(new() { State = WaitForSelectorState.Detached });
            await gallery.Look("stopped");
            await old.Open();
            await old
                .Page.GetByText("Your app is being copied")
                .WaitForAsync(new() { State = WaitForSelectorState.Detached });
            Assert.Empty(gallery.Findings);
        }
    }

    private async Task<(IPage Page, Gallery Gallery)> Window(string language, ColorScheme theme)
    {
        var context = await chromium.Browser.NewContextAsync(
            new()
            {
                Locale = language == "da" ? "da-DK" : "en-GB",
                ColorScheme = theme,
                ViewportSize = new() { Width = 400, Height = 700 },
            }
        );
        var page = await context.NewPageAsync();
        return (page, new(page, Gallery.Folder(Path.Combine("pages", $"{language}-{Gallery.NameOf(theme)}"))));
    }
}
