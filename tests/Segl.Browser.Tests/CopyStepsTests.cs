using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Segl.Server.App.Approving;
using Segl.Server.App.Copying;

namespace Segl.Browser.Tests;

/// <summary>
/// Copying the app (seed S2, all 26 steps in their order) between two real browsers: the new phone's camera films the
/// old phone's screen. The pictures in <c>artifacts/screens/copy</c> bear the seed's numbers: picture 09 shows the
/// screen on which step 9 is done.
/// </summary>
public sealed class CopyStepsTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("segl-copy-").FullName;
    private readonly Air air = new();
    private Chromium chromium = null!;
    private SeglServer server = null!;
    private Citizen citizen = null!;
    private Func<string, string> words = null!;
    private Phone old = null!;
    private Gallery oldLooks = null!;
    private Phone fresh = null!;
    private Gallery freshLooks = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Places, "127.0.0.0/8,Nykøbing Falster\n");
        (chromium, server) = (await Chromium.Start(Film), await SeglServer.Start($"--Segl:Places={Places}"));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private string Film => Path.Combine(folder, "film.y4m");

    private string Places => Path.Combine(folder, "places.csv");

    /// <summary>
    /// Every sentence of the seed, with a picture of each screen. Axe, 320 px and text of twice the size judge two
    /// of the four runs, in which each language and each theme comes once.
    /// </summary>
    [Theory]
    [InlineData("da", ColorScheme.Light, false)]
    [InlineData("da", ColorScheme.Dark, true)]
    [InlineData("en", ColorScheme.Light, true)]
    [InlineData("en", ColorScheme.Dark, false)]
    public async Task R40_R48_the_app_is_copied_in_26_steps(string language, ColorScheme theme, bool judged)
    {
        citizen = await server.Register("Kirstine Østergaard-Sørensen", language);
        var kind = new PhoneKind(language, theme, Fingerprint: true);
        var pictures = Gallery.Folder(Path.Combine("copy", $"{language}-{Gallery.NameOf(theme)}"));
        (old, fresh) = (await NewPhone(server.PhoneA, kind), await NewPhone(server.PhoneB, kind));
        (oldLooks, freshLooks) = (new(old.Page, pictures, judged), new(fresh.Page, pictures, judged));
        await old.Open();
        words = await Gallery.Words(old.Page, language);
        await old.ActivateIn(server, citizen);

        await Start();
        await Wait();
        await ShowTheCode();
        await GetReadyToScan();
        await Scan();
        await MakeItOnesOwn();
        await SeeThatBothAreActive();
        Assert.Empty(oldLooks.Findings);
        Assert.Empty(freshLooks.Findings);
        Assert.Empty(old.Complaints);
        Assert.Empty(fresh.Complaints);
    }

    /// <summary>Steps 1 to 6.</summary>
    private async Task Start()
    {
        await oldLooks.Look("01-open-the-app");
        await old.Press(words("menu"));
        await old.Sees(words("menuItems.title"));
        await oldLooks.Look("02-menu");
        await old.Press(words("menuItems.activateMore"));
        await old.Sees(words("copy.activateTitle"));
        await oldLooks.Look("03-activate");
        await old.Press(words("copy.toNewApp"));
        await old.Sees(words("copy.title"));
        await oldLooks.Look("04-information");
        await old.Press(words("next"));
        await old.Sees(words("pin.enterTitle"));
        await oldLooks.Look("05-pin");
        await old.TypePin(citizen.Pin, words("next"));
        await old.Sees(words("copy.startTitle"));
        await old.Press(words("copy.start"));
        await old.Complains(words("copy.mustTick"));
        await oldLooks.Look("06a-tick-is-missing");
        await old.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await oldLooks.Look("06b-tick-and-start");
        await old.Press(words("copy.start"));
    }

    /// <summary>Step 7, and the hour.</summary>
    private async Task Wait()
    {
        await old.Sees(words("copy.waitTitle"));
        await oldLooks.Look("07a-waiting");
        await Point_4_3_the_minutes_that_are_left_are_large_and_the_time_of_day_is_small();
        await Stops("07b-waiting-stop");
        await old.Press(words("ok"));
        await old.Sees(words("copy.homeTitle"));
        await old.Page.GetByRole(AriaRole.Button, new() { Name = words("copy.open"), Exact = true }).WaitForAsync();
        await oldLooks.Look("07c-waiting-minimised");
        server.Passes(TimeSpan.FromHours(1));
        await server.Parts.GetRequiredService<CopyWaits>().TellReady(server.Now);
    }

    /// <summary>Steps 8 to 12.</summary>
    private async Task ShowTheCode()
    {
        await old.Open();
        await old.Says(words("copy.homeReady"));
        await oldLooks.Look("08a-the-wait-is-over");
        await old.Press(words("copy.show"));
        await old.Sees(words("copy.showTitle"));
        await oldLooks.Look("08b-show");
        await old.Press(words("copy.show"));
        await old.Sees(words("pin.enterTitle"));
        await oldLooks.Look("09-pin");
        await old.TypePin(citizen.Pin, words("next"));
        await old.Sees(words("copy.linkTitle.bluetooth"));
        await oldLooks.Look("10-bluetooth");
        await Refuse(old);
        await oldLooks.Look("11-bluetooth-refused");
        await old.Press(words("next"));
        await old.Sees(words("copy.showingTitle"));
        await Assertions.Expect(old.Page.Locator(".qr img")).ToBeVisibleAsync();
        await oldLooks.Look("12a-qr-code");
        await Point_4_3_the_warning_stands_above_the_code_and_a_new_one_is_a_small_link();
        await Stops("12a-qr-code-stop");
        await old.Press(words("copy.asWords"));
        await Assertions.Expect(old.Page.Locator("ol.words li")).ToHaveCountAsync(12);
        await oldLooks.Look("12b-twelve-words");
        await old.Press(words("copy.renew"));
        await Assertions.Expect(old.Page.Locator(".qr img")).ToBeVisibleAsync();
    }

    private async Task Point_4_3_the_minutes_that_are_left_are_large_and_the_time_of_day_is_small()
    {
        Assert.Matches("1 (hour|time)", await old.Page.Locator(".ring strong").InnerTextAsync());
        Assert.Matches("[0-9]{2}[:.][0-9]{2}", await old.Page.Locator(".ring small").InnerTextAsync());
        Assert.True(await SizeOf(".ring strong") > 1.5 * await SizeOf(".ring small"));
    }

    private async Task Point_4_3_the_warning_stands_above_the_code_and_a_new_one_is_a_small_link()
    {
        var warning = (await old.Page.Locator(".note.warn").BoundingBoxAsync())!;
        var code = (await old.Page.Locator("div.qr").BoundingBoxAsync())!;
        Assert.True(warning.Y + warning.Height <= code.Y);
        Assert.True(await SizeOf(".pair.small button") < await SizeOf(".actions button"));
    }

    private Task<double> SizeOf(string part) =>
        old.Page.Locator(part).First.EvaluateAsync<double>("one => parseFloat(getComputedStyle(one).fontSize)");

    // Point 4.3: both answers are in view as soon as "Stop" is pressed, without scrolling.
    private async Task Stops(string picture)
    {
        await old.Press(words("copy.stop"));
        foreach (var answer in new[] { "copy.stopYes", "cancel" })
        {
            await Assertions
                .Expect(old.Page.GetByRole(AriaRole.Button, new() { Name = words(answer), Exact = true }))
                .ToBeInViewportAsync(new() { Ratio = 1 });
        }

        await oldLooks.Look(picture);
        await old.Press(words("cancel"));
    }

    // Point 4.3: whoever copies to a phone can leave each screen of it.
    private async Task CanBeCancelled() =>
        await Assertions
            .Expect(fresh.Page.GetByRole(AriaRole.Button, new() { Name = words("cancel"), Exact = true }))
            .ToBeInViewportAsync(new() { Ratio = 1 });

    /// <summary>Steps 13 to 18.</summary>
    private async Task GetReadyToScan()
    {
        await fresh.Open();
        await fresh.Sees(words("welcome.title"));
        await freshLooks.Look("13-open-the-new-app");
        await freshLooks.Look("14-get-started");
        await fresh.Press(words("welcome.start"));
        await fresh.Sees(words("welcome.howTitle"));
        await freshLooks.Look("15a-choose-to-copy");
        var ways = await fresh.Page.Locator(".equals > .card").AllAsync();
        var sizes = await Task.WhenAll(ways.Select(way => way.BoundingBoxAsync()));
        Assert.Equal(3, sizes.Length); // point 4.3: copying is offered like the document and the code
        Assert.All(sizes, size => Assert.Equal((sizes[0]!.X, sizes[0]!.Width), (size!.X, size.Width)));
        await fresh.Press(words("welcome.byCopy"));
        await fresh.Sees(words("terms.title"));
        await fresh.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await freshLooks.Look("15b-terms");
        await fresh.Press(words("next"));
        await fresh.Sees(words("copy.hereTitle"));
        await fresh.Press(words("copy.scan"));
        await fresh.Complains(words("copy.mustBeShown"));
        await fresh.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await freshLooks.Look("16-the-code-is-shown");
        await CanBeCancelled();
        await fresh.Press(words("copy.scan"));
        await fresh.Sees(words("copy.linkTitle.bluetooth"));
        await freshLooks.Look("17-bluetooth");
        await CanBeCancelled();
        await Refuse(fresh);
        await freshLooks.Look("18-bluetooth-refused");
    }

    /// <summary>Step 19, with the four digits. For its picture the app is kept from going on at once.</summary>
    private async Task Scan()
    {
        await old.Page.BringToFrontAsync();
        await FilmedCode.Film(old.Page.Locator(".qr"), Film);
        await fresh.Page.BringToFrontAsync();
        var looked = new TaskCompletionSource();
        await fresh.Page.RouteAsync(
            "**/api/activations",
            async route =>
            {
                await looked.Task;
                await route.ContinueAsync();
            }
        );
        air.IsStill = true;
        await fresh.Press(words("next"));
        await fresh.Sees(words("copy.scanTitle"));
        await fresh.Says(words("working"));
        await freshLooks.Look("19a-scan");
        await CanBeCancelled();
        looked.SetResult();
        await fresh.Sees(words("copy.nearHereTitle"));
        await freshLooks.Look("19b-near-on-the-new-phone");
        await CanBeCancelled();
        await old.Sees(words("copy.nearTitle"));
        await SeesWhoScanned();
        await oldLooks.Look("19c-near-on-the-old-phone");
        air.IsStill = false;
        await fresh.Sees(words("copy.compareTitle"));
        await freshLooks.Look("19d-digits-on-the-new-phone");
        await CanBeCancelled();
        await old.Sees(words("copy.compareTitle"));
        await SeesWhoScanned();
        await oldLooks.Look("19e-digits-on-the-old-phone");
        Assert.Equal(
            await old.Page.Locator(".digits").InnerTextAsync(),
            await fresh.Page.Locator(".digits").InnerTextAsync()
        );
        await old.Press(words("copy.areEqual"));
        await old.Sees(words("copy.vouchedTitle"));
        await oldLooks.Look("19f-go-on-on-the-new-phone");
    }

    /// <summary>What the new phone calls itself and where it is, as the owner of the old one sees it.</summary>
    private async Task SeesWhoScanned()
    {
        await old.Says($"{words("copy.callsItself")} Chrome, Linux");
        await old.Says($"{words("copy.isAt")} Nykøbing Falster");
    }

    /// <summary>Steps 20 to 26.</summary>
    private async Task MakeItOnesOwn()
    {
        await fresh.Sees(words("copy.userIdTitle"));
        await fresh.Page.GetByLabel(words("code.userId")).FillAsync(citizen.UserId);
        await freshLooks.Look("20-user-id");
        await CanBeCancelled();
        await fresh.Press(words("next"));
        await fresh.Sees(words("temporaryPin.title"));
        await fresh.Page.GetByLabel(words("temporaryPin.label")).FillAsync(await server.TemporaryPin(citizen, 2));
        await freshLooks.Look("21-temporary-pin");
        await CanBeCancelled();
        await fresh.Press(words("next"));
        await fresh.Sees(words("pin.title"));
        await freshLooks.Look("22-choose-a-pin");
        await CanBeCancelled();
        await fresh.TypePin("620731", words("next"));
        await fresh.Sees(words("pin.repeatTitle"));
        await freshLooks.Look("23-repeat-the-pin");
        await CanBeCancelled();
        await fresh.TypePin("620731", words("next"));
        await fresh.Sees(words("biometrics.title"));
        await freshLooks.Look("24-biometrics");
        await fresh.Press(words("biometrics.yes"));
        await fresh.Sees(words("notifications.title"));
        await freshLooks.Look("25-notifications");
        await fresh.Press(words("notifications.no"));
        await fresh.Sees(words("active.title"));
        await freshLooks.Look("26a-active");
        await fresh.Press(words("ok"));
        await fresh.Sees(words("home.title"));
    }

    /// <summary>The old app is still active, and says so; the new one has a first day (R51).</summary>
    private async Task SeeThatBothAreActive()
    {
        await old.Sees(words("copy.doneTitle"));
        await oldLooks.Look("26b-done-on-the-old-phone");
        await old.Press(words("copy.keep"));
        await old.Sees(words("home.title"));
        await freshLooks.Look("26c-the-new-app");
        await fresh.Press(words("menu"));
        await fresh.Press(words("menuItems.activateMore"));
        await fresh.Sees(words("copy.activateTitle"));
        await Assertions.Expect(fresh.Page.GetByText(new Regex("Denne app er ny|This app is new"))).ToBeVisibleAsync();
        await freshLooks.Look("27-the-new-app-cannot-copy-yet");
    }

    /// <summary>Steps 11 and 18 are the phone's own question; the app says what to do after a no.</summary>
    private async Task Refuse(Phone phone)
    {
        air.IsAllowed = false;
        await phone.Press(words("next"));
        await phone.Complains(words("copy.linkRefused"));
        air.IsAllowed = true;
    }

    private async Task<Phone> NewPhone(string origin, PhoneKind kind)
    {
        var phone = await Phone.New(chromium, origin, kind);
        await air.Reaches(phone);
        return phone;
    }
}
