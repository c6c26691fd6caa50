using Segl.Rules;

namespace Segl.Storage;

/// <summary>A wait for an activation code (R33).</summary>
/// <param name="PersonId">Whose it is.</param>
/// <param name="Wait">The wait.</param>
/// <param name="AppId">The app that approved the login in which it was asked for; null when no app did.</param>
/// <param name="StopDigest">The digest of the link that stops it.</param>
/// <param name="ReadyAt">When it is over, as it is looked for.</param>
/// <param name="ToldAt">When its end was told; null before.</param>
public sealed record StoredCodeWait(
    Guid PersonId,
    CodeWait Wait,
    Guid? AppId,
    byte[] StopDigest,
    DateTimeOffset ReadyAt,
    DateTimeOffset? ToldAt
);

/// <summary>Stores waits for activation codes; a person has one at most. All changes are made while the person's row is
/// locked.</summary>
public static class CodeWaitStore
{
    private const string Columns = "person_id, asked_at, by_app, codes_shown, app_id, stop_digest, ready_at, told_at";

    /// <summary>The person's wait, over or not; null if there is none.</summary>
    public static Task<StoredCodeWait?> Of(Session session, Guid personId) =>
        session.QueryOne($"SELECT {Columns} FROM code_wait WHERE person_id = @person", Read, ("person", personId));

    /// <summary>The person of a stop link; null when it stops nothing.</summary>
    public static async Task<Guid?> ByStopLink(Session session, byte[] digest) =>
        await session.QueryAll(
            "SELECT person_id FROM person_by_code_stop_link WHERE stop_digest = @digest",
            row => row.Id(),
            ("digest", digest)
        )
            is [var person]
            ? person
            : null;

    /// <summary>Begins a wait, in place of one that is over.</summary>
    public static async Task Replace(Session session, StoredCodeWait wait)
    {
        await Remove(session, wait.PersonId);
        session.Defer(
            $"""
            INSERT INTO code_wait ({Columns})
            VALUES (@person, @asked_at, @by_app, @shown, @app, @stop, @ready_at, @told_at)
            """,
            ("person", wait.PersonId),
            ("asked_at", wait.Wait.AskedAt),
            ("by_app", wait.Wait.ByApp),
            ("shown", wait.Wait.CodesShown),
            ("app", wait.AppId),
            ("stop", wait.StopDigest),
            ("ready_at", wait.ReadyAt),
            ("told_at", wait.ToldAt)
        );
        session.Defer(
            "INSERT INTO person_by_code_stop_link (stop_digest, person_id) VALUES (@stop, @person)",
            ("stop", wait.StopDigest),
            ("person", wait.PersonId)
        );
    }

    /// <summary>Saves how many codes it gave, and when its end was told.</summary>
    public static void Save(Session session, StoredCodeWait wait) =>
        session.Defer(
            "UPDATE code_wait SET codes_shown = @shown, told_at = @told_at WHERE person_id = @person",
            ("shown", wait.Wait.CodesShown),
            ("told_at", wait.ToldAt),
            ("person", wait.PersonId)
        );

    /// <summary>Removes the person's wait, and what its link stops.</summary>
    /// <returns>Whether there was one.</returns>
    public static async Task<bool> Remove(Session session, Guid personId)
    {
        if (await Of(session, personId) is not { } old)
        {
            return false;
        }

        session.Defer("DELETE FROM person_by_code_stop_link WHERE stop_digest = @stop", ("stop", old.StopDigest));
        session.Defer("DELETE FROM code_wait WHERE person_id = @person", ("person", personId));
        return true;
    }

    /// <summary>Persons whose wait is over and who were not told, the longest first.</summary>
    public static Task<List<Guid>> ReadyAndNotTold(Session session, DateTimeOffset now, int most) =>
        session.QueryAll(
            """
            SELECT person_id
            FROM code_wait
            WHERE told_at IS NULL AND ready_at <= @now
            ORDER BY ready_at
            LIMIT @most
            """,
            row => row.Id(),
            ("now", now),
            ("most", most)
        );

    /// <summary>Deletes waits that cannot be used any longer, with their links.</summary>
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
                    "SELECT person_id, stop_digest FROM code_wait WHERE ready_at < @before LIMIT @most",
                    row => (Person: row.Id(), Stop: row.Bytes()),
                    ("before", readyBefore),
                    ("most", most)
                ),
            stop
        );
        return await database.Write(
            Durability.Repairable,
            session =>
            {
                foreach (var (person, link) in over)
                {
                    session.Defer("DELETE FROM person_by_code_stop_link WHERE stop_digest = @stop", ("stop", link));
                    session.Defer(
                        "DELETE FROM code_wait WHERE person_id = @person AND stop_digest = @stop",
                        ("person", person),
                        ("stop", link)
                    );
                }

                return Task.FromResult(over.Count);
            },
            stop
        );
    }

    private static StoredCodeWait Read(Row row) =>
        new(
            row.Id(),
            new(row.Instant(), row.Flag(), row.Int()),
            row.IdOrNull(),
            row.Bytes(),
            row.Instant(),
            row.InstantOrNull()
        );
}
