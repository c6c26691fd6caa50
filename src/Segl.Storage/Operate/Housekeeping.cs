using Segl.Rules;

namespace Segl.Storage;

/// <summary>
/// Deletes expired rows. Nothing depends on it: an expired row is refused by its instant, whether it still exists or
/// not. The journal is never touched.
/// </summary>
public sealed class Housekeeping(Database database)
{
    // Small enough that no other transaction waits long.
    private const int RowsAtOnce = 500;

    private static readonly TimeSpan KeepLogins = TimeSpan.FromDays(2);

    // A refusal is reported a little longer than the login could have been answered.
    private static readonly TimeSpan KeepWaitingLogins = 2 * Limits.LoginValid;
    private static readonly TimeSpan KeepSentNotices = TimeSpan.FromDays(30);
    private static readonly TimeSpan KeepDeadLetters = TimeSpan.FromDays(90);
    private static readonly TimeSpan KeepWrongCodes = TimeSpan.FromDays(1);
    private static readonly TimeSpan KeepCeremonies = TimeSpan.FromDays(1);
    private static readonly TimeSpan KeepCopies = TimeSpan.FromDays(30);

    // Table, its key, and the condition for rows that expired before the instant @over.
    private static readonly (string Table, string Key, string Over, TimeSpan Keep)[] Rows =
    [
        // A login's row holds its code, tokens and refresh token; the last of them expires after 12 hours.
        ("login", "person_id, login_id", "answered_at < @over", KeepLogins),
        ("waiting_login", "person_id, login_id", "started_at < @over", KeepWaitingLogins),
        ("pushed_request", "request_digest", "valid_until < @over", TimeSpan.Zero),
        ("used_assertion", "client_id, assertion_digest", "valid_until < @over", TimeSpan.Zero),
        // An activation from a copy expires with the copy, some minutes later than one by activation code.
        ("activation", "activation_id", "started_at < @over", KeepCeremonies),
        // R34: sending again resets nothing, so the tries are kept for as long as the activation is valid.
        ("temporary_pin", "person_id, purpose", "valid_until < @over", KeepCeremonies),
        ("statement_offer", "person_id, app_id, act", "valid_until < @over", TimeSpan.Zero),
        ("push_stop", "person_id, source", "stopped_at < @over", Limits.PushesStopped),
        ("wrong_codes", "source", "hour_began < @over", KeepWrongCodes),
        ("notice", "person_id, notice_id", "sent_at < @over", KeepSentNotices),
        ("notice", "person_id, notice_id", "given_up_at < @over", KeepDeadLetters),
    ];

    /// <summary>Deletes all expired rows, in batches.</summary>
    /// <returns>The number of rows deleted.</returns>
    public async Task<long> Tidy(DateTimeOffset now, CancellationToken stop = default)
    {
        long gone = await WipeCodes(now, stop);
        gone += await UntilNone(() => ActivationCodeStore.DeleteExpired(database, now, RowsAtOnce, stop));
        // The link that stops a copy still reports its result for a while, and is deleted with it.
        gone += await UntilNone(() => CopyStore.DeleteExpired(database, now - KeepCopies, RowsAtOnce, stop));
        gone += await ForgetEarlierLogins(now - KeepLogins, stop);
        foreach (var (table, key, over, keep) in Rows)
        {
            gone += await UntilNone(() => Delete(table, key, over, now - keep, stop));
        }

        return gone;
    }

    // A code that was never sent is wrapped, and is deleted nevertheless when it expires.
    private Task<int> WipeCodes(DateTimeOffset now, CancellationToken stop) =>
        database.Write(
            Durability.Repairable,
            session =>
                session.Execute(
                    "UPDATE notice SET secret_wrapped = NULL WHERE secret_wrapped IS NOT NULL AND valid_until < @now",
                    ("now", now)
                ),
            stop
        );

    // Logins redeemed before the upgrade to the new key have all expired once enough time has passed since.
    private async Task<long> ForgetEarlierLogins(DateTimeOffset over, CancellationToken stop)
    {
        var since = await database.Read(
            session =>
                session.QueryAll(
                    "SELECT ran_at FROM migration WHERE name = @name AND ran_at < @over",
                    row => row.Instant(),
                    ("name", "0008-a-login-lives-with-its-person"),
                    ("over", over)
                ),
            stop
        );
        return since.Count == 0
            ? 0
            : await UntilNone(() => Delete("person_by_earlier_login", "login_id", "login_id IS NOT NULL", over, stop));
    }

    private Task<int> Delete(string table, string key, string which, DateTimeOffset over, CancellationToken stop) =>
        database.Write(
            Durability.Repairable,
            session =>
                session.Execute(
                    $"""
                    DELETE FROM {table}
                    WHERE ({key}) IN (SELECT {key} FROM {table} WHERE {which} LIMIT {RowsAtOnce})
                    """,
                    ("over", over)
                ),
            stop
        );

    private static async Task<long> UntilNone(Func<Task<int>> delete)
    {
        var gone = 0L;
        while (true)
        {
            var some = await delete();
            gone += some;
            if (some < RowsAtOnce)
            {
                return gone;
            }
        }
    }
}
