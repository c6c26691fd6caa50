using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Devices;
using Segl.Server.Tests.Login;
using Segl.Server.Waiting;
using Segl.Storage;
using HeldDevice = Segl.Server.Tests.Login.HeldDevice;

namespace Segl.Server.Tests.My;

/// <summary>R68: another password through the portal: the wait, the ways to stop it, and what is in force when.</summary>
public sealed partial class PasswordChangeTests
{
    private const string Path = "/my/devices/password";
    private const string Another = "ny dør, ny nøgle";

    private static readonly string[] Everywhere = ["App", "Email", "Sms"];

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R68_R100_the_old_password_works_for_an_hour_and_then_the_new_one(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        var device = await HeldDevice.Give(story.Server, story.Karla);
        Assert.Contains("works in 1 hour", (await story.Browser.Open(Path)).Body);

        Assert.Equal(Path, (await Ask(story)).Location);

        Assert.Equal(Everywhere, await story.Server.Told(story.Karla, Happening.PasswordAsked));
        Assert.Contains("Until then you use the old one", (await story.Browser.Open(Path)).Body);
        Assert.Contains("A new password was asked for", (await story.Browser.Open("/my")).Body);
        story.Server.Clock.Passes(Limits.PortalWaitByApp - Limits.DeviceInterval);
        Assert.False(await device.GetsIn(device.Code(), Another));
        Assert.True(await device.GetsIn(device.Code()));

        story.Server.Clock.Passes(Limits.DeviceInterval);
        Assert.False(await device.GetsIn(device.Code()));
        Assert.True(await device.GetsIn(device.Code(), Another));
        Assert.Equal(Everywhere, await story.Server.Told(story.Karla, Happening.PasswordChanged));
        Assert.Null(await Wait(story));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R68_the_pass_that_tells_of_it_puts_it_into_force_and_opens_a_blocked_password(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        var device = await HeldDevice.Give(story.Server, story.Karla);
        await story.Server.People.Change(
            story.Karla.Id,
            story.Server.Clock.GetUtcNow(),
            change =>
            {
                var blocked = new PasswordCounter(Limits.WrongPasswordsToBlock);
                PasswordStore.SaveCounter(change.Session, story.Karla.Id, blocked);
                return Task.FromResult(true);
            }
        );
        await Ask(story);
        story.Server.Clock.Passes(Limits.PortalWaitByApp);

        await story.Server.Parts.GetRequiredService<PortalWaits>().TellReady(story.Server.Clock.GetUtcNow());

        Assert.Single(await story.Server.Journal(story.Karla), Happening.PasswordChanged);
        Assert.True(await device.GetsIn(device.Code(), Another));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R68_T37_the_link_in_the_message_stops_it_and_a_get_does_not(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        var device = await HeldDevice.Give(story.Server, story.Karla);
        await Ask(story);
        var value = await story.StopLink(Happening.PasswordAsked);
        var anybody = new LoginBrowser(story.Server);

        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Post($"/stop/code/{value}")).Status);
        Assert.Contains("Stop the change of the password", (await anybody.Open($"/stop/password/{value}")).Body);
        Assert.NotNull(await Wait(story));
        Assert.Contains("It is stopped", (await anybody.Post($"/stop/password/{value}")).Body);

        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Post($"/stop/password/{value}")).Status);
        Assert.Equal(Everywhere, await story.Server.Told(story.Karla, Happening.PasswordStopped));
        story.Server.Clock.Passes(Limits.PortalWaitByApp);
        Assert.True(await device.GetsIn(device.Code()));
    }

    [Fact]
    public async Task R68_the_portal_stops_it_among_the_waiting_things_and_once_it_is_in_force_nothing_does()
    {
        await using var story = await MyStory.LoggedIn();
        await HeldDevice.Give(story.Server, story.Karla);
        await Ask(story);
        Assert.Equal("/my?done=stopped", (await story.Press("/my", $"{Path}/stop")).Location);
        Assert.Null(await Wait(story));

        await Ask(story);
        var value = await story.StopLink(Happening.PasswordAsked);
        story.Server.Clock.Passes(Limits.PortalWaitByApp);
        Assert.Equal(HttpStatusCode.NotFound, (await story.Browser.Post($"/stop/password/{value}")).Status);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R33_R68_any_app_shows_what_waits_and_stops_it_without_a_pin(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        await HeldDevice.Give(story.Server, story.Karla);
        var (_, theirs, _) = await story.Another();
        await Ask(story);
        await story.Press("/my/activation-code", "/my/activation-code/ask");
        var other = await story.Server.ActivatedPhone(story.Karla);
        Assert.Equal(["activationCode", "password"], await Waits(other));
        Assert.Empty(await Waits(theirs));
        await Assert.ThrowsAsync<PhoneRefusedException>(() =>
            theirs.Offer(new { act = "stop-wait", wait = "password" })
        );

        foreach (var wait in (string[])["password", "activationCode"])
        {
            await other.Sign("stop-wait", await other.Offer(new { act = "stop-wait", wait }), pin: null);
        }

        Assert.Empty(await Waits(other));
        Assert.Null(await Wait(story));
        Assert.Equal(Everywhere, await story.Server.Told(story.Karla, Happening.PasswordStopped));
        Assert.Equal(Everywhere, await story.Server.Told(story.Karla, Happening.ActivationCodeStopped));
        await Assert.ThrowsAsync<PhoneRefusedException>(() =>
            other.Offer(new { act = "stop-wait", wait = "password" })
        );
    }

    private static async Task<IEnumerable<string>> Waits(ScriptedPhone phone) =>
        (await phone.Home())
            .GetProperty("waits")
            .EnumerateArray()
            .Select(wait => wait.GetProperty("wait").GetString()!)
            .Order();

    public enum Ends
    {
        Freeze,
        DeviceBlocked,
        AppBlocked,
        WrongCodes,
    }

    public static MatrixTheoryData<Ends, DatabaseKind> AllEnds =>
        new(Enum.GetValues<Ends>(), Enum.GetValues<DatabaseKind>());

    [Theory, MemberData(nameof(AllEnds))]
    public async Task R08_R68_a_freeze_and_the_end_of_the_device_or_of_the_app_that_asked_stop_it(
        Ends end,
        DatabaseKind kind
    )
    {
        await using var story = await MyStory.LoggedIn(kind);
        var other = await story.Server.ActivatedPhone(story.Karla);
        var device = await HeldDevice.Give(story.Server, story.Karla);
        await Ask(story);

        switch (end)
        {
            case Ends.Freeze:
                await story.Press("/my/freeze", "/my/freeze");
                break;
            case Ends.DeviceBlocked:
                await Change(story, change => HeldDevices.Block(change, device.Serial, lockedOut: false, "test"));
                break;
            case Ends.AppBlocked:
                var offer = await other.Offer(new { act = "block-app", app = story.Phone.App });
                await other.Sign("block-app", offer, story.Karla.Pin);
                break;
            case Ends.WrongCodes:
                for (var tries = 0; tries < Limits.WrongDeviceCodesToBlock; tries++)
                {
                    await device.ForgetSuspension();
                    await device.GetsIn(HeldDevice.WrongCode);
                }

                break;
        }

        Assert.Null(await Wait(story));
        Assert.Equal(Everywhere, await story.Server.Told(story.Karla, Happening.PasswordStopped));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R68_of_fifty_askings_one_wait_begins(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        await HeldDevice.Give(story.Server, story.Karla);

        await story.PressAtOnce(50, Path, Path, ("password", Another), ("again", Another));

        Assert.Single(await story.Server.Journal(story.Karla), Happening.PasswordAsked);
        Assert.True(PasswordHash.Parse((await Wait(story))!.Hash!).IsOf(Another));
    }

    [Fact]
    public async Task R69_what_may_be_no_password_is_refused_and_without_a_device_there_is_none()
    {
        await using var story = await MyStory.LoggedIn();
        Assert.Contains("You have no code display", (await story.Browser.Open(Path)).Body);
        Assert.Equal(HttpStatusCode.NotFound, (await Ask(story)).Status);

        await HeldDevice.Give(story.Server, story.Karla);
        Assert.Contains("Many people", (await Ask(story, "password1")).Body);
        Assert.Contains("not the same", (await Ask(story, Another, "something else")).Body);
        Assert.Null(await Wait(story));
    }

    [Fact]
    public async Task R69_the_form_has_the_numbers_of_the_rules_for_the_meter_and_no_list_of_passwords()
    {
        await using var story = await MyStory.LoggedIn();
        await HeldDevice.Give(story.Server, story.Karla);

        var page = (await story.Browser.Open(Path)).Body;

        Assert.Contains($"data-shortest=\"{Limits.PasswordShortest}\"", page);
        Assert.Contains($"data-longest=\"{Limits.PasswordLongest}\"", page);
        Assert.Contains($"data-digits=\"{Limits.PasswordDigitsInARow}\"", page);
        Assert.Contains($"data-user-id=\"{story.Karla.UserId}\"", page);
        var script = await story.Browser.Open(ScriptIn().Match(page).Groups[1].Value);
        Assert.InRange(script.Body.Length, 1, 4096);
    }

    [Fact]
    public async Task R68_T77_what_was_begun_with_the_old_password_ends_with_it()
    {
        await using var story = await MyStory.Begin();
        var device = await HeldDevice.Give(story.Server, story.Karla);
        var login = await story.Browser.Authorize((await story.Browser.Post("/my/log-in")).Location!);
        await story.Browser.TypeUserId(login, story.Karla.UserId);
        await story.Browser.Open(
            (await HeldDevice.Type(story.Browser, login, device.Code(), HeldDevice.Password)).Location!
        );
        Assert.True(await story.IsIn());

        await Change(
            story,
            async change =>
            {
                await NewPasswords.Change(change, PasswordHash.Of(Another).ToPhc(), new { by = "test" });
                return true;
            }
        );

        Assert.False(await story.IsIn());
    }

    [GeneratedRegex("src=\"(/look/password\\.js[^\"]*)\"")]
    private static partial Regex ScriptIn();

    private static Task<T> Change<T>(MyStory story, Func<PersonChange, Task<T>> change) =>
        story.Server.People.Change(story.Karla.Id, story.Server.Clock.GetUtcNow(), change);

    private static Task<Answered> Ask(MyStory story, string password = Another, string? again = null) =>
        story.Press(Path, Path, ("password", password), ("again", again ?? password));

    private static Task<StoredWait?> Wait(MyStory story) =>
        story.Server.Database.Read(session => PortalWaitStore.Of(session, story.Karla.Id, WaitFor.Password));
}
