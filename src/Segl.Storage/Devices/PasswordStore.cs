using Segl.Rules;

namespace Segl.Storage;

/// <summary>The password beside a person's device (R69).</summary>
/// <param name="PersonId">Whose it is.</param>
/// <param name="Hash">Its hash, in the PHC string format.</param>
/// <param name="SetAt">When it was set.</param>
/// <param name="Counter">The wrong ones.</param>
/// <param name="NewFrom">R68: when a new one takes its place; null if none waits.</param>
public sealed record StoredPassword(
    Guid PersonId,
    string Hash,
    DateTimeOffset SetAt,
    PasswordCounter Counter,
    DateTimeOffset? NewFrom = null
)
{
    /// <summary>Not even a hash is printed.</summary>
    public override string ToString() => nameof(StoredPassword);
}

/// <summary>Stores passwords; a person has one at most.</summary>
public static class PasswordStore
{
    /// <summary>The person's password; null if there is none.</summary>
    public static Task<StoredPassword?> Of(Session session, Guid personId) => session.ExecuteQuery(OfPerson(personId));

    /// <summary>The query for the person's password.</summary>
    public static Query<StoredPassword?> OfPerson(Guid personId) =>
        Query.One(
            """
            SELECT password.person_id, password.hash, set_at, wrong, suspended_until, ready_at
            FROM password
            LEFT JOIN portal_wait ON portal_wait.person_id = password.person_id AND wait_for = 'Password'
            WHERE password.person_id = @person
            """,
            row => new StoredPassword(
                row.Id(),
                row.Text(),
                row.Instant(),
                new(row.Int(), row.InstantOrNull()),
                row.InstantOrNull()
            ),
            ("person", personId)
        );

    /// <summary>Saves the password, in place of the one before.</summary>
    public static void Save(Session session, StoredPassword password) =>
        session.Defer(
            """
            INSERT INTO password (person_id, hash, set_at, wrong, suspended_until)
            VALUES (@person, @hash, @set_at, @wrong, @until)
            ON CONFLICT (person_id) DO UPDATE
            SET hash = excluded.hash, set_at = excluded.set_at, wrong = excluded.wrong,
                suspended_until = excluded.suspended_until
            """,
            ("person", password.PersonId),
            ("hash", password.Hash),
            ("set_at", password.SetAt),
            ("wrong", password.Counter.Wrong),
            ("until", password.Counter.SuspendedUntil)
        );

    /// <summary>Keeps another hash of the same password, unless another was chosen meanwhile.</summary>
    public static Task<int> Renew(Session session, Guid personId, string hash, string renewed) =>
        session.Execute(
            "UPDATE password SET hash = @renewed WHERE person_id = @person AND hash = @hash",
            ("renewed", renewed),
            ("person", personId),
            ("hash", hash)
        );

    /// <summary>Saves the wrong ones.</summary>
    public static void SaveCounter(Session session, Guid personId, PasswordCounter counter) =>
        session.Defer(
            "UPDATE password SET wrong = @wrong, suspended_until = @until WHERE person_id = @person",
            ("person", personId),
            ("wrong", counter.Wrong),
            ("until", counter.SuspendedUntil)
        );

    /// <summary>Removes the password.</summary>
    public static void Remove(Session session, Guid personId) =>
        session.Defer("DELETE FROM password WHERE person_id = @person", ("person", personId));
}
