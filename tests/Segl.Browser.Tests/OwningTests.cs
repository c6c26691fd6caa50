using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Browser.Tests;

/// <summary>What an owner does with the app beside logging in, in a real browser.</summary>
public sealed class OwningTests : IAsyncLifetime
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

    /// <summary>The first screen leads to the ways that are open, and tells where a spare can be.</summary>
    [Fact]
    public async Task R112_whoever_has_one_app_is_shown_the_ways_to_a_spare()
    {
        var citizen = await server.Register();
        var phone = await ActivePhone(citizen, server.PhoneA);
        await phone.Says("a work phone (ask your employer)");
        await phone.Says("a code display; an audio code reader.");
        await phone.Press("Get a spare");

        await phone.Sees("How will you proceed?");
        await phone.Says("On an old phone or a tablet.");
        await phone.Says("On your work phone. Ask your employer first.");
        await phone.Says("On the phone of somebody in your household");
        await phone.Says("an activation code from My Segl or Citizen Service");
        await Assertions
            .Expect(phone.Page.GetByRole(AriaRole.Link, new() { Name = "My Segl" }))
            .ToHaveAttributeAsync("href", $"{server.Issuer}/my?lang=en");
        var help = await phone.Page.Context.RunAndWaitForPageAsync(() =>
            phone.Page.GetByRole(AriaRole.Link, new() { Name = "Read more about having a spare" }).ClickAsync()
        );
        await Assertions.Expect(help.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Have a spare");
        await phone.Press("Copy your Segl to a new app");
        await phone.Sees("Copy your app to another phone");
    }

    /// <summary>Two apps: the first screen names the other, and advises nothing.</summary>
    [Fact]
    public async Task R112_whoever_has_a_spare_is_not_advised_to_get_one()
    {
        var citizen = await server.Register();
        await ActivePhone(citizen, server.PhoneA);
        var second = await ActivePhone(citizen, server.PhoneB);

        await second.Says("You have one spare: Chrome, Linux.");
        Assert.Equal(0, await second.Page.GetByRole(AriaRole.Button, new() { Name = "Get a spare" }).CountAsync());
        Assert.Empty(second.Complaints);
    }

    /// <summary>The old PIN, the new one twice; from then on the new one counts.</summary>
    [Fact]
    public async Task R20_a_pin_is_changed_with_the_old_one()
    {
        var citizen = await server.Register();
        var phone = await ActivePhone(citizen, server.PhoneA);
        await phone.Menu("Settings");
        await phone.Press("Change");
        await phone.Sees("Type your present PIN");
        await phone.TypePin("918273", "Next");
        await phone.Complains("2 tries left");
        await phone.TypePin(citizen.Pin, "Next");
        await TypeNewPin(phone, "010290", refused: "It resembles your birthday");
        await TypeNewPin(phone, "640173");
        await phone.Sees("Your PIN is changed");
        await phone.Press("OK");
        await phone.Sees("No requests");

        var login = await server.StartLogin(citizen);
        await phone.Sees("A login is waiting for you");
        await phone.Press("Scan the QR code");
        await phone.PasteLink(login.QrCode);
        await phone.Approve("640173");
        await phone.Sees("Approved");
        Assert.Equal(LoginStep.Approved, await server.StepOf(login));
    }

    /// <summary>A locked app gets a new PIN with a temporary one that a desk sent.</summary>
    [Fact]
    public async Task R23_a_locked_app_gets_a_new_pin_with_a_temporary_pin_from_a_desk()
    {
        var citizen = await server.Register();
        var phone = await ActivePhone(citizen, server.PhoneA);
        await phone.Menu("Settings");
        for (var wrong = 1; wrong <= Limits.WrongPinsToBlock; wrong++)
        {
            await phone.Press("Change");
            await phone.TypePin("918273", "Next");
            if (wrong < Limits.WrongPinsToSuspend)
            {
                await phone.Complains("left");
                await phone.Press("Back");
                continue;
            }

            await phone.Sees(wrong < Limits.WrongPinsToBlock ? "The app is pausing" : "Choose a new PIN");
            server.Passes(Limits.PinSuspension);
            if (wrong < Limits.WrongPinsToBlock)
            {
                await phone.Open();
                await phone.Sees("No requests");
                await phone.Menu("Settings");
            }
        }

        await server.SendTemporaryPinFromDesk(citizen);
        await phone.Press("I have a temporary PIN");
        await phone.Page.GetByLabel("Temporary PIN").FillAsync(await server.TemporaryPin(citizen, which: 2));
        await phone.Press("Next");
        await TypeNewPin(phone, "640173");
        await phone.Sees("Your PIN is changed");
        await phone.Press("OK");
        await phone.Sees("No requests");
    }

    /// <summary>A lost phone is blocked from another one; opened again, it says so and lets go of its keys.</summary>
    [Fact]
    public async Task R11_a_lost_phone_is_blocked_from_another()
    {
        var citizen = await server.Register();
        var lost = await ActivePhone(citizen, server.PhoneA);
        var phone = await ActivePhone(citizen, server.PhoneB);
        await phone.Says("You have one spare");
        await phone.Menu("My authenticators");
        await phone.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Block ") }).ClickAsync();
        await phone.Says("can no longer be used");
        await phone.TypePin(citizen.Pin, "Block");
        await phone.Says("Blocked");
        await phone.Press("Back");
        await phone.Says("You have no spare.");

        await lost.Open();
        await lost.Sees("This app is no longer active");
        await lost.Press("Remove it and activate again");
        await lost.Sees("Activate your Segl");
    }

    /// <summary>On a shared phone it is the blocked person's app that goes, not that of whoever is selected.</summary>
    [Fact]
    public async Task R26_a_blocked_app_on_a_shared_phone_takes_nobody_else_with_it()
    {
        var (anne, bo) = (await server.Register("Anne Lund"), await server.Register("Bo Lind"));
        var phone = await ActivePhone(anne, server.PhoneA);
        await phone.Menu("Add a person");
        await phone.TypeCodeOfAnother(server, bo);
        await phone.TypePins(server, bo, which: 1);
        await phone.Press("No, thank you");
        await phone.Press("OK");
        await phone.Says("Who are you?");
        await phone.Page.GetByRole(AriaRole.Radio, new() { Name = anne.Name }).CheckAsync();
        await phone.Says(anne.UserId);
        await server
            .Parts.GetRequiredService<People>()
            .Change(
                bo.Id,
                server.Now,
                async change =>
                {
                    var app = (await AppStore.Of(change.Session, bo.Id)).Single();
                    AppStore.Save(change.Session, app with { State = AppState.Blocked, Slot = null });
                    return true;
                }
            );

        await phone.Open("/q#AAAAAAAAAAAAAAAAAAAAAA.1.AAAAAAAAAAA");
        await phone.Press(bo.Name);
        await phone.Sees("This app is no longer active");
        await phone.Says(bo.Name);
        await phone.Press("Remove it and activate again");

        await phone.Sees("No requests");
        await phone.Says(anne.UserId);
        Assert.Empty(phone.Complaints);
    }

    /// <summary>The last authenticator goes only with "I know that I will be locked out".</summary>
    [Fact]
    public async Task R19_the_last_app_is_deleted_only_knowingly()
    {
        var citizen = await server.Register();
        var phone = await ActivePhone(citizen, server.PhoneA);
        await phone.Menu("Delete from this phone");
        await phone.Says("The way back: book an appointment at Citizen Service");
        await phone.Press("Delete");
        await phone.Complains("Tick the box");
        await phone.Page.GetByLabel("I know that I will be locked out").CheckAsync();
        await phone.Press("Delete");
        await phone.Says("is deleted in Segl and on this phone");
        await phone.TypePin(citizen.Pin, "Delete");
        await phone.Sees("Deleted");
        await phone.Press("OK");
        await phone.Sees("Activate your Segl");
        await phone.Open();
        await phone.Sees("Activate your Segl");
    }

    /// <summary>A clone is told by an old answer token; the app itself never brings one back.</summary>
    [Fact]
    public async Task T16_two_changes_at_once_of_what_the_app_keeps_both_stay()
    {
        var phone = await ActivePhone(await server.Register(), server.PhoneA);
        // Home keeps what the server says of a person; offline it says nothing in between.
        await phone.Context.SetOfflineAsync(true);
        var lost = await phone.Page.EvaluateAsync<string[]>(
            """
            async () => {
              const { changePerson, person, persons } = await import('/store.js');
              const [{ app }] = await persons();
              const lost = [];
              for (const name of Array.from({ length: 20 }, (_, n) => `${n}`)) {
                await Promise.all([changePerson(app, { name }), changePerson(app, { userId: name })]);
                const now = await person(app);
                if (now.name !== name || now.userId !== name) {
                  lost.push(name);
                }
              }
              return lost;
            }
            """
        );
        Assert.Empty(lost);
    }

    /// <summary>Whoever goes back while a screen still loads is where they went, not before an empty page.</summary>
    [Fact]
    public async Task A_screen_that_comes_too_late_takes_nobody_with_it()
    {
        var phone = await ActivePhone(await server.Register(), server.PhoneA);
        var slow = new TaskCompletionSource();
        await phone.Context.RouteAsync(
            "**/screens/authenticators.js*",
            async route =>
            {
                await slow.Task;
                await route.ContinueAsync();
            }
        );
        await phone.Press("Menu");
        var asked = phone.Page.WaitForRequestAsync("**/screens/authenticators.js*");
        await phone.Press("My authenticators");
        await asked;
        await phone.Page.GoBackAsync();
        await phone.Sees("No requests");
        slow.SetResult();
        await phone.Page.EvaluateAsync("import('/screens/authenticators.js').then(() => null)");
        await phone.Press("Menu");
        await phone.Press("My authenticators");
        await phone.Sees("My authenticators");
    }

    /// <summary>T-52: the notification tells neither who nor what; without a connection the app starts.</summary>
    [Fact]
    public async Task R103_a_push_is_only_a_hint_and_the_app_starts_without_a_connection()
    {
        var citizen = await server.Register();
        var phone = await ActivePhone(citizen, server.PhoneA);
        await phone.Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => null)");
        await phone.Context.GrantPermissionsAsync(["notifications"]);
        var session = await phone.Context.NewCDPSessionAsync(phone.Page);
        var registration = new TaskCompletionSource<string>();
        session.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, told) =>
        {
            foreach (var one in told!.Value.GetProperty("registrations").EnumerateArray())
            {
                registration.TrySetResult(one.GetProperty("registrationId").GetString()!);
            }
        };
        await session.SendAsync("ServiceWorker.enable");
        await session.SendAsync(
            "ServiceWorker.deliverPushMessage",
            new()
            {
                ["origin"] = server.PhoneA,
                ["registrationId"] = await registration.Task,
                ["data"] = "",
            }
        );
        var shown = await phone.Page.EvaluateAsync<string>(
            """
            async () => {
              const registration = await navigator.serviceWorker.ready;
              for (let tries = 0; tries < 200; tries++) {
                const [one] = await registration.getNotifications();
                if (one) {
                  return `${one.title}: ${one.body}`;
                }
                await new Promise(resolve => setTimeout(resolve, 50));
              }
              return '';
            }
            """
        );
        Assert.Equal("Segl: A login is waiting.", shown);

        await phone.Context.SetOfflineAsync(true);
        await phone.Open();
        await phone.Sees("No connection");
        await phone.Says("Karla Berg");
        await phone.Context.SetOfflineAsync(false);
        await phone.Sees("No requests");
    }

    private static async Task TypeNewPin(Phone phone, string pin, string? refused = null)
    {
        await phone.Sees("Choose a new PIN");
        await phone.TypePin(pin, "Next");
        if (refused is not null)
        {
            await phone.Complains(refused);
            return;
        }

        await phone.Sees("Type the PIN again");
        await phone.TypePin(pin, "Next");
    }

    private async Task<Phone> ActivePhone(Citizen citizen, string origin)
    {
        var phone = await Phone.New(chromium, origin);
        await phone.Open();
        await phone.TypeCode(server, citizen);
        await phone.TypePins(server, citizen, which: origin == server.PhoneA ? 1 : 2);
        await phone.Press("No, thank you");
        await phone.Sees("Your Segl is active");
        await phone.Press("OK");
        await phone.Sees("No requests");
        return phone;
    }
}
