using System.Text.RegularExpressions;
using Segl.Server.Tests.Login;

namespace Segl.Server.Tests.Desk;

/// <summary>The citizen's own screen at the desk, in a browser of its own (R83).</summary>
internal sealed partial class CitizensScreen(LoginBrowser browser)
{
    /// <summary>The officer types the code that stands on the screen, while the screen looks again by itself.</summary>
    public async Task Connect(OfficerAtDesk officer)
    {
        var code = PairingCode().Match((await browser.Open("/screen")).Body).Groups[1].Value;
        var pairing = officer.Press("/desk/screen", "/desk/screen/connect", ("code", code));
        while (!pairing.IsCompleted)
        {
            await browser.Open("/screen");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        await pairing;
    }

    /// <summary>Presses a button of the screen.</summary>
    public async Task<Answered> Press(string button, params (string, string)[] fields)
    {
        var token = Token().Match((await browser.Open("/screen")).Body).Groups[1].Value;
        return await browser.Post($"/screen/{button}", [.. fields, ("token", token)]);
    }

    [GeneratedRegex("id=\"code\">([0-9A-Z ]+)<")]
    private static partial Regex PairingCode();

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
