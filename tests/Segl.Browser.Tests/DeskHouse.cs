using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Operate.Staff;
using Segl.Storage;

namespace Segl.Browser.Tests;

/// <summary>How the browsers of a story are set up.</summary>
/// <param name="Story">The folder of its pictures.</param>
/// <param name="Language"><c>da</c> or <c>en</c>.</param>
/// <param name="Theme">What the systems ask for.</param>
/// <param name="Width">CSS pixels.</param>
internal sealed record DeskLook(string Story, string Language, ColorScheme Theme, int Width);

/// <summary>A Citizen Service desk with its officers, and the PCs of those who come there.</summary>
internal sealed class DeskHouse : IAsyncDisposable
{
    private const string Aarhus = "aarhus";

    private readonly DeskLook look;
    private readonly List<Gallery> galleries = [];
    private int taken;

    private DeskHouse(Chromium chromium, SeglServer server, DeskLook look) =>
        (Chromium, Server, this.look) = (chromium, server, look);

    /// <summary>The browser that all of them use, each with a context of its own.</summary>
    public Chromium Chromium { get; }

    /// <summary>The server.</summary>
    public SeglServer Server { get; }

    /// <summary>What was wrong on the pages.</summary>
    public IEnumerable<string> Findings => galleries.SelectMany(gallery => gallery.Findings);

    /// <summary>A desk in Aarhus that is open.</summary>
    public static async Task<DeskHouse> Begin(DeskLook look)
    {
        var house = new DeskHouse(await Chromium.Start(), await SeglServer.Start(), look);
        await house
            .Server.Parts.GetRequiredService<Database>()
            .Write(
                Durability.Durable,
                session =>
                {
                    DeskStore.Save(session, Desk);
                    return Task.FromResult(true);
                }
            );
        return house;
    }

    /// <summary>A PC with a browser of its own.</summary>
    public async Task<Pc> NewPc()
    {
        var context = await Chromium.Browser.NewContextAsync(
            new()
            {
                Locale = look.Language == "da" ? "da-DK" : "en-GB",
                ColorScheme = look.Theme,
                ViewportSize = new() { Width = look.Width, Height = 800 },
            }
        );
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        var folder = Path.Combine("desk-stories", look.Story, $"{look.Language}-{Gallery.NameOf(look.Theme)}");
        var gallery = new Gallery(page, Gallery.Folder(folder));
        galleries.Add(gallery);
        return new(page, Server.Issuer, gallery, () => ++taken);
    }

    /// <summary>An officer of the desk who is logged in there.</summary>
    public async Task<OfficerAtPc> NewOfficer(string name)
    {
        var person = await Server.Register(name, look.Language);
        var phone = await DeviceHouse.ActivePhone(Server, person);
        var people = Server.Parts.GetRequiredService<People>();
        Assert.Null(await people.Change(person.Id, Server.Now, change => Officers.Put(change, Aarhus, Actor.Command)));
        var officer = new OfficerAtPc(await NewPc(), person, phone);
        await officer.LogIn();
        return officer;
    }

    /// <summary>The number by which an officer finds somebody.</summary>
    public async Task<string> NumberOf(Citizen citizen)
    {
        var person = await PersonOf(citizen);
        return Server.Parts.GetRequiredService<Codes>().UnwrapPersonNumber(person.Id, person.NumberWrapped);
    }

    /// <summary>A person as they are stored now.</summary>
    public async Task<Person> PersonOf(Citizen citizen) =>
        (await Server.Parts.GetRequiredService<People>().Find(citizen.Id))!;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Chromium.DisposeAsync();
        await Server.DisposeAsync();
    }

    private static ServiceDesk Desk =>
        new(
            Aarhus,
            "Borgerservice Aarhus",
            "Hack Kampmanns Plads 2",
            "8000",
            "Aarhus C",
            new(56.15, 10.21),
            "Europe/Copenhagen",
            "+4589402222",
            Email: null,
            Printer: null,
            OpeningHours.Read("mon-fri 09:00-15:00")!,
            new HashSet<DateOnly>(),
            Places: 4,
            TimeSpan.FromMinutes(20)
        );
}
