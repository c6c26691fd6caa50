namespace Segl.Storage;

/// <summary>A passkey that replaces the PIN of one app (R24).</summary>
/// <param name="Id">The credential's id.</param>
/// <param name="PublicKey">COSE key.</param>
/// <param name="Data">What else verification needs: the counter and whether it may be backed up; JSON.</param>
/// <param name="DestroyedAt">R25: from then on it is refused; null while it is valid.</param>
public sealed record Passkey(byte[] Id, byte[] PublicKey, string Data, DateTimeOffset? DestroyedAt);

/// <summary>Stores passkeys. A destroyed one is kept, so that it is recognised and refused.</summary>
public static class PasskeyStore
{
    /// <summary>Adds a passkey.</summary>
    public static void Add(Session session, Guid personId, Guid appId, Passkey passkey, DateTimeOffset now) =>
        session.Defer(
            """
            INSERT INTO passkey (person_id, passkey_id, app_id, public_key, data, made_at)
            VALUES (@person, @id, @app, @key, @data, @now)
            """,
            ("person", personId),
            ("id", passkey.Id),
            ("app", appId),
            ("key", passkey.PublicKey),
            ("data", passkey.Data),
            ("now", now)
        );

    /// <summary>A passkey of a person's app; null if there is none.</summary>
    public static Task<Passkey?> Find(Session session, Guid personId, Guid appId, byte[] id) =>
        session.QueryOne(
            """
            SELECT public_key, data, destroyed_at
            FROM passkey
            WHERE person_id = @person AND passkey_id = @id AND app_id = @app
            """,
            row => new Passkey(id, row.Bytes(), row.Text(), row.InstantOrNull()),
            ("person", personId),
            ("id", id),
            ("app", appId)
        );

    /// <summary>Saves its counter after a use.</summary>
    public static void Save(Session session, Guid personId, Passkey passkey) =>
        session.Defer(
            "UPDATE passkey SET data = @data WHERE person_id = @person AND passkey_id = @id",
            ("data", passkey.Data),
            ("person", personId),
            ("id", passkey.Id)
        );

    /// <summary>Destroys all passkeys of an app.</summary>
    public static void Destroy(Session session, Guid personId, Guid appId, DateTimeOffset now) =>
        session.Defer(
            "UPDATE passkey SET destroyed_at = @now WHERE person_id = @person AND app_id = @app AND destroyed_at IS NULL",
            ("now", now),
            ("person", personId),
            ("app", appId)
        );
}
