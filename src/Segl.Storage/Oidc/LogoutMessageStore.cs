namespace Segl.Storage;

/// <summary>A relying party that must be told of a logout (OpenID Connect Back-Channel Logout).</summary>
/// <param name="Login">The login that ended.</param>
/// <param name="ClientId">The relying party.</param>
/// <param name="Tries">How often it was tried.</param>
public sealed record LogoutMessage(LoginKey Login, string ClientId, int Tries);

/// <summary>Keeps messages of logout until they are delivered or given up.</summary>
public static class LogoutMessageStore
{
    private const string Insert = """
        INSERT INTO logout_message (person_id, login_id, client_id, next_try_at, tries)
        SELECT person_id, login_id, client_id, @now, 0
        FROM login
        WHERE person_id = @person
        """;

    /// <summary>Adds a message of a login whose tokens are live and about to be revoked.</summary>
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

    /// <summary>Adds a message of each login of a person whose tokens are live and about to be revoked.</summary>
    internal static void AddAll(PersonChange change, Guid? appId, DateTimeOffset since) =>
        change.Session.Defer(
            $"""
            {Insert}
                AND app_id = COALESCE(@app, app_id) AND answered_at > @since
                AND redeemed_at IS NOT NULL AND revoked_at IS NULL
            ON CONFLICT (person_id, login_id) DO NOTHING
            """,
            ("person", change.Person.Id),
            ("app", appId),
            ("since", since),
            ("now", change.Now)
        );

    /// <summary>Takes messages that are due: until <paramref name="nextTryAt"/> nobody else will take them.</summary>
    public static Task<List<LogoutMessage>> Take(
        Session session,
        DateTimeOffset now,
        DateTimeOffset nextTryAt,
        int most
    ) =>
        session.QueryAll(
            """
            UPDATE logout_message
            SET tries = tries + 1, next_try_at = @next
            WHERE (person_id, login_id) IN (
                SELECT person_id, login_id FROM logout_message WHERE next_try_at <= @now
                ORDER BY next_try_at LIMIT @most)
                AND next_try_at <= @now
            RETURNING person_id, login_id, client_id, tries
            """,
            row => new LogoutMessage(new(row.Id(), row.Id()), row.Text(), row.Int()),
            ("now", now),
            ("next", nextTryAt),
            ("most", most)
        );

    /// <summary>Says when a message is tried again.</summary>
    public static Task<int> TryAgain(Session session, LoginKey login, DateTimeOffset at) =>
        session.Execute(
            "UPDATE logout_message SET next_try_at = @at WHERE person_id = @person AND login_id = @id",
            ("at", at),
            ("person", login.PersonId),
            ("id", login.LoginId)
        );

    /// <summary>Forgets a message that was delivered or given up.</summary>
    public static Task<int> Remove(Session session, LoginKey login) =>
        session.Execute(
            "DELETE FROM logout_message WHERE person_id = @person AND login_id = @id",
            ("person", login.PersonId),
            ("id", login.LoginId)
        );
}
