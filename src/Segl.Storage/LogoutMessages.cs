namespace Segl.Storage;

/// <summary>A relying party that must be told of a logout (OpenID Connect Back-Channel Logout).</summary>
/// <param name="LoginId">The login that ended.</param>
/// <param name="ClientId">The relying party.</param>
/// <param name="Subject">The pairwise subject.</param>
/// <param name="Tries">How often it was tried.</param>
public sealed record LogoutMessage(Guid LoginId, string ClientId, string Subject, int Tries);

/// <summary>Keeps messages of logout until they are delivered or given up.</summary>
public static class LogoutMessages
{
    /// <summary>Adds a message.</summary>
    public static void Add(Session session, LogoutMessage message, DateTimeOffset now) => session.Later(
        """
        INSERT INTO logout_message (login_id, client_id, subject, next_try_at, tries)
        VALUES (@id, @client, @subject, @now, 0)
        ON CONFLICT (login_id) DO NOTHING
        """,
        ("id", message.LoginId), ("client", message.ClientId), ("subject", message.Subject), ("now", now));

    /// <summary>Takes messages that are due: until <paramref name="nextTryAt"/> nobody else will take them.</summary>
    public static Task<List<LogoutMessage>> Take(
        Session session, DateTimeOffset now, DateTimeOffset nextTryAt, int most) => session.All(
        """
        UPDATE logout_message SET tries = tries + 1, next_try_at = @next
        WHERE login_id IN (
            SELECT login_id FROM logout_message WHERE next_try_at <= @now ORDER BY next_try_at LIMIT @most)
            AND next_try_at <= @now
        RETURNING login_id, client_id, subject, tries
        """,
        row => new LogoutMessage(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetInt32(3)),
        ("now", now), ("next", nextTryAt), ("most", most));

    /// <summary>Says when a message is tried again.</summary>
    public static Task<int> TryAgain(Session session, Guid loginId, DateTimeOffset at) =>
        session.Do("UPDATE logout_message SET next_try_at = @at WHERE login_id = @id", ("at", at), ("id", loginId));

    /// <summary>Forgets a message that was delivered or given up.</summary>
    public static Task<int> Remove(Session session, Guid loginId) =>
        session.Do("DELETE FROM logout_message WHERE login_id = @id", ("id", loginId));
}
