namespace Segl.Storage;

/// <summary>A relying party that must be told of a logout (OpenID Connect Back-Channel Logout).</summary>
/// <param name="LoginId">The login that ended.</param>
/// <param name="ClientId">The relying party.</param>
/// <param name="Tries">How often it was tried.</param>
public sealed record LogoutMessage(Guid LoginId, string ClientId, int Tries);

/// <summary>Keeps messages of logout until they are delivered or given up.</summary>
public static class LogoutMessageStore
{
    /// <summary>Adds a message of a login whose tokens are live and about to be revoked.</summary>
    public static void Add(Session session, Guid loginId, DateTimeOffset now) =>
        session.Defer(
            """
            INSERT INTO logout_message (login_id, client_id, next_try_at, tries)
            SELECT login_id, client_id, @now, 0
            FROM login
            WHERE login_id = @id AND redeemed_at IS NOT NULL AND revoked_at IS NULL
            ON CONFLICT (login_id) DO NOTHING
            """,
            ("id", loginId),
            ("now", now)
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
            WHERE login_id IN (
                SELECT login_id FROM logout_message WHERE next_try_at <= @now ORDER BY next_try_at LIMIT @most)
                AND next_try_at <= @now
            RETURNING login_id, client_id, tries
            """,
            row => new LogoutMessage(row.Id(), row.Text(), row.Int()),
            ("now", now),
            ("next", nextTryAt),
            ("most", most)
        );

    /// <summary>Says when a message is tried again.</summary>
    public static Task<int> TryAgain(Session session, Guid loginId, DateTimeOffset at) =>
        session.Execute(
            "UPDATE logout_message SET next_try_at = @at WHERE login_id = @id",
            ("at", at),
            ("id", loginId)
        );

    /// <summary>Forgets a message that was delivered or given up.</summary>
    public static Task<int> Remove(Session session, Guid loginId) =>
        session.Execute("DELETE FROM logout_message WHERE login_id = @id", ("id", loginId));
}
