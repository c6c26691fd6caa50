using System.Net;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Tests.Login;
using Segl.Storage;
using HeldDevice = Segl.Server.Tests.Login.HeldDevice;

namespace Segl.Server.Tests.My;

/// <summary>What a person logs in with, in the portal.</summary>
public sealed class AuthenticatorsTests
{
    private const string Path = "/my/authenticators";

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Point_2_a_name_is_one_persons_and_no_two_are_alike(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        var spare = await story.Server.ActivatedPhone(story.Karla);
        var (_, theirs, _) = await story.Another();

        Assert.Equal($"{Path}?done=named", (await Name(story, spare.App, "Tablet")).Location);
        Assert.Equal(HttpStatusCode.Conflict, (await Name(story, story.Phone.App, "TABLET")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Name(story, story.Phone.App, " ")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Name(story, theirs.App, "Mine")).Status);
        // The app itself is held to the same.
        var refused = await Assert.ThrowsAsync<PhoneRefusedException>(() =>
            story.Phone.Ask($"/api/apps/{story.Phone.App}/settings", new { name = "tablet" })
        );

        Assert.Equal(nameof(Reason.NameTaken), refused.Reason);
        Assert.Contains("<h2>Tablet</h2>", (await story.Browser.Open(Path)).Body);
    }

    [Fact]
    public async Task R110_the_navigation_marks_the_page_that_is_shown_and_names_the_others()
    {
        await using var story = await MyStory.LoggedIn();

        var page = (await story.Browser.Open(Path)).Body;

        Assert.Contains($"""<li><a href="{Path}" aria-current="page">What you log in with</a></li>""", page);
        Assert.Contains("""<li><a href="/my/profile">Profile</a></li>""", page);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R11_R100_a_lost_phone_is_blocked_with_the_spare(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        var lost = await story.Server.ActivatedPhone(story.Karla);
        Assert.Contains("cannot be opened again", (await story.Browser.Open($"{Path}/block?id={lost.App}")).Body);

        var answer = await story.Approve(await GiveUp(story, "block", lost.App));

        Assert.Equal($"{Path}?done=blocked", answer.Location);
        Assert.StartsWith("Block ", story.Shown.Text, StringComparison.Ordinal);
        Assert.Equal(AppState.Blocked, (await App(story, lost.App)).State);
        Assert.Null((await App(story, lost.App)).Slot);
        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(story.Karla, Happening.AppBlocked));
    }

    public enum Stands
    {
        AppBlocked,
        AppBlockedByPins,
        AppPauses,
        AppCloned,
        DeviceBlocked,
        DevicePauses,
        PasswordBlocked,
        PasswordPauses,
    }

    [Theory]
    [InlineData(Stands.AppBlocked, "It cannot be opened again", "/my/activation-code")]
    [InlineData(Stands.AppBlockedByPins, "choose a new PIN in the app", "/my/activation-code")]
    [InlineData(Stands.AppPauses, "Pauses after wrong PINs until", null)]
    [InlineData(Stands.AppCloned, "in more than one place", "/my/activation-code")]
    [InlineData(Stands.DeviceBlocked, "Order a new one", "/my/devices")]
    [InlineData(Stands.DevicePauses, "Pauses after wrong codes until", "/my/devices/codes")]
    [InlineData(Stands.PasswordBlocked, "Choose a new one", "/my/devices/password")]
    [InlineData(Stands.PasswordPauses, "pauses after wrong tries until", "/my/devices/password")]
    public async Task R22_R23_R66_R69_whatever_does_not_work_says_until_when_or_what_to_do(
        Stands how,
        string words,
        string? link
    )
    {
        await using var story = await MyStory.LoggedIn();
        var other = await story.Server.ActivatedPhone(story.Karla);
        var device = await HeldDevice.Give(story.Server, story.Karla);
        Assert.DoesNotContain(words, (await story.Browser.Open(Path)).Body);

        await Become(story, how, other.App, device.Serial);

        var page = (await story.Browser.Open(Path)).Body;
        Assert.Contains(words, page);
        Assert.True(link is null || page.Contains($"<a href=\"{link}\">"), page);
    }

    private static Task<bool> Become(MyStory story, Stands how, Guid other, string serial) =>
        story.Server.People.Change(
            story.Karla.Id,
            story.Server.Clock.GetUtcNow(),
            async change =>
            {
                var (session, person, until) = (change.Session, change.Person.Id, change.Now + Limits.PinSuspension);
                var app = (await AppStore.Find(session, person, other))!;
                var device = (await DeviceStore.Find(session, person, serial))!;
                switch (how)
                {
                    case Stands.AppBlocked:
                        AppStore.Save(session, app with { State = AppState.Blocked, Slot = null });
                        break;
                    case Stands.AppBlockedByPins:
                        AppStore.Save(session, app with { Pins = new(Limits.WrongPinsToBlock) });
                        break;
                    case Stands.AppPauses:
                        AppStore.Save(session, app with { Pins = new(Limits.WrongPinsToSuspend, until) });
                        break;
                    case Stands.AppCloned:
                        AppStore.Save(session, app with { SuspendedForGood = true });
                        break;
                    case Stands.DeviceBlocked:
                        DeviceStore.Move(session, device, DeviceState.Blocked);
                        break;
                    case Stands.DevicePauses:
                        DeviceStore.Save(session, device with { Codes = new(Limits.WrongDeviceCodesToSuspend, until) });
                        break;
                    case Stands.PasswordBlocked:
                        PasswordStore.SaveCounter(session, person, new(Limits.WrongPasswordsToBlock));
                        break;
                    case Stands.PasswordPauses:
                        PasswordStore.SaveCounter(session, person, new(Limits.WrongPasswordsToSuspend, until));
                        break;
                }

                return true;
            }
        );

    [Fact]
    public async Task R11_nothing_is_blocked_before_the_app_approved_it()
    {
        await using var story = await MyStory.LoggedIn();
        var lost = await story.Server.ActivatedPhone(story.Karla);
        await GiveUp(story, "block", lost.App);

        Assert.Equal(AppState.Active, (await App(story, lost.App)).State);
    }

    [Fact]
    public async Task R11_of_two_approved_ends_of_one_app_one_counts()
    {
        await using var story = await MyStory.LoggedIn();
        var lost = await story.Server.ActivatedPhone(story.Karla);
        var first = await story.WayBack(await GiveUp(story, "block", lost.App), story.Phone, story.Karla);
        var second = await story.WayBack(await GiveUp(story, "block", lost.App), story.Phone, story.Karla);

        Assert.Equal(HttpStatusCode.SeeOther, (await story.Browser.Open(first)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await story.Browser.Open(second)).Status);
        Assert.Single(await story.Server.Journal(story.Karla), Happening.AppBlocked);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R19_T64_the_last_one_goes_only_with_the_tick_and_the_ways_back_are_named(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        var page = (await story.Browser.Open($"{Path}/delete?id={story.Phone.App}")).Body;
        Assert.Contains("I know that I will be locked out", page);
        Assert.Contains("Get a spare first", page);
        Assert.Contains("Citizen Service", page);

        Assert.Equal(HttpStatusCode.Conflict, (await GiveUp(story, "delete", story.Phone.App)).Status);
        var answer = await story.Approve(await GiveUp(story, "delete", story.Phone.App, ("lockedOut", "yes")));

        Assert.Contains("You are logged out, because you were logged in with it.", answer.Body);
        Assert.Equal(AppState.Deleted, (await App(story, story.Phone.App)).State);
        Assert.False(await story.IsIn());
    }

    // The spare was there when it was asked, and is gone when it is carried out.
    [Fact]
    public async Task R19_T64_what_has_become_the_last_one_meanwhile_stays()
    {
        await using var story = await MyStory.LoggedIn();
        var spare = await story.Server.ActivatedPhone(story.Karla);
        var back = await story.WayBack(await GiveUp(story, "block", story.Phone.App), story.Phone, story.Karla);
        await story.Phone.Sign(
            "block-app",
            await story.Phone.Offer(new { act = "block-app", app = spare.App }),
            story.Karla.Pin
        );

        Assert.Equal(HttpStatusCode.Conflict, (await story.Browser.Open(back)).Status);
        Assert.Equal(AppState.Active, (await App(story, story.Phone.App)).State);
    }

    [Fact]
    public async Task R11_nobody_ends_what_is_another_persons()
    {
        await using var story = await MyStory.LoggedIn();
        var (_, theirs, _) = await story.Another();

        Assert.Equal(HttpStatusCode.NotFound, (await story.Browser.Open($"{Path}/block?id={theirs.App}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GiveUp(story, "block", theirs.App)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GiveUp(story, "delete", theirs.App)).Status);
    }

    private static Task<Login.Answered> Name(MyStory story, Guid app, string name) =>
        story.Press(Path, $"{Path}/name", ("id", $"{app}"), ("name", name));

    private static Task<Login.Answered> GiveUp(MyStory story, string act, Guid app, params (string, string)[] more) =>
        story.Press(Path, $"{Path}/{act}", [("id", $"{app}"), .. more]);

    private static async Task<StoredApp> App(MyStory story, Guid app) =>
        (await story.Server.Database.Read(session => AppStore.Find(session, story.Karla.Id, app)))!;
}
