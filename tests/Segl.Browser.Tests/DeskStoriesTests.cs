using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Browser.Tests;

/// <summary>
/// Why people come to Citizen Service, from the door to the login at a website: citizen, officers and the screen between
/// them, each in a browser of their own. Axe looks at each page on the way (WCAG 2.2 AA, R110).
/// </summary>
public sealed class DeskStoriesTests
{
    private const string Password = "en kop kaffe om morgenen";
    private const string Lost = "Lost the code display";

    [Theory]
    [InlineData("da", ColorScheme.Light, 1100)]
    [InlineData("en", ColorScheme.Dark, 390)]
    public async Task R17_R64_R80_who_lost_the_display_and_has_no_app_books_and_leaves_with_one_that_works(
        string language,
        ColorScheme theme,
        int width
    )
    {
        await using var house = await DeskHouse.Begin(new("lost-display", language, theme, width));
        var server = house.Server;
        var karla = await server.Register(language: language);
        await DeviceHouse.Give(server, karla, "SE-000123");
        await DeviceHouse.Stock(server, karla, DeviceKind.CodeDisplay);
        var home = await house.NewPc();
        server.Passes(await Book(home, server, karla) - server.Now);

        var officer = await house.NewOfficer("Anne Holm");
        await officer.Welcome();
        var screen = await house.NewPc();
        await officer.Connect(screen);
        await officer.Find(await house.NumberOf(karla), Lost);
        await officer.WritePassportDown();
        await officer.Do(DeskAct.HandOutDevice, "/desk/screen", ("#serial", DeviceHouse.Serial));
        await Choose(screen, server);
        await officer.Pc.Page.Locator("main a[href='/desk/screen']").ClickAsync();
        await officer.Pc.Look("screen-chosen");
        await officer.Pc.Page.Locator("form[action='/desk/screen/finish'] button").ClickAsync();
        await officer.Pc.Sees("/desk/person?done=HandOutDevice");
        await officer.Pc.Look("person-has-it");

        server.Passes(TimeSpan.FromMinutes(1));
        var library = await RelyingParty.New(server, language: language);
        await library.Start(home.Page);
        await LogInWithDevice(home, server, karla);
        var who = await library.Finish(home.Page);
        Assert.Equal(karla.Name, who.GetProperty("name").GetString());
        var lost = await Device(server, karla, "SE-000123");
        Assert.Equal(DeviceState.Replaced, lost!.State);
        Assert.Empty(house.Findings);
    }

    /// <summary>Without documents a friend vouches, which is good for Low, and takes a second officer (R82).</summary>
    [Fact]
    public async Task R82_R84_a_first_identity_with_a_witness_ends_with_an_app_and_a_login()
    {
        await using var house = await DeskHouse.Begin(new("first-with-witness", "en", ColorScheme.Dark, 390));
        var server = house.Server;
        var bo = await server.Register("Bo Lund");
        server.Passes(Limits.WitnessIdentityAge + TimeSpan.FromDays(1));
        var hisPhone = await DeviceHouse.ActivePhone(server, bo);
        var (anne, carl) = (await house.NewOfficer("Anne Holm"), await house.NewOfficer("Carl Dam"));
        var screen = await house.NewPc();
        await anne.Connect(screen);
        await Register(anne, bo, hisPhone);

        await anne.Do(DeskAct.ShowActivationCode, "/desk/person?done=proposed");
        await carl.SayYes();
        await screen.Page.Locator("form[action^='/screen/code']").WaitForAsync();
        await screen.Look("screen-offer");
        await screen.Act();
        var code = await screen.Page.Locator(".big.code").InnerTextAsync();
        await screen.Look("screen-code");
        var viggo = await Viggo(server, await screen.Page.Locator(".code-card dd").First.InnerTextAsync());
        await screen.Act();
        await screen.Page.GetByRole(AriaRole.Heading, new() { Name = "Thank you" }).WaitForAsync();
        await screen.Look("screen-thanks");

        var phone = await Activate(house, viggo, code);
        var library = await RelyingParty.New(server, level: AssuranceLevel.Low);
        var home = await house.NewPc();
        await library.Start(home.Page);
        await home.WaitForApp(viggo);
        await LogInWithApp(home, phone, viggo);
        Assert.Equal("Low", await library.FinishAtLevel(home.Page));
        Assert.Empty(house.Findings);
    }

    [Fact]
    public async Task R06_R96_two_officers_give_high_which_the_next_login_says()
    {
        await using var house = await DeskHouse.Begin(new("high-by-two", "da", ColorScheme.Dark, 1100));
        var server = house.Server;
        var karla = await server.Register(language: "da");
        var phone = await DeviceHouse.ActivePhone(server, karla);
        var (anne, carl) = (await house.NewOfficer("Anne Holm"), await house.NewOfficer("Carl Dam"));
        await anne.Find(await house.NumberOf(karla), "Vil have niveau Høj");
        await anne.WritePassportDown();
        await anne.Do(DeskAct.GiveHigh, "/desk/person?done=proposed");
        // The first officer is not offered to be the second.
        await anne.Pc.Open("/desk/second");
        await anne.Pc.Look("second-own");
        Assert.Equal(0, await anne.Pc.Page.Locator("form[action='/desk/second/yes']").CountAsync());
        Assert.Equal(AssuranceLevel.Substantial, (await house.PersonOf(karla)).Level);
        await carl.SayYes();
        Assert.Equal(AssuranceLevel.High, (await house.PersonOf(karla)).Level);

        var home = await house.NewPc();
        await AddSecurityKey(home, karla, phone);
        var library = await RelyingParty.New(server, language: "da", level: AssuranceLevel.High);
        await library.Start(home.Page);
        await phone.Approve(await phone.ClaimQr(await home.WaitForApp(karla)), karla.Pin);
        await home.Page.Locator("#waiting").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await home.Look("now-the-key");
        await home.Act();
        Assert.Equal("High", await library.FinishAtLevel(home.Page));
        Assert.Empty(house.Findings);
    }

    [Fact]
    public async Task R08_a_frozen_identity_is_opened_again_at_the_desk_and_logs_in()
    {
        await using var house = await DeskHouse.Begin(new("frozen", "en", ColorScheme.Light, 1100));
        var server = house.Server;
        var karla = await server.Register();
        var phone = await DeviceHouse.ActivePhone(server, karla);
        var (anne, number) = (await house.NewOfficer("Anne Holm"), await house.NumberOf(karla));
        await anne.Find(number, "Wants Segl frozen");
        await anne.Begin(DeskAct.Freeze);
        await anne.Pc.Sees("/desk/person?done=Freeze");
        await anne.Pc.Look("person-frozen");
        var library = await RelyingParty.New(server);
        var home = await house.NewPc();
        await library.Start(home.Page);
        var code = await home.WaitForApp(karla);
        var refused = await Assert.ThrowsAsync<PhoneRefusedException>(() => phone.ClaimQr(code));
        Assert.Equal((HttpStatusCode.Forbidden, nameof(Reason.IdentityFrozen)), (refused.Status, refused.Reason));

        await anne.WritePassportDown();
        await anne.Do(DeskAct.EndFreeze, "/desk/person?done=EndFreeze");

        await library.Start(home.Page);
        await home.Approve(karla, phone);
        var who = await library.Finish(home.Page);
        Assert.Equal(karla.Name, who.GetProperty("name").GetString());
        Assert.Empty(house.Findings);
    }

    /// <summary>R80: without a login, the nearest desk and its first free time.</summary>
    /// <returns>When it begins.</returns>
    private static async Task<DateTimeOffset> Book(Pc home, SeglServer server, Citizen karla)
    {
        await home.Open("/desks?postcode=8000");
        await home.Look("desks");
        await home.Page.Locator("section.card .act").ClickAsync();
        await home.Look("times");
        await home.Page.Locator(".times a").First.ClickAsync();
        await home.Page.SelectOptionAsync("#purpose", nameof(BookingPurpose.LostEverything));
        await home.Page.FillAsync("#contact", karla.Phone);
        await home.Look("book");
        await home.Act();
        await home.Page.FillAsync("#code", await server.BookingProof(karla));
        await home.Look("prove");
        await home.Act();
        await home.Page.WaitForURLAsync("**/desks/booking/**");
        await home.Look("booked");
        var at = await home.Page.Locator("[data-at]").First.GetAttributeAsync("data-at");
        return DateTimeOffset.FromUnixTimeSeconds(long.Parse(at!, CultureInfo.InvariantCulture));
    }

    /// <summary>R64, R69: on their own screen the citizen types two codes of the new display, and a password.</summary>
    private static async Task Choose(Pc screen, SeglServer server)
    {
        await screen.Page.Locator("#first").WaitForAsync();
        await screen.Look("screen-password");
        var step = DeviceHouse.Device.StepAt(server.Now);
        await screen.Page.FillAsync("#first", DeviceHouse.Device.CodeAt(step - 1));
        await screen.Page.FillAsync("#second", DeviceHouse.Device.CodeAt(step));
        await screen.Page.FillAsync("#password", Password);
        await screen.Page.FillAsync("#again", Password);
        await screen.Act();
        await screen.Page.Locator("#first").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await screen.Look("screen-thanks");
    }

    private static async Task LogInWithDevice(Pc home, SeglServer server, Citizen karla)
    {
        await home.WaitForApp(karla);
        await home.Page.Locator(".device a").ClickAsync();
        await home.Page.FillAsync("#code", DeviceHouse.Device.CodeAt(DeviceHouse.Device.StepAt(server.Now)));
        await home.Look("login-code");
        await home.Act();
        await home.Page.FillAsync("#password", Password);
        await home.Look("login-password");
        await home.Act();
    }

    private static Task<StoredDevice?> Device(SeglServer server, Citizen citizen, string serial) =>
        server.Parts.GetRequiredService<Database>().Read(session => DeviceStore.Find(session, citizen.Id, serial));

    /// <summary>Viggo has no documents: Bo vouches for him in his own login, and then the officer approves.</summary>
    private static async Task Register(OfficerAtPc officer, Citizen witness, ScriptedPhone hisPhone)
    {
        var pc = officer.Pc;
        await pc.Open("/desk/register");
        foreach (
            var (field, text) in new[]
            {
                ("number", "0102901234"),
                ("name", "Viggo Holm"),
                ("phone", "+45 22 33 44 55"),
                ("email", "viggo@example.dk"),
                ("street", "Nygade 12"),
                ("postcode", "8000"),
                ("town", "Aarhus C"),
            }
        )
        {
            await pc.Page.FillAsync($"#{field}", text);
        }

        await pc.Page.SelectOptionAsync("#language", "en");
        await pc.Page.Locator("summary").Nth(1).ClickAsync();
        await pc.Page.FillAsync("#witness-user", witness.UserId);
        await pc.FillPassport("witness-");
        await pc.Look("register");
        await pc.Act();
        await pc.Approve(witness, hisPhone);
        await officer.Approve("/desk/person?done=registered");
        await pc.Look("person-registered");
    }

    private static async Task<Citizen> Viggo(SeglServer server, string userId)
    {
        var people = server.Parts.GetRequiredService<People>();
        var person = (await people.Find((await people.ByUserId(userId))!.Value))!;
        return new(person.Id, userId, person.Name, person.Phone!);
    }

    private static async Task<Phone> Activate(DeskHouse house, Citizen citizen, string code)
    {
        var phone = await Phone.New(house.Chromium, house.Server.PhoneA, new(Theme: ColorScheme.Dark));
        await phone.Open();
        await phone.Press("Get started");
        await phone.Press("I have an activation code");
        await phone.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await phone.Press("Next");
        await phone.Page.GetByLabel("User ID").FillAsync(citizen.UserId);
        await phone.Page.GetByLabel("Activation code").FillAsync(code);
        await phone.Press("Next");
        await phone.Sees("Type the code from your text message");
        await phone.TypePins(house.Server, citizen);
        await phone.Press("No, thank you");
        await phone.Sees("Your Segl is active");
        await phone.Press("OK");
        return phone;
    }

    private static async Task LogInWithApp(Pc home, Phone phone, Citizen citizen)
    {
        await phone.Sees("A login is waiting for you");
        var waiting = home.Page.Locator("#waiting");
        var (before, code) = (await waiting.GetAttributeAsync("data-qr"), await waiting.GetAttributeAsync("data-code"));
        await phone.Press("Scan the QR code");
        await phone.PasteLink(before + code);
        await phone.Approve(citizen.Pin);
        await phone.Sees("Approved");
    }

    /// <summary>R18, R96: level High takes a security key beside the app.</summary>
    private static async Task AddSecurityKey(Pc home, Citizen karla, ScriptedPhone phone)
    {
        await SecurityKeyTests.PlugIn(home.Page);
        await home.Open("/my");
        await home.Act();
        await home.Approve(karla, phone);
        await home.Page.WaitForURLAsync(new Regex("/my$"));
        await home.Open("/my/authenticators/add-key");
        await home.Page.FillAsync("#name", "Blå nøgle");
        await home.Look("add-key");
        await home.Act();
        await home.Approve(karla, phone);
        await home.Look("use-key");
        await home.Act();
        await home.Page.Locator("main [role=status]").WaitForAsync();
        await home.Look("key-added");
    }
}
