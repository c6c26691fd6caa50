using Segl.Rules;

namespace Segl.Storage;

/// <summary>
/// Stores logins from the user ID to the answer, in a table that PostgreSQL does not log: after a power cut the
/// citizen starts over. A save is conditional on the state that was read; losing a race is a result, not an error.
/// </summary>
public static class WaitingLoginStore
{
    private const string Columns = """
        login_id, started_at, step, person_id, app_id, claimed_by, wrong_numbers, answered_at, return_code,
        client_id, request, browser_digest, address, user_agent, link_used, approve_hash, refuse_hash,
        answer
        """;

    // A replayed old cookie must not create a second login from one that was approved.
    private const string Open = """
        person_id = @person AND step IN ('Waiting', 'Claimed') AND started_at > @after
            AND NOT EXISTS (
                SELECT 1 FROM login
                WHERE login.person_id = @person AND login.login_id = waiting_login.login_id)
        """;

    /// <summary>Adds a login whose user ID was typed; an existing one is not changed.</summary>
    /// <returns>Not null when it was added.</returns>
    public static Query<LoginAdded?> Add(WaitingLogin waiting) =>
        Query.One(
            $"""
            INSERT INTO waiting_login ({Columns})
            VALUES (@id, @started_at, @step, @person, NULL, NULL, @wrong, NULL, FALSE,
                @client, @request, @browser, @address, @user_agent, @link_used, NULL, NULL, NULL)
            ON CONFLICT (person_id, login_id) DO NOTHING
            RETURNING login_id
            """,
            row => new LoginAdded(row.Id()),
            [
                .. KeyOf(waiting.Login),
                ("started_at", waiting.Login.StartedAt),
                ("step", waiting.Login.Step),
                ("wrong", waiting.Login.WrongNumbers),
                ("client", waiting.ClientId),
                ("request", waiting.Request),
                ("browser", waiting.BrowserDigest),
                ("address", waiting.Address),
                ("user_agent", waiting.UserAgent),
                ("link_used", waiting.LinkUsed),
            ]
        );

    /// <summary>Removes a login that still waits, since another user ID was typed; null when it does not
    /// wait.</summary>
    public static Query<WaitingLogin?> TakeBack(LoginKey key) =>
        Query.One(
            $"""
            DELETE FROM waiting_login
            WHERE person_id = @person AND login_id = @id AND step = 'Waiting'
            RETURNING {Columns}
            """,
            Read,
            ("person", key.PersonId),
            ("id", key.LoginId)
        );

    /// <summary>Which of several logins are not at the step Waiting; those that do not exist are included.</summary>
    public static Query<List<MovedLogin>> NotWaiting(IReadOnlyList<LoginKey> keys)
    {
        var asked = string.Join(
            ", ",
            Enumerable.Range(0, keys.Count).Select(number => $"(@person{number}, @id{number})")
        );
        return Query.All(
            $"""
            WITH asked (person_id, login_id) AS (VALUES {asked})
            SELECT asked.login_id, waiting_login.step
            FROM asked
            LEFT JOIN waiting_login
                ON waiting_login.person_id = asked.person_id AND waiting_login.login_id = asked.login_id
            WHERE waiting_login.step IS NULL OR waiting_login.step <> 'Waiting'
            """,
            row => new MovedLogin(row.Id(), row.WordOrNull<LoginStep>()),
            [
                .. keys.SelectMany(
                    (key, number) =>
                        new (string, SqlValue)[] { ($"person{number}", key.PersonId), ($"id{number}", key.LoginId) }
                ),
            ]
        );
    }

    /// <summary>
    /// The logins that wait for a person or are claimed by one of their apps, newest first. Within a change they are
    /// locked until its commit.
    /// </summary>
    public static Query<List<WaitingLogin>> For(Session session, Guid personId, DateTimeOffset startedAfter) =>
        Query.All(
            $"""
            SELECT {Columns}
            FROM waiting_login
            WHERE {Open}
            ORDER BY started_at DESC
            LIMIT 100 {session.ForChange}
            """,
            Read,
            ("person", personId),
            ("after", startedAfter)
        );

    /// <summary>Some of the logins that wait for a person and are claimed by nobody.</summary>
    public static Query<List<WaitingLogin>> Unclaimed(
        Session session,
        Guid personId,
        DateTimeOffset startedAfter,
        int most
    ) =>
        Query.All(
            $"""
            SELECT {Columns}
            FROM waiting_login
            WHERE {Open} AND step = 'Waiting'
            LIMIT @most {session.ForChange}
            """,
            Read,
            ("person", personId),
            ("after", startedAfter),
            ("most", most)
        );

    /// <summary>The newest of the logins that wait for a person and are claimed by nobody; expired ones come last.</summary>
    public static Query<List<WaitingLogin>> NewestUnclaimed(Session session, Guid personId, int most) =>
        Query.All(
            $"""
            SELECT {Columns}
            FROM waiting_login
            WHERE {Open} AND step = 'Waiting'
            ORDER BY started_at DESC
            LIMIT @most {session.ForChange}
            """,
            Read,
            ("person", personId),
            ("after", DateTimeOffset.UnixEpoch),
            ("most", most)
        );

    /// <summary>The logins of a person whose ids are between these two: one, or by a rare chance more.</summary>
    public static Query<List<WaitingLogin>> For(
        Session session,
        Guid personId,
        Guid first,
        Guid last,
        DateTimeOffset startedAfter
    ) =>
        Query.All(
            $"""
            SELECT {Columns}
            FROM waiting_login
            WHERE login_id >= @first AND login_id <= @last AND {Open}
            LIMIT 2 {session.ForChange}
            """,
            Read,
            ("person", personId),
            ("first", first),
            ("last", last),
            ("after", startedAfter)
        );

    /// <summary>A single login that waits or is claimed: however many wait, this one is found.</summary>
    public static Query<List<WaitingLogin>> For(Session session, LoginKey key, DateTimeOffset startedAfter) =>
        Query.All(
            $"""
            SELECT {Columns}
            FROM waiting_login
            WHERE login_id = @id AND {Open} {session.ForChange}
            """,
            Read,
            ("id", key.LoginId),
            ("person", key.PersonId),
            ("after", startedAfter)
        );

    /// <summary>The login that an app has claimed (R94); null if there is none.</summary>
    public static Query<WaitingLogin?> HeldBy(Session session, Guid personId, Guid appId) =>
        Query.One(
            $"""
            SELECT {Columns}
            FROM waiting_login
            WHERE person_id = @person AND app_id = @app AND step = 'Claimed' {session.ForChange}
            """,
            Read,
            ("person", personId),
            ("app", appId)
        );

    /// <summary>The login for which an app was offered this payload, at any step; null if there is none.</summary>
    public static Query<WaitingLogin?> Offered(Session session, Guid personId, Guid appId, byte[] payloadHash) =>
        Query.One(
            $"""
            SELECT {Columns}
            FROM waiting_login
            WHERE person_id = @person AND app_id = @app AND (approve_hash = @hash OR refuse_hash = @hash)
            {session.ForChange}
            """,
            Read,
            ("person", personId),
            ("app", appId),
            ("hash", payloadHash)
        );

    /// <summary>Saves the state of a login, unless it changed since it was read.</summary>
    /// <returns>False when a concurrent request saved first: the decision does not hold.</returns>
    public static async Task<bool> Save(Session session, Login seen, Login next) =>
        await session.Execute(
            """
            UPDATE waiting_login
            SET step = @step, app_id = @app, claimed_by = @by, wrong_numbers = @wrong, answered_at = @answered_at,
                return_code = @return_code
            WHERE person_id = @person AND login_id = @id
                AND step = @seen_step AND wrong_numbers = @seen_wrong AND app_id IS NOT DISTINCT FROM @seen_app
            """,
            [.. Values(next), ("seen_step", seen.Step), ("seen_wrong", seen.WrongNumbers), ("seen_app", seen.AppId)]
        ) == 1;

    /// <summary>Saves the state of a login that was read, and locked, in the same change.</summary>
    public static void SaveLater(Session session, WaitingLogin next) =>
        session.Defer(
            """
            UPDATE waiting_login
            SET step = @step, app_id = @app, claimed_by = @by, wrong_numbers = @wrong, answered_at = @answered_at,
                return_code = @return_code, because = @because, link_used = @link_used, approve_hash = @approve,
                refuse_hash = @refuse, answer = @answer
            WHERE person_id = @person AND login_id = @id
            """,
            [
                .. Values(next.Login),
                ("because", next.Login.Because),
                ("link_used", next.LinkUsed),
                ("approve", next.Offers?.Approve),
                ("refuse", next.Offers?.Refuse),
                ("answer", next.Answer),
            ]
        );

    /// <summary>Removes a login that is stored durably from now on.</summary>
    public static void RemoveLater(Session session, LoginKey key) =>
        session.Defer(
            "DELETE FROM waiting_login WHERE person_id = @person AND login_id = @id",
            ("person", key.PersonId),
            ("id", key.LoginId)
        );

    private static (string Name, SqlValue Value)[] KeyOf(Login login) => [("person", login.PersonId), ("id", login.Id)];

    private static (string Name, SqlValue Value)[] Values(Login next) =>
        [
            .. KeyOf(next),
            ("step", next.Step),
            ("app", next.AppId),
            ("by", next.By),
            ("wrong", next.WrongNumbers),
            ("answered_at", next.AnsweredAt),
            ("return_code", next.ReturnCode),
        ];

    private static WaitingLogin Read(Row row) =>
        new(
            new(
                row.Id(),
                row.Instant(),
                row.Word<LoginStep>(),
                row.Id(),
                row.IdOrNull(),
                row.WordOrNull<ClaimedBy>(),
                row.Int(),
                null,
                row.InstantOrNull(),
                row.Flag()
            ),
            row.Text(),
            row.Text(),
            row.Bytes(),
            row.Text(),
            row.Text(),
            row.Flag(),
            OffersOf(row.BytesOrNull(), row.BytesOrNull()),
            row.LongOrNull()
        );

    private static AnswerOffers? OffersOf(byte[]? approve, byte[]? refuse) =>
        approve is null || refuse is null ? null : new(approve, refuse);
}

/// <summary>A login was added.</summary>
public sealed record LoginAdded(Guid LoginId);

/// <summary>A login that does not wait.</summary>
/// <param name="LoginId">The login.</param>
/// <param name="Step">Its step; null when it waits without a claim.</param>
public sealed record MovedLogin(Guid LoginId, LoginStep? Step);
