using Segl.Rules;
using Segl.Server.Operate.Staff;
using Segl.Server.Tests.Desk;
using Segl.Server.Tests.Login;
using Segl.Storage;

namespace Segl.Server.Tests.Operate;

/// <summary>A server with operators, each with an app and a browser at the operator's door.</summary>
internal sealed class OperateStory : IAsyncDisposable
{
    public const string Door = "/operate";

    private OperateStory(TestServer server) => Server = server;

    public TestServer Server { get; }

    public static async Task<OperateStory> Begin(DatabaseKind kind = DatabaseKind.Sqlite) =>
        new(await TestServer.Start(kind));

    /// <summary>A person with an app, who works nowhere, with a browser at a door.</summary>
    public async Task<OfficerAtDesk> Citizen(string door = Door)
    {
        var person = await Server.Register();
        return new(Server, person, await Server.ActivatedPhone(person), door);
    }

    /// <summary>An operator who is logged in.</summary>
    public async Task<OfficerAtDesk> OperatorLoggedIn()
    {
        var one = await Citizen();
        await Server.People.Change(
            one.Person.Id,
            Server.Clock.GetUtcNow(),
            change => Operators.Add(change, Actor.Command)
        );
        Assert.Equal(Door, (await one.LogIn()).Location);
        return one;
    }

    /// <summary>Adds a desk.</summary>
    public Task NewDesk(string id) =>
        Server.Database.Write(
            Durability.Durable,
            session =>
            {
                DeskStore.Save(
                    session,
                    new(
                        id,
                        $"Borgerservice {id}",
                        "Rådhuspladsen 2",
                        "8000",
                        "Aarhus C",
                        new(56.15, 10.2),
                        "Europe/Copenhagen",
                        "+4589402000",
                        null,
                        null,
                        OpeningHours.Read("mon-fri 09:00-15:00")!,
                        new HashSet<DateOnly>(),
                        2,
                        TimeSpan.FromMinutes(20)
                    )
                );
                return Task.CompletedTask;
            }
        );

    /// <summary>The lines of the scheme's journal of one kind.</summary>
    public Task<List<JournalLine>> Lines(SchemeEvent what) =>
        Server.Database.Read(session => SchemeJournal.Of(session, what));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
