using Microsoft.Playwright;
using Segl.Server.App;
using Microsoft.Extensions.DependencyInjection;

namespace Segl.Browser.Tests;

/// <summary>
/// Copying the app (seed S2, all 26 steps in their order), between two real browsers: the new phone's camera films the
/// old phone's screen. The air between them is a stand-in for a shell's Bluetooth, by its contract (docs/protocol.md).
/// </summary>
public sealed class CopyingTests : IAsyncLifetime
{
    private readonly string film = Path.Combine(Path.GetTempPath(), $"segl-{Guid.NewGuid():N}.y4m");
    private readonly List<int[]> air = [];
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

    /// <summary>
    /// Every sentence of the seed, with a picture of each screen, axe, 320 px and text of twice the size.
    /// </summary>
    [Theory]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("da", ColorScheme.Dark)]
    public async Task R40_R48_the_app_is_copied_in_26_steps(string language, ColorScheme theme)
    {
        var citizen = await server.Register("Karla Berg", language);
        var old = await Active(citizen, new(language, theme));
        var words = await Gallery.Words(old.Page, language);
        var folder = Gallery.Folder($"copy-{language}-{(theme is ColorScheme.Dark ? "dark" : "light")}");
        var looks = new Gallery(old.Page, folder);

        // 1 to 3
        await old.Press(words("menu"));
        await old.Press(words("menuItems.activateMore"));
        await looks.Look("01-activate");
        await old.Press(words("copy.toNewApp"));

        // 4 to 6
        await old.Sees(words("copy.title"));
        await looks.Look("02-information");
        await old.Press(words("next"));
        await old.TypePin(citizen.Pin, words("next"));
        await old.Sees(words("copy.startTitle"));
        await looks.Look("03-start");
        await old.Press(words("copy.start"));
        await old.Complains(words("copy.mustTick"));
        await old.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await old.Press(words("copy.start"));

        // 7
        await old.Sees(words("copy.waitTitle"));
        await looks.Look("04-waiting");
        await old.Press(words("ok"));
        await old.Sees(words("home.title"));
        await looks.Look("05-home-while-waiting");
        server.Passes(TimeSpan.FromHours(1));
        await server.Parts.GetRequiredService<CopyWaits>().TellReady(server.Now);

        // 8 and 9
        await old.Open();
        await old.Says(words("copy.homeReady"));
        await looks.Look("06-home-when-ready");
        await old.Press(words("copy.show"));
        await old.Sees(words("copy.showTitle"));
        await looks.Look("07-show");
        await old.Press(words("copy.show"));
        await old.TypePin(citizen.Pin, words("next"));

        // 10 to 12
        await old.Sees(words("copy.linkTitle.bluetooth"));
        await looks.Look("08-bluetooth");
        await old.Press(words("next"));
        await old.Sees(words("copy.showingTitle"));
        await looks.Look("09-code");

        // 13 to 16
        var fresh = await NewPhone(new(language, theme));
        looks = new Gallery(fresh.Page, folder);
        await fresh.Open();
        await fresh.Press(words("welcome.byCopy"));
        await fresh.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await fresh.Press(words("next"));
        await fresh.Sees(words("copy.hereTitle"));
        await looks.Look("10-copy-from-another-app");
        await fresh.Press(words("copy.scan"));
        await fresh.Complains(words("copy.mustBeShown"));
        await fresh.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await fresh.Press(words("copy.scan"));

        // 17 to 19
        await fresh.Sees(words("copy.linkTitle.bluetooth"));
        await old.Page.BringToFrontAsync();
        await FilmedCode.Film(old.Page.Locator("img.qr"), film);
        await fresh.Press(words("next"));
        await Compare(old, fresh, words, looks);

        // 20 to 26
        await fresh.Sees(words("copy.userIdTitle"));
        await looks.Look("13-user-id");
        await fresh.Page.GetByLabel(words("code.userId")).FillAsync(citizen.UserId);
        await fresh.Press(words("next"));
        await fresh.Sees(words("temporaryPin.title"));
        await fresh.Page.GetByLabel(words("temporaryPin.label")).FillAsync(await server.TemporaryPin(citizen, 2));
        await fresh.Press(words("next"));
        await fresh.Sees(words("pin.title"));
        await fresh.TypePin("620731", words("next"));
        await fresh.Sees(words("pin.repeatTitle"));
        await fresh.TypePin("620731", words("next"));
        await fresh.Press(words("notifications.no"));
        await fresh.Sees(words("active.title"));
        await fresh.Press(words("ok"));
        await fresh.Sees(words("home.title"));

        // The old app is still active, and says so.
        await old.Sees(words("copy.doneTitle"));
        await new Gallery(old.Page, folder).Look("14-done");
        await old.Press(words("copy.keep"));
        await old.Sees(words("home.title"));
        Assert.Empty(looks.Findings);
        Assert.Empty(old.Complaints);
        Assert.Empty(fresh.Complaints);
    }

    /// <summary>R42: a copy that nobody wants is stopped in any app, and by the link in the text message.</summary>
    [Fact]
    public async Task R42_a_copy_is_stopped_on_the_waiting_screen()
    {
        var citizen = await server.Register();
        var old = await Active(citizen, new());
        await Start(old, citizen);

        await old.Press("Stop the copy");
        await old.Press("Yes, stop it");

        await old.Sees("No requests");
        Assert.Equal(0, await old.Page.GetByText("Your app is being copied").CountAsync());
    }

    /// <summary>R45 without a camera or without sight: the twelve words do what the code does.</summary>
    [Fact]
    public async Task R45_the_code_is_read_and_typed_as_twelve_words()
    {
        var citizen = await server.Register();
        var old = await Active(citizen, new());
        await Start(old, citizen);
        server.Passes(TimeSpan.FromHours(1));
        await old.Open();
        await old.Press("Show QR code");
        await old.TypePin(citizen.Pin, "Next");
        await old.Press("Next");
        await old.Press("Show as words");
        var listed = old.Page.Locator("ol.words li");
        await Assertions.Expect(listed).ToHaveCountAsync(12);
        var said = await listed.AllInnerTextsAsync();

        var fresh = await NewPhone(new());
        await fresh.Open();
        await fresh.Press("Copy from another app");
        await fresh.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await fresh.Press("Next");
        await fresh.Sees("Copy from another app");
        await fresh.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await fresh.Press("Scan QR code");
        await fresh.Press("Next");
        // Nothing is filmed here, so the phone has no camera and offers the words by itself.
        await fresh.Page.GetByLabel("Twelve words").FillAsync(string.Join(' ', said));
        await fresh.Press("Next");

        await fresh.Sees("Do both phones show the same number?");
        await old.Sees("Do both phones show the same number?");
        Assert.Equal(await Digits(old), await Digits(fresh));
    }

    private static async Task Start(Phone old, Citizen citizen)
    {
        await old.Menu("Activate");
        await old.Press("Copy your Segl to a new app");
        await old.Press("Next");
        await old.TypePin(citizen.Pin, "Next");
        await old.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await old.Press("Start copying");
        await old.Sees("The waiting time has started");
    }

    private static async Task Compare(Phone old, Phone fresh, Func<string, string> words, Gallery looks)
    {
        await fresh.Sees(words("copy.compareTitle"));
        await looks.Look("11-digits-on-the-new-phone");
        await old.Sees(words("copy.compareTitle"));
        await new Gallery(old.Page, looks.Where).Look("12-digits-on-the-old-phone");
        Assert.Equal(await Digits(old), await Digits(fresh));
        await old.Press(words("copy.areEqual"));
    }

    private static Task<string> Digits(Phone phone) => phone.Page.Locator(".digits").InnerTextAsync();

    private async Task<Phone> Active(Citizen citizen, PhoneKind kind)
    {
        var phone = await Phone.New(chromium, server.PhoneA, kind);
        await PutIntoTheAir(phone);
        await phone.Open();
        await phone.ActivateIn(server, citizen);
        return phone;
    }

    private async Task<Phone> NewPhone(PhoneKind kind)
    {
        var phone = await Phone.New(chromium, server.PhoneB, kind);
        await PutIntoTheAir(phone);
        return phone;
    }

    // What one phone says on its Bluetooth the others hear, as docs/protocol.md asks of a shell.
    private async Task PutIntoTheAir(Phone phone)
    {
        await phone.Page.ExposeFunctionAsync("intoTheAir", (int[] bytes) => { lock (air) { air.Add(bytes); } });
        await phone.Page.ExposeFunctionAsync("outOfTheAir", () => { lock (air) { return air.ToArray(); } });
        await phone.Page.AddInitScriptAsync(
            """
            window.seglDevice = { bluetooth: {
              kind: 'bluetooth', supported: () => true, permission: async () => 'granted', ask: async () => true,
              async broadcast(bytes, signal) {
                while (!signal.aborted) {
                  await window.intoTheAir(Array.from(bytes));
                  await new Promise(resolve => setTimeout(resolve, 200));
                }
              },
              async listen(heard, signal) {
                while (!signal.aborted) {
                  for (const bytes of await window.outOfTheAir()) { heard(Uint8Array.from(bytes)); }
                  await new Promise(resolve => setTimeout(resolve, 200));
                }
              },
            } };
            """);
    }
}
