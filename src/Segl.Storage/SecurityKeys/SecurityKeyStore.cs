using Segl.Rules;

namespace Segl.Storage;

/// <summary>Stores security keys, also blocked and deleted ones; the rules decide.</summary>
public static class SecurityKeyStore
{
    private const string Columns = """
        person_id, key_id, credential_id, public_key, counter, name, state, added_at, last_used_at
        """;

    /// <summary>All keys of a person, oldest first.</summary>
    public static Task<List<StoredSecurityKey>> Of(Session session, Guid personId) =>
        session.QueryAll(
            $"SELECT {Columns} FROM security_key WHERE person_id = @person ORDER BY added_at, key_id",
            Read,
            ("person", personId)
        );

    /// <summary>The key that the person can use; null if there is none (R18).</summary>
    public static Task<StoredSecurityKey?> Active(Session session, Guid personId) =>
        session.QueryOne(
            $"SELECT {Columns} FROM security_key WHERE person_id = @person AND state = 'Active'",
            Read,
            ("person", personId)
        );

    /// <summary>Adds a key. The unique index behind R18 refuses a second active one.</summary>
    public static void Add(Session session, StoredSecurityKey key) =>
        session.Defer(
            $"""
            INSERT INTO security_key ({Columns})
            VALUES (@person, @id, @credential, @key, @counter, @name, @state, @added_at, @used_at)
            """,
            [.. Values(key), ("credential", key.CredentialId), ("key", key.PublicKey), ("added_at", key.AddedAt)]
        );

    /// <summary>Saves what may change of a key.</summary>
    public static void Save(Session session, StoredSecurityKey key) =>
        session.Defer(
            """
            UPDATE security_key
            SET counter = @counter, name = @name, state = @state, last_used_at = @used_at
            WHERE person_id = @person AND key_id = @id
            """,
            Values(key)
        );

    private static (string Name, SqlValue Value)[] Values(StoredSecurityKey key) =>
        [
            ("person", key.PersonId),
            ("id", key.Id),
            ("counter", key.Counter),
            ("name", key.Name),
            ("state", key.State),
            ("used_at", key.LastUsedAt),
        ];

    private static StoredSecurityKey Read(Row row) =>
        new(
            row.Id(),
            row.Id(),
            row.Bytes(),
            row.Bytes(),
            row.Long(),
            row.Text(),
            row.Word<SecurityKeyState>(),
            row.Instant(),
            row.InstantOrNull()
        );
}
