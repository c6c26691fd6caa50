using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Tests.Desk.Printing;
using Segl.Server.Waiting;
using Segl.Storage;

namespace Segl.Server.Tests.Desk;

/// <summary>R84: what an officer does for a citizen, and what the citizen is told.</summary>
public sealed class DeskActsTests
{
    private static readonly string[] EveryChannel = ["App", "Email", "Sms"];

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R31_R32_R84_a_code_is_printed_and_activates_an_app(DatabaseKind kind)
    {
        await using var story = await DeskStory.Begin(kind);
        var (karla, officer) = (await story.Server.Register(), await story.OfficerLoggedIn());
        await officer.Serve(karla);

        var done = await officer.Do(DeskAct.PrintActivationCode);

        Assert.Equal("/desk/person?done=PrintActivationCode", done.Location);
        Assert.Equal("Print an activation code: Karla 1", officer.Shown.Text);
        var code = await PaperText.Code(story.Printer.Documents.Single());
        await story.Server.NewPhone().Activate(karla.UserId, code, () => story.Server.TemporaryPin(karla), karla.Pin);
        Assert.Equal(EveryChannel, await story.Server.Told(karla, Happening.ActivationCodeIssued));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R102_every_look_up_stands_in_the_activity_with_officer_desk_and_reason(DatabaseKind kind)
    {
        await using var story = await DeskStory.Begin(kind);
        var (karla, officer) = (await story.Server.Register(), await story.OfficerLoggedIn());

        await officer.Find(karla, "Lost the display");

        var line = (await story.Lines(karla)).Last();
        Assert.Equal(nameof(Happening.DeskLookedUp), line.What);
        Assert.Contains("\"desk\":\"aarhus\"", line.Facts, StringComparison.Ordinal);
        Assert.Contains("\"officerName\":\"Karla 2\"", line.Facts, StringComparison.Ordinal);
        Assert.Contains("\"because\":\"Lost the display\"", line.Facts, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    public async Task R102_without_a_reason_nobody_is_found(string because)
    {
        await using var story = await DeskStory.Begin();
        var (karla, officer) = (await story.Server.Register(), await story.OfficerLoggedIn());

        Assert.Equal(HttpStatusCode.BadRequest, (await officer.Find(karla, because)).Status);
        Assert.Equal([Happening.Registered], await story.Server.Journal(karla));
    }

    [Fact]
    public async Task R27_the_desk_sees_the_list_that_the_owner_sees()
    {
        await using var story = await DeskStory.Begin();
        var karla = await story.Server.Register();
        await story.Server.ActivatedPhone(karla);
        var officer = await story.OfficerLoggedIn();
        await officer.Find(karla);
        var held = await story.Server.Database.Read(session => Authenticators.Of(session, karla.Id));

        var page = (await officer.Browser.Open("/desk/person")).Body;

        Assert.Contains(held.Apps.Single().Name, page, StringComparison.Ordinal);
        Assert.DoesNotContain(karla.UserId, page, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R08_T46_anyone_credible_has_it_frozen_and_opening_takes_evidence(DatabaseKind kind)
    {
        await using var story = await DeskStory.Begin(kind);
        var (karla, officer) = (await story.Server.Register(), await story.OfficerLoggedIn());
        await officer.Find(karla);

        Assert.Equal("/desk/person?done=Freeze", (await officer.Ask(DeskAct.Freeze)).Location);
        Assert.NotNull((await story.Of(karla)).FrozenAt);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Ask(DeskAct.EndFreeze)).Status);
        await officer.ShowDocument();
        await officer.Do(DeskAct.EndFreeze);

        Assert.Null((await story.Of(karla)).FrozenAt);
        Assert.Equal(EveryChannel, await story.Server.Told(karla, Happening.Frozen));
        Assert.Equal(EveryChannel, await story.Server.Told(karla, Happening.FreezeEnded));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R35_a_number_is_changed_the_old_one_is_told_and_a_second_officer_lifts_the_hold(DatabaseKind kind)
    {
        await using var story = await DeskStory.Begin(kind);
        var (karla, officer) = (await story.Server.Register(), await story.OfficerLoggedIn());
        var second = await story.OfficerLoggedIn();
        await officer.Serve(karla);

        await officer.Do(DeskAct.ChangePhone, ("phone", "+4587654321"));
        Assert.Equal("+4587654321", (await story.Of(karla)).Phone);
        Assert.Equal(["App", "Email", "Sms", "Sms"], await story.Server.Told(karla, Happening.PhoneNumberChanged));
        Assert.False((await story.Of(karla)).PhoneHoldLifted);

        Assert.Equal("/desk/person?done=proposed", (await officer.Do(DeskAct.LiftPhoneHold)).Location);
        Assert.False((await story.Of(karla)).PhoneHoldLifted);
        await second.SayYes();

        Assert.True((await story.Of(karla)).PhoneHoldLifted);
        Assert.Equal(EveryChannel, await story.Server.Told(karla, Happening.PhoneHoldLifted));
    }

    [Fact]
    public async Task R23_a_temporary_pin_goes_to_the_registered_number()
    {
        await using var story = await DeskStory.Begin();
        var karla = await story.Server.Register();
        var phone = await story.Server.ActivatedPhone(karla);
        await story.Server.People.Change(
            karla.Id,
            story.Server.Clock.GetUtcNow(),
            async change =>
            {
                var app = await AppStore.Find(change.Session, karla.Id, phone.App);
                AppStore.Save(change.Session, app! with { Pins = new(Limits.WrongPinsToBlock, null) });
                return true;
            }
        );
        var officer = await story.OfficerLoggedIn();
        await officer.Serve(karla);

        await officer.Do(DeskAct.SendTemporaryPin, ("app", phone.App.ToString()));

        Assert.Equal(Limits.TemporaryPinDigits, (await story.Server.TemporaryPin(karla)).Length);
        Assert.Equal(EveryChannel, await story.Server.Told(karla, Happening.TemporaryPinFromDesk));
    }

    [Fact]
    public async Task R11_an_app_is_blocked()
    {
        await using var story = await DeskStory.Begin();
        var karla = await story.Server.Register();
        var phone = await story.Server.ActivatedPhone(karla);
        var officer = await story.OfficerLoggedIn();
        await officer.Serve(karla);

        await officer.Do(DeskAct.BlockAuthenticator, ("one", phone.App.ToString()));

        var app = await story.Server.Database.Read(session => AppStore.Find(session, karla.Id, phone.App));
        Assert.Equal(AppState.Blocked, app!.State);
        Assert.Equal(EveryChannel, await story.Server.Told(karla, Happening.AppBlocked));
    }

    [Fact]
    public async Task R18_R27_a_security_key_is_seen_and_blocked()
    {
        await using var story = await DeskStory.Begin();
        var (karla, officer) = (await story.Server.Register(), await story.OfficerLoggedIn());
        await story.Server.ActivatedPhone(karla);
        var key = new StoredSecurityKey(
            karla.Id,
            Guid.NewGuid(),
            [1],
            [2],
            Counter: 0,
            "Blue key",
            SecurityKeyState.Active,
            story.Server.Clock.GetUtcNow()
        );
        await story.Server.People.Change(
            karla.Id,
            key.AddedAt,
            change =>
            {
                SecurityKeyStore.Add(change.Session, key);
                return Task.FromResult(true);
            }
        );
        await officer.Serve(karla);
        Assert.Contains("Blue key", (await officer.Browser.Open("/desk/person")).Body);

        await officer.Do(DeskAct.BlockAuthenticator, ("one", key.Id.ToString()));

        Assert.Null(await story.Server.Database.Read(session => SecurityKeyStore.Active(session, karla.Id)));
        Assert.Equal(EveryChannel, await story.Server.Told(karla, Happening.SecurityKeyBlocked));
    }

    [Fact]
    public async Task R66_R68_a_device_is_blocked_and_the_wait_for_another_password_with_it()
    {
        await using var story = await DeskStory.Begin();
        var karla = await story.Server.Register();
        var device = await Login.HeldDevice.Give(story.Server, karla);
        await story.Server.People.Change(
            karla.Id,
            story.Server.Clock.GetUtcNow(),
            async change =>
            {
                var keys = story.Server.Parts.GetRequiredService<KeyEncryptionKey>();
                var wait = new PortalWait(WaitFor.Password, change.Now, ByApp: false);
                await PortalWaiting.Begin(change, keys, wait, app: null, Guid.NewGuid(), "$argon2id$");
                return true;
            }
        );
        var officer = await story.OfficerLoggedIn();
        await officer.Serve(karla);

        await officer.Do(DeskAct.BlockAuthenticator, ("one", device.Serial));

        Assert.Equal(DeviceState.Blocked, (await device.Stored()).State);
        Assert.Equal(EveryChannel, await story.Server.Told(karla, Happening.DeviceBlocked));
        Assert.Empty(await story.Server.Database.Read(session => PortalWaitStore.Of(session, karla.Id)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R06_high_is_given_by_two_different_officers(DatabaseKind kind)
    {
        await using var story = await DeskStory.Begin(kind);
        var (karla, first) = (await story.Server.Register(), await story.OfficerLoggedIn());
        var second = await story.OfficerLoggedIn();
        await first.Serve(karla);

        await first.Do(DeskAct.GiveHigh);
        Assert.Equal(AssuranceLevel.Substantial, (await story.Of(karla)).Level);
        Assert.Equal("/desk/second?done=yes", (await second.SayYes()).Location);

        Assert.Equal(AssuranceLevel.High, (await story.Of(karla)).Level);
        Assert.Equal(EveryChannel, await story.Server.Told(karla, Happening.LevelChanged));
        Assert.Contains(Happening.DeskActSeconded, await story.Server.Journal(karla));
        Assert.Contains("Give level High: Karla 1", second.Shown.Text, StringComparison.Ordinal);
        var raised = (await story.Lines(karla)).Single(line => line.What == nameof(Happening.LevelChanged));
        Assert.Contains("\"because\":\"Lost the phone\"", raised.Facts, StringComparison.Ordinal);
        Assert.Contains("\"secondName\":\"", raised.Facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R87_a_refusal_is_a_decision_in_writing_with_its_reason_and_how_to_complain()
    {
        await using var story = await DeskStory.Begin();
        var (karla, officer) = (await story.Server.Register(), await story.OfficerLoggedIn());
        await officer.Find(karla);

        var decision = await officer.Press("/desk/refuse", "/desk/refuse", ("why", "No document that is valid"));

        Assert.Contains("No document that is valid", decision.Body, StringComparison.Ordinal);
        Assert.Contains("You can complain to Borgerservice Aarhus", decision.Body, StringComparison.Ordinal);
        Assert.Equal(EveryChannel, await story.Server.Told(karla, Happening.DeskActRefused));
        Assert.Contains("complain", (await story.Lines(karla)).Last().Facts, StringComparison.Ordinal);
    }
}
