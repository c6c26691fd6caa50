using System.Buffers.Text;
using System.Diagnostics;
using Segl.Rules;

namespace Segl.Storage;

/// <summary>A copy as it is stored.</summary>
/// <param name="PersonId">Its owner.</param>
/// <param name="Copy">The copy.</param>
/// <param name="Turn">Rises with each change, so that a phone can wait for the next.</param>
/// <param name="StopDigest">The digest of the stop link's value (R42).</param>
/// <param name="TicketDigest">The look-up key of the last code shown, valid or not; null before the first.</param>
/// <param name="ReadyToldAt">When the owner was notified that the hour is over; null before.</param>
public sealed record StoredCopy(
    Guid PersonId,
    AppCopy Copy,
    int Turn,
    byte[] StopDigest,
    byte[]? TicketDigest = null,
    DateTimeOffset? ReadyToldAt = null
);

/// <summary>A copy and its owner, as a look-up finds them.</summary>
public sealed record CopyOfWhom(Guid PersonId, Guid CopyId);

/// <summary>Stores copies. All changes are made while the person's row is locked.</summary>
public static class CopyStore
{
    private const string Columns = """
        person_id, copy_id, from_app_id, started_at, step, talk, codes_shown, turn, stop_digest, ticket_digest,
        ready_told_at
        """;

    private const string UnderWay = "step IN ('Waiting', 'Showing', 'Scanned', 'Vouched')";

    /// <summary>The person's copy that has not ended; the rules decide whether it is still under way. Null if there
    /// is none.</summary>
    public static Task<StoredCopy?> Current(Session session, Guid personId) =>
        session.ExecuteQuery(CurrentOf(personId));

    /// <summary>The query for the person's copy that has not ended.</summary>
    public static Query<StoredCopy?> CurrentOf(Guid personId) =>
        Query.One(
            $"SELECT {Columns} FROM app_copy WHERE person_id = @person AND {UnderWay}",
            Read,
            ("person", personId)
        );

    /// <summary>A copy of a person; null if it is not theirs.</summary>
    public static Task<StoredCopy?> Find(Session session, Guid personId, Guid copyId) =>
        session.ExecuteQuery(Of(personId, copyId));

    /// <summary>The query for a copy of a person.</summary>
    public static Query<StoredCopy?> Of(Guid personId, Guid copyId) =>
        Query.One(
            $"SELECT {Columns} FROM app_copy WHERE person_id = @person AND copy_id = @copy",
            Read,
            ("person", personId),
            ("copy", copyId)
        );

    /// <summary>The copy that shows the code with this ticket; null if none.</summary>
    public static async Task<CopyOfWhom?> ByTicket(Session session, byte[] digest) =>
        await FindOwner(
            session,
            "SELECT person_id FROM person_by_copy_ticket WHERE ticket_digest = @digest",
            "SELECT person_id, copy_id FROM app_copy WHERE person_id = @person AND ticket_digest = @digest",
            digest
        );

    /// <summary>The copy that a stop link stops; null if none.</summary>
    public static async Task<CopyOfWhom?> ByStopLink(Session session, byte[] digest) =>
        await FindOwner(
            session,
            "SELECT person_id FROM person_by_copy_stop_link WHERE stop_digest = @digest",
            "SELECT person_id, copy_id FROM app_copy WHERE person_id = @person AND stop_digest = @digest",
            digest
        );

    // Two statements, since a distributed PostgreSQL keeps the look-up and the person's rows on different nodes.
    private static async Task<CopyOfWhom?> FindOwner(Session session, string lookUp, string ofPerson, byte[] digest) =>
        await session.QueryAll(lookUp, row => row.Id(), ("digest", digest)) is [var person]
            ? await session.QueryOne(ofPerson, ReadWhom, ("person", person), ("digest", digest))
            : null;

    /// <summary>Copies whose hour is over and whose owners were not notified yet, oldest first.</summary>
    public static Task<List<CopyOfWhom>> ReadyAndNotTold(Session session, DateTimeOffset startedUntil, int most) =>
        session.QueryAll(
            """
            SELECT person_id, copy_id
            FROM app_copy
            WHERE ready_told_at IS NULL AND step = 'Waiting' AND started_at <= @until
            ORDER BY started_at LIMIT @most
            """,
            ReadWhom,
            ("until", startedUntil),
            ("most", most)
        );

    /// <summary>The start of the copy whose owner is notified next; null when there is none. It reads one index
    /// entry, however many are waiting.</summary>
    public static async Task<DateTimeOffset?> NextToTell(Session session)
    {
        var began = await session.QueryAll(
            """
            SELECT started_at
            FROM app_copy
            WHERE ready_told_at IS NULL AND step = 'Waiting'
            ORDER BY started_at LIMIT 1
            """,
            row => row.Instant()
        );
        return began.Count == 0 ? null : began[0];
    }

    /// <summary>
    /// Records that an owner is notified now. Returns nothing when the owner was notified before or the copy is not
    /// waiting any more; the turn rises, as with each change.
    /// </summary>
    public static Query<CopyOfWhom?> RecordNotice(CopyOfWhom copy, DateTimeOffset now) =>
        Query.One(
            """
            UPDATE app_copy
            SET ready_told_at = @now, turn = turn + 1
            WHERE person_id = @person AND copy_id = @copy AND ready_told_at IS NULL AND step = 'Waiting'
            RETURNING person_id, copy_id
            """,
            ReadWhom,
            ("now", now),
            ("person", copy.PersonId),
            ("copy", copy.CopyId)
        );

    /// <summary>Adds a copy that has just started. The unique index behind R43 refuses a second.</summary>
    public static void Add(Session session, StoredCopy started)
    {
        session.Defer(
            $"""
            INSERT INTO app_copy ({Columns}, valid_until)
            VALUES (@person, @copy, @from, @started_at, @step, @talk, @shown, @turn, @stop, @ticket,
                @told_at, @valid_until)
            """,
            [
                .. Values(started),
                ("from", started.Copy.FromAppId),
                ("started_at", started.Copy.StartedAt),
                ("stop", started.StopDigest),
            ]
        );
        session.Defer(
            "INSERT INTO person_by_copy_stop_link (stop_digest, person_id) VALUES (@stop, @person)",
            ("stop", started.StopDigest),
            ("person", started.PersonId)
        );
    }

    /// <summary>Saves the step of a copy; its turn rises.</summary>
    public static void Save(Session session, StoredCopy copy) =>
        session.Defer(
            """
            UPDATE app_copy
            SET step = @step, talk = @talk, valid_until = @valid_until, codes_shown = @shown, turn = @turn + 1,
                ticket_digest = @ticket, ready_told_at = @told_at
            WHERE person_id = @person AND copy_id = @copy
            """,
            Values(copy)
        );

    /// <summary>Closes a copy that cannot be continued, so that another may start.</summary>
    public static void Close(Session session, StoredCopy copy) =>
        session.Defer(
            "UPDATE app_copy SET step = 'Over', turn = turn + 1 WHERE person_id = @person AND copy_id = @copy",
            ("person", copy.PersonId),
            ("copy", copy.Copy.Id)
        );

    /// <summary>Registers the ticket of a code; it invalidates the previous one (R45).</summary>
    /// <returns>False when it is another person's ticket; then the previous one remains valid.</returns>
    public static async Task<bool> PutTicket(Session session, StoredCopy copy, byte[] digest)
    {
        var put = await session.Execute(
            """
            INSERT INTO person_by_copy_ticket (ticket_digest, person_id)
            VALUES (@digest, @person)
            ON CONFLICT (ticket_digest) DO UPDATE SET person_id = person_by_copy_ticket.person_id
                WHERE person_by_copy_ticket.person_id = @person
            """,
            ("digest", digest),
            ("person", copy.PersonId)
        );
        if (put == 1 && copy.TicketDigest is { } before && !before.AsSpan().SequenceEqual(digest))
        {
            DropTicket(session, before);
        }

        return put == 1;
    }

    /// <summary>Deletes copies that began before an instant, with their look-ups.</summary>
    /// <returns>The number of copies deleted.</returns>
    internal static async Task<int> DeleteExpired(
        Database database,
        DateTimeOffset over,
        int most,
        CancellationToken stop
    )
    {
        var copies = await database.Read(
            session =>
                session.QueryAll(
                    """
                    SELECT person_id, copy_id, stop_digest, ticket_digest
                    FROM app_copy
                    WHERE started_at < @over
                    LIMIT @most
                    """,
                    row => (Whose: ReadWhom(row), Stop: row.Bytes(), Ticket: row.BytesOrNull()),
                    ("over", over),
                    ("most", most)
                ),
            stop
        );
        return await database.Write(
            Durability.Repairable,
            session =>
            {
                foreach (var (whose, link, ticket) in copies)
                {
                    DropTicket(session, ticket ?? []);
                    session.Defer("DELETE FROM person_by_copy_stop_link WHERE stop_digest = @stop", ("stop", link));
                    session.Defer(
                        "DELETE FROM app_copy WHERE person_id = @person AND copy_id = @copy",
                        ("person", whose.PersonId),
                        ("copy", whose.CopyId)
                    );
                }

                return Task.FromResult(copies.Count);
            },
            stop
        );
    }

    private static void DropTicket(Session session, byte[] digest) =>
        session.Defer("DELETE FROM person_by_copy_ticket WHERE ticket_digest = @old", ("old", digest));

    private static CopyOfWhom ReadWhom(Row row) => new(row.Id(), row.Id());

    private static StoredCopy Read(Row row) =>
        new(
            row.Id(),
            new(row.Id(), row.Id(), row.Instant(), ReadStep(row.Text(), row.Text()), row.Int()),
            row.Int(),
            row.Bytes(),
            row.BytesOrNull(),
            row.InstantOrNull()
        );

    // talk holds the facts of the step. The other columns are what the database itself needs: for R43 and for the
    // wait. valid_until is written for nodes of the previous version, which read it during a rolling upgrade; they
    // find no phone at a code that this version showed, and treat it as expired.
    private static CopyStep ReadStep(string step, string talk) =>
        step switch
        {
            "Waiting" => new CopyStep.Waiting(),
            "Showing" or "Scanned" or "Vouched" => CopyStepJson.Read(talk),
            "Done" => new CopyStep.Done(),
            "Stopped" or "Over" => new CopyStep.Stopped(),
            _ => throw new InvalidDataException($"A copy is at the unknown step '{step}'."),
        };

    private static (string Name, SqlValue Value)[] Values(StoredCopy copy)
    {
        (string Step, DateTimeOffset? Until) stands = copy.Copy.Step switch
        {
            CopyStep.Waiting => ("Waiting", null),
            CopyStep.Showing showing => ("Showing", showing.ValidUntil),
            CopyStep.Killed => ("Showing", copy.Copy.StartedAt),
            CopyStep.Comparing comparing => ("Scanned", comparing.ValidUntil),
            CopyStep.Vouched vouched => ("Vouched", vouched.ValidUntil),
            CopyStep.Done => ("Done", null),
            CopyStep.Stopped => ("Stopped", null),
            _ => throw new UnreachableException(),
        };
        var shown = copy.Copy.Step is CopyStep.Showing { Code.Ticket: var ticket } ? ticket : null;
        return
        [
            ("person", copy.PersonId),
            ("copy", copy.Copy.Id),
            ("step", stands.Step),
            ("valid_until", stands.Until),
            ("shown", copy.Copy.CodesShown),
            ("told_at", copy.ReadyToldAt),
            ("turn", copy.Turn),
            ("ticket", shown is null ? copy.TicketDigest : Base64Url.DecodeFromChars(shown)),
            ("talk", CopyStepJson.Write(copy.Copy.Step)),
        ];
    }
}
