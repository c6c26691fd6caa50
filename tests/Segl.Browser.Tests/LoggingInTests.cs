using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Segl.Rules;

namespace Segl.Browser.Tests;

/// <summary>The main job from end to end: a citizen, a PC, a phone and a website.</summary>
public sealed class LoggingInTests : IAsyncLifetime
{
    private readonly string film = Path.Combine(Path.GetTempPath(), $"segl-{Guid.NewGuid():N}.y4m");
    private Chromium chromium = null!;
    private SeglServer server = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() =>
        (chromium, server) = (await Chromium.Start(film), await SeglServer.Start());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await server.DisposeAsync();
        File.Delete(film);
    }

    /// <summary>The phone's camera films the code on the PC's screen; the PC is logged in by itself.</summary>
    [Fact]
    public async Task R92_the_phone_films_the_code_on_the_screen_and_the_pc_is_logged_in()
    {
        var citizen = await server.Register();
        var phone = await ActivePhone(citizen);
        var library = await RelyingParty.New(server);
        var context = await chromium.Browser.NewContextAsync();
        var movements = await Movements.Watch(context);
        var pc = await context.NewPageAsync();
        await library.Start(pc);
        await TypeUserId(pc, citizen);
        await phone.Sees("A login is waiting for you");
        await pc.Locator("#late").EvaluateAsync("late => { late.hidden = false; }"); // as after half a minute

        await pc.Locator("#qr path[d]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await FilmedCode.Film(pc.Locator(".qr"), film);
        await phone.Press("Scan the QR code");
        await phone.Says("Aarhus Bibliotek");
        await pc.Locator("#claimed").WaitForAsync();
        await phone.Approve(citizen.Pin);
        await phone.Sees("Approved");
        var who = await library.Finish(pc);
        Assert.Empty(movements.Seen);
        Assert.Equal(citizen.Name, who.GetProperty("name").GetString());
        Assert.Empty(phone.Complaints);
    }

    /// <summary>One browser: the login's page opens the app, the app goes back, and the login goes on there.</summary>
    [Fact]
    public async Task R92_on_one_device_the_link_opens_the_app_and_comes_back_logged_in()
    {
        var citizen = await server.Register();
        var phone = await ActivePhone(citizen);
        var library = await RelyingParty.New(server);
        await library.Start(phone.Page);
        await TypeUserId(phone.Page, citizen);
        var link = await phone
            .Page.GetByRole(AriaRole.Link, new() { Name = "Use the app on this device" })
            .GetAttributeAsync("href");
        await phone.Page.GotoAsync(link!.Replace(server.Issuer, server.PhoneA, StringComparison.Ordinal));
        await phone.Approve(citizen.Pin);
        var who = await library.Finish(phone.Page);
        Assert.Equal(citizen.Name, who.GetProperty("name").GetString());
    }

    /// <summary>T-61: whoever sends the link to a victim gets nothing out of the victim's approval.</summary>
    [Fact]
    public async Task R90_a_link_opened_in_another_browser_never_signs_in_the_first()
    {
        var citizen = await server.Register();
        var phone = await ActivePhone(citizen);
        var library = await RelyingParty.New(server);
        var attacker = await (await chromium.Browser.NewContextAsync()).NewPageAsync();
        await library.Start(attacker);
        await TypeUserId(attacker, citizen);
        var link = await attacker
            .GetByRole(AriaRole.Link, new() { Name = "Use the app on this device" })
            .GetAttributeAsync("href");
        await phone.Page.GotoAsync(link!);
        await phone.Approve(citizen.Pin);
        await Assertions.Expect(phone.Page).ToHaveURLAsync(new Regex($"^{server.Issuer}/login/"));
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.StartsWith(server.Issuer, attacker.Url, StringComparison.Ordinal);
    }

    private static async Task TypeUserId(IPage page, Citizen citizen)
    {
        await page.GetByLabel("User ID").First.FillAsync(citizen.UserId);
        await page.GetByRole(AriaRole.Button, new() { Name = "Next", Exact = true }).ClickAsync();
        await page.Locator("#waiting").WaitForAsync();
    }

    private async Task<Phone> ActivePhone(Citizen citizen)
    {
        var phone = await Phone.New(chromium, server.PhoneA);
        await phone.Open();
        await phone.Activate(server, citizen);
        return phone;
    }
}
