using Segl.Rules;

namespace Segl.Storage;

/// <summary>A notice that is due.</summary>
/// <param name="Address">A phone number, an e-mail address, or empty for the app.</param>
/// <param name="CodeWrapped">The code in it, or null.</param>
/// <param name="Tries">The tries made, including the one that begins now.</param>
/// <param name="Name">Whose identity it is about; empty for an appointment, which names nobody.</param>
public sealed record DueNotice(
    Guid PersonId,
    Guid Id,
    Channel Channel,
    string Address,
    Happening What,
    string Facts,
    string Language,
    byte[]? CodeWrapped,
    DateTimeOffset MadeAt,
    DateTimeOffset? ValidUntil,
    int Tries,
    string Name
);

/// <summary>The result of a try: sent, to be retried, or given up when both are null.</summary>
/// <param name="Error">Why it was not sent.</param>
public sealed record NoticeEnd(DueNotice Notice, DateTimeOffset? SentAt, DateTimeOffset? NextTryAt, string? Error);

/// <summary>A notice that waits for its next try.</summary>
/// <param name="Error">Why the last try failed; null before the first.</param>
public sealed record WaitingNotice(
    Guid Id,
    Channel Channel,
    string Address,
    Happening What,
    DateTimeOffset MadeAt,
    DateTimeOffset NextTryAt,
    int Tries,
    string? Error
);

/// <summary>How much waits on a channel.</summary>
/// <param name="Count">How many notices.</param>
/// <param name="Oldest">When the oldest of them was made; null when none waits.</param>
public sealed record Backlog(long Count, DateTimeOffset? Oldest);

/// <summary>A notice that was given up.</summary>
public sealed record DeadLetter(
    Guid PersonId,
    Guid Id,
    Channel Channel,
    string Address,
    Happening What,
    DateTimeOffset MadeAt,
    DateTimeOffset GivenUpAt,
    int Tries,
    string Error
);

/// <summary>The sending side of the outbox (R101).</summary>
public sealed class Outbox(Database database)
{
    /// <summary>
    /// Leases notices of one channel that are due. They are not due again before <paramref name="leasedUntil"/>, so
    /// no other node sends them meanwhile; if this node crashes first, they are sent again: at least once.
    /// </summary>
    public async Task<List<DueNotice>> TakeDue(
        Channel channel,
        int atMost,
        DateTimeOffset now,
        DateTimeOffset leasedUntil,
        CancellationToken stop = default
    )
    {
        // A read first keeps SQLite's only writer free, since usually nothing is due.
        var due = await database.Read(
            session =>
                session.QueryAll(
                    "SELECT 1 FROM notice WHERE channel = @channel AND next_try_at <= @now LIMIT 1",
                    row => row.Int(),
                    ("channel", channel),
                    ("now", now)
                ),
            stop
        );
        return due.Count == 0
            ? []
            : await database.Write(
                Durability.Repairable,
                session =>
                    session.QueryAll(
                        """
                        UPDATE notice
                        SET next_try_at = @leased_until, tries = tries + 1
                        WHERE next_try_at <= @now AND (person_id, notice_id) IN (
                            SELECT person_id, notice_id FROM notice WHERE channel = @channel AND next_try_at <= @now
                            ORDER BY next_try_at LIMIT @at_most)
                        RETURNING person_id, notice_id, address, what, facts, language, secret_wrapped, made_at,
                            valid_until, tries,
                            COALESCE((SELECT name FROM person WHERE person.person_id = notice.person_id), '')
                        """,
                        row => new DueNotice(
                            row.Id(),
                            row.Id(),
                            channel,
                            row.Text(),
                            row.Word<Happening>(),
                            row.Text(),
                            row.Text(),
                            row.BytesOrNull(),
                            row.Instant(),
                            row.InstantOrNull(),
                            row.Int(),
                            row.Text()
                        ),
                        ("channel", channel),
                        ("now", now),
                        ("leased_until", leasedUntil),
                        ("at_most", atMost)
                    ),
                stop
            );
    }

    /// <summary>Records the results. A code is wiped with its last try (R36).</summary>
    /// <param name="now">The instant at which notices are given up.</param>
    public Task Settle(IEnumerable<NoticeEnd> ends, DateTimeOffset now, CancellationToken stop = default) =>
        database.Write(
            Durability.Repairable,
            session =>
            {
                foreach (var end in ends)
                {
                    Settle(session, end, now);
                }

                return Task.CompletedTask;
            },
            stop
        );

    /// <summary>The notices that wait, oldest first. A reminder waits from its own instant on.</summary>
    public Task<List<WaitingNotice>> Waiting(int atMost, DateTimeOffset now, CancellationToken stop = default) =>
        database.Read(
            session =>
                session.QueryAll(
                    """
                    SELECT notice_id, channel, address, what, made_at, next_try_at, tries, last_error
                    FROM notice
                    WHERE next_try_at IS NOT NULL AND made_at <= @now
                    ORDER BY made_at LIMIT @at_most
                    """,
                    row => new WaitingNotice(
                        row.Id(),
                        row.Word<Channel>(),
                        row.Text(),
                        row.Word<Happening>(),
                        row.Instant(),
                        row.Instant(),
                        row.Int(),
                        row.TextOrNull()
                    ),
                    ("at_most", atMost),
                    ("now", now)
                ),
            stop
        );

    /// <summary>How much waits on a channel.</summary>
    public async Task<Backlog> Backlog(Channel channel, DateTimeOffset now, CancellationToken stop = default) =>
        (
            await database.Read(
                session =>
                    session.QueryAll(
                        """
                        SELECT COUNT(*), MIN(made_at)
                        FROM notice
                        WHERE channel = @channel AND next_try_at IS NOT NULL AND made_at <= @now
                        """,
                        row => new Backlog(row.Long(), row.InstantOrNull()),
                        ("channel", channel),
                        ("now", now)
                    ),
                stop
            )
        )[0];

    /// <summary>The notices that were given up, newest first.</summary>
    public Task<List<DeadLetter>> DeadLetters(int atMost, CancellationToken stop = default) =>
        database.Read(
            session =>
                session.QueryAll(
                    """
                    SELECT person_id, notice_id, channel, address, what, made_at, given_up_at, tries, last_error
                    FROM notice
                    WHERE given_up_at IS NOT NULL
                    ORDER BY given_up_at DESC LIMIT @at_most
                    """,
                    row => new DeadLetter(
                        row.Id(),
                        row.Id(),
                        row.Word<Channel>(),
                        row.Text(),
                        row.Word<Happening>(),
                        row.Instant(),
                        row.Instant(),
                        row.Int(),
                        row.Text()
                    ),
                    ("at_most", atMost)
                ),
            stop
        );

    /// <summary>
    /// Makes given-up notices due again, for one more try: one of them, or all when no id is given.
    /// </summary>
    /// <returns>How many. A notice whose code has been wiped is never among them.</returns>
    public Task<int> SendAgain(Guid? noticeId, DateTimeOffset now, CancellationToken stop = default) =>
        database.Write(
            Durability.Durable,
            session =>
                session.Execute(
                    $"""
                    UPDATE notice
                    SET next_try_at = @now, given_up_at = NULL
                    WHERE given_up_at IS NOT NULL AND valid_until IS NULL{(
                        noticeId is null ? "" : " AND notice_id = @id"
                    )}
                    """,
                    noticeId is null ? [("now", now)] : [("now", now), ("id", noticeId)]
                ),
            stop
        );

    private static void Settle(Session session, NoticeEnd end, DateTimeOffset now)
    {
        var isOver = end.NextTryAt is null;
        session.Defer(
            $"""
            UPDATE notice
            SET sent_at = @sent_at, next_try_at = @next_try_at, given_up_at = @given_up_at,
                last_error = @error{(isOver ? ", secret_wrapped = NULL" : "")}
            WHERE person_id = @person AND notice_id = @id
            """,
            ("person", end.Notice.PersonId),
            ("id", end.Notice.Id),
            ("sent_at", end.SentAt),
            ("next_try_at", end.NextTryAt),
            ("given_up_at", isOver && end.SentAt is null ? now : (DateTimeOffset?)null),
            ("error", end.Error)
        );
    }
}
