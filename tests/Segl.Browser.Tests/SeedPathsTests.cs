using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Waiting;

namespace Segl.Browser.Tests;

/// <summary>The paths of "Have a spare" (docs/have-a-spare.md), walked in a browser: whoever holds one thing gets another, and
/// logs in with it.</summary>
public sealed class SeedPathsTests : IAsyncLifetime
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

    [Fact]
    public async Task R14_R31_R33_an_app_holder_gets_a_second_app_by_a_code_from_the_portal()
    {
        var citizen = await server.Register();
        var phone = await DeviceHouse.ActivePhone(server, citizen);
        var page = await Window();
        await Enter(page, "/my/activation-code");
        await Approve(page, phone, citizen);
        await Press(page, "Ask for a code");
        await WaitIsOver(Limits.PortalWaitByApp);
        await Enter(page, "/my/activation-code");
        await Approve(page, phone, citizen);

        var second = await ActivateWith(await CodeOn(page), citizen, which: 2);

        await LogsIn(second, citizen);
        Assert.Empty(second.Complaints);
    }

    [Fact]
    public async Task R14_R60_R64_R68_an_app_holder_orders_an_audio_reader_and_logs_in_with_it()
    {
        var citizen = await server.Register();
        await DeviceHouse.Stock(server, citizen, DeviceKind.AudioReader);
        var phone = await DeviceHouse.ActivePhone(server, citizen);
        var page = await Window();
        await Enter(page, "/my/devices/order");
        await Approve(page, phone, citizen);
        await page.GetByRole(AriaRole.Radio, new() { Name = "Audio code reader" }).CheckAsync();
        await Press(page, "Order");
        await Approve(page, phone, citizen);
        await Assertions.Expect(page.GetByText("Your order is placed")).ToBeVisibleAsync();
        await DeviceHouse.PackAndSend(server, citizen);

        await page.GotoAsync($"{server.Issuer}/my/devices");
        await page.GetByRole(AriaRole.Link, new() { Name = "Activate your audio code reader" }).ClickAsync();
        await page.FillAsync("#serial", DeviceHouse.Serial);
        await Press(page, "Next");
        var step = DeviceHouse.Device.StepAt(server.Now);
        await page.FillAsync("#first", DeviceHouse.Device.CodeAt(step - 1));
        await page.FillAsync("#second", DeviceHouse.Device.CodeAt(step));
        await Press(page, "Next");
        await page.FillAsync("#password", "aaaaaaaa");
        await Assertions.Expect(page.GetByText("It is easy to guess")).ToBeVisibleAsync();
        await page.FillAsync("#password", DeviceHouse.Password);
        await Assertions.Expect(page.GetByText("It is not quite easy to guess")).ToBeVisibleAsync();
        await page.FillAsync("#again", DeviceHouse.Password);
        await Press(page, "Approve in the app");
        await Approve(page, phone, citizen);
        await Assertions.Expect(page.GetByText("Your device is active")).ToBeVisibleAsync();

        server.Passes(Limits.DeviceInterval);
        var library = await RelyingParty.New(server);
        var pc = await Window();
        await library.Start(pc);
        await TypeUserId(pc, citizen);
        await TypeCodeAndPassword(pc);
        Assert.Equal(citizen.Name, (await library.Finish(pc)).GetProperty("name").GetString());
    }

    [Fact]
    public async Task R15_R31_R33_a_display_holder_gets_the_app_after_a_day()
    {
        var citizen = await server.Register();
        await DeviceHouse.Give(server, citizen);
        var page = await Window();
        await Enter(page, "/my/activation-code");
        await TypeUserId(page, citizen);
        await TypeCodeAndPassword(page);
        await Assertions.Expect(page.GetByText("You wait 24 hours")).ToBeVisibleAsync();
        await Press(page, "Ask for a code");
        await WaitIsOver(Limits.PortalWait);
        await Enter(page, "/my/activation-code");
        await TypeUserId(page, citizen);
        await TypeCodeAndPassword(page);

        var app = await ActivateWith(await CodeOn(page), citizen, which: 1);

        await app.Says("display");
        await LogsIn(app, citizen);
        Assert.Empty(app.Complaints);
    }

    private async Task<IPage> Window() =>
        await (await chromium.Browser.NewContextAsync(new() { Locale = "en-GB" })).NewPageAsync();

    private async Task Enter(IPage page, string path)
    {
        await page.GotoAsync($"{server.Issuer}{path}?lang=en");
        await Press(page, "Log in with Segl");
    }

    private static Task Press(IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static async Task TypeUserId(IPage page, Citizen citizen)
    {
        await page.FillAsync("#userId", citizen.UserId);
        await page.PressAsync("#userId", "Enter");
    }

    // The same login box as everywhere; where it knows the user ID it does not ask.
    private static async Task Approve(IPage page, ScriptedPhone phone, Citizen citizen)
    {
        await page.Locator("#userId, #waiting").First.WaitForAsync();
        if (await page.Locator("#userId").CountAsync() > 0)
        {
            await TypeUserId(page, citizen);
        }

        await page.Locator("#waiting").WaitForAsync();
        var code = await page.Locator("#waiting").GetAttributeAsync("data-code");
        await phone.Approve(await phone.ClaimQr(code!), citizen.Pin);
        await page.WaitForURLAsync(address =>
            new Uri(address).AbsolutePath.StartsWith("/my", StringComparison.Ordinal)
        );
    }

    private async Task TypeCodeAndPassword(IPage page)
    {
        await page.Locator(".device a").ClickAsync();
        await page.FillAsync("#code", DeviceHouse.Device.CodeAt(DeviceHouse.Device.StepAt(server.Now)));
        await page.Locator("form .act").ClickAsync();
        await page.FillAsync("#password", DeviceHouse.Password);
        await page.Locator("form .act").ClickAsync();
    }

    // The session does not last as long as the wait.
    private async Task WaitIsOver(TimeSpan wait)
    {
        server.Passes(wait);
        await server.Parts.GetRequiredService<PortalWaits>().TellReady(server.Now);
    }

    private static async Task<string> CodeOn(IPage page)
    {
        await Press(page, "Show the code");
        return (await page.Locator("dd.code").TextContentAsync())!;
    }

    private async Task<Phone> ActivateWith(string code, Citizen citizen, int which)
    {
        var phone = await Phone.New(chromium, server.PhoneB);
        await phone.Open();
        await phone.Press("Get started");
        await phone.Press("I have an activation code");
        await phone.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await phone.Press("Next");
        await phone.Page.GetByLabel("User ID").FillAsync(citizen.UserId);
        await phone.Page.GetByLabel("Activation code").FillAsync(code);
        await phone.Press("Next");
        await phone.Sees("Type the code from your text message");
        await phone.TypePins(server, citizen, which);
        await phone.Press("No, thank you");
        await phone.Press("OK");
        await phone.Sees("No requests");
        return phone;
    }

    private async Task LogsIn(Phone phone, Citizen citizen)
    {
        var login = await server.StartLogin(citizen);
        await phone.Press("Scan the QR code");
        await phone.PasteLink(login.QrCode.Replace(server.PhoneA, phone.Origin, StringComparison.Ordinal));
        await phone.Approve(citizen.Pin);
        await phone.Sees("Approved");
        Assert.Equal(LoginStep.Approved, await server.StepOf(login));
    }
}
