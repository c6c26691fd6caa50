using Microsoft.Playwright;
using Segl.Rules;

namespace Segl.Browser.Tests;

/// <summary>Logins in the phone app: claimed, shown, approved or refused, in a real browser.</summary>
public sealed class ApprovingTests : IAsyncLifetime
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

    /// <summary>Before the claim only "a login is waiting"; after it who, what and where from; then the PIN.</summary>
    [Fact]
    public async Task R93_the_app_shows_who_asks_what_for_and_where_from()
    {
        var (phone, citizen) = await ActivePhone();
        var login = await server.StartLogin(citizen, "Lån en bog", "Peter Pan, afhentes i Risskov");
        await phone.Sees("A login is waiting for you");
        Assert.DoesNotContain("Aarhus", await phone.Page.Locator("main:not([hidden])").InnerTextAsync());
        await phone.Press("Scan the QR code");
        await phone.PasteLink(login.QrCode);
        await phone.Sees("Do you want to approve: Lån en bog?");
        foreach (
            var words in new[]
            {
                "Aarhus Bibliotek",
                "Lån en bog",
                "Peter Pan, afhentes i Risskov",
                "Unknown place",
                "Firefox",
                "Windows",
                "Karla Berg",
                "Substantial",
            }
        )
        {
            await phone.Says(words);
        }

        await phone.Approve(citizen.Pin);
        await phone.Sees("Approved");
        await phone.Says("You have approved it for Aarhus Bibliotek."); // point 4.3: an act is not called a login
        Assert.Equal(LoginStep.Approved, await server.StepOf(login));
        await phone.Press("OK");
        await phone.Sees("No requests");
        Assert.Empty(phone.Complaints);
    }

    /// <summary>"This was not me" is in plain sight and needs no PIN.</summary>
    [Fact]
    public async Task R94_this_was_not_me_refuses_the_login()
    {
        var (phone, citizen) = await ActivePhone();
        var login = await Claimed(phone, citizen);
        await phone.Press("This was not me");
        await phone.Press("No, this was not me");
        await phone.Sees("We said no");
        Assert.Equal(LoginStep.Refused, await server.StepOf(login));
    }

    /// <summary>A tab that was thrown away comes back to the same request.</summary>
    [Fact]
    public async Task An_approval_goes_on_where_it_was_left()
    {
        var (phone, citizen) = await ActivePhone();
        var login = await Claimed(phone, citizen);
        await phone.Open();
        await phone.Approve(citizen.Pin);
        await phone.Sees("Approved");
        Assert.Equal(LoginStep.Approved, await server.StepOf(login));
    }

    /// <summary>Wrong PINs tell the tries that are left, pause the app, and lock it; time ends the pause.</summary>
    [Fact]
    public async Task R22_wrong_pins_pause_the_app_and_then_lock_it()
    {
        var (phone, citizen) = await ActivePhone();
        await Claimed(phone, citizen);
        await phone.Page.Locator(".slide").ClickAsync();
        await phone.TypePin("918273", "Approve");
        await phone.Complains("2 tries left");
        await phone.TypePin("918273", "Approve");
        await phone.Complains("1 try left");
        await phone.TypePin("918273", "Approve");
        await phone.Sees("The app is pausing");
        await phone.Says("The app pauses until");
        server.Passes(Limits.PinSuspension);
        await phone.Open();
        await phone.Sees("No requests");
        await Claimed(phone, citizen);
        await phone.Page.Locator(".slide").ClickAsync();
        await phone.TypePin("918273", "Approve");
        await phone.Sees("The app is pausing");
        server.Passes(Limits.PinSuspension);
        await phone.Open();
        await Claimed(phone, citizen);
        await phone.Page.Locator(".slide").ClickAsync();
        await phone.TypePin("918273", "Approve");
        await phone.Sees("Choose a new PIN");
        await phone.Says("visit Citizen Service");
    }

    /// <summary>Five minutes after its start a login is gone, and the app says so.</summary>
    [Fact]
    public async Task R94_a_login_that_ran_out_says_so()
    {
        var (phone, citizen) = await ActivePhone();
        await Claimed(phone, citizen);
        server.Passes(Limits.LoginValid);
        await phone.Open();
        await phone.Says("The request has run out.");
    }

    /// <summary>Switched on with the PIN; on a first app it works at once; three digits are no number.</summary>
    [Fact]
    public async Task R92_a_number_is_typed_by_whoever_switched_it_on()
    {
        var (phone, citizen) = await ActivePhone();
        await phone.Menu("Settings");
        await phone.Says("This phone does not have it.");
        await phone.Press("Type a number of 4 digits");
        await phone.TypePin(citizen.Pin, "Switch on");
        await phone.Says("You can type a number instead of scanning.");
        await phone.Press("Back");
        var login = await server.StartLogin(citizen);
        await phone.Sees("A login is waiting for you");
        await phone.Press("Type the number");
        await phone.Page.GetByLabel("Number, 4 digits").FillAsync("471");
        await phone.Press("Next");
        await phone.Complains("The number has 4 digits.");
        await phone.Page.GetByLabel("Number, 4 digits").FillAsync(login.Number);
        await phone.Press("Next");
        await phone.Approve(citizen.Pin);
        await phone.Sees("Approved");
    }

    /// <summary>Four logins wait, so the app asks for the code that the page always has.</summary>
    [Fact]
    public async Task R92_T71_in_a_flood_the_code_of_the_page_is_typed()
    {
        var (phone, citizen) = await ActivePhone();
        await phone.Menu("Settings");
        await phone.Press("Type a number of 4 digits");
        await phone.TypePin(citizen.Pin, "Switch on");
        await phone.Press("Back");
        var login = await server.StartLogin(citizen);
        for (var stranger = 0; stranger < Limits.LoginsForANumber; stranger++)
        {
            await server.StartLogin(citizen);
        }

        await phone.Press("Type the number");
        await phone.Page.GetByLabel("Number, 4 digits").FillAsync(login.Number);
        await phone.Press("Next");
        await phone.Sees("Type the code from the screen");
        await phone.Page.GetByLabel("Code, 8 letters and digits").FillAsync(LoginCodes.Of(login.Id).ToLowerInvariant());
        await phone.Press("Next");
        await phone.Approve(citizen.Pin);
        await phone.Sees("Approved");
    }

    /// <summary>The phone's own proof of presence stands in for the PIN.</summary>
    [Fact]
    public async Task R24_a_fingerprint_stands_in_for_the_pin()
    {
        var citizen = await server.Register();
        var phone = await Phone.New(chromium, server.PhoneA, new(Fingerprint: true));
        await phone.Open();
        await phone.TypeCode(server, citizen);
        await phone.TypePins(server, citizen);
        await phone.Press("Yes, switch it on");
        await phone.Press("No, thank you");
        await phone.Press("OK");
        var login = await Claimed(phone, citizen);
        await phone.Page.Locator(".slide").ClickAsync();
        await phone.Sees("Approved");
        Assert.Equal(LoginStep.Approved, await server.StepOf(login));
    }

    /// <summary>Each has an own PIN; the second person's coming ends what the first one's finger unlocked.</summary>
    [Fact]
    public async Task R25_R26_two_persons_share_an_app_and_no_fingerprint()
    {
        var (first, second) = (await server.Register(), await server.Register("Bo Lind") with { Pin = "736194" });
        var phone = await Phone.New(chromium, server.PhoneA, new(Fingerprint: true));
        await phone.Open();
        await phone.TypeCode(server, first);
        await phone.TypePins(server, first);
        await phone.Press("Yes, switch it on");
        await phone.Press("No, thank you");
        await phone.Press("OK");
        await phone.Menu("Add a person");
        await phone.TypeCodeOfAnother(server, second);
        await phone.TypePins(server, second);
        await phone.Press("No, thank you");
        await phone.Press("OK");
        await phone.Says("Who are you?");

        var login = await server.StartLogin(first);
        await phone.Press("Scan the QR code");
        await phone.Page.GetByRole(AriaRole.Radio, new() { Name = "Karla Berg" }).CheckAsync();
        await phone.PasteLink(login.QrCode);
        await phone.Says("Karla Berg");
        await phone.Page.Locator(".slide").ClickAsync();
        await phone.Sees("Type your PIN to approve");
        await phone.TypePin(second.Pin, "Approve");
        await phone.Complains("2 tries left");
        await phone.TypePin(first.Pin, "Approve");
        await phone.Sees("Approved");
        Assert.Equal(LoginStep.Approved, await server.StepOf(login));

        var theirs = await server.StartLogin(second);
        await phone.Open();
        await phone.Press("Scan the QR code");
        await phone.Page.GetByRole(AriaRole.Radio, new() { Name = "Bo Lind" }).CheckAsync();
        await phone.PasteLink(theirs.QrCode);
        await phone.Approve(second.Pin);
        await phone.Sees("Approved");
        Assert.Equal(LoginStep.Approved, await server.StepOf(theirs));
    }

    /// <summary>No pointer at all: the keyboard reaches everything, the focus begins at the heading.</summary>
    [Fact]
    public async Task Keyboard_alone_approves_a_login()
    {
        var (phone, citizen) = await ActivePhone();
        var login = await server.StartLogin(citizen);
        await phone.Sees("A login is waiting for you");
        await phone.Tab(to: "Scan the QR code");
        await phone.Page.Keyboard.PressAsync("Enter");
        await phone.Sees("Scan the QR code");
        await phone.Tab(to: "I cannot scan");
        await phone.Page.Keyboard.PressAsync("Enter");
        await phone.Page.Keyboard.PressAsync("Tab");
        await phone.Page.Keyboard.TypeAsync(login.QrCode);
        await phone.Page.Keyboard.PressAsync("Enter");
        await phone.Sees("Is it you who is logging in?");
        Assert.Equal("H1", await phone.Page.EvaluateAsync<string>("document.activeElement.tagName"));
        await phone.Tab(to: "Slide or tap to approve");
        await phone.Page.Keyboard.PressAsync("Space");
        await phone.Sees("Type your PIN to approve");
        await phone.Page.Keyboard.PressAsync("Tab");
        await phone.Page.Keyboard.TypeAsync(citizen.Pin);
        await phone.Page.Keyboard.PressAsync("Enter");
        await phone.Sees("Approved");
        Assert.Equal(LoginStep.Approved, await server.StepOf(login));
    }

    /// <summary>Letting go too early is no yes; to the end is.</summary>
    [Fact]
    public async Task R93_a_slide_to_the_end_goes_on_to_the_pin()
    {
        var (phone, citizen) = await ActivePhone();
        await Claimed(phone, citizen);
        var box = (await phone.Page.Locator(".slide").BoundingBoxAsync())!;
        await Drag(to: 0.4f);
        await phone.Sees("Is it you who is logging in?");
        await Drag(to: 0.95f);
        await phone.Sees("Type your PIN to approve");

        async Task Drag(float to)
        {
            var mouse = phone.Page.Mouse;
            await mouse.MoveAsync(box.X + 30, box.Y + (box.Height / 2));
            await mouse.DownAsync();
            await mouse.MoveAsync(box.X + (box.Width * to), box.Y + (box.Height / 2), new() { Steps = 5 });
            await mouse.UpAsync();
        }
    }

    /// <summary>The same app in two windows sends its tokens in turn and is not taken for a clone.</summary>
    [Fact]
    public async Task T16_two_windows_of_one_app_are_no_clone()
    {
        var (phone, citizen) = await ActivePhone();
        await Claimed(phone, citizen);
        var window = await phone.Context.NewPageAsync();
        await window.GotoAsync(server.PhoneA);
        await window.Locator(".slide").WaitForAsync();
        await phone.Approve("918273");
        await phone.Complains("2 tries left");
        await window.Locator(".slide").ClickAsync();
        foreach (var digit in citizen.Pin)
        {
            await window.GetByRole(AriaRole.Button, new() { Name = digit.ToString(), Exact = true }).ClickAsync();
        }

        await window.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).ClickAsync();
        await window.GetByRole(AriaRole.Heading, new() { Name = "Approved" }).WaitForAsync();
        await phone.Open();
        await phone.Sees("No requests");
    }

    private async Task<(Phone Phone, Citizen Citizen)> ActivePhone()
    {
        var citizen = await server.Register();
        var phone = await Phone.New(chromium, server.PhoneA);
        await phone.Open();
        await phone.Activate(server, citizen);
        return (phone, citizen);
    }

    private async Task<WaitingLogin> Claimed(Phone phone, Citizen citizen)
    {
        var login = await server.StartLogin(citizen);
        await phone.Sees("A login is waiting for you");
        await phone.Press("Scan the QR code");
        await phone.PasteLink(login.QrCode);
        await phone.Sees("Is it you who is logging in?");
        return login;
    }
}
