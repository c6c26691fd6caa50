using Segl.Rules;

namespace Segl.Storage;

/// <summary>The purpose of a temporary PIN; one is outstanding per purpose.</summary>
public enum TemporaryPinPurpose
{
    /// <summary>The activation of an app (R34); bound to the activation.</summary>
    Activate,

    /// <summary>A new PIN for a blocked app (R23); bound to the app.</summary>
    NewPin,
}

/// <summary>A temporary PIN as stored: its state and its keyed digest (R36).</summary>
public sealed record StoredTemporaryPin(TemporaryPin State, Guid BoundTo, byte[] Digest);

/// <summary>Stores temporary PINs.</summary>
public static class TemporaryPinStore
{
    /// <summary>Stores a temporary PIN; it replaces the previous one.</summary>
    public static void Replace(Session session, Guid personId, TemporaryPinPurpose purpose, StoredTemporaryPin pin) =>
        session.Defer(
            """
            INSERT INTO temporary_pin (person_id, purpose, bound_to, pin_digest, valid_until, tries, resends)
            VALUES (@person, @purpose, @bound_to, @digest, @valid_until, @tries, @resends)
            ON CONFLICT (person_id, purpose) DO UPDATE SET bound_to = @bound_to, pin_digest = @digest,
                valid_until = @valid_until, tries = @tries, resends = @resends
            """,
            ("person", personId),
            ("purpose", purpose),
            ("bound_to", pin.BoundTo),
            ("digest", pin.Digest),
            ("valid_until", pin.State.ValidUntil),
            ("tries", pin.State.Tries),
            ("resends", pin.State.Resends)
        );

    /// <summary>The outstanding one, if it is bound to this activation or app.</summary>
    public static Task<StoredTemporaryPin?> Find(
        Session session,
        Guid personId,
        TemporaryPinPurpose purpose,
        Guid boundTo
    ) => session.ExecuteQuery(Of(personId, purpose, boundTo));

    /// <summary>The query for the outstanding one.</summary>
    public static Query<StoredTemporaryPin?> Of(Guid personId, TemporaryPinPurpose purpose, Guid boundTo) =>
        Query.One(
            """
            SELECT valid_until, tries, resends, pin_digest
            FROM temporary_pin
            WHERE person_id = @person AND purpose = @purpose AND bound_to = @bound_to
            """,
            row => new StoredTemporaryPin(new(row.Instant(), row.Int(), row.Int()), boundTo, row.Bytes()),
            ("person", personId),
            ("purpose", purpose),
            ("bound_to", boundTo)
        );

    /// <summary>Removes it once it was right (R36).</summary>
    public static void Remove(Session session, Guid personId, TemporaryPinPurpose purpose) =>
        session.Defer(
            "DELETE FROM temporary_pin WHERE person_id = @person AND purpose = @purpose",
            ("person", personId),
            ("purpose", purpose)
        );
}
