using System.Data.Common;

namespace Segl.Storage;

/// <summary>A signing key.</summary>
/// <param name="KeyId">Its JWK thumbprint (RFC 7638).</param>
/// <param name="PrivateWrapped">PKCS#8, wrapped.</param>
/// <param name="PublicKey">SPKI.</param>
/// <param name="MadeAt">When it was made, and published.</param>
/// <param name="SignsFrom">It signs from this instant until its successor does.</param>
/// <param name="PublishedUntil">When it is removed from the published keys; null while it has no successor.</param>
public sealed record StoredSigningKey(
    string KeyId,
    byte[] PrivateWrapped,
    byte[] PublicKey,
    DateTimeOffset MadeAt,
    DateTimeOffset SignsFrom,
    DateTimeOffset? PublishedUntil
);

/// <summary>Stores signing keys by purpose.</summary>
public static class SigningKeyStore
{
    /// <summary>All keys of a purpose, including retired ones, oldest first.</summary>
    public static Task<List<StoredSigningKey>> All(Session session, string purpose) =>
        session.QueryAll(
            """
            SELECT key_id, private_wrapped, public_key, made_at, signs_from, published_until
            FROM signing_key
            WHERE purpose = @purpose
            ORDER BY signs_from, key_id
            """,
            Read,
            ("purpose", purpose)
        );

    /// <summary>Locks the rotation until the commit, so that two nodes do not make two keys.</summary>
    public static Task<int> LockRotation(Session session, string purpose, DateTimeOffset now) =>
        session.Execute(
            """
            INSERT INTO setting (name, value)
            VALUES (@name, @value)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """,
            ("name", $"signing keys of {purpose} looked at"),
            ("value", now.ToString("O"))
        );

    /// <summary>
    /// Adds a key; keys without a successor are published until <paramref name="othersUntil"/>.
    /// </summary>
    public static void Add(Session session, string purpose, StoredSigningKey key, DateTimeOffset othersUntil)
    {
        session.Defer(
            "UPDATE signing_key SET published_until = @until WHERE purpose = @purpose AND published_until IS NULL",
            ("until", othersUntil),
            ("purpose", purpose)
        );
        session.Defer(
            """
            INSERT INTO signing_key (key_id, purpose, private_wrapped, public_key, made_at, signs_from, published_until)
            VALUES (@id, @purpose, @private, @public, @made_at, @signs_from, NULL)
            """,
            ("id", key.KeyId),
            ("purpose", purpose),
            ("private", key.PrivateWrapped),
            ("public", key.PublicKey),
            ("made_at", key.MadeAt),
            ("signs_from", key.SignsFrom)
        );
    }

    /// <summary>Takes all keys of a purpose away: whatever they signed is unknown from now on.</summary>
    public static void Withdraw(Session session, string purpose) =>
        session.Defer("DELETE FROM signing_key WHERE purpose = @purpose", ("purpose", purpose));

    private static StoredSigningKey Read(Row row) =>
        new(row.Text(), row.Bytes(), row.Bytes(), row.Instant(), row.Instant(), row.InstantOrNull());
}
