using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Segl.Rules;
using Segl.Server.Desks;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Browser.Tests;

/// <summary>
/// A time at Citizen Service, found, booked, moved and cancelled in a browser that is in Auckland; each page in two languages
/// and two themes (R80, R110).
/// </summary>
public sealed class BookingTests
{
    private static readonly (string Language, ColorScheme Theme)[] Looks =
    [
        ("da", ColorScheme.Light),
        ("da", ColorScheme.Dark),
        ("en", ColorScheme.Dark),
        ("en", ColorScheme.Light),
    ];

    [Fact]
    public async Task R80_R110_T79_a_time_is_found_booked_once_moved_and_cancelled()
    {
        await using var server = await SeglServer.Start();
        await using var chromium = await Chromium.Start();
        await Import(server);
        var page = await chromium.Browser.NewPageAsync(
            new()
            {
                ViewportSize = new() { Width = 390, Height = 700 },
                TimezoneId = "Pacific/Auckland",
            }
        );
        var galleries = Looks.ToDictionary(
            look => look,
            look => new Gallery(
                page,
                Gallery.Folder(Path.Combine("desks", $"{look.Language}-{Gallery.NameOf(look.Theme)}"))
            )
        );

        await Look("/desks?postcode=8200", "1-nearest");
        await page.Locator("section.card .act").First.ClickAsync();
        await page.Locator(".times").First.WaitForAsync();
        await Look("/desks/aarhus", "2-times");
        await page.Locator(".times").Nth(1).GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(page.GetByText("On your own clock it is")).ToBeVisibleAsync();
        await Look(new Uri(page.Url).PathAndQuery, "3-book");
        await page.SelectOptionAsync("#purpose", "NewPin");
        await page.FillAsync("#contact", "12345678");
        // Three presses, as fast as they come.
        await page.EvaluateAsync(
            "() => { const b = document.querySelector('main button'); b.click(); b.click(); b.click(); }"
        );
        await page.Locator("#code").WaitForAsync();
        var id = Guid.Parse(Regex.Match(page.Url, "/prove/([0-9a-f-]{36})").Groups[1].Value);
        await Look(new Uri(page.Url).AbsolutePath, "4-code");
        Assert.Equal(1, await Count(server, "booking"));

        var codes = server.Parts.GetRequiredService<Codes>();
        await page.FillAsync("#code", codes.BookingProof(id));
        await page.PressAsync("#code", "Enter");
        await Assertions.Expect(page.GetByText("The time is booked")).ToBeVisibleAsync();
        var here = new Uri(page.Url).AbsolutePath;
        await Look(here, "5-booked");
        await Look($"{here}/move", "6-move");
        await page.Locator(".times").Nth(2).GetByRole(AriaRole.Link).First.ClickAsync();
        await Look(new Uri(page.Url).PathAndQuery, "7-move-here");
        await page.GetByRole(AriaRole.Button, new() { Name = "Move it here" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The time is moved")).ToBeVisibleAsync();
        await Look($"{here}/cancel", "8-cancel");
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, cancel it" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The time is cancelled")).ToBeVisibleAsync();
        await Look("/desks/aarhus/reach", "9-cannot-come");
        Assert.Empty(galleries.Values.SelectMany(gallery => gallery.Findings));

        async Task Look(string path, string picture)
        {
            var without = Regex.Replace(path, "[?&]lang=..", "");
            foreach (var look in Looks)
            {
                await page.EmulateMediaAsync(new() { ColorScheme = look.Theme });
                var address = $"{server.Issuer}{without}{(without.Contains('?') ? '&' : '?')}lang={look.Language}";
                await page.GotoAsync(address);
                await galleries[look].Look(picture);
            }
        }
    }

    private static async Task Import(SeglServer server)
    {
        await using var file = File.OpenRead(Path.Combine(Gallery.Repository, "samples", "desks.csv"));
        var report = await DeskFile.Read(file, System.Text.Encoding.UTF8);
        await server
            .Parts.GetRequiredService<Database>()
            .Write(
                Durability.Durable,
                session =>
                {
                    foreach (var desk in report.Done)
                    {
                        DeskStore.Save(session, desk);
                    }

                    return Task.CompletedTask;
                }
            );
    }

    private static async Task<long> Count(SeglServer server, string table) =>
        (
            await server
                .Parts.GetRequiredService<Database>()
                .Read(session => session.QueryAll($"SELECT COUNT(*) FROM {table}", row => row.Long()))
        )[0];
}
