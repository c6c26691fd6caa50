using Microsoft.Playwright;
using Segl.Rules;

namespace Segl.Browser.Tests;

/// <summary>What a person sees on the smallest phone: both answers in view, keys that stand still, a login that does
/// not get lost behind "back".</summary>
public sealed class SmallPhoneTests : IAsyncLifetime
{
    private const int Height = 568;
    private const string LongText = "Tre bøger om fyrtårne og en om havet, som ligger klar ved skranken på første sal";
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

    /// <summary>Approve and refuse are in view; a wrong PIN moves no key; a payment is called what it is.</summary>
    [Theory]
    [InlineData("da", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task Point_4_2_both_answers_stay_in_view_and_no_key_moves(string language, ColorScheme theme)
    {
        var citizen = await server.Register("Kirstine Østergaard-Sørensen", language);
        var phone = await SmallPhone(citizen, language, theme);
        var words = await Gallery.Words(phone.Page, language);
        var gallery = new Gallery(
            phone.Page,
            Gallery.Folder($"small-{language}-{Gallery.NameOf(theme)}"),
            judges: false,
            whole: false
        );
        await gallery.Look("01-home");
        await Claim(phone, words, citizen);
        await gallery.Look("02-approve");
        await IsInView(phone.Page.Locator(".slide"));
        await IsInView(Named(phone, words("approve.notMe")));

        await phone.Page.Locator(".slide").ClickAsync();
        await phone.Sees(words("approve.enterPin"));
        await gallery.Look("03-pin");
        var before = await IsInView(Named(phone, "1"));
        await IsInView(Named(phone, "0"));
        await IsInView(Named(phone, words("approve.approve")));
        await IsInView(Named(phone, words("approve.notMe")));
        await phone.TypePin("918273", words("approve.approve"));
        await phone.Complains(".");
        await gallery.Look("04-wrong-pin");
        var after = await IsInView(Named(phone, "1"));
        Assert.Equal((before.X, before.Y), (after.X, after.Y));
        await IsInView(Named(phone, "0"));
        await IsInView(Named(phone, words("approve.approve")));
        await IsInView(Named(phone, words("approve.notMe")));

        await phone.Press(words("approve.notMe"));
        await gallery.Look("05-not-me");
        await IsInView(Named(phone, words("approve.notMeYes")));
        Assert.Empty(phone.Complaints);
    }

    /// <summary>Back from the question leads to a card with who and what and both answers, and so does every other
    /// screen.</summary>
    [Fact]
    public async Task Point_4_1_a_claimed_login_stands_on_every_screen_until_it_is_answered()
    {
        var citizen = await server.Register();
        var phone = await SmallPhone(citizen, "en", ColorScheme.Light);
        var words = await Gallery.Words(phone.Page, "en");
        var gallery = new Gallery(phone.Page, Gallery.Folder("small-en-light"), judges: false, whole: false);
        await Claim(phone, words, citizen);
        await phone.Page.GoBackAsync();
        await phone.Sees(words("home.waitingTitle"));
        await phone.Says("Aarhus Bibliotek");
        await phone.Says("Lån en bog");
        await gallery.Look("06-home-with-a-claimed-login");
        foreach (var screen in new[] { "menuItems.settings", "menuItems.help", "menuItems.authenticators" })
        {
            await phone.Menu(words(screen));
            await phone.Sees(words(screen));
            await phone.Says("Lån en bog");
            await IsInView(Named(phone, words("home.goOn")));
            await IsInView(Named(phone, words("approve.notMe")));
            await phone.Press(words("back"));
        }

        await phone.Press(words("home.goOn"));
        await phone.Sees("Do you want to approve: Lån en bog?");
        await phone.Page.GoBackAsync();
        await phone.Press(words("approve.notMe"));
        await phone.Press(words("approve.notMeYes"));
        await phone.Sees(words("approved.refusedTitle"));
        await phone.Press(words("ok"));

        var unclaimed = await server.StartLogin(citizen);
        await phone.Sees(words("home.waitingTitle"));
        await IsInView(Named(phone, words("home.scan")));
        await IsInView(Named(phone, words("approve.notMe")));
        await gallery.Look("07-home-before-the-claim");
        await phone.Press(words("approve.notMe"));
        await phone.Sees(words("approve.notMeTitle"));
        await IsInView(Named(phone, words("approve.notMeYes")));
        await gallery.Look("08-not-me-before-the-claim");
        await phone.Press(words("approve.notMeYes"));
        await phone.Sees(words("approved.refusedTitle"));
        Assert.Equal(LoginStep.Refused, await server.StepOf(unclaimed));
        Assert.Empty(phone.Complaints);
    }

    /// <summary>What another app of the person did shows at once, and a lost connection is forgotten when it is
    /// back.</summary>
    [Fact]
    public async Task Point_4_1_home_follows_a_freeze_within_seconds_and_recovers_after_offline()
    {
        var citizen = await server.Register();
        var phone = await SmallPhone(citizen, "en", ColorScheme.Light);
        await phone.Context.SetOfflineAsync(true);
        await phone.Sees("No connection");
        await phone.Context.SetOfflineAsync(false);
        await phone.Sees("No requests");
        var window = await phone.Window();
        await window.Open();
        await window.Menu("Freeze my identity");
        await window.TypePin(citizen.Pin, "Yes, freeze it");
        await window.Sees("Your identity is frozen");
        await phone.Page.BringToFrontAsync();
        await Assertions
            .Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Name = "Your identity is frozen" }))
            .ToBeVisibleAsync(new() { Timeout = 10_000 });
    }

    /// <summary>What is signed stands in words; the fields as they are sent stand one level deeper.</summary>
    [Fact]
    public async Task Point_4_3_what_is_signed_is_shown_in_words()
    {
        var citizen = await server.Register();
        var phone = await SmallPhone(citizen, "en", ColorScheme.Light);
        var words = await Gallery.Words(phone.Page, "en");
        await Claim(phone, words, citizen);
        await phone.Page.GetByText(words("approve.everything")).ClickAsync();
        await Assertions.Expect(phone.Page.GetByText(words("fields.exp"))).ToBeVisibleAsync();
        await Assertions.Expect(phone.Page.GetByText("jti", new() { Exact = true })).ToBeHiddenAsync();
        await phone.Page.GetByText(words("fields.asSigned")).ClickAsync();
        await Assertions.Expect(phone.Page.GetByText("jti", new() { Exact = true })).ToBeVisibleAsync();
    }

    private async Task<Phone> SmallPhone(Citizen citizen, string language, ColorScheme theme)
    {
        var phone = await Phone.New(chromium, server.PhoneA, new(language, theme, Width: 320, Height: Height));
        await phone.Open();
        await phone.ActivateIn(server, citizen);
        return phone;
    }

    private async Task Claim(Phone phone, Func<string, string> words, Citizen citizen)
    {
        var login = await server.StartLogin(citizen, "Lån en bog", LongText);
        await phone.Sees(words("home.waitingTitle"));
        await phone.Press(words("home.scan"));
        await Assertions.Expect(phone.Page.GetByText(words("scan.running"))).ToBeVisibleAsync();
        await phone.Page.GetByText(words("scan.paste")).ClickAsync();
        await phone.Page.GetByLabel(words("scan.pasteLabel")).FillAsync(login.QrCode);
        await phone.Press(words("scan.use"));
        await phone.Page.Locator(".slide").WaitForAsync();
    }

    private static ILocator Named(Phone phone, string words) =>
        phone.Page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).First;

    // Without scrolling: nothing of it is below the edge, and nothing lies upon it.
    private static async Task<LocatorBoundingBoxResult> IsInView(ILocator button)
    {
        await button.WaitForAsync();
        var box = (await button.BoundingBoxAsync())!;
        Assert.True(box.Y >= 0 && box.Y + box.Height <= Height, $"{button} is at {box.Y} to {box.Y + box.Height}.");
        var free = await button.EvaluateAsync<bool>(
            """
            one => {
              const { left, top, width, height } = one.getBoundingClientRect();
              return one.contains(document.elementFromPoint(left + width / 2, top + height / 2));
            }
            """
        );
        Assert.True(free, $"Something lies upon {button}.");
        return box;
    }
}
