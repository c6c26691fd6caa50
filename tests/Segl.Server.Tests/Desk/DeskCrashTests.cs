using System.Net;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Operate.Staff;
using Segl.Server.Tests.Desk.Handing;
using Segl.Server.Tests.Desk.Printing;
using Segl.Server.Tests.Devices;
using Segl.Server.Tests.Login;
using Segl.Storage;

namespace Segl.Server.Tests.Desk;

/// <summary>
/// T-67: the server is killed (SIGKILL) between and in the middle of the steps from the hand-out of a code or device to its
/// activation, and started again on what it left behind. Nobody gets two, a code works once or never, and the officer goes on.
/// </summary>
public sealed class DeskCrashTests
{
    private const string Chosen = "seks blanke agurker";
    private const string Issued = "journal WHERE person_id = @person AND what = 'ActivationCodeIssued'";
    private const string Codes = "activation_code WHERE person_id = @person";

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task T67_R32_a_code_whose_printing_was_killed_is_killed_by_the_next_one(DatabaseKind kind)
    {
        using var printer = new RawPrinter();
        await using var server = await Desk(kind, printer);
        var officer = await Officer(server);
        await officer.Serve(server.Karla);
        var here = await officer.Approved(DeskAct.PrintActivationCode);

        // The sheet lies in the printer; whether it came out, the server never heard.
        printer.OnDocument = () => server.Kill().AsTask().Wait(Stop);
        await Lost(officer.Browser.Open(here));
        printer.OnDocument = null;
        await server.StartServer();
        await WrittenOnce(server, 1);
        var lost = await PaperText.Code(printer.Documents.Single());

        // The officer presses again, and approves again: an approval is good once.
        Assert.NotEqual(HttpStatusCode.SeeOther, (await officer.Browser.Open(here)).Status);
        Assert.Single(printer.Documents);
        await officer.Serve(server.Karla);
        Assert.Equal("/desk/person?done=PrintActivationCode", (await officer.Do(DeskAct.PrintActivationCode)).Location);
        await WrittenOnce(server, 2);
        Assert.Equal(1, await Rows(server, Codes));
        var printed = await PaperText.Code(printer.Documents[^1]);

        await server.Crash();
        await Refused(server, lost);
        await GoodOnce(server, printed);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T67_R32_printing_that_is_killed_anywhere_leaves_a_code_with_its_line_or_none(DatabaseKind kind)
    {
        using var printer = new RawPrinter();
        await using var server = await Desk(kind, printer);
        var officer = await Officer(server);
        await officer.Serve(server.Karla);
        foreach (var wait in (int[])[0, 50, 150, 400])
        {
            var here = await officer.Approved(DeskAct.PrintActivationCode);
            var before = await Rows(server, Issued);
            var opened = officer.Browser.Open(here);
            await Task.Delay(wait, Stop);
            await server.Crash();
            await Lost(opened);

            var issued = await Rows(server, Issued) - before;
            Assert.InRange(issued, 0, 1);
            await WrittenOnce(server, before + issued);
            Assert.Equal(Math.Min(1, before + issued), await Rows(server, Codes));
        }

        await officer.Do(DeskAct.PrintActivationCode);
        await GoodOnce(server, await PaperText.Code(printer.Documents[^1]));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T67_R83_a_code_whose_screen_was_killed_was_seen_or_was_not_made(DatabaseKind kind)
    {
        using var printer = new RawPrinter();
        await using var server = await Desk(kind, printer);
        var officer = await Officer(server);
        var screen = new CitizensScreen(new LoginBrowser(server.Http));
        await screen.Connect(officer);
        await officer.Serve(server.Karla);
        await officer.Do(DeskAct.ShowActivationCode);
        await server.Crash();
        Assert.Equal(0, await Rows(server, Codes));

        // Pressed while it dies: the answer may have come, the code was made once or not at all.
        Answered? answer = null;
        await server.Lose(async () => answer = await screen.Press("code"));
        var made = await Rows(server, Issued);
        Assert.InRange(made, answer is null ? 0 : 1, 1);
        await WrittenOnce(server, made);

        // It is offered anew, and made anew; what the screen may have shown is dead.
        await officer.Serve(server.Karla);
        await officer.Do(DeskAct.ShowActivationCode);
        var shown = ScreenStory.CodeIn((await screen.Press("code")).Body);
        await server.Crash();
        if (answer is not null)
        {
            await Refused(server, ScreenStory.CodeIn(answer.Body)!);
        }

        await GoodOnce(server, shown!);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T67_R64_a_device_that_was_handed_out_is_activated_once_whatever_is_killed(DatabaseKind kind)
    {
        using var printer = new RawPrinter();
        await using var server = await Desk(kind, printer);
        await server.ImportStock();
        var officer = await Officer(server);
        var screen = new CitizensScreen(new LoginBrowser(server.Http));
        await screen.Connect(officer);
        await officer.Serve(server.Karla);
        (string, string)[] serial = [("serial", PskcMaker.Serial(0))];
        var here = await officer.Approved(DeskAct.HandOutDevice, serial);
        await server.Lose(() => officer.Browser.Open(here));
        Assert.Equal(0, await Rows(server, "device WHERE person_id = @person AND state = 'Active'"));

        // Whether it was bound or not, the officer hands the same one out again.
        await officer.Do(DeskAct.HandOutDevice, serial);
        await server.Crash();
        var codes = await Oathtool.Show(PskcMaker.Seed(0), DateTimeOffset.UtcNow - Limits.DeviceInterval, codes: 2);
        (string, string)[] typed = [("first", codes[0]), ("second", codes[1]), ("password", Chosen), ("again", Chosen)];
        await server.Lose(() => screen.Press("password", typed));
        await screen.Press("password", typed);
        await server.Lose(() => officer.Press("/desk/screen", "/desk/screen/finish"));
        await officer.Press("/desk/screen", "/desk/screen/finish");

        Assert.Equal(1, await Rows(server, "device WHERE person_id = @person AND state = 'Active'"));
        Assert.Equal(1, await Rows(server, "device WHERE person_id = @person"));
        Assert.Equal(1, await Rows(server, "password WHERE person_id = @person"));
        Assert.Equal(1, await Rows(server, "device_stock WHERE state = 'Active'"));
        foreach (var what in (Happening[])[Happening.DevicePacked, Happening.DeviceActivated])
        {
            Assert.Equal(1, await Rows(server, $"journal WHERE person_id = @person AND what = '{what}'"));
        }
    }

    private static async Task<CrashingServer> Desk(DatabaseKind kind, RawPrinter printer)
    {
        var server = await CrashingServer.Start(kind, "--Segl:DeskPrinters=127.0.0.1");
        await server.Database.Write(
            Durability.Durable,
            session =>
            {
                DeskStore.Save(session, DeskStory.Aarhus(printer));
                return Task.FromResult(true);
            },
            Stop
        );
        return server;
    }

    private static async Task<OfficerAtDesk> Officer(CrashingServer server)
    {
        var person = await server.Register();
        var phone = await server.ActivatedPhone(person);
        await new People(server.Database).Change(
            person.Id,
            DateTimeOffset.UtcNow,
            change => Officers.Put(change, "aarhus", Actor.Command)
        );
        var officer = new OfficerAtDesk(server, person, phone);
        Assert.Equal("/desk", (await officer.LogIn()).Location);
        return officer;
    }

    private static async Task Lost(Task asked)
    {
        try
        {
            await asked;
        }
        catch (HttpRequestException)
        {
            // The server was killed before it answered.
        }
    }

    // Each code that was issued stands in the journal, and its owner is told in the app and by text message.
    private static async Task WrittenOnce(CrashingServer server, long issued)
    {
        Assert.Equal(issued, await Rows(server, Issued));
        Assert.Equal(2 * issued, await Rows(server, Issued.Replace("journal", "notice", StringComparison.Ordinal)));
    }

    private static async Task Refused(CrashingServer server, string code)
    {
        var phone = new ScriptedPhone(server.Http, TestServer.Origin);
        var path = await phone.Begin();
        await Assert.ThrowsAsync<PhoneRefusedException>(() =>
            phone.Ask($"{path}/code", new { userId = server.Karla.UserId, code })
        );
    }

    // The citizen activates with it; a second phone does not.
    private static async Task GoodOnce(CrashingServer server, string code)
    {
        var phone = new ScriptedPhone(server.Http, TestServer.Origin);
        await phone.Activate(server.Karla.UserId, code, server.TemporaryPin, server.Karla.Pin);
        await Refused(server, code);
        await server.InvariantsHold(activeApps: 1);
    }

    private static Task<long> Rows(CrashingServer server, string of) => server.Count($"SELECT COUNT(*) FROM {of}");
}
