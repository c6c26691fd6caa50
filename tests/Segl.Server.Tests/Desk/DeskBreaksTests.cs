using System.Net;
using Segl.Rules;
using Segl.Server.Tests.Devices;
using Segl.Server.Tests.Login;

namespace Segl.Server.Tests.Desk;

/// <summary>T-67: what breaks off between hand-out and activation goes on, and happens once.</summary>
public sealed class DeskBreaksTests
{
    private const string Chosen = "seks blanke agurker";

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task T67_what_breaks_off_between_hand_out_and_activation_goes_on(DatabaseKind kind)
    {
        await using var story = await DeskStory.Begin(kind);
        await DeviceStory.Stock(story.Server);
        var karla = await story.Server.Register();
        var (officer, screen) = (await story.OfficerLoggedIn(), new CitizensScreen(new LoginBrowser(story.Server)));
        await screen.Connect(officer);
        await HandOut(officer, karla);
        var device = DeviceStory.Of(story.Server, karla, Guid.Empty);
        Assert.Null(await device.Active());

        // Browser and session are gone; what was bound stays bound, and nobody can log in with it.
        var again = new OfficerAtDesk(story.Server, officer.Person, officer.Phone);
        await again.LogIn();
        await HandOut(again, karla);
        var codes = await device.Codes();
        (string, string)[] typed = [("first", codes[0]), ("second", codes[1]), ("password", Chosen), ("again", Chosen)];
        await screen.Press("password", typed);
        Assert.Equal(HttpStatusCode.SeeOther, (await again.Press("/desk/screen", "/desk/screen/finish")).Status);

        Assert.Equal(PskcMaker.Serial(0), (await device.Active())?.Serial);
        var journal = await story.Server.Journal(karla);
        Assert.Single(journal, what => what is Happening.DevicePacked);
        Assert.Single(journal, what => what is Happening.DeviceActivated);
        Assert.NotEqual(HttpStatusCode.SeeOther, (await again.Press("/desk/screen", "/desk/screen/finish")).Status);
    }

    private static async Task HandOut(OfficerAtDesk officer, Citizen karla)
    {
        await officer.Serve(karla);
        await officer.Do(DeskAct.HandOutDevice, ("serial", PskcMaker.Serial(0)));
    }
}
