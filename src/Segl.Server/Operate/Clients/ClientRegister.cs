using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Operate.Staff;
using Segl.Storage;

namespace Segl.Server.Operate.Clients;

/// <summary>Adds, changes and removes relying parties, each with its line in the scheme's journal (R88).</summary>
internal sealed class ClientRegister(ClientDirectory directory)
{
    /// <summary>Registers a relying party.</summary>
    /// <param name="metadata">Its metadata as JSON.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="now">The instant.</param>
    /// <param name="show">Shows it before it counts; null where the caller does so afterwards.</param>
    /// <exception cref="WrongMetadataException">The metadata is wrong, or the id is taken.</exception>
    public Task<NewClient> Add(string metadata, Actor actor, DateTimeOffset now, Func<NewClient, Task>? show = null) =>
        directory.Add(
            metadata,
            null,
            now,
            CancellationToken.None,
            async (session, added) =>
            {
                await Record(session, SchemeEvent.ClientAdded, added.ClientId, metadata, actor, now);
                await (show?.Invoke(added) ?? Task.CompletedTask);
            }
        );

    /// <summary>Changes a relying party.</summary>
    /// <returns>Its new secret, if any; null if there is no such relying party.</returns>
    /// <exception cref="WrongMetadataException">The metadata is wrong.</exception>
    public Task<NewClient?> Change(string id, string metadata, bool newSecret, Actor actor, DateTimeOffset now) =>
        directory.Change(
            id,
            metadata,
            newSecret,
            CancellationToken.None,
            (session, _) => Record(session, SchemeEvent.ClientChanged, id, metadata, actor, now)
        );

    /// <summary>Removes a relying party.</summary>
    /// <returns>False when there was none.</returns>
    public Task<bool> Remove(string id, Actor actor, DateTimeOffset now) =>
        directory.Remove(
            id,
            CancellationToken.None,
            session => Record(session, SchemeEvent.ClientRemoved, id, null, actor, now)
        );

    // The metadata is all public; a secret is not in it.
    private static Task Record(
        Session session,
        SchemeEvent what,
        string client,
        string? metadata,
        Actor actor,
        DateTimeOffset now
    ) =>
        SchemeJournal.Record(
            session,
            what,
            new
            {
                client,
                metadata,
                by = actor.By,
                because = actor.Because,
            },
            now
        );
}
