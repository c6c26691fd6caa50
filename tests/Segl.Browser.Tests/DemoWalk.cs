using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>
/// The seed's 26 steps of copying the app on the demo page. Before each press the strip must tell the step that the press
/// belongs to, which the server tells it.
/// </summary>
/// <param name="page">The demo page.</param>
/// <param name="words">The app's words, by their names.</param>
/// <param name="pictures">The folder of the pictures.</param>
internal sealed class DemoWalk(IPage page, Func<string, string> words, string pictures)
{
    private const string NewPin = "620731";

    // The others look alike on a page; the app's own screens of all 26 are in artifacts/screens/copy.
    private static readonly string[] Pictured = ["1", "7", "11", "12", "13", "21", "24", "done"];
    private readonly InFrame old = new(page, "#phone-a", words);
    private readonly InFrame fresh = new(page, "#phone-b", words);

    /// <summary>Steps 1 to 12.</summary>
    public async Task OnTheOldPhone(string pin)
    {
        await Tells(1);
        await old.Press("menu");
        await Tells(2);
        await old.Press("menuItems.activateMore");
        await Tells(3);
        await old.Press("copy.toNewApp");
        await Tells(4);
        await old.Press("next");
        await Tells(5);
        await old.TypePin(pin);
        await Tells(6);
        await old.Tick("copy.startTitle");
        await old.Press("copy.start");
        await Tells(7);
        await old.Sees("copy.waitTitle");
        await page.Locator("[data-hours='1']").ClickAsync();
        await Tells(8);
        await old.Sees("copy.showTitle");
        await old.Press("copy.show");
        await Tells(9);
        await old.TypePin(pin);
        await Tells(10);
        await old.Press("next");
        await Tells(11);
        await Allow("#phone-a");
        await Tells(12);
        await old.Sees("copy.showingTitle");
    }

    /// <summary>Steps 12 to 19: phone B is taken up out of its drawer.</summary>
    public async Task OnTheNewPhone()
    {
        await page.FrameLocator("#phone-b").Locator(".asleep button").ClickAsync();
        await Tells(13);
        await page.FrameLocator("#phone-b").Locator(".awake button").ClickAsync();
        await Tells(14);
        await fresh.Press("welcome.start");
        await Tells(15);
        await fresh.Press("welcome.byCopy");
        await fresh.Tick("terms.title");
        await fresh.Press("next");
        await Tells(16);
        await fresh.Tick("copy.hereTitle");
        await fresh.Press("copy.scan");
        await Tells(17);
        await fresh.Press("next");
        await Tells(18);
        await Allow("#phone-b");
        await Tells(19);
        await fresh.Sees("copy.compareTitle");
        await old.Sees("copy.compareTitle");
        await Picture("step-19");
        await old.Press("copy.areEqual");
    }

    /// <summary>Steps 20 to 26.</summary>
    public async Task MakeItOnesOwn()
    {
        await Tells(20);
        await fresh.Fill("copy.userIdTitle", "code.userId", "karla-hansen");
        await Tells(21);
        await fresh.Fill("temporaryPin.title", "temporaryPin.label", await NewestCode(which: 2));
        await Tells(22);
        await fresh.TypePin(NewPin);
        await Tells(23);
        await fresh.Sees("pin.repeatTitle");
        await fresh.TypePin(NewPin);
        await Tells(24);
        await fresh.Press("biometrics.yes");
        await Allow("#phone-b");
        await Tells(25);
        await fresh.Press("notifications.yes");
        await Allow("#phone-b");
        await Tells(26);
        await old.Sees("copy.doneTitle");
        await fresh.Press("ok");
        await Tells("done");
    }

    private Task Tells(int step) => Tells($"{step}");

    private async Task Tells(string step)
    {
        await Assertions
            .Expect(page.Locator($".next [data-of=copy][data-step='{step}']"))
            .ToBeVisibleAsync(new() { Timeout = 60_000 });
        if (step != "done")
        {
            await Assertions.Expect(page.Locator(".all [aria-current]")).ToHaveCountAsync(1);
        }

        if (Pictured.Contains(step))
        {
            await Picture($"step-{step}");
        }
    }

    // The question of the phone's system.
    private Task Allow(string phone) => page.FrameLocator(phone).Locator(".demo-sheet .act").ClickAsync();

    // The inbox has the newest on top; the first temporary PIN was phone A's own.
    private async Task<string> NewestCode(int which)
    {
        var withCode = page.Locator("#panel-Karla li").Filter(new() { HasTextRegex = new("[0-9]{8}") });
        await Assertions.Expect(withCode).ToHaveCountAsync(which, new() { Timeout = 60_000 });
        return Regex.Match(await withCode.First.InnerTextAsync(), "[0-9]{8}").Value;
    }

    private Task<byte[]> Picture(string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"copy-{name}.png") });
}
