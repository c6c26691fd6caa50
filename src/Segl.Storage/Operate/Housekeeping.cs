using Segl.Rules;

namespace Segl.Storage;

/// <summary>
/// Deletes expired rows. Nothing depends on it: an expired row is refused by its instant, whether it still exists or
/// not (R09). The journal is never touched.
/// </summary>
public sealed class Housekeeping(Database database)
{
    // Small enough that no other transaction waits long.
    private const int RowsAtOnce = 500;

    // Table, its key, and the condition for rows that expired before the instant @over.
    private static readonly (string Table, string Key, string Over, TimeSpan Keep)[] Rows =
    [
        // A login's row holds its code, tokens and refresh token; the last of them expires after 12 hours.
        ("login", "person_id, login_id", "answered_at < @over", Limits.LoginKept),
        ("waiting_login", "person_id, login_id", "started_at < @over", Limits.WaitingLoginKept),
        ("pushed_request", "request_digest", "valid_until < @over", TimeSpan.Zero),
        ("used_assertion", "client_id, assertion_digest", "valid_until < @over", TimeSpan.Zero),
        // An activation from a copy expires with the copy, some minutes later than one by activation code.
        ("activation", "activation_id", "started_at < @over", Limits.ActivationKept),
        // R34: sending again resets nothing, so the tries are kept for as long as the activation is valid.
        ("temporary_pin", "person_id, purpose", "valid_until < @over", Limits.ActivationKept),
        ("contact_change", "person_id", "valid_until < @over", Limits.ActivationKept),
        ("desk_proposal", "desk_id, proposal_id", "proposed_at < @over", Limits.DeskProposalKept),
        ("officer_day", "officer_id, day, kind", "last_at < @over", Limits.OfficerDayKept),
        ("witnessing", "person_id, witnessing_id", "vouched_at < @over", Limits.WitnessWindow),
        ("security_key_offer", "person_id", "valid_until < @over", TimeSpan.Zero),
        ("statement_offer", "person_id, app_id, act", "valid_until < @over", TimeSpan.Zero),
        ("push_stop", "person_id, source", "stopped_at < @over", Limits.PushesStopped),
        ("wrong_codes", "source", "hour_began < @over", Limits.WrongCodesKept),
        ("document_check", "installation", "started_at < @over", Limits.DocumentCheckKept),
        ("document_check_source", "source", "began_at < @over", Limits.DocumentCheckKept),
        ("desk_screen", "screen_id", "paired_until < @over", TimeSpan.Zero),
        ("operator_draft", "draft_id", "made_at < @over", Limits.OperatorDraftKept),
        ("stock_upload", "upload_id", "uploaded_at < @over", Limits.StockUploadKept),
        ("stock_upload_piece", "upload_id, piece", "sent_at < @over", Limits.StockUploadKept),
        ("figure", "name, hour", "hour < @over", Limits.FigureKept),
        ("booking", "desk_id, booking_id", "ends_at < @over", Limits.BookingKept),
        ("booking_place", "desk_id, starts_at, place", "ends_at < @over", Limits.BookingKept),
        ("booking_hold", "desk_id, day_begins, ticket", "hold_until < @over", TimeSpan.Zero),
        ("booking_by_code", "code_digest", "made_at < @over", Limits.BookingAhead + Limits.BookingKept),
        ("booking_source", "source", "began_at < @over", Limits.AskedBookingsKept),
        ("walkin", "desk_id, day", "made_at < @over", Limits.AskedBookingsKept),
        ("reach_request", "desk_id, request_id", "asked_at < @over", Limits.ReachRequestKept),
        ("notice", "person_id, notice_id", "sent_at < @over", Limits.SentNoticeKept),
        ("notice", "person_id, notice_id", "given_up_at < @over", Limits.GivenUpNoticeKept),
    ];

    /// <summary>Deletes all expired rows, in batches.</summary>
    /// <returns>The number of rows deleted.</returns>
    public async Task<long> Tidy(DateTimeOffset now, CancellationToken stop = default)
    {
        long gone = await WipeCodes(now, stop);
        gone += await UntilNone(() => ActivationCodeStore.DeleteExpired(database, now, RowsAtOnce, stop));
        gone += await UntilNone(() =>
            PortalWaitStore.DeleteExpired(database, now - Limits.CodeWaitUsable, RowsAtOnce, stop)
        );
        // The link that stops a copy still reports its result for a while, and is deleted with it.
        gone += await UntilNone(() => CopyStore.DeleteExpired(database, now - Limits.CopyKept, RowsAtOnce, stop));
        gone += await ForgetEarlierLogins(now - Limits.LoginKept, stop);
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

    // The condition stands twice: a row that somebody writes anew just now, such as a new offer of the same act, is judged
    // again when they have committed, and PostgreSQL judges only the outer condition again (READ COMMITTED).
    private Task<int> Delete(string table, string key, string which, DateTimeOffset over, CancellationToken stop) =>
        database.Write(
            Durability.Repairable,
            session =>
                session.Execute(
                    $"""
                    DELETE FROM {table}
                    WHERE ({key}) IN (SELECT {key} FROM {table} WHERE {which} LIMIT {RowsAtOnce}) AND {which}
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
