using Segl.Rules;

namespace Segl.Storage;

/// <summary>A wait that was begun in the portal (R33, R68).</summary>
/// <param name="PersonId">Whose it is.</param>
/// <param name="Wait">The wait.</param>
/// <param name="AppId">The app that approved the login in which it was asked for; null when no app did.</param>
/// <param name="StopDigest">The digest of the link that stops it.</param>
/// <param name="ToldAt">When its end was told; null before.</param>
/// <param name="Hash">R68: the hash of the new password; null of a wait for a code.</param>
public sealed record StoredWait(
    Guid PersonId,
    PortalWait Wait,
    Guid? AppId,
    byte[] StopDigest,
    DateTimeOffset? ToldAt = null,
    string? Hash = null
)
{
    /// <summary>Not even a hash is printed.</summary>
    public override string ToString() => $"{nameof(StoredWait)} {Wait}";
}

/// <summary>Stores the waits of the portal; a person has one at most for each thing. All changes are made while the
/// person's row is locked.</summary>
public static class PortalWaitStore
{
    private const string Columns = """
        person_id, wait_for, asked_at, by_app, codes_shown, app_id, stop_digest, told_at, hash
        """;

    /// <summary>The person's waits, over or not.</summary>
    public static Task<List<StoredWait>> Of(Session session, Guid personId) =>
        session.QueryAll($"SELECT {Columns} FROM portal_wait WHERE person_id = @person", Read, ("person", personId));

    /// <summary>The person's wait for this, over or not; null if there is none.</summary>
    public static Task<StoredWait?> Of(Session session, Guid personId, WaitFor what) =>
        session.QueryOne(
            $"SELECT {Columns} FROM portal_wait WHERE person_id = @person AND wait_for = @what",
            Read,
            ("person", personId),
            ("what", what)
        );

    /// <summary>The wait that a stop link is for; null when it stops nothing.</summary>
    public static async Task<StoredWait?> ByStopLink(Session session, byte[] digest) =>
        await session.QueryAll(
            "SELECT person_id FROM person_by_wait_stop_link WHERE stop_digest = @digest",
            row => row.Id(),
            ("digest", digest)
        )
            is [var person]
            ? (await Of(session, person)).Find(wait => wait.StopDigest.AsSpan().SequenceEqual(digest))
            : null;

    /// <summary>Begins a wait, in place of one that is over.</summary>
    public static async Task Replace(Session session, StoredWait wait)
    {
        await Remove(session, wait.PersonId, wait.Wait.For);
        session.Defer(
            $"""
            INSERT INTO portal_wait ({Columns}, ready_at)
            VALUES (@person, @what, @asked_at, @by_app, @shown, @app, @stop, @told_at, @hash, @ready_at)
            """,
            ("person", wait.PersonId),
            ("what", wait.Wait.For),
            ("asked_at", wait.Wait.AskedAt),
            ("by_app", wait.Wait.ByApp),
            ("shown", wait.Wait.CodesShown),
            ("app", wait.AppId),
            ("stop", wait.StopDigest),
            ("told_at", wait.ToldAt),
            ("hash", wait.Hash),
            ("ready_at", wait.Wait.ReadyAt)
        );
        session.Defer(
            "INSERT INTO person_by_wait_stop_link (stop_digest, person_id) VALUES (@stop, @person)",
            ("stop", wait.StopDigest),
            ("person", wait.PersonId)
        );
    }

    /// <summary>Saves how many codes it gave, and when its end was told.</summary>
    public static void Save(Session session, StoredWait wait) =>
        session.Defer(
            """
            UPDATE portal_wait SET codes_shown = @shown, told_at = @told_at
            WHERE person_id = @person AND wait_for = @what
            """,
            ("shown", wait.Wait.CodesShown),
            ("told_at", wait.ToldAt),
            ("person", wait.PersonId),
            ("what", wait.Wait.For)
        );

    /// <summary>Removes the person's wait for this, if there is one, and what its link stops.</summary>
    public static async Task Remove(Session session, Guid personId, WaitFor what)
    {
        if (await Of(session, personId, what) is { } old)
        {
            Delete(session, personId, old.StopDigest);
        }
    }

    /// <summary>Persons whose wait for this is over and who were not told, the longest first.</summary>
    public static Task<List<Guid>> ReadyAndNotTold(Session session, WaitFor what, DateTimeOffset now, int most) =>
        session.QueryAll(
            """
            SELECT person_id
            FROM portal_wait
            WHERE told_at IS NULL AND ready_at <= @now AND wait_for = @what
            ORDER BY ready_at
            LIMIT @most
            """,
            row => row.Id(),
            ("now", now),
            ("what", what),
            ("most", most)
        );

    /// <summary>Deletes waits for codes that cannot be used any longer, with their links. A new password is put into force
    /// instead.</summary>
    /// <returns>The number of waits deleted.</returns>
    internal static async Task<int> DeleteExpired(
        Database database,
        DateTimeOffset readyBefore,
        int most,
        CancellationToken stop
    )
    {
        var over = await database.Read(
            session =>
                session.QueryAll(
                    """
                    SELECT person_id, stop_digest FROM portal_wait
                    WHERE ready_at < @before AND wait_for = @what
                    LIMIT @most
                    """,
                    row => (Person: row.Id(), Stop: row.Bytes()),
                    ("before", readyBefore),
                    ("what", WaitFor.ActivationCode),
                    ("most", most)
                ),
            stop
        );
        return await database.Write(
            Durability.Repairable,
            session =>
            {
                over.ForEach(one => Delete(session, one.Person, one.Stop));
                return Task.FromResult(over.Count);
            },
            stop
        );
    }

    private static void Delete(Session session, Guid personId, byte[] stopDigest)
    {
        session.Defer("DELETE FROM person_by_wait_stop_link WHERE stop_digest = @stop", ("stop", stopDigest));
        session.Defer(
            "DELETE FROM portal_wait WHERE person_id = @person AND stop_digest = @stop",
            ("person", personId),
            ("stop", stopDigest)
        );
    }

    private static StoredWait Read(Row row) =>
        new(
            row.Id(),
            new(row.Word<WaitFor>(), row.Instant(), row.Flag(), row.Int()),
            row.IdOrNull(),
            row.Bytes(),
            row.InstantOrNull(),
            row.TextOrNull()
        );
}
