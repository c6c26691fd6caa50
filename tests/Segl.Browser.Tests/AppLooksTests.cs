using Microsoft.Playwright;
using Segl.Rules;

namespace Segl.Browser.Tests;

/// <summary>Every screen of the phone app, in two languages and two themes (WCAG 2.2 AA, R110).</summary>
public sealed class AppLooksTests : IAsyncLifetime
{
    private Chromium chromium = null!;
    private SeglServer server = null!;
    private Phone phone = null!;
    private Gallery gallery = null!;
    private Func<string, string> words = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => (chromium, server) = (await Chromium.Start(), await SeglServer.Start());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await server.DisposeAsync();
    }

    /// <summary>Walks through the whole app and looks at each screen.</summary>
    [Theory]
    [InlineData("da", ColorScheme.Light)]
    [InlineData("da", ColorScheme.Dark)]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task R110_every_screen_can_be_used_by_everybody(string language, ColorScheme theme)
    {
        var citizen = await server.Register("Kirstine Østergaard-Sørensen", language);
        phone = await Phone.New(chromium, server.PhoneA, new(language, theme, Fingerprint: true));
        gallery = new(phone.Page, Gallery.Folder($"app-{language}-{(theme is ColorScheme.Dark ? "dark" : "light")}"));
        await phone.Open();
        words = await Gallery.Words(phone.Page, language);

        await LookAtActivation(citizen);
        await LookAtAnApproval(citizen);
        await LookAtTheMenu();
        await LookAtTheNumber(citizen);
        await LookAtTwoPersons();
        await LookAtPauseAndLock(citizen);
        await LookAtFreezing();
        Assert.Empty(gallery.Findings);
        Assert.Empty(phone.Complaints);
    }

    private Task Press(string path) => phone.Press(words(path));

    private Task Sees(string path) => phone.Sees(words(path));

    private async Task LookAtActivation(Citizen citizen)
    {
        await Sees("welcome.title");
        await gallery.Look("01-welcome");
        await Press("menu");
        await Sees("menuItems.title");
        await gallery.Look("02-menu-of-an-empty-app");
        await Press("back");
        await Press("welcome.start");
        await Sees("welcome.howTitle");
        await phone.Page.GetByText(words("welcome.withoutCode")).ClickAsync();
        await gallery.Look("03-how-to-activate");
        await Press("welcome.withCode");
        await Press("next");
        await phone.Complains(words("terms.mustAccept"));
        await gallery.Look("03-terms-not-accepted");
        await phone.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await Press("next");
        await Press("next");
        await gallery.Look("04-code-missing");
        await TypeCode(citizen);
        await gallery.Look("05-temporary-pin");
        await TypePins(citizen, look: true);
        await Sees("biometrics.title");
        await gallery.Look("09-biometrics");
        await Press("biometrics.yes");
        await Sees("notifications.title");
        await gallery.Look("10-notifications");
        await Press("notifications.no");
        await Sees("active.title");
        await gallery.Look("11-active");
        await phone.Press(words("ok"));
        await Sees("home.title");
        await phone.Says(words("home.noSpare"));
        await gallery.Look("12-home");
    }

    private async Task TypeCode(Citizen citizen)
    {
        await phone.Page.GetByLabel(words("code.userId")).FillAsync(citizen.UserId);
        await phone.Page.GetByLabel(words("code.code")).FillAsync(await server.ActivationCode(citizen));
        await Press("next");
        await Sees("temporaryPin.title");
    }

    private async Task TypePins(Citizen citizen, bool look)
    {
        await phone.Page.GetByLabel(words("temporaryPin.label")).FillAsync(await server.TemporaryPin(citizen));
        await Press("next");
        await Sees("pin.title");
        if (look)
        {
            await phone.Page.GetByLabel(words("pin.label")).FillAsync("4829");
            await gallery.Look("06-pin");
            await phone.Page.GetByLabel(words("pin.label")).FillAsync("111111");
            await Press("next");
            await phone.Complains(words("pin.reasons.oneDigit"));
            await gallery.Look("07-pin-refused");
        }

        await phone.Page.GetByLabel(words("pin.label")).FillAsync(citizen.Pin);
        await Press("next");
        await Sees("pin.repeatTitle");
        if (look)
        {
            await gallery.Look("08-pin-again");
        }

        await phone.Page.GetByLabel(words("pin.label")).FillAsync(citizen.Pin);
        await Press("next");
    }

    private async Task Claim(Citizen citizen, string? action = null, string? text = null)
    {
        var login = await server.StartLogin(citizen, action, text);
        await Sees("home.waitingTitle");
        await Press("home.scan");
        await phone.Page.GetByText(words("scan.paste")).ClickAsync();
        await phone.Page.GetByLabel(words("scan.pasteLabel")).FillAsync(login.QrCode);
        await Press("scan.use");
        await phone.Page.Locator(".slide").WaitForAsync();
    }

    private async Task LookAtAnApproval(Citizen citizen)
    {
        await server.StartLogin(citizen);
        await Sees("home.waitingTitle");
        await gallery.Look("13-a-login-waits");
        await Press("home.scan");
        await phone.Says(words("scan.running"));
        await gallery.Look("14-scan");
        await phone.Page.GetByText(words("scan.paste")).ClickAsync();
        await phone.Page.GetByLabel(words("scan.pasteLabel")).FillAsync("https://example.org/");
        await Press("scan.use");
        await phone.Complains(words("scan.pasteWrong"));
        await gallery.Look("15-scan-not-ours");
        await Press("back");
        await Claim(
            citizen,
            "Skriv under",
            "Flytning til Nørregade 12, 2. tv., 8000 Aarhus C, fra den 1. december 2030"
        );
        await gallery.Look("16-approve");
        await Press("approve.notMe");
        await gallery.Look("17-not-me");
        await Press("approve.notMeNo");
        await Press("approve.withPin");
        await gallery.Look("18-approve-pin");
        await phone.Page.GetByLabel(words("pin.label")).FillAsync("918273");
        await Press("approve.approve");
        await phone.Page.Locator("[role=alert] .note").WaitForAsync();
        await gallery.Look("19-wrong-pin");
        await phone.Page.GetByLabel(words("pin.label")).FillAsync(citizen.Pin);
        await Press("approve.approve");
        await Sees("approved.title");
        await gallery.Look("20-approved");
        await Point_4_3_success_is_a_green_tick();
        await Press("ok");
        await Claim(citizen);
        await Press("approve.notMe");
        await Press("approve.notMeYes");
        await Sees("approved.refusedTitle");
        await gallery.Look("21-refused");
        await Press("ok");
    }

    private async Task Point_4_3_success_is_a_green_tick()
    {
        Assert.Equal(0, await phone.Page.Locator("main .seal").CountAsync());
        var (drawn, green) = (
            await phone.Page.Locator(".tick-mark").EvaluateAsync<string>("tick => getComputedStyle(tick).stroke"),
            await phone.Page.EvaluateAsync<string>(
                """
                () => {
                  const green = document.body.appendChild(document.createElement('i'));
                  green.style.color = 'var(--ok)';
                  const { color } = getComputedStyle(green);
                  green.remove();
                  return color;
                }
                """
            )
        );
        Assert.Equal(green, drawn);
    }

    private async Task LookAtTheMenu()
    {
        await Press("menu");
        await Sees("menuItems.title");
        await gallery.Look("22-menu");
        await phone
            .Page.Locator("nav.menu")
            .GetByRole(AriaRole.Button, new() { Name = words("menuItems.freeze"), Exact = true })
            .WaitForAsync(); // point 4.3: on the first level
        await Press("menuItems.authenticators");
        await phone.Says(words("authenticators.here"));
        await gallery.Look("23-authenticators");
        await Press("back");
        await Press("menu");
        await Press("menuItems.settings");
        await phone.Says(words("settings.biometricsOn"));
        await gallery.Look("24-settings");
        await Press("settings.change");
        await Sees("changePin.oldTitle");
        await gallery.Look("25-change-pin");
        await Press("back");
        await Sees("settings.title");
        await Press("back");
        await Press("menu");
        await Press("menuItems.help");
        await phone.Says(words("help.spareTitle"));
        await gallery.Look("26-help");
        await Press("back");
        await Press("menu");
        await Press("menuItems.delete");
        await phone.Says(words("delete.last"));
        await Press("delete.goOn");
        await phone.Complains(words("delete.mustKnow"));
        await gallery.Look("27-delete-the-last");
        await Press("back");
        await phone.Context.SetOfflineAsync(true);
        await phone.Open();
        await Sees("home.offlineTitle");
        await gallery.Look("28-offline");
        await phone.Context.SetOfflineAsync(false);
        await phone.Open();
    }

    private async Task LookAtTheNumber(Citizen citizen)
    {
        await Press("menu");
        await Press("menuItems.settings");
        await Press("settings.byNumber");
        await Sees("sign.numberOn");
        await phone.Says(words("pin.enterTitle"));
        await phone.Page.GetByText(words("approve.everything")).ClickAsync();
        await gallery.Look("29-sign");
        await phone.Page.GetByLabel(words("pin.label")).FillAsync(citizen.Pin);
        await Press("settings.turnOn");
        await phone.Says(words("settings.byNumberNow"));
        await Press("back");
        await Press("home.number");
        await Sees("number.title");
        await gallery.Look("30-number");
        await Press("number.instead");
        await Sees("number.code.title");
        await gallery.Look("30-number-code");
        await Press("back");
    }

    private async Task LookAtTwoPersons()
    {
        var second = await server.Register("Bo Lind", phone.Kind.Language);
        await Press("menu");
        await Press("menuItems.addPerson");
        await Sees("welcome.addTitle");
        await gallery.Look("31-add-person");
        await Press("welcome.withCode");
        await phone.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await Press("next");
        await TypeCode(second);
        await TypePins(second, look: false);
        await Press("notifications.no");
        await phone.Press(words("ok"));
        await phone.Says(words("home.persons"));
        await gallery.Look("32-two-persons");
    }

    private async Task LookAtPauseAndLock(Citizen citizen)
    {
        await phone.Page.GetByRole(AriaRole.Radio, new() { Name = citizen.Name }).CheckAsync();
        await phone.Says(citizen.UserId); // drawn once the choice is kept
        for (var wrong = 1; wrong <= Limits.WrongPinsToBlock; wrong++)
        {
            if (wrong is 1 || wrong > Limits.WrongPinsToSuspend)
            {
                server.Passes(Limits.PinSuspension);
                await phone.Open();
                await Claim(citizen);
                await phone.Page.Locator(".slide").ClickAsync();
            }

            await Sees("approve.enterPin");
            await phone.Page.GetByLabel(words("pin.label")).FillAsync("918273");
            await Press("approve.approve");
            await phone.Page.Locator("[role=alert] .note, .card").First.WaitForAsync();
            if (wrong is Limits.WrongPinsToSuspend)
            {
                await Sees("home.suspendedTitle");
                await gallery.Look("33-pause");
            }
        }

        await Sees("home.blockedTitle");
        await gallery.Look("34-locked");
        await Press("home.haveTemporaryPin");
        await Sees("changePin.temporaryTitle");
        await gallery.Look("35-temporary-pin-from-a-desk");
        await Press("back");
    }

    private async Task LookAtFreezing()
    {
        await phone.Page.GetByRole(AriaRole.Radio, new() { Name = "Bo Lind" }).CheckAsync();
        await Press("menu");
        await Press("menuItems.help");
        await phone.Says(words("help.spareTitle"));
        await Press("help.freeze");
        await phone.Says(words("pin.enterTitle"));
        await gallery.Look("36-freeze");
        await phone.Page.GetByLabel(words("pin.label")).FillAsync("482915");
        await Press("sign.confirmFreeze");
        await Sees("home.frozenTitle");
        await gallery.Look("37-frozen");
    }
}
