using Microsoft.Playwright;
using Segl.Phone;

namespace Segl.Browser.Tests;

/// <summary>A browser on a PC, of which the pages on the way are pictured and judged.</summary>
/// <param name="page">Its window.</param>
/// <param name="issuer">Where Segl is.</param>
/// <param name="gallery">What looks at each page.</param>
/// <param name="next">The number of the next picture.</param>
internal sealed class Pc(IPage page, string issuer, Gallery gallery, Func<int> next)
{
    /// <summary>Its window.</summary>
    public IPage Page => page;

    /// <summary>Opens a page of Segl.</summary>
    public Task Open(string path) => page.GotoAsync(issuer + path);

    /// <summary>Looks at the page that is there.</summary>
    public async Task Look(string picture)
    {
        await page.Locator("h1").First.WaitForAsync();
        await gallery.Look($"{next():00}-{picture}");
    }

    /// <summary>Presses the main button of the page.</summary>
    public Task Act() => page.Locator("main form button.act").First.ClickAsync();

    /// <summary>Waits for a page of Segl.</summary>
    public Task Sees(string path) => page.WaitForURLAsync($"{issuer}{path}");

    /// <summary>Fills the fields of a document (R81): a passport, with everything ticked.</summary>
    /// <param name="whose">What the names of the fields begin with.</param>
    public async Task FillPassport(string whose = "")
    {
        await page.Locator($"input[name={whose}document][value=Passport]").CheckAsync();
        await page.FillAsync($"#{whose}last", "ab1234");
        foreach (var check in (string[])["genuine", "valid", "likeness"])
        {
            await page.Locator($"input[name={whose}{check}]").CheckAsync();
        }
    }

    /// <summary>Types the user ID where the login box asks for it, and waits until it shows what an app scans.</summary>
    /// <returns>The code.</returns>
    public async Task<string> WaitForApp(Citizen citizen)
    {
        await page.Locator("#userId, #waiting").First.WaitForAsync();
        if (await page.Locator("#userId").CountAsync() > 0)
        {
            await page.FillAsync("#userId", citizen.UserId);
            await page.PressAsync("#userId", "Enter");
        }

        return (await page.Locator("#waiting").GetAttributeAsync("data-code"))!;
    }

    /// <summary>Somebody's app approves what the login box asks, and the browser goes on from there.</summary>
    public async Task Approve(Citizen citizen, ScriptedPhone phone)
    {
        var code = await WaitForApp(citizen);
        var login = page.Url;
        await phone.Approve(await phone.ClaimQr(code), citizen.Pin);
        await page.WaitForURLAsync(now => now != login);
    }
}
