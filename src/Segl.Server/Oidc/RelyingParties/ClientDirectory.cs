using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.Oidc.RelyingParties;

/// <summary>A newly registered relying party.</summary>
/// <param name="ClientId">Its id.</param>
/// <param name="Secret">Its secret, shown once; null when it authenticates with a key.</param>
internal sealed record NewClient(string ClientId, string? Secret);

/// <summary>
/// Finds and registers relying parties. Read rows are cached for a few seconds, after which every node uses a change.
/// </summary>
internal sealed class ClientDirectory(Database database, KeyEncryptionKey keys, OwnClients? own = null)
{
    private const int SecretBytes = 32;
    private static readonly TimeSpan ReadAgain = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (Client Client, DateTimeOffset ReadAt)> read = new(
        StringComparer.Ordinal
    );

    private sealed record ReadOrigins(IReadOnlySet<string> All, DateTimeOffset ReadAt);

    private volatile ReadOrigins? origins;

    /// <summary>A relying party by its id; null if there is none.</summary>
    public ValueTask<Client?> Find(string clientId, DateTimeOffset now, CancellationToken stop) =>
        OwnClients.Has(clientId) ? ValueTask.FromResult(own?.Find(clientId)?.Named("Segl"))
        : read.TryGetValue(clientId, out var known)
        && now - known.ReadAt is var age
        && age >= TimeSpan.Zero
        && age < ReadAgain
            ? ValueTask.FromResult<Client?>(known.Client)
        : new(Read(clientId, now, stop));

    /// <summary>The origins of all public clients on the web (CORS).</summary>
    public async ValueTask<IReadOnlySet<string>> Origins(DateTimeOffset now, CancellationToken stop)
    {
        if (origins is { } known && now - known.ReadAt is var age && age >= TimeSpan.Zero && age < ReadAgain)
        {
            return known.All;
        }

        var stored = await database.Read(ClientStore.All, stop);
        var all = stored.SelectMany(one => ClientMetadata.Of(one).Origins).ToHashSet(StringComparer.Ordinal);
        origins = new(all, now);
        return all;
    }

    /// <summary>Registers a relying party.</summary>
    /// <param name="metadata">Its metadata as JSON.</param>
    /// <param name="secret">Its secret; null for a random one.</param>
    /// <param name="now">The instant of the registration.</param>
    /// <param name="stop">Cancels.</param>
    /// <param name="within">Runs before it counts, in the same transaction; where that fails, it is not
    /// registered.</param>
    /// <exception cref="WrongMetadataException">The metadata is wrong, or the id is taken.</exception>
    public async Task<NewClient> Add(
        string metadata,
        string? secret,
        DateTimeOffset now,
        CancellationToken stop,
        Func<Session, NewClient, Task>? within = null
    )
    {
        var id = ClientMetadata.IdIn(metadata) ?? Guid.NewGuid().ToString("D");
        secret ??= ClientMetadata.WantsSecret(metadata) ? NewSecret() : null;
        if (OwnClients.Has(id))
        {
            throw new WrongMetadataException($"{id} is a door of this server.");
        }

        var stored = new StoredClient(id, metadata, secret is null ? null : DigestOf(secret), now);
        _ = ClientMetadata.Read(id, metadata, stored.SecretDigest);
        var added = new NewClient(id, secret);
        await database.Write(
            Durability.Durable,
            async session =>
            {
                if (!await ClientStore.Add(session, stored))
                {
                    throw new WrongMetadataException($"There is a relying party {id} already.");
                }

                await (within?.Invoke(session, added) ?? Task.CompletedTask);
            },
            stop
        );
        return added;
    }

    /// <summary>Changes a relying party. It keeps its id, and its secret where it still has one and no new one is
    /// wished.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="metadata">All of its metadata from now on.</param>
    /// <param name="newSecret">Whether the secret from before ends.</param>
    /// <param name="stop">Cancels.</param>
    /// <param name="within">Runs before it counts, in the same transaction.</param>
    /// <returns>The relying party, with its secret where it has a new one; null if there is none.</returns>
    /// <exception cref="WrongMetadataException">The metadata is wrong.</exception>
    public Task<NewClient?> Change(
        string id,
        string metadata,
        bool newSecret,
        CancellationToken stop,
        Func<Session, NewClient, Task>? within = null
    ) =>
        database.Write(
            Durability.Durable,
            async session =>
            {
                if (await ClientStore.Find(session, id) is not { } before)
                {
                    return null;
                }

                if ((ClientMetadata.IdIn(metadata) ?? id) != id)
                {
                    throw new WrongMetadataException("client_id cannot be changed; add another relying party.");
                }

                var wants = ClientMetadata.WantsSecret(metadata);
                var secret = wants && (newSecret || before.SecretDigest is null) ? NewSecret() : null;
                var digest =
                    !wants ? null
                    : secret is null ? before.SecretDigest
                    : DigestOf(secret);
                _ = ClientMetadata.Read(id, metadata, digest);
                ClientStore.Save(session, before with { Metadata = metadata, SecretDigest = digest });
                var changed = new NewClient(id, secret);
                await (within?.Invoke(session, changed) ?? Task.CompletedTask);
                return changed;
            },
            stop
        );

    /// <summary>Removes a relying party; nothing that was given to it works any longer.</summary>
    /// <returns>False when there was none.</returns>
    public Task<bool> Remove(string id, CancellationToken stop, Func<Session, Task>? within = null) =>
        database.Write(
            Durability.Durable,
            async session =>
            {
                var removed = await ClientStore.Remove(session, id);
                await (removed && within is not null ? within(session) : Task.CompletedTask);
                return removed;
            },
            stop
        );

    /// <summary>Whether this is the client's secret; compared in constant time.</summary>
    public bool IsSecret(Client client, string secret) =>
        client.SecretDigest is { } digest && CryptographicOperations.FixedTimeEquals(digest, DigestOf(secret));

    private static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    private byte[] DigestOf(string secret) => keys.Digest("segl client secret v1", Encoding.UTF8.GetBytes(secret));

    private async Task<Client?> Read(string clientId, DateTimeOffset now, CancellationToken stop)
    {
        if (await database.Read(session => ClientStore.Find(session, clientId), stop) is not { } stored)
        {
            read.TryRemove(clientId, out _);
            return null;
        }

        var client = ClientMetadata.Of(stored);
        read[clientId] = (client, now);
        return client;
    }
}
