using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Segl.Rules;
using Segl.Server.Waiting;

namespace Segl.Browser.Tests;

/// <summary>
/// One walk through the portal: a citizen with one phone logs in, reads every page, tries and asks, and logs out. In two
/// languages and two themes (WCAG 2.2 AA, R110).
/// </summary>
public sealed class MyLooksTests : IAsyncLifetime
{
    private static readonly (string Language, ColorScheme Theme)[] Looks =
    [
        ("da", ColorScheme.Light),
        ("da", ColorScheme.Dark),
        ("en", ColorScheme.Light),
        ("en", ColorScheme.Dark),
    ];

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

    [Fact]
    public async Task R110_R112_whoever_has_one_phone_walks_through_the_portal()
    {
        var citizen = await server.Register("Kirstine Østergaard-Sørensen");
        var phone = await Phone.New(chromium, server.PhoneA);
        await phone.Open();
        await phone.Activate(server, citizen);
        var context = await chromium.Browser.NewContextAsync(
            new()
            {
                Locale = "en-GB",
                ViewportSize = new() { Width = 1100, Height = 800 },
            }
        );
        var page = await context.NewPageAsync();
        var findings = new List<string>();
        await See(page, "outside", "/my", findings);
        await LogIn(page, phone, citizen);

        await See(page, "overview", "/my", findings);
        await See(page, "authenticators", "/my/authenticators", findings);
        await page.GetByRole(AriaRole.Link, new() { Name = "Delete" }).ClickAsync();
        await See(page, "give-up", new Uri(page.Url).PathAndQuery, findings);
        await See(page, "activity", "/my/activity", findings);
        await See(page, "freeze", "/my/freeze", findings);
        await See(page, "profile", "/my/profile", findings);
        await See(page, "profile-phone", "/my/profile/phone", findings);
        await page.GetByLabel("New phone number").FillAsync("87654321");
        await Press(page, "Send the code");
        await See(page, "profile-code", "/my/profile/phone/code", findings);
        await See(page, "code-ask", "/my/activation-code", findings);
        await Press(page, "Ask for a code");
        await See(page, "code-waits", "/my/activation-code", findings);
        await See(page, "overview-waits", "/my", findings);
        server.Passes(Limits.PortalWaitByApp);
        await server.Parts.GetRequiredService<PortalWaits>().TellReady(server.Now);
        await See(page, "over", "/my/activity", findings);
        await page.GotoAsync($"{server.Issuer}/my?lang=en");
        await LogIn(page, phone, citizen);
        await See(page, "code-ready", "/my/activation-code", findings);
        await Press(page, "Show the code");
        await Assertions.Expect(page.Locator("dd.code")).ToBeVisibleAsync();
        var gallery = new Gallery(page, Gallery.Folder(Path.Combine("my", "en-light")));
        await gallery.Look("code");
        findings.AddRange(gallery.Findings);
        await Press(page, "Log out");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("You are logged out");

        Assert.Empty(findings);
    }

    // The page in each language and theme, on a desktop and on a phone; in English at the end.
    private async Task See(IPage page, string picture, string path, List<string> findings)
    {
        foreach (var (language, theme) in Looks)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = theme });
            await page.GotoAsync($"{server.Issuer}{path}{(path.Contains('?') ? '&' : '?')}lang={language}");
            await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
            var folder = Gallery.Folder(Path.Combine("my", $"{language}-{Gallery.NameOf(theme)}"));
            var gallery = new Gallery(page, folder);
            await gallery.Look(picture);
            findings.AddRange(gallery.Findings);
        }

        await page.SetViewportSizeAsync(390, 800);
        await new Gallery(page, Gallery.Folder(Path.Combine("my", "phone")), judges: false).Look(picture);
        await page.SetViewportSizeAsync(1100, 800);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    private async Task LogIn(IPage page, Phone phone, Citizen citizen)
    {
        await Press(page, "Log in with Segl");
        await page.GetByLabel("User ID").First.FillAsync(citizen.UserId);
        await Press(page, "Next");
        await page.Locator("#waiting").WaitForAsync();
        var code = await page.Locator("[data-code]").First.GetAttributeAsync("data-code");
        await phone.Open();
        await phone.Press("Scan the QR code");
        await phone.PasteLink($"{server.PhoneA}/q#{code}");
        await phone.Approve(citizen.Pin);
        await phone.Sees("Approved");
        await page.WaitForURLAsync($"{server.Issuer}/my");
    }

    private static Task Press(IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
