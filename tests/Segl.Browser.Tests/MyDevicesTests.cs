using Microsoft.Playwright;
using Segl.Phone;
using Segl.Rules;

namespace Segl.Browser.Tests;

/// <summary>
/// A code display in My Segl, from the order to the day it is in use, in a browser; each page in two languages and two
/// themes (WCAG 2.2 AA, R110).
/// </summary>
public sealed class MyDevicesTests
{
    private const string Devices = "/my/devices";

    private static readonly (string Language, ColorScheme Theme)[] Looks =
    [
        ("da", ColorScheme.Light),
        ("da", ColorScheme.Dark),
        ("en", ColorScheme.Dark),
        ("en", ColorScheme.Light),
    ];

    [Fact]
    public async Task R14_R64_R110_a_display_is_ordered_and_activated_step_by_step()
    {
        await using var server = await SeglServer.Start();
        await using var chromium = await Chromium.Start();
        var citizen = await server.Register();
        await DeviceHouse.Stock(server, citizen, DeviceKind.CodeDisplay);
        var phone = await DeviceHouse.ActivePhone(server, citizen);
        var page = await chromium.Browser.NewPageAsync(
            new()
            {
                ViewportSize = new() { Width = 400, Height = 700 },
            }
        );
        var galleries = Looks.ToDictionary(
            look => look,
            look => new Gallery(
                page,
                Gallery.Folder(Path.Combine("my", $"{look.Language}-{Gallery.NameOf(look.Theme)}"))
            )
        );

        await page.GotoAsync($"{server.Issuer}{Devices}?lang=en");
        await page.Locator("main button").ClickAsync();
        await Approve(page, phone, citizen);
        await Look(Devices, "devices-none");
        await Look($"{Devices}/order", "devices-order");
        await page.GetByRole(AriaRole.Button, new() { Name = "Order" }).ClickAsync();
        await Approve(page, phone, citizen);
        await Assertions.Expect(page.GetByText("Your order is placed")).ToBeVisibleAsync();
        await Look(Devices, "devices-ordered");

        await DeviceHouse.PackAndSend(server, citizen);
        await Look(Devices, "devices-sent");
        await Look($"{Devices}/stop", "devices-stop");
        await page.GotoAsync($"{server.Issuer}{Devices}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Activate your code display" }).ClickAsync();
        await Look($"{Devices}/activate", "devices-activate-1-number");
        await page.FillAsync("#serial", DeviceHouse.Serial.ToLowerInvariant());
        await page.PressAsync("#serial", "Enter");
        await page.Locator("#first").WaitForAsync();
        await Look($"{Devices}/activate", "devices-activate-2-codes");
        var device = DeviceHouse.Device;
        var step = device.StepAt(server.Now);
        await page.FillAsync("#first", device.CodeAt(step - 1));
        await page.FillAsync("#second", device.CodeAt(step));
        await page.PressAsync("#second", "Enter");
        await page.Locator("#password").WaitForAsync();
        await Look($"{Devices}/activate", "devices-activate-3-password");
        await page.FillAsync("#password", "rigtig hest batteri");
        await page.FillAsync("#again", "rigtig hest batteri");
        await page.PressAsync("#again", "Enter");
        await Approve(page, phone, citizen);
        await Assertions.Expect(page.GetByText("Your device is active")).ToBeVisibleAsync();
        await Look(Devices, "devices-active");
        await Look($"{Devices}/codes", "devices-codes");
        await Look($"{Devices}/password", "devices-password");
        await page.FillAsync("#password", "kvaj og sylt i stuen");
        await page.FillAsync("#again", "kvaj og sylt i stuen");
        await Assertions.Expect(page.GetByText("It is hard to guess")).ToBeVisibleAsync();
        await galleries[("en", ColorScheme.Light)].Look("devices-password-strong");
        await page.PressAsync("#again", "Enter");
        await Assertions.Expect(page.GetByText("Until then you use the old one")).ToBeVisibleAsync();
        await Look($"{Devices}/password", "devices-password-waits");
        await Look("/my/authenticators", "authenticators-device");
        await Look("/my/activity/records", "records");
        Assert.Empty(galleries.Values.SelectMany(gallery => gallery.Findings));

        async Task Look(string path, string picture)
        {
            foreach (var look in Looks)
            {
                await page.EmulateMediaAsync(new() { ColorScheme = look.Theme });
                await page.GotoAsync($"{server.Issuer}{path}?lang={look.Language}");
                await galleries[look].Look(picture);
            }
        }
    }

    // The same login box as everywhere; where it knows the user ID it does not ask.
    private static async Task Approve(IPage page, ScriptedPhone phone, Citizen citizen)
    {
        await page.Locator("#userId, #waiting").First.WaitForAsync();
        if (await page.Locator("#userId").CountAsync() > 0)
        {
            await page.FillAsync("#userId", citizen.UserId);
            await page.PressAsync("#userId", "Enter");
        }

        var code = await page.Locator("#waiting").GetAttributeAsync("data-code");
        await phone.Approve(await phone.ClaimQr(code!), citizen.Pin);
        await page.WaitForURLAsync(address => new Uri(address).AbsolutePath == Devices);
    }
}
