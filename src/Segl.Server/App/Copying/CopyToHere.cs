using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Segl.Rules;
using Segl.Server.App.Activating;
using Segl.Server.App.Approving;
using Segl.Server.App.Calls;
using Segl.Server.Network;
using Segl.Server.Nodes;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.App.Copying;

/// <summary>
/// The new phone's side of copying the app (R45-R48): scan, proof of nearness, user ID. From the temporary PIN on it
/// is an ordinary activation. The new key signs every step.
/// </summary>
internal sealed class CopyToHere(
    Database database,
    People people,
    LongPolls polls,
    ActivationCodeChecks checks,
    Places places,
    WakeUps wakeUps
)
{
    private const int TicketBytes = 16;
    private const int PointBytes = 33;
    private const int DigestBytes = 32;
    private const int RandomBytes = 16;

    /// <summary>R45: the first key for a ticket is accepted; a second, different one invalidates the code and
    /// notifies both phones.</summary>
    public async Task<Results<Ok<CopyHereView>, ProblemHttpResult>> Scan(ActivationCall call, ScannedTicket scanned)
    {
        var (now, activation) = (call.Now, call.Activation);
        if (
            Bytes.Read(scanned.Ticket, TicketBytes) is not { } ticket
            || Bytes.Read(scanned.Eb, PointBytes) is null
            || Bytes.Read(scanned.Commitment, DigestBytes) is null
        )
        {
            return new Refusal(Reason.Malformed).ToProblem(call.Context);
        }

        var digest = SHA256.HashData(ticket);
        if (await database.Read(session => CopyStore.ByTicket(session, digest)) is not { } whose)
        {
            return new Refusal(Reason.QrCodeExpired).ToProblem(call.Context);
        }

        var address = Addresses.Of(call.Context);
        var place = places.Of(address, Languages.Of(call.Context)) ?? "";
        var phone = new Scanner(
            activation.Id,
            Base64Url.EncodeToString(activation.PublicKey),
            scanned.Eb,
            scanned.Commitment,
            activation.Model,
            place
        );
        var first = Guid.Empty;
        var outcome = await people.ChangeWith(
            whose.PersonId,
            now,
            session => CeremonyFacts.QueryFor(session, whose.PersonId, whose.CopyId),
            (change, asked) =>
            {
                first = asked.Copy!.Value?.Copy.Phone?.Activation ?? first;
                return Scan(change, asked, activation, Base64Url.EncodeToString(digest), phone);
            }
        );
        wakeUps.Wake(whose.PersonId, first);
        return outcome.ToAnswer(call.Context);
    }

    /// <summary>The new phone's proof over the transcript, which includes its own broadcast.</summary>
    public Task<Results<Ok<CopyHereView>, ProblemHttpResult>> Prove(ActivationCall call, NewProof proof) =>
        Continue(
            call,
            Bytes.Read(proof.Proof, DigestBytes),
            (copy, now) => copy.Prove(call.Activation.Id, proof.Proof, now)
        );

    /// <summary>rB, which the new phone reveals only after it verified the old app's proof; it must fit the
    /// commitment.</summary>
    public Task<Results<Ok<CopyHereView>, ProblemHttpResult>> Reveal(ActivationCall call, RevealedRandom revealed) =>
        Continue(
            call,
            Bytes.Read(revealed.Rb, RandomBytes),
            (copy, now) => copy.Reveal(call.Activation.Id, revealed.Rb, now)
        );

    /// <summary>The state of the copy, as soon as its turn differs from the one that the phone sent.</summary>
    public async Task<Results<Ok<CopyHereView>, ProblemHttpResult>> AwaitTurn(ActivationCall call, int? known)
    {
        var outcome = await polls.FirstNews<CopyHereView>(
            call.Activation.Id,
            call.Activation.Id,
            Addresses.Of(call.Context),
            call.Now,
            async (session, now) =>
            {
                var asked = CeremonyFacts.QueryFor(session, call.Activation);
                var person = await PersonStore.Find(session, call.Activation.PersonId!.Value);
                return asked.WhyNotCopy(person!, now) is { } refused
                    ? refused
                    : ViewOf(asked.Copy!.Value!, asked.Old!.Value!, call.Activation, now);
            },
            view => view.Turn != known,
            call.Caller.Gone
        );
        return outcome.ToAnswer(call.Context);
    }

    /// <summary>R47: the user ID, three tries per code, with the same refusal for wrong and unknown; then the
    /// temporary PIN is sent.</summary>
    public async Task<Results<Ok<TemporaryPinOnItsWay>, ProblemHttpResult>> TryUserId(
        ActivationCall call,
        TypedUserId typed
    )
    {
        var (now, activation) = (call.Now, call.Activation);
        var outcome = await people.ChangeWith<CeremonyFacts, Outcome<TemporaryPinOnItsWay>>(
            activation.PersonId!.Value,
            now,
            session => CeremonyFacts.QueryFor(session, activation),
            async (change, asked) =>
            {
                if (asked.WhyNotGoOn(change, activation) is { } refused)
                {
                    return refused;
                }

                var stored = asked.Copy!.Value!;
                if (UserIds.Key(change.Person.UserId) != UserIds.Key(typed.UserId ?? ""))
                {
                    return AfterWrongUserId(change, stored, activation);
                }

                return ActivationCodeChecks.WhyNoCode(change) is { } noCode ? noCode
                    : await ActivationStore.Save(
                        change.Session,
                        activation,
                        activation with
                        {
                            Step = ActivationStep.CodeRight,
                        }
                    )
                        ? checks.SendTemporaryPin(change, activation.Id, Rules.TemporaryPin.Issue(now))
                    : new Refusal(Reason.ActivationOutOfOrder);
            }
        );
        wakeUps.Wake(activation.PersonId.Value, activation.Id);
        return outcome.ToAnswer(call.Context);
    }

    private static async Task<Outcome<CopyHereView>> Scan(
        PersonChange change,
        CeremonyFacts asked,
        Activation activation,
        string ticket,
        Scanner phone
    )
    {
        if (asked.Copy!.Value is not { } stored)
        {
            return new Refusal(Reason.QrCodeExpired);
        }

        if (!stored.Copy.Scan(ticket, phone, change.Now).IsGranted(out var next, out var refused))
        {
            return refused;
        }

        if (asked.WhyNotCopy(change.Person, change.Now) is { } over)
        {
            return over;
        }

        if (next.Step is CopyStep.Killed)
        {
            // Notified once, when it happens: otherwise a picture of a code could trigger a message per scan.
            CopyStore.Save(change.Session, stored with { Copy = next });
            change.Record(Happening.CopyFailed, new { copy = next.Id, because = "two phones scanned one code" });
            return new Refusal(Reason.QrCodeExpired);
        }

        var mine = activation with { PersonId = change.Person.Id, CopyId = next.Id };
        return await ActivationStore.Save(change.Session, activation, mine)
            ? ViewAfter(change.Session, stored with { Copy = next }, asked.Old!.Value!, change.Now)
            : new Refusal(Reason.ActivationOutOfOrder);
    }

    private async Task<Results<Ok<CopyHereView>, ProblemHttpResult>> Continue(
        ActivationCall call,
        byte[]? readable,
        Func<AppCopy, DateTimeOffset, Outcome<AppCopy>> message
    )
    {
        var (now, activation) = (call.Now, call.Activation);
        if (readable is null)
        {
            return new Refusal(Reason.Malformed).ToProblem(call.Context);
        }

        var outcome = await people.ChangeWith(
            activation.PersonId!.Value,
            now,
            session => CeremonyFacts.QueryFor(session, activation),
            (change, asked) =>
            {
                Outcome<CopyHereView> answer =
                    asked.Copy!.Value is not { } stored ? new Refusal(Reason.QrCodeExpired)
                    : !message(stored.Copy, now).IsGranted(out var next, out var refused) ? refused
                    : asked.WhyNotCopy(change.Person, now) is { } over ? over
                    : ViewAfter(change.Session, stored with { Copy = next }, asked.Old!.Value!, now);
                return Task.FromResult(answer);
            }
        );
        wakeUps.Wake(activation.PersonId.Value);
        return outcome.ToAnswer(call.Context);
    }

    private static Refusal AfterWrongUserId(PersonChange change, StoredCopy stored, Activation activation)
    {
        var after = stored.Copy.AfterWrongUserId();
        CopyStore.Save(change.Session, stored with { Copy = after });
        if (after.WhyNoUserId(activation.Id, change.Now) is not { } dead)
        {
            return new(Reason.UserIdWrong);
        }

        // R49: it counts against the copy, never against the old app or the identity.
        change.Record(Happening.CopyFailed, new { copy = after.Id, because = "three wrong user IDs" });
        return dead;
    }

    private static Outcome<CopyHereView> ViewOf(
        StoredCopy stored,
        StoredApp old,
        Activation activation,
        DateTimeOffset now
    ) => stored.Copy.WhyNotPhone(activation.Id) is { } refused ? refused : ViewOf(stored, old, now);

    // The saved turn is one higher, and the phone needs it for the next long poll.
    private static Outcome<CopyHereView> ViewAfter(
        Session session,
        StoredCopy changed,
        StoredApp old,
        DateTimeOffset now
    )
    {
        CopyStore.Save(session, changed);
        return ViewOf(changed with { Turn = changed.Turn + 1 }, old, now);
    }

    private static Outcome<CopyHereView> ViewOf(StoredCopy stored, StoredApp old, DateTimeOffset now) =>
        stored.Copy.Step switch
        {
            CopyStep.Comparing comparing when now < comparing.ValidUntil => CopyViews.OfScanned(
                stored,
                comparing,
                old,
                now
            ),
            CopyStep.Vouched vouched when now < vouched.ValidUntil => CopyViews.OfVouched(stored, vouched, old, now),
            _ => new Refusal(Reason.CopyOver),
        };
}
