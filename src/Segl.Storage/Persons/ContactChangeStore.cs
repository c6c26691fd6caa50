using Segl.Rules;

namespace Segl.Storage;

/// <summary>A new number or address whose owner has yet to prove it, by a code sent there.</summary>
/// <param name="PersonId">Whose it is to become.</param>
/// <param name="Channel">SMS for a number, e-mail for an address.</param>
/// <param name="Address">The number or address.</param>
/// <param name="Code">The code's validity and tries, as for a temporary PIN (R34).</param>
/// <param name="Digest">The code's keyed digest (R36).</param>
public sealed record ContactChange(Guid PersonId, Channel Channel, string Address, TemporaryPin Code, byte[] Digest)
{
    /// <summary>When its code was sent.</summary>
    public DateTimeOffset SentAt => Code.ValidUntil - Limits.TemporaryPinValid;

    /// <summary>Whether its code may still be typed.</summary>
    public bool IsOpen(DateTimeOffset now) => Code.WhyNotTry(now) is null;

    /// <summary>An address is never printed by accident.</summary>
    public override string ToString() => nameof(ContactChange);
}

/// <summary>Stores changes of number or address until they are proven; a person has one at most. All changes are made
/// while the person's row is locked.</summary>
public static class ContactChangeStore
{
    /// <summary>The person's change; null if there is none.</summary>
    public static Task<ContactChange?> Of(Session session, Guid personId) =>
        session.QueryOne(
            """
            SELECT channel, address, valid_until, tries, resends, code_digest
            FROM contact_change
            WHERE person_id = @person
            """,
            row => new ContactChange(
                personId,
                row.Word<Channel>(),
                row.Text(),
                new(row.Instant(), row.Int(), row.Int()),
                row.Bytes()
            ),
            ("person", personId)
        );

    /// <summary>Saves it, in place of the one before.</summary>
    public static void Save(Session session, ContactChange change) =>
        session.Defer(
            """
            INSERT INTO contact_change (person_id, channel, address, valid_until, tries, resends, code_digest)
            VALUES (@person, @channel, @address, @until, @tries, @resends, @digest)
            ON CONFLICT (person_id) DO UPDATE SET channel = @channel, address = @address, valid_until = @until,
                tries = @tries, resends = @resends, code_digest = @digest
            """,
            ("person", change.PersonId),
            ("channel", change.Channel),
            ("address", change.Address),
            ("until", change.Code.ValidUntil),
            ("tries", change.Code.Tries),
            ("resends", change.Code.Resends),
            ("digest", change.Digest)
        );

    /// <summary>R37: uses up its code. It stays, so that another one counts on from it (R34).</summary>
    public static void UseUp(Session session, Guid personId, DateTimeOffset now) =>
        session.Defer(
            "UPDATE contact_change SET valid_until = @now WHERE person_id = @person AND valid_until > @now",
            ("person", personId),
            ("now", now)
        );

    /// <summary>Removes it, once the code was right.</summary>
    public static void Remove(Session session, Guid personId) =>
        session.Defer("DELETE FROM contact_change WHERE person_id = @person", ("person", personId));
}
