using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Segl.Phone;
using Segl.Rules;

namespace Segl.Browser.Tests;

/// <summary>
/// A security key in a browser: added in My Segl, used at a website that asks for level High, refused where there is one
/// already, deleted; each page in two languages and two themes (WCAG 2.2 AA, R110). The key is Chromium's virtual one.
/// </summary>
public sealed class SecurityKeyTests
{
    private const string List = "/my/authenticators";
    private const string Add = "/my/authenticators/add-key";

    private static readonly (string Language, ColorScheme Theme)[] Looks =
    [
        ("da", ColorScheme.Light),
        ("da", ColorScheme.Dark),
        ("en", ColorScheme.Dark),
        ("en", ColorScheme.Light),
    ];

    private readonly List<string> findings = [];

    [Fact]
    public async Task R18_R96_a_key_is_added_used_at_level_high_and_deleted()
    {
        await using var server = await SeglServer.Start();
        await using var chromium = await Chromium.Start();
        var citizen = await server.Register(level: AssuranceLevel.High);
        var phone = await DeviceHouse.ActivePhone(server, citizen);
        var page = await PageWithKey(chromium);

        // Without a key level High is out of reach, and the page says what to do.
        await page.GotoAsync($"{server.Issuer}/demo/shop?lang=en");
        await Press(page, "Log in at level High");
        var waiting = await Wait(page, citizen);
        await Assertions.Expect(page.GetByText("After the app, use your security key here.")).ToBeVisibleAsync();
        await Assert.ThrowsAsync<PhoneRefusedException>(() => phone.ClaimQr(waiting));
        await Heading(page, "This takes more than you have");
        await Look(page, "no-key");
        await Press(page, "Back to Nordlys");
        await Assertions.Expect(page.GetByText("Level High was not reached.")).ToBeVisibleAsync();

        await page.GotoAsync($"{server.Issuer}/my?lang=en");
        await Press(page, "Log in with Segl");
        await Approve(page, phone, citizen);
        await page.WaitForURLAsync(new Regex("/my$"));
        await page.GotoAsync($"{server.Issuer}{List}?lang=en");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a security key" }).ClickAsync();
        await Look(page, "add-1-name");
        await page.FillAsync("#name", "Blue key");
        await Press(page, "Add a security key");
        await Approve(page, phone, citizen);
        await Heading(page, "Add your security key");
        await Look(page, "add-2-key");
        await Press(page, "Add the security key");
        await Assertions.Expect(page.GetByText("Your security key was added.")).ToBeVisibleAsync();
        await Look(page, "list");

        // One at a time.
        await page.GotoAsync($"{server.Issuer}{Add}?lang=en");
        await Assertions.Expect(page.GetByText("You already have a security key.")).ToBeVisibleAsync();
        await Look(page, "second");

        await page.GotoAsync($"{server.Issuer}/demo/shop?lang=en");
        await Press(page, "Log in at level High");
        await Approve(page, phone, citizen);
        await Heading(page, "Now your security key");
        await Look(page, "use");
        await Press(page, "Use the security key");
        await Assertions.Expect(page.GetByText("https://data.gov.dk/concept/core/nsis/High")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("swk pin hwk user mfa")).ToBeVisibleAsync();

        await page.GotoAsync($"{server.Issuer}{List}?lang=en");
        await page.GetByRole(AriaRole.Link, new() { Name = "Delete Blue key" }).ClickAsync();
        await Look(page, "delete");
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Approve(page, phone, citizen);
        await Assertions
            .Expect(page.GetByRole(AriaRole.Link, new() { Name = "Add a security key" }))
            .ToBeVisibleAsync();
        Assert.Empty(findings);
    }

    private static async Task<IPage> PageWithKey(Chromium chromium)
    {
        var context = await chromium.Browser.NewContextAsync(
            new()
            {
                Locale = "en-GB",
                ViewportSize = new() { Width = 1100, Height = 800 },
            }
        );
        var page = await context.NewPageAsync();
        await PlugIn(page);
        return page;
    }

    /// <summary>Chromium's virtual security key, which asks its owner and is answered.</summary>
    internal static async Task PlugIn(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "usb",
                    ["hasResidentKey"] = false,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                },
            }
        );
    }

    // The page that is there, in each language and theme, on a desktop and on a phone; in English at the end.
    private async Task Look(IPage page, string picture)
    {
        var address = new UriBuilder(page.Url) { Query = "" };
        foreach (var (language, theme) in Looks)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = theme });
            var kept = new Uri(page.Url).Query.Contains("id=", StringComparison.Ordinal)
                ? Regex.Match(page.Url, "id=[^&]*").Value + "&"
                : "";
            address.Query = $"{kept}lang={language}";
            await page.GotoAsync(address.Uri.AbsoluteUri);
            var gallery = new Gallery(
                page,
                Gallery.Folder(Path.Combine("security-key", $"{language}-{Gallery.NameOf(theme)}"))
            );
            await gallery.Look(picture);
            findings.AddRange(gallery.Findings);
            await page.SetViewportSizeAsync(390, 800);
            await new Gallery(
                page,
                Gallery.Folder(Path.Combine("security-key", $"phone-{language}-{Gallery.NameOf(theme)}")),
                judges: false
            ).Look(picture);
            await page.SetViewportSizeAsync(1100, 800);
        }
    }

    private static async Task<string> Wait(IPage page, Citizen citizen)
    {
        await page.Locator("#userId, #waiting").First.WaitForAsync();
        if (await page.Locator("#userId").CountAsync() > 0)
        {
            await page.FillAsync("#userId", citizen.UserId);
            await page.PressAsync("#userId", "Enter");
        }

        return (await page.Locator("#waiting").GetAttributeAsync("data-code"))!;
    }

    private static async Task Approve(IPage page, ScriptedPhone phone, Citizen citizen) =>
        await phone.Approve(await phone.ClaimQr(await Wait(page, citizen)), citizen.Pin);

    private static Task Heading(IPage page, string words) =>
        Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = words, Exact = true })).ToBeVisibleAsync();

    private static Task Press(IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
