using System.Net;
using Segl.Rules;
using Segl.Server.Devices;
using Segl.Server.Tests.Devices;
using Segl.Server.Tests.Login;
using Segl.Storage;
using HeldDevice = Segl.Server.Tests.Login.HeldDevice;

namespace Segl.Server.Tests.My;

/// <summary>
/// What somebody can do in the portal who was let in by code and password alone: the owner who lost the phone, or a thief of
/// both who passed them on within half a minute.
/// </summary>
public sealed class DeviceSessionTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R33_T27_a_new_app_takes_a_day_of_which_every_channel_tells_and_which_any_can_stop(
        DatabaseKind kind
    )
    {
        await using var session = await Session.Begin(kind);
        var story = session.Story;

        await story.Press("/my/activation-code", "/my/activation-code/ask");

        var wait = await story.Server.Database.Read(one =>
            PortalWaitStore.Of(one, story.Karla.Id, WaitFor.ActivationCode)
        );
        Assert.Equal(story.Server.Clock.GetUtcNow() + Limits.PortalWait, wait!.Wait.ReadyAt);
        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(story.Karla, Happening.ActivationCodeAsked));
        Assert.NotEqual(
            HttpStatusCode.OK,
            (await story.Press("/my/activation-code", "/my/activation-code/show")).Status
        );
        Assert.Equal(HttpStatusCode.SeeOther, (await story.Press("/my", "/my/activation-code/stop")).Status);
    }

    [Fact]
    public async Task R68_T37_a_new_password_takes_a_day_which_the_old_one_lasts()
    {
        await using var session = await Session.Begin(DatabaseKind.Sqlite);
        var story = session.Story;
        const string path = "/my/devices/password";
        const string another = "ny dør, ny nøgle";

        Assert.Contains("works in 24 hours", (await story.Browser.Open(path)).Body);
        await story.Press(path, path, ("password", another), ("again", another));
        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(story.Karla, Happening.PasswordAsked));

        story.Server.Clock.Passes(Limits.PortalWait - Limits.DeviceInterval);
        Assert.True(await session.Device.GetsIn(session.Device.Code()));
        story.Server.Clock.Passes(Limits.DeviceInterval);
        Assert.False(await session.Device.GetsIn(session.Device.Code()));
        Assert.True(await session.Device.GetsIn(session.Device.Code(), another));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task R19_R100_whoever_lost_the_phone_blocks_its_app_by_code_and_password(DatabaseKind kind)
    {
        await using var session = await Session.Begin(kind);
        var (story, path) = (session.Story, "/my/authenticators/block");
        var id = $"{story.Phone.App}";

        var page = await story.Browser.Open($"{path}?id={id}");
        var done = await story.Press($"{path}?id={id}", path, ("id", id));

        Assert.DoesNotContain("godkende", page.Body);
        Assert.Equal("/my/authenticators?done=blocked", done.Location);
        var app = await story.Server.Database.Read(one => AppStore.Find(one, story.Karla.Id, story.Phone.App));
        Assert.Equal(AppState.Blocked, app!.State);
        Assert.Equal(["Email", "Sms"], (await story.Server.Told(story.Karla, Happening.AppBlocked)).Except(["App"]));
        Assert.True(await story.IsIn());
    }

    [Fact]
    public async Task R99_T37_nothing_is_deleted_and_no_device_blocked_by_code_and_password()
    {
        await using var session = await Session.Begin(DatabaseKind.Sqlite);
        var story = session.Story;
        foreach (
            var (act, id) in ((string, string)[])[("delete", $"{story.Phone.App}"), ("block", session.Device.Serial)]
        )
        {
            var path = $"/my/authenticators/{act}";
            await session.Approve(await story.Press($"{path}?id={id}", path, ("id", id)));
        }

        var app = await story.Server.Database.Read(one => AppStore.Find(one, story.Karla.Id, story.Phone.App));
        Assert.Equal(AppState.Active, app!.State);
        Assert.NotNull(await story.Server.Database.Read(one => DeviceStore.Active(one, story.Karla.Id)));
        Assert.True(await story.IsIn());
    }

    [Fact]
    public async Task R61_T37_no_device_is_ordered_by_code_and_password()
    {
        await using var session = await Session.Begin(DatabaseKind.Sqlite);
        var story = session.Story;
        await DeviceStory.Stock(story.Server);

        var asked = await story.Press(
            "/my/devices/order",
            "/my/devices/order",
            ("kind", "CodeDisplay"),
            ("how", "pick-up")
        );
        await session.Approve(asked);

        Assert.Empty(await story.Server.Database.Read(one => DeviceOrderStore.Of(one, story.Karla.Id)));
    }

    [Fact]
    public async Task R09_T37_nothing_is_taken_away_by_code_and_password()
    {
        await using var session = await Session.Begin(DatabaseKind.Sqlite);
        var (story, path) = (session.Story, "/my/activity/records");

        await session.Approve(await story.Press(path, $"{path}/ask"));

        Assert.Equal(HttpStatusCode.Forbidden, (await story.Press(path, path)).Status);
        Assert.DoesNotContain(Happening.RecordsExported, await story.Server.Journal(story.Karla));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R08_T37_what_only_stops_things_needs_no_more_than_the_device(DatabaseKind kind)
    {
        await using var session = await Session.Begin(kind);
        var story = session.Story;

        await story.Press("/my/freeze", "/my/freeze");

        Assert.NotNull((await story.Server.People.Find(story.Karla.Id))!.FrozenAt);
        Assert.False(await story.IsIn());
    }

    [Fact]
    public async Task R99_T77_the_session_ends_with_the_device()
    {
        await using var session = await Session.Begin(DatabaseKind.Sqlite);
        var story = session.Story;
        Assert.True(await story.IsIn());

        await story.Server.People.Change(
            story.Karla.Id,
            story.Server.Clock.GetUtcNow(),
            change => HeldDevices.Block(change, session.Device.Serial, lockedOut: false, "test")
        );

        Assert.False(await story.IsIn());
    }

    /// <summary>A citizen with an app and a display, logged in at the portal by the display.</summary>
    private sealed record Session(MyStory Story, HeldDevice Device) : IAsyncDisposable
    {
        public static async Task<Session> Begin(DatabaseKind kind)
        {
            var story = await MyStory.Begin(kind);
            var session = new Session(story, await HeldDevice.Give(story.Server, story.Karla));
            await session.Approve(await story.Browser.Post("/my/log-in"));
            return session;
        }

        /// <summary>Types code and password where the app is asked, and returns to the portal.</summary>
        public async Task<Answered> Approve(Answered toLogin)
        {
            Story.Server.Clock.Passes(Limits.DeviceInterval);
            var login = await Story.Browser.Authorize(toLogin.Location!);
            await Story.Browser.TypeUserId(login, Story.Karla.UserId);
            var done = await HeldDevice.Type(Story.Browser, login, Device.Code(), HeldDevice.Password);
            return await Story.Browser.Open(done.Location!);
        }

        public ValueTask DisposeAsync() => Story.DisposeAsync();
    }
}
