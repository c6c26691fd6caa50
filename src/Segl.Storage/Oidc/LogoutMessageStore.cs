namespace Segl.Storage;

/// <summary>A logout message that is due to a relying party (OpenID Connect Back-Channel Logout).</summary>
/// <param name="Login">The login that ended.</param>
/// <param name="ClientId">The relying party.</param>
/// <param name="Tries">The number of tries.</param>
public sealed record LogoutMessage(LoginKey Login, string ClientId, int Tries);

/// <summary>Stores logout messages until they are delivered or given up.</summary>
public static class LogoutMessageStore
{
    private const string Insert = """
        INSERT INTO logout_message (person_id, login_id, client_id, next_try_at, tries)
        SELECT person_id, login_id, client_id, @now, 0
        FROM login
        WHERE person_id = @person
        """;

    /// <summary>Adds a message for a login whose tokens are live and about to be revoked.</summary>
    public static void Add(Session session, LoginKey login, DateTimeOffset now) =>
        session.Defer(
            $"""
            {Insert}
                AND login_id = @id AND redeemed_at IS NOT NULL AND revoked_at IS NULL
            ON CONFLICT (person_id, login_id) DO NOTHING
            """,
            ("person", login.PersonId),
            ("id", login.LoginId),
            ("now", now)
        );

    /// <summary>Adds a message for each login of a person whose tokens are live and about to be revoked.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="which">A further condition; empty for all logins.</param>
    /// <param name="values">Its values, the person, now, and since when logins may have live tokens.</param>
    internal static void AddAll(Session session, string which, (string, SqlValue)[] values) =>
        session.Defer(
            $"""
            {Insert}
                {which} AND answered_at > @since AND redeemed_at IS NOT NULL AND revoked_at IS NULL
            ON CONFLICT (person_id, login_id) DO NOTHING
            """,
            values
        );

    /// <summary>The messages that are due, the oldest first, without a lease.</summary>
    public static Task<List<LoginKey>> Due(Session session, DateTimeOffset now, int most) =>
        session.QueryAll(
            """
            SELECT person_id, login_id
            FROM logout_message
            WHERE next_try_at <= @now
            ORDER BY next_try_at, person_id, login_id
            LIMIT @most
            """,
            row => new LoginKey(row.Id(), row.Id()),
            ("now", now),
            ("most", most)
        );

    /// <summary>
    /// Leases messages that are still due: until <paramref name="nextTryAt"/> no other node takes them. One statement
    /// per key, since a distributed PostgreSQL stores them on different nodes.
    /// </summary>
    public static async Task<List<LogoutMessage>> Lease(
        Session session,
        IEnumerable<LoginKey> due,
        DateTimeOffset now,
        DateTimeOffset nextTryAt
    )
    {
        var taken = await session.ExecuteQueries(due.Select(login => TakeOne(login, now, nextTryAt)));
        return [.. taken.OfType<LogoutMessage>()];
    }

    private static Query<LogoutMessage?> TakeOne(LoginKey login, DateTimeOffset now, DateTimeOffset nextTryAt) =>
        Query.One(
            """
            UPDATE logout_message
            SET tries = tries + 1, next_try_at = @next
            WHERE person_id = @person AND login_id = @id AND next_try_at <= @now
            RETURNING client_id, tries
            """,
            row => new LogoutMessage(login, row.Text(), row.Int()),
            ("person", login.PersonId),
            ("id", login.LoginId),
            ("now", now),
            ("next", nextTryAt)
        );

    /// <summary>Sets when a message is retried.</summary>
    public static Task<int> ScheduleRetry(Session session, LoginKey login, DateTimeOffset at) =>
        session.Execute(
            "UPDATE logout_message SET next_try_at = @at WHERE person_id = @person AND login_id = @id",
            ("at", at),
            ("person", login.PersonId),
            ("id", login.LoginId)
        );

    /// <summary>Removes a message that was delivered or given up.</summary>
    public static Task<int> Remove(Session session, LoginKey login) =>
        session.Execute(
            "DELETE FROM logout_message WHERE person_id = @person AND login_id = @id",
            ("person", login.PersonId),
            ("id", login.LoginId)
        );
}
