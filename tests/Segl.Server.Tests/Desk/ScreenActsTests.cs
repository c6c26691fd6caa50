using System.Net;
using System.Text.RegularExpressions;
using Segl.Rules;
using Segl.Server.Tests.Desk.Handing;
using Segl.Server.Tests.Devices;
using Segl.Server.Tests.Login;
using Segl.Storage;
using HeldDevice = Segl.Server.Tests.Login.HeldDevice;

namespace Segl.Server.Tests.Desk;

/// <summary>The acts that need the citizen's own screen, from the officer's pages and the citizen's.</summary>
public sealed partial class ScreenActsTests
{
    private const string Chosen = "en kop kaffe om morgenen";

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R17_R64_R84_whoever_lost_the_display_and_has_no_app_leaves_with_another_that_works(
        DatabaseKind kind
    )
    {
        await using var story = await DeskStory.Begin(kind);
        await DeviceStory.Stock(story.Server);
        var karla = await story.Server.Register();
        var lost = await HeldDevice.Give(story.Server, karla);
        var (officer, screen) = (await story.OfficerLoggedIn(), new LoginBrowser(story.Server));
        await Connect(officer, screen);
        await officer.Serve(karla);

        var handed = await officer.Do(DeskAct.HandOutDevice, ("serial", PskcMaker.Serial(0)));
        // It is not done before the citizen has chosen.
        Assert.Equal("/desk/screen", handed.Location);
        var device = DeviceStory.Of(story.Server, karla, Guid.Empty);
        var codes = await device.Codes();
        (string, string)[] typed = [("first", codes[0]), ("second", codes[1]), ("password", Chosen), ("again", Chosen)];
        Assert.Equal(HttpStatusCode.SeeOther, (await Press(screen, "password", typed)).Status);
        Assert.Contains("has chosen a password", (await officer.Browser.Open("/desk/screen")).Body);
        Assert.Equal(
            "/desk/person?done=HandOutDevice",
            (await officer.Press("/desk/screen", "/desk/screen/finish")).Location
        );

        Assert.Equal(PskcMaker.Serial(0), (await device.Active())?.Serial);
        var told = await story.Server.Told(karla, Happening.DeviceActivated);
        Assert.Equal(["Email", "Sms"], told.Where(channel => channel != "App"));
        var old = await story.Server.Database.Read(session => DeviceStore.Find(session, karla.Id, lost.Serial));
        Assert.Equal(DeviceState.Replaced, old!.State);
        Assert.Contains(
            "\"officerName\"",
            (await story.Lines(karla)).Last(line => line.What == nameof(Happening.DeviceActivated)).Facts
        );
    }

    [Fact]
    public async Task R84_what_needs_the_citizens_screen_is_offered_once_it_is_connected()
    {
        await using var story = await DeskStory.Begin();
        var karla = await story.Server.Register();
        var (officer, screen) = (await story.OfficerLoggedIn(), new LoginBrowser(story.Server));
        await officer.Serve(karla);
        const string Offer = "/desk/act?act=ShowActivationCode";

        var without = (await officer.Browser.Open("/desk/person")).Body;
        Assert.DoesNotContain(Offer, without, StringComparison.Ordinal);
        Assert.Contains("href=\"/desk/screen\"", without, StringComparison.Ordinal);
        Assert.Contains("/desk/act?act=PrintActivationCode", without, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await officer.Browser.Open(Offer)).Status);
        // The officer's app is not asked in vain.
        Assert.Equal(HttpStatusCode.Conflict, (await officer.Ask(DeskAct.ShowActivationCode)).Status);

        await Connect(officer, screen);
        Assert.Contains(Offer, (await officer.Browser.Open("/desk/person")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R31_T41_the_code_is_on_the_citizens_screen_and_in_no_answer_to_the_officer()
    {
        await using var story = await DeskStory.Begin();
        var karla = await story.Server.Register();
        var (officer, screen) = (await story.OfficerLoggedIn(), new LoginBrowser(story.Server));
        await Connect(officer, screen);
        await officer.Serve(karla);
        Assert.Equal("/desk/screen", (await officer.Do(DeskAct.ShowActivationCode)).Location);

        var code = ScreenStory.CodeIn((await Press(screen, "code")).Body)!;

        string[] pages = ["/desk", "/desk/person", "/desk/screen", "/desk/evidence", "/desk/second"];
        foreach (var page in pages)
        {
            var body = (await officer.Browser.Open(page)).Body;
            Assert.DoesNotContain(code, body);
            Assert.DoesNotContain(code.Replace(" ", ""), body);
        }

        await story.Server.NewPhone().Activate(karla.UserId, code, () => story.Server.TemporaryPin(karla), karla.Pin);
    }

    [Fact]
    public async Task R68_a_password_is_reset_at_the_desk()
    {
        await using var story = await DeskStory.Begin();
        var karla = await story.Server.Register();
        await HeldDevice.Give(story.Server, karla);
        var before = await story.Server.Database.Read(session => PasswordStore.Of(session, karla.Id));
        var (officer, screen) = (await story.OfficerLoggedIn(), new LoginBrowser(story.Server));
        await Connect(officer, screen);
        await officer.Serve(karla);
        await officer.Do(DeskAct.ResetPassword);
        await Press(screen, "password", ("password", Chosen), ("again", Chosen));

        var done = await officer.Press("/desk/screen", "/desk/screen/finish");

        Assert.Equal("/desk/person?done=ResetPassword", done.Location);
        var after = await story.Server.Database.Read(session => PasswordStore.Of(session, karla.Id));
        Assert.NotEqual(before!.Hash, after!.Hash);
        Assert.Contains(Happening.PasswordChanged, await story.Server.Journal(karla));
        Assert.Equal(HttpStatusCode.Gone, (await officer.Press("/desk/screen", "/desk/screen/finish")).Status);
    }

    [Fact]
    public async Task R84_where_the_screen_is_gone_meanwhile_nothing_is_packed_and_nothing_waits()
    {
        await using var story = await DeskStory.Begin();
        await DeviceStory.Stock(story.Server);
        var (karla, officer) = (await story.Server.Register(), await story.OfficerLoggedIn());
        await Connect(officer, new LoginBrowser(story.Server));
        await officer.Serve(karla);
        var asked = await officer.Ask(DeskAct.HandOutDevice, ("serial", PskcMaker.Serial(0)));
        await officer.Press("/desk/screen", "/desk/screen/disconnect");

        var no = await officer.Approve(asked);

        Assert.Equal(HttpStatusCode.Conflict, no.Status);
        var stock = await story.Server.Database.Read(session => DeviceStockStore.Find(session, PskcMaker.Serial(0)));
        Assert.Equal(DeviceState.InStock, stock!.State);
    }

    private static async Task Connect(OfficerAtDesk officer, LoginBrowser screen)
    {
        var code = PairingCode().Match((await screen.Open("/screen")).Body).Groups[1].Value;
        var connecting = officer.Press("/desk/screen", "/desk/screen/connect", ("code", code));
        while (!connecting.IsCompleted)
        {
            await screen.Open("/screen");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Equal("/desk/screen", (await connecting).Location);
    }

    private static async Task<Answered> Press(LoginBrowser screen, string button, params (string, string)[] fields) =>
        await screen.Post(
            $"/screen/{button}",
            [.. fields, ("token", Token().Match((await screen.Open("/screen")).Body).Groups[1].Value)]
        );

    [GeneratedRegex("id=\"code\">([0-9A-Z ]+)<")]
    private static partial Regex PairingCode();

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
