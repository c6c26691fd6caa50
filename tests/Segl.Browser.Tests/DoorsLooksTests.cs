using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Operate.Staff;
using Segl.Storage;

namespace Segl.Browser.Tests;

/// <summary>
/// Walks through the doors of a desk: the officer's pages with the citizen's screen, the operator's pages, and the
/// pages on which a citizen books. Danish by day on a desktop, English by night on a phone (WCAG 2.2 AA, R110).
/// </summary>
public sealed class DoorsLooksTests : IAsyncLifetime
{
    private static readonly (string Language, ColorScheme Theme, int Width)[] Looks =
    [
        ("da", ColorScheme.Light, 1100),
        ("en", ColorScheme.Dark, 390),
    ];

    // The system resolves only the name localhost itself everywhere; Chromium resolves what is under it too.
    private readonly HttpClient http = new(
        new SocketsHttpHandler
        {
            ConnectCallback = async (connecting, cancel) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, connecting.DnsEndPoint.Port, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            },
        }
    );

    private readonly List<string> findings = [];
    private Chromium chromium = null!;
    private SeglServer server = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        (chromium, server) = (await Chromium.Start(), await SeglServer.Start());
        http.BaseAddress = new(server.PhoneA);
        await server
            .Parts.GetRequiredService<Database>()
            .Write(
                Durability.Durable,
                session =>
                {
                    DeskStore.Save(session, Aarhus);
                    DeskStore.Save(session, Skanderborg);
                    return Task.FromResult(true);
                }
            );
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await server.DisposeAsync();
        http.Dispose();
    }

    private static ServiceDesk Aarhus =>
        new(
            "aarhus",
            "Borgerservice Aarhus",
            "Hack Kampmanns Plads 2",
            "8000",
            "Aarhus C",
            new(56.15, 10.21),
            "Europe/Copenhagen",
            "+4589402222",
            null,
            "ipp://127.0.0.1/print",
            OpeningHours.Read("mon-fri 09:00-15:00")!,
            new HashSet<DateOnly>(),
            4,
            TimeSpan.FromMinutes(20)
        );

    private static ServiceDesk Skanderborg =>
        Aarhus with
        {
            Id = "skanderborg",
            Name = "Borgerservice Skanderborg",
            Street = "Skanderborg Fælled 1",
            Postcode = "8660",
            Town = "Skanderborg",
            At = new(56.04, 9.93),
            Printer = null,
        };

    [Fact]
    public async Task R110_R83_an_officer_serves_a_citizen_and_another_decides()
    {
        var karla = await server.Register("Kirstine Østergaard-Sørensen");
        var (anne, bo) = (await NewWorker("Anne Holm", Officer), await NewWorker("Bo Lund", Officer));
        var page = await NewPage();
        await See(page, "desk-outside", "/desk");
        await LogIn(page, "/desk", anne);
        await See(page, "desk", "/desk");
        await See(page, "desk-register", "/desk/register");
        await See(page, "refuse-nobody", "/desk/refuse/nobody");
        await page.GotoAsync($"{server.Issuer}/desk?lang=en");
        await page.Locator("#number").FillAsync(await NumberOf(karla));
        await page.Locator("#because").FillAsync("Lost the phone");
        await Press(page, "Find");
        await See(page, "person", "/desk/person");
        await See(page, "evidence", "/desk/evidence");
        await page.Locator("input[type=radio]").First.CheckAsync();
        await page.Locator("#last").FillAsync("ab1234");
        foreach (var check in await page.Locator("input[type=checkbox]").AllAsync())
        {
            await check.CheckAsync();
        }

        await page.Locator("main form button.act").ClickAsync();
        await See(page, "person-shown", "/desk/person?done=shown");
        await See(page, "witness", "/desk/witness");
        await See(page, "refuse", "/desk/refuse");
        await See(page, "today", "/desk/today");
        await See(page, "second-empty", "/desk/second");
        await ConnectScreen(page);
        DeskAct[] acts =
        [
            DeskAct.PrintActivationCode,
            DeskAct.HandOutDevice,
            DeskAct.ChangePhone,
            DeskAct.Freeze,
            DeskAct.GiveHigh,
            DeskAct.EndFreeze, // not offered to whom is not frozen
        ];
        foreach (var act in acts)
        {
            await See(page, $"act-{act}", $"/desk/act?act={act}");
        }

        await page.GotoAsync($"{server.Issuer}/desk/act?act={DeskAct.GiveHigh}&lang=en");
        await page.Locator("main form button.act").ClickAsync();
        await Approve(page, anne, "/desk/person?done=proposed");
        await See(page, "person-proposed", "/desk/person?done=proposed");
        await See(page, "second-own", "/desk/second");
        await page.GotoAsync($"{server.Issuer}/desk?lang=en");
        var other = await NewPage();
        await LogIn(other, "/desk", bo);
        await See(other, "second", "/desk/second");

        Assert.Empty(findings);
    }

    private async Task ConnectScreen(IPage page)
    {
        var screen = await NewPage();
        await See(screen, "screen-alone", "/screen");
        await See(page, "screen-connect", "/desk/screen");
        await page.Locator("#code").FillAsync(await screen.Locator("#code").InnerTextAsync());
        await page.Locator("main form button.act").ClickAsync();
        await page.Locator("main [role=status]").WaitForAsync();
        await See(page, "screen-connected", "/desk/screen");
        await See(screen, "screen-free", "/screen");
        await page.GotoAsync($"{server.Issuer}/desk/person");
    }

    [Fact]
    public async Task R110_R88_an_operator_reads_every_page()
    {
        var anne = await NewWorker("Anne Holm", change => Operators.Add(change, Actor.Command));
        await NewWorker("Bo Lund", Officer);
        var page = await NewPage();
        await See(page, "operate-outside", "/operate");
        await LogIn(page, "/operate", anne);
        string[] pages =
        [
            "",
            "clients",
            "clients/new",
            "staff",
            "desks",
            "stock",
            "device",
            "device?serial=1",
            "orders",
            "notices",
            "settings",
            "journal",
        ];
        foreach (var path in pages)
        {
            await See(page, $"operate-{Regex.Replace(path, "[^a-z]", "-")}", $"/operate/{path}".TrimEnd('/'));
        }

        Assert.Empty(findings);
    }

    [Fact]
    public async Task R110_R80_a_citizen_finds_a_desk_and_books_a_time()
    {
        var page = await NewPage();
        await See(page, "desks", "/desks");
        await See(page, "desks-found", "/desks?postcode=8000");
        await See(page, "times", "/desks/aarhus");
        await See(page, "reach", "/desks/aarhus/reach");
        await page.GotoAsync($"{server.Issuer}/desks/aarhus?lang=en");
        await page.Locator(".times a").First.ClickAsync();
        await See(page, "book", new Uri(page.Url).PathAndQuery.Replace("&lang=en", ""));
        await page.Locator("#contact").FillAsync("+4512345678");
        await page.Locator("main form button.act").ClickAsync();
        await page.WaitForURLAsync("**/prove/**");
        var held = Guid.Parse(new Uri(page.Url).Segments[^1]);
        await See(page, "prove", new Uri(page.Url).AbsolutePath);
        await page.Locator("#code").FillAsync(server.Parts.GetRequiredService<Codes>().BookingProof(held));
        await page.Locator("main form button.act").ClickAsync();
        await page.WaitForURLAsync("**/booking/**");
        var booking = new Uri(page.Url).AbsolutePath;
        await See(page, "booked", $"{booking}?is=booked");
        await See(page, "move", $"{booking}/move");
        await See(page, "move-elsewhere", $"{booking}/move?desk=skanderborg");
        await See(page, "cancel", $"{booking}/cancel");
        await See(page, "booking-code", booking[..booking.LastIndexOf('/')]);

        Assert.Empty(findings);
    }

    private static Task<Refusal?> Officer(PersonChange change) => Officers.Put(change, "aarhus", Actor.Command);

    // Somebody with an app, and with a door of their own.
    private async Task<(Citizen Person, ScriptedPhone Phone)> NewWorker(
        string name,
        Func<PersonChange, Task<Refusal?>> employ
    )
    {
        var person = await server.Register(name);
        var phone = new ScriptedPhone(http, server.PhoneA);
        await phone.Activate(
            person.UserId,
            await server.ActivationCode(person),
            () => server.TemporaryPin(person),
            person.Pin
        );
        Assert.Null(await server.Parts.GetRequiredService<People>().Change(person.Id, server.Now, employ));
        return (person, phone);
    }

    private async Task<string> NumberOf(Citizen citizen)
    {
        var person = (await server.Parts.GetRequiredService<People>().Find(citizen.Id))!;
        return server.Parts.GetRequiredService<Codes>().UnwrapPersonNumber(person.Id, person.NumberWrapped);
    }

    private async Task<IPage> NewPage()
    {
        var context = await chromium.Browser.NewContextAsync(new() { Locale = "en-GB" });
        return await context.NewPageAsync();
    }

    private async Task LogIn(IPage page, string door, (Citizen, ScriptedPhone) worker)
    {
        await page.GotoAsync($"{server.Issuer}{door}?lang=en");
        await Press(page, "Log in with Segl");
        await Approve(page, worker, door);
    }

    // From the login box over the app to the page that asked.
    private async Task Approve(IPage page, (Citizen Person, ScriptedPhone Phone) worker, string back)
    {
        var userId = page.GetByLabel("User ID").First;
        await userId.FillAsync(worker.Person.UserId);
        await Press(page, "Next");
        await page.Locator("#waiting").WaitForAsync();
        var code = await page.Locator("[data-code]").First.GetAttributeAsync("data-code");
        await worker.Phone.Approve(await worker.Phone.ClaimQr(code!), worker.Person.Pin);
        await page.WaitForURLAsync($"{server.Issuer}{back}");
    }

    // The page in both languages, Danish by day on a desktop and English by night on a phone; in English at the end.
    private async Task See(IPage page, string picture, string path)
    {
        foreach (var (language, theme, width) in Looks)
        {
            await page.SetViewportSizeAsync(width, 800);
            await page.EmulateMediaAsync(new() { ColorScheme = theme });
            await page.GotoAsync($"{server.Issuer}{path}{(path.Contains('?') ? '&' : '?')}lang={language}");
            await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
            var folder = Gallery.Folder(Path.Combine("doors", $"{language}-{Gallery.NameOf(theme)}"));
            var gallery = new Gallery(page, folder);
            await gallery.Look(picture);
            findings.AddRange(gallery.Findings);
            if (language == "da")
            {
                await page.SetViewportSizeAsync(390, 800);
                await new Gallery(page, Gallery.Folder(Path.Combine("doors", "phone")), judges: false).Look(picture);
            }
        }
    }

    private static Task Press(IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
