using Segl.Phone;
using Segl.Rules;
using Segl.Server.Operate.Staff;
using Segl.Server.Tests.Desk.Printing;
using Segl.Storage;

namespace Segl.Server.Tests.Desk;

/// <summary>A Citizen Service desk with officers.</summary>
internal sealed class DeskStory : IAsyncDisposable
{
    private DeskStory(TestServer server) => Server = server;

    /// <summary>The desk's printer.</summary>
    public RawPrinter Printer { get; } = new();

    public TestServer Server { get; }

    public static Task<DeskStory> Begin() => Begin(DatabaseKind.Sqlite);

    public static async Task<DeskStory> Begin(DatabaseKind kind) =>
        await With(await TestServer.Start(kind, "--Segl:DeskPrinters=127.0.0.1"));

    /// <summary>The same on SQLite, with more settings.</summary>
    public static async Task<DeskStory> Begin(params string[] settings) =>
        await With(await TestServer.Start(DatabaseKind.Sqlite, ["--Segl:DeskPrinters=127.0.0.1", .. settings]));

    private static async Task<DeskStory> With(TestServer server)
    {
        var story = new DeskStory(server);
        await server.Database.Write(
            Durability.Durable,
            session =>
            {
                DeskStore.Save(session, Aarhus(story.Printer));
                return Task.FromResult(true);
            }
        );
        return story;
    }

    /// <summary>The desk, with its printer.</summary>
    public static ServiceDesk Aarhus(RawPrinter printer) =>
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
            printer.Address,
            OpeningHours.Read("mon-fri 09:00-15:00")!,
            new HashSet<DateOnly>(),
            4,
            TimeSpan.FromMinutes(20)
        );

    /// <summary>What a citizen's journal says, newest last.</summary>
    public Task<List<JournalLine>> Lines(Citizen citizen) =>
        Server.Database.Read(session => JournalStore.Of(session, citizen.Id, 1, 1000));

    /// <summary>The person as it is now.</summary>
    public async Task<Person> Of(Citizen citizen) => (await Server.People.Find(citizen.Id))!;

    /// <summary>A person with an app who was made an officer.</summary>
    public async Task<OfficerAtDesk> NewOfficer(string desk = "aarhus")
    {
        var person = await Server.Register();
        var phone = await Server.ActivatedPhone(person);
        await Server.People.Change(
            person.Id,
            Server.Clock.GetUtcNow(),
            change => Officers.Put(change, desk, Actor.Command)
        );
        return new(Server, person, phone);
    }

    /// <summary>The same, logged in.</summary>
    public async Task<OfficerAtDesk> OfficerLoggedIn(string desk = "aarhus")
    {
        var officer = await NewOfficer(desk);
        Assert.Equal("/desk", (await officer.LogIn()).Location);
        return officer;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Printer.Dispose();
        return Server.DisposeAsync();
    }
}
