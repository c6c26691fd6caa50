namespace Segl.Storage;

/// <summary>A registered relying party.</summary>
/// <param name="ClientId">Its id.</param>
/// <param name="Metadata">RFC 7591 metadata and Segl's own, as JSON.</param>
/// <param name="SecretDigest">Keyed digest of its secret; null when it authenticates with a key.</param>
/// <param name="AddedAt">When it was registered.</param>
public sealed record StoredClient(string ClientId, string Metadata, byte[]? SecretDigest, DateTimeOffset AddedAt);

/// <summary>Stores relying parties.</summary>
public static class ClientStore
{
    private const string Columns = "client_id, metadata, secret_digest, added_at";

    /// <summary>Adds a relying party.</summary>
    /// <returns>False when its id is taken.</returns>
    public static async Task<bool> Add(Session session, StoredClient client) =>
        await session.Execute(
            $"INSERT INTO client ({Columns}) VALUES (@id, @metadata, @secret, @at) ON CONFLICT (client_id) DO NOTHING",
            ("id", client.ClientId),
            ("metadata", client.Metadata),
            ("secret", client.SecretDigest),
            ("at", client.AddedAt)
        ) == 1;

    /// <summary>A relying party by its id; null if there is none.</summary>
    public static Task<StoredClient?> Find(Session session, string clientId) =>
        session.QueryOne($"SELECT {Columns} FROM client WHERE client_id = @id", Read, ("id", clientId));

    /// <summary>All relying parties, by id.</summary>
    public static Task<List<StoredClient>> All(Session session) =>
        session.QueryAll($"SELECT {Columns} FROM client ORDER BY client_id", Read);

    /// <summary>Saves the metadata and the secret of a relying party.</summary>
    public static void Save(Session session, StoredClient client) =>
        session.Defer(
            "UPDATE client SET metadata = @metadata, secret_digest = @secret WHERE client_id = @id",
            ("id", client.ClientId),
            ("metadata", client.Metadata),
            ("secret", client.SecretDigest)
        );

    /// <summary>
    /// Removes a relying party. Its tokens are refused from then on, since the client is unknown.
    /// </summary>
    /// <returns>False when there was none.</returns>
    public static async Task<bool> Remove(Session session, string clientId) =>
        await session.Execute("DELETE FROM client WHERE client_id = @id", ("id", clientId)) == 1;

    private static StoredClient Read(Row row) => new(row.Text(), row.Text(), row.BytesOrNull(), row.Instant());
}
