using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using Segl.Rules;

namespace Segl.Storage;

/// <summary>What the two phones of a copy said through the server (protocol, "Copying the app"). All bytes
/// base64url.</summary>
/// <param name="Ea">The old app's ephemeral key, for the twelve words only.</param>
/// <param name="EaProof">HMAC(S, "ea" ‖ T ‖ Ea), for the twelve words only.</param>
/// <param name="Eb">The new app's ephemeral key.</param>
/// <param name="Commitment">c = SHA-256(rB).</param>
/// <param name="Model">What the new phone calls itself.</param>
/// <param name="Place">Where it is, as far as known; empty when not.</param>
/// <param name="NewProof">HMAC(k, "new" ‖ H).</param>
/// <param name="R">The random part of the broadcast that the old phone received.</param>
/// <param name="Link">Over which link: bluetooth, sound or demo.</param>
/// <param name="Ra">rA.</param>
/// <param name="OldProof">HMAC(k, "old" ‖ H ‖ rA).</param>
/// <param name="Rb">rB, revealed only after the old app's proof was right.</param>
/// <param name="Transcript">H, as the old app signed it.</param>
public sealed record CopyTalk(
    string? Ea = null,
    string? EaProof = null,
    string? Eb = null,
    string? Commitment = null,
    string? Model = null,
    string? Place = null,
    string? NewProof = null,
    string? R = null,
    string? Link = null,
    string? Ra = null,
    string? OldProof = null,
    string? Rb = null,
    string? Transcript = null
);

/// <summary>A copy as it is kept.</summary>
/// <param name="Turn">Rises with each change, so that a phone can wait for the next.</param>
public sealed record StoredCopy(
    Guid PersonId,
    AppCopy Copy,
    int Turn,
    byte[] StopDigest,
    byte[]? TicketDigest = null,
    Guid? ActivationId = null,
    byte[]? NewKey = null,
    CopyTalk? Talk = null,
    DateTimeOffset? ReadyToldAt = null
);

/// <summary>A look-up's answer: whose copy.</summary>
public sealed record CopyOfWhom(Guid PersonId, Guid CopyId);

/// <summary>Keeps copies. All changes happen while the person's row is taken.</summary>
public static class CopyStore
{
    private const string Columns = """
        person_id, copy_id, from_app_id, started_at, step, valid_until, wrong_user_ids, codes_shown, pin_at,
        turn, stop_digest, ticket_digest, activation_id, new_key, talk, ready_told_at
        """;

    private const string UnderWay = "step IN ('Waiting', 'Showing', 'Scanned', 'Vouched')";

    /// <summary>The person's copy that is not ended; whether it can still be of use, the rule says. Null if there is
    /// none.</summary>
    public static Task<StoredCopy?> Current(Session session, Guid personId) =>
        session.ExecuteQuery(CurrentOf(personId));

    /// <summary>The question for the person's copy that is not ended.</summary>
    public static Query<StoredCopy?> CurrentOf(Guid personId) =>
        Query.One(
            $"SELECT {Columns} FROM app_copy WHERE person_id = @person AND {UnderWay}",
            Read,
            ("person", personId)
        );

    /// <summary>A copy of a person; null if it is not theirs.</summary>
    public static Task<StoredCopy?> Find(Session session, Guid personId, Guid copyId) =>
        session.ExecuteQuery(Of(personId, copyId));

    /// <summary>The question for a copy of a person.</summary>
    public static Query<StoredCopy?> Of(Guid personId, Guid copyId) =>
        Query.One(
            $"SELECT {Columns} FROM app_copy WHERE person_id = @person AND copy_id = @copy",
            Read,
            ("person", personId),
            ("copy", copyId)
        );

    /// <summary>Whose copy shows the code with this ticket; null if none.</summary>
    public static Task<CopyOfWhom?> ByTicket(Session session, byte[] digest) =>
        session.QueryOne(
            """
            SELECT app_copy.person_id, copy_id
            FROM app_copy
            JOIN person_by_copy_ticket AS known
                ON known.person_id = app_copy.person_id AND known.ticket_digest = app_copy.ticket_digest
            WHERE known.ticket_digest = @digest
            """,
            ReadWhom,
            ("digest", digest)
        );

    /// <summary>Whose copy a stop link stops; null if none.</summary>
    public static Task<CopyOfWhom?> ByStopLink(Session session, byte[] digest) =>
        session.QueryOne(
            """
            SELECT app_copy.person_id, copy_id
            FROM app_copy
            JOIN person_by_copy_stop_link AS known
                ON known.person_id = app_copy.person_id AND known.stop_digest = app_copy.stop_digest
            WHERE known.stop_digest = @digest
            """,
            ReadWhom,
            ("digest", digest)
        );

    /// <summary>Copies whose hour is over and whose owners were not told yet, oldest first.</summary>
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

    /// <summary>When the copy began whose owner is to be told next; null when nobody waits to be told. It reads one
    /// entry of an index, however many wait.</summary>
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
    /// Notes that an owner is told now. Answered by nothing when they were told before or the copy left its wait; the
    /// turn rises, as with each change.
    /// </summary>
    public static Query<CopyOfWhom?> Tell(CopyOfWhom copy, DateTimeOffset now) =>
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
            INSERT INTO app_copy ({Columns})
            VALUES (@person, @copy, @from, @started_at, @step, @valid_until, @wrong, @shown, @pin_at,
                @turn, @stop, @ticket, @activation, @new_key, @talk, @told_at)
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

    /// <summary>Saves where a copy stands; its turn rises.</summary>
    public static void Save(Session session, StoredCopy copy) =>
        session.Defer(
            """
            UPDATE app_copy
            SET step = @step, valid_until = @valid_until, wrong_user_ids = @wrong, codes_shown = @shown,
                pin_at = @pin_at, ready_told_at = @told_at, turn = @turn + 1, ticket_digest = @ticket,
                activation_id = @activation,
                new_key = @new_key, talk = @talk
            WHERE person_id = @person AND copy_id = @copy
            """,
            Values(copy)
        );

    /// <summary>Closes a copy that can be of no use any longer, so that another may start.</summary>
    public static void Close(Session session, StoredCopy copy) =>
        session.Defer(
            "UPDATE app_copy SET step = 'Over', turn = turn + 1 WHERE person_id = @person AND copy_id = @copy",
            ("person", copy.PersonId),
            ("copy", copy.Copy.Id)
        );

    /// <summary>Registers the ticket of a code; the one before is dead (R45).</summary>
    public static void PutTicket(Session session, StoredCopy copy, byte[] digest)
    {
        session.Defer("DELETE FROM person_by_copy_ticket WHERE ticket_digest = @old", ("old", copy.TicketDigest ?? []));
        session.Defer(
            "INSERT INTO person_by_copy_ticket (ticket_digest, person_id) VALUES (@digest, @person)",
            ("digest", digest),
            ("person", copy.PersonId)
        );
    }

    private static CopyOfWhom ReadWhom(Row row) => new(row.Id(), row.Id());

    private static StoredCopy Read(Row row) =>
        new(
            row.Id(),
            new(row.Id(), row.Id(), row.Instant(), ReadStep(row), row.Int(), row.InstantOrNull()),
            row.Int(),
            row.Bytes(),
            row.BytesOrNull(),
            row.IdOrNull(),
            row.BytesOrNull(),
            JsonSerializer.Deserialize<CopyTalk>(row.Text()),
            row.InstantOrNull()
        );

    // Three columns: the step, and what some of the steps carry.
    private static CopyStep ReadStep(Row row)
    {
        var (step, validUntil, wrongUserIds) = (row.Text(), row.InstantOrNull(), row.Int());
        return (step, validUntil) switch
        {
            ("Waiting", _) => new CopyStep.Waiting(),
            ("Showing", { } until) => new CopyStep.Showing(until),
            ("Scanned", { } until) => new CopyStep.Scanned(until),
            ("Vouched", { } until) => new CopyStep.Vouched(until, wrongUserIds),
            ("Done", _) => new CopyStep.Done(),
            ("Stopped" or "Over", _) => new CopyStep.Stopped(),
            _ => throw new InvalidDataException($"A copy is at '{step}' until {validUntil}, which cannot be."),
        };
    }

    private static (string Name, SqlValue Value)[] Values(StoredCopy copy)
    {
        (string Step, DateTimeOffset? Until, int Wrong) = copy.Copy.Step switch
        {
            CopyStep.Waiting => ("Waiting", null, 0),
            CopyStep.Showing showing => ("Showing", showing.ValidUntil, 0),
            CopyStep.Scanned scanned => ("Scanned", scanned.ValidUntil, 0),
            CopyStep.Vouched vouched => ("Vouched", vouched.ValidUntil, vouched.WrongUserIds),
            CopyStep.Done => ("Done", null, 0),
            CopyStep.Stopped => ("Stopped", (DateTimeOffset?)null, 0),
            _ => throw new UnreachableException(),
        };
        return
        [
            ("person", copy.PersonId),
            ("copy", copy.Copy.Id),
            ("step", Step),
            ("valid_until", Until),
            ("wrong", Wrong),
            ("shown", copy.Copy.CodesShown),
            ("pin_at", copy.Copy.PinAt),
            ("told_at", copy.ReadyToldAt),
            ("turn", copy.Turn),
            ("ticket", copy.TicketDigest),
            ("activation", copy.ActivationId),
            ("new_key", copy.NewKey),
            ("talk", JsonSerializer.Serialize(copy.Talk ?? new CopyTalk())),
        ];
    }
}
