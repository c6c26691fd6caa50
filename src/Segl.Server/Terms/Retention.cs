using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Terms;

/// <summary>A kind of record, and how long it is kept.</summary>
/// <param name="What">What it is.</param>
/// <param name="Kept">How long it is kept.</param>
/// <param name="Tables">Where it is.</param>
internal sealed record KeptKind(string What, string Kept, params string[] Tables);

/// <summary>R09: what is kept and how long. Housekeeping and erasing carry it out; docs/operate.md shows it.</summary>
internal static class Retention
{
    /// <summary>All kinds of records. Whatever belongs to a person is gone at the latest when the person is erased.</summary>
    public static IReadOnlyList<KeptKind> Kinds { get; } =
    [
        new(
            "the identity: name, birth date, number and postal address (encrypted), user ID, phone, e-mail, level",
            WithTheIdentity,
            "person",
            "person_by_user_id",
            "person_by_number"
        ),
        new(
            "apps, also blocked and deleted ones: name, model, keys, passkeys, push address",
            WithTheIdentity,
            "app",
            "person_by_app",
            "installation_person",
            "passkey",
            "push_subscription"
        ),
        new(
            "code displays and audio code readers: orders, serials, seeds (encrypted), drift; the password (hashed)",
            WithTheIdentity,
            "device_order",
            "device",
            "password"
        ),
        new(
            "that the person is or was an officer or operator, and at which desk",
            WithTheIdentity,
            "officer",
            "operator"
        ),
        new(
            "security keys, also blocked and deleted ones: name, public key, counter, last use",
            WithTheIdentity,
            "security_key"
        ),
        new(
            "a security key that is to be registered: name, challenge",
            For(Limits.SecurityKeyRegistration),
            "security_key_offer"
        ),
        new("the journal: each event with its facts and signed statements", WithTheIdentity, "journal"),
        new(
            "notices: address, what was told, last error",
            $"{For(Limits.SentNoticeKept)} after sending; {For(Limits.GivenUpNoticeKept)} after giving up",
            "notice"
        ),
        new(
            "approved logins: website, address, tokens given",
            For(Limits.LoginKept),
            "login",
            "person_by_earlier_login"
        ),
        new("logouts to tell a website", "until told or given up", "logout_message"),
        new("waiting logins: website, address, browser", For(Limits.WaitingLoginKept), "waiting_login"),
        new("browsers and addresses whose pushes were stopped", For(Limits.PushesStopped), "push_stop"),
        new("copies of the app", For(Limits.CopyKept), "app_copy", "person_by_copy_ticket", "person_by_copy_stop_link"),
        new("activations and temporary PINs (digests)", For(Limits.ActivationKept), "activation", "temporary_pin"),
        new(
            "activation codes (digests)",
            "while they, or what was begun with them, are valid",
            "activation_code",
            "person_by_activation_code",
            "person_by_code_stop_link"
        ),
        new(
            "waits for an activation code or a new password (hashed)",
            For(Limits.CodeWaitUsable) + " after the wait",
            "portal_wait",
            "person_by_wait_stop_link"
        ),
        new("a new number or address that is not proven", For(Limits.ActivationKept), "contact_change"),
        new(
            "that a passport or ID card was checked on a phone; how often (digests)",
            For(Limits.DocumentCheckKept),
            "document_check",
            "document_check_source"
        ),
        new(
            "which passport or ID card is the person's (digest of its number), and a P-code (digest)",
            "as long as the identity",
            "known_document",
            "person_by_document",
            "p_code",
            "person_by_p_code"
        ),
        new("citizens' screens at the desks, and what is shown on one", "until the end of the day", "desk_screen"),
        new("acts that waited for a second officer", For(Limits.DeskProposalKept), "desk_proposal"),
        new("how much an officer did on a day", For(Limits.OfficerDayKept), "officer_day"),
        new("that the person vouched for somebody", For(Limits.WitnessWindow), "witnessing"),
        new("payloads that wait to be signed", "while they are valid", "statement_offer"),
        new("addresses and installations that typed wrong codes (digests)", For(Limits.WrongCodesKept), "wrong_codes"),
        new(
            "appointments at a desk: time, purpose, number or address for messages; nobody's name",
            For(Limits.BookingKept) + " after the appointment",
            "booking",
            "booking_place",
            "booking_hold",
            "booking_by_code"
        ),
        new("requests of those who cannot come to a desk", $"{For(Limits.ReachRequestKept)} at most", "reach_request"),
        new(
            "how often an address or a contact asked for appointments (digests); numbers drawn at a desk",
            For(Limits.AskedBookingsKept),
            "booking_source",
            "walkin"
        ),
        new("requests and assertions of websites", "while they are valid", "pushed_request", "used_assertion"),
        new("what an operator has yet to approve (sealed)", For(Limits.OperatorDraftKept), "operator_draft"),
        new(
            "a maker's file that waits for the second part of its key",
            For(Limits.StockUploadKept),
            "stock_upload",
            "stock_upload_piece"
        ),
        new("figures of the hours, about nobody", For(Limits.FigureKept), "figure"),
        new("what is left of an erased person: hashes without their key", "for good", "erased_leaf"),
        new(
            "the scheme's own: websites, keys, checkpoints, settings, migrations, desks, devices in stock",
            "for good",
            "client",
            "desk",
            "device_stock",
            "signing_key",
            "checkpoint",
            "setting",
            "migration"
        ),
    ];

    private static string WithTheIdentity => $"as long as the identity, and {For(Limits.ErasedAfter)}";

    private static string For(TimeSpan duration) => Numbers.InEnglish(duration);
}
