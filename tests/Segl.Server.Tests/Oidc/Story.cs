using Segl.Commands;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Tests.Oidc;

/// <summary>A server, a citizen with an app, and a relying party of each profile.</summary>
internal sealed class Story : IAsyncDisposable
{
    private Story(TestServer server, Citizen citizen, RelyingParty plain, RelyingParty strict) =>
        (Server, Citizen, Plain, Strict) = (server, citizen, plain, strict);

    public TestServer Server { get; }

    public Citizen Citizen { get; }

    public RelyingParty Plain { get; }

    public RelyingParty Strict { get; }

    public DateTimeOffset Now => Server.Clock.GetUtcNow();

    public static async Task<Story> Start(DatabaseKind kind = DatabaseKind.Sqlite, params string[] settings)
    {
        var server = await TestServer.Start(kind, settings);
        var citizen = await server.Register();
        await server.ActivatedPhone(citizen);
        return new(server, citizen, await RelyingParty.Plain(server), await RelyingParty.Strict(server));
    }

    /// <summary>The identity is frozen, as support does it.</summary>
    public Task Freeze() =>
        Server.People.Change(
            Citizen.Id,
            Now,
            change =>
            {
                LoginTokenStore.EndAll(change);
                change.Save(change.Person with { FrozenAt = change.Now });
                change.Record(Happening.Frozen, new { by = "test" });
                return Task.FromResult(true);
            }
        );

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
