using Segl.Rules;

namespace Segl.Storage;

/// <summary>
/// Takes away rows that nothing can be done with any more. Nothing depends on it: what has run out is refused by its
/// instant, whether its row is still there or not. The journal is never touched.
/// </summary>
public sealed class Housekeeping(Database database)
{
    // Small enough that nobody waits for it.
    private const int RowsAtOnce = 500;

    private static readonly TimeSpan KeepLogins = TimeSpan.FromDays(2);

    // What was refused is told a little longer than it could have been answered.
    private static readonly TimeSpan KeepWaitingLogins = 2 * Limits.LoginValid;
    private static readonly TimeSpan KeepSentNotices = TimeSpan.FromDays(30);
    private static readonly TimeSpan KeepDeadLetters = TimeSpan.FromDays(90);
    private static readonly TimeSpan KeepWrongCodes = TimeSpan.FromDays(1);
    private static readonly TimeSpan KeepCeremonies = TimeSpan.FromDays(1);
    private static readonly TimeSpan KeepCopies = TimeSpan.FromDays(30);

    // Table, its key, and which rows are over before the instant @over.
    private static readonly (string Table, string Key, string Over, TimeSpan Keep)[] Rows =
    [
        // Codes, tokens and refresh tokens of a login stand in its row; the longest-lived runs out after 12 hours.
        ("login", "person_id, login_id", "answered_at < @over", KeepLogins),
        ("waiting_login", "person_id, login_id", "started_at < @over", KeepWaitingLogins),
        ("pushed_request", "request_digest", "valid_until < @over", TimeSpan.Zero),
        ("used_assertion", "client_id, assertion_digest", "valid_until < @over", TimeSpan.Zero),
        // An activation out of a copy ends with the copy, some minutes later than one by activation code.
        ("activation", "activation_id", "started_at < @over", KeepCeremonies),
        // R34: sending again resets nothing, so the tries are known for as long as the activation may ask.
        ("temporary_pin", "person_id, purpose", "valid_until < @over", KeepCeremonies),
        (
            "person_by_activation_code",
            "code_digest",
            "code_digest IN (SELECT code_digest FROM activation_code WHERE valid_until < @over)",
            TimeSpan.Zero
        ),
        ("activation_code", "person_id, purpose", "valid_until < @over", TimeSpan.Zero),
        // The link that stops a copy still says for a while what became of it, and goes with it.
        ("person_by_copy_ticket", "ticket_digest", OfCopiesOver("ticket_digest"), KeepCopies),
        ("person_by_copy_stop_link", "stop_digest", OfCopiesOver("stop_digest"), KeepCopies),
        ("app_copy", "person_id, copy_id", "started_at < @over", KeepCopies),
        ("statement_offer", "person_id, app_id, act", "valid_until < @over", TimeSpan.Zero),
        ("push_stop", "person_id, source", "stopped_at < @over", Limits.PushesStopped),
        ("wrong_codes", "source", "hour_began < @over", KeepWrongCodes),
        ("notice", "person_id, notice_id", "sent_at < @over", KeepSentNotices),
        ("notice", "person_id, notice_id", "given_up_at < @over", KeepDeadLetters),
    ];

    private static string OfCopiesOver(string digest) =>
        $"{digest} IN (SELECT {digest} FROM app_copy WHERE started_at < @over)";

    /// <summary>Takes everything away that is over, some rows at a time.</summary>
    /// <returns>How many rows went.</returns>
    public async Task<long> Tidy(DateTimeOffset now, CancellationToken stop = default)
    {
        long gone = await WipeCodes(now, stop);
        foreach (var (table, key, over, keep) in Rows)
        {
            gone += await Delete(
                $"""
                DELETE FROM {table}
                WHERE ({key}) IN (SELECT {key} FROM {table} WHERE {over} LIMIT {RowsAtOnce})
                """,
                now - keep,
                stop
            );
        }

        return gone;
    }

    // A code that was never sent is wrapped, and yet it goes when it is dead.
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

    private async Task<long> Delete(string sql, DateTimeOffset over, CancellationToken stop)
    {
        var gone = 0L;
        while (true)
        {
            var some = await database.Write(
                Durability.Repairable,
                session => session.Execute(sql, ("over", over)),
                stop
            );
            gone += some;
            if (some < RowsAtOnce)
            {
                return gone;
            }
        }
    }
}
