using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using Segl.Rules;
using Segl.Server.App.Activating;
using Segl.Server.App.Approving;
using Segl.Server.App.Calls;
using Segl.Server.App.Owning;
using Segl.Server.Nodes;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.App.Copying;

/// <summary>
/// The new phone's side of copying the app (R45-R48): scan, prove nearness, user ID. From the temporary PIN on it goes
/// on as every activation does. The new key signs every step.
/// </summary>
internal sealed class CopyToHere(
    AppCalls calls,
    Database database,
    People people,
    ActivationDoor activations,
    ActivationCodeChecks checks,
    Places places,
    WakeUps wakeUps,
    TimeProvider clock
)
{
    private const int TicketBytes = 16;
    private const int PointBytes = 33;
    private const int DigestBytes = 32;
    private const int RandomBytes = 16;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(25);

    /// <summary>R45: the first key for a ticket is taken; a second, different one kills the code and tells both
    /// screens.</summary>
    public async Task<IResult> Scan(HttpContext context, Guid id, ScannedTicket scanned)
    {
        var now = calls.GiveNonce(context);
        var (activation, no) = await activations.Proven(context, id, now, ActivationStep.Started);
        if (activation is null)
        {
            return no!;
        }

        if (
            Bytes.Read(scanned.Ticket, TicketBytes) is not { } ticket
            || Bytes.Read(scanned.Eb, PointBytes) is null
            || Bytes.Read(scanned.Commitment, DigestBytes) is null
        )
        {
            return new Refusal(Reason.Malformed).ToProblem(context);
        }

        var digest = SHA256.HashData(ticket);
        if (await database.Read(session => CopyStore.ByTicket(session, digest)) is not { } whose)
        {
            return new Refusal(Reason.QrCodeExpired).ToProblem(context);
        }

        var place = places.Of(context.Connection.RemoteIpAddress?.ToString() ?? "") ?? "";
        var outcome = await people.ChangeWith(
            whose.PersonId,
            now,
            session => AskAbout(session, whose.PersonId, whose.CopyId),
            (change, asked) => Take(change, asked, activation, digest, scanned, place)
        );
        wakeUps.Wake(whose.PersonId);
        return Answer(context, outcome);
    }

    /// <summary>The new phone's proof over the transcript, which holds its own broadcast.</summary>
    public Task<IResult> Prove(HttpContext context, Guid id, NewProof proof) =>
        Say(
            context,
            id,
            Bytes.Read(proof.Proof, DigestBytes),
            talk => talk is { NewProof: null } ? talk with { NewProof = proof.Proof } : null
        );

    /// <summary>rB, which the new phone gives only after it checked the old app's proof; it must fit the
    /// commitment.</summary>
    public Task<IResult> Reveal(HttpContext context, Guid id, RevealedRandom revealed)
    {
        var random = Bytes.Read(revealed.Rb, RandomBytes);
        return Say(
            context,
            id,
            random,
            talk =>
                talk is { OldProof: not null, Rb: null, Commitment: { } commitment }
                && CryptographicOperations.FixedTimeEquals(
                    SHA256.HashData(random!),
                    Bytes.Read(commitment, DigestBytes)
                )
                    ? talk with
                    {
                        Rb = revealed.Rb,
                    }
                    : null
        );
    }

    /// <summary>Where the copy stands, as soon as its turn differs from what the phone knows.</summary>
    public async Task<IResult> View(HttpContext context, Guid id, int? known)
    {
        var now = calls.GiveNonce(context);
        var (activation, no) = await Scanned(context, id, now);
        if (activation is null)
        {
            return no!;
        }

        return new AnsweredLater(async () =>
        {
            var until = now + LongestWait;
            while (true)
            {
                var wakeUp = wakeUps.Listen(id);
                now = clock.GetUtcNow();
                var outcome = await database.Read(
                    async session =>
                    {
                        var asked = AskAbout(session, activation);
                        await session.SendDeferred();
                        return ViewOf(asked, activation, now);
                    },
                    context.RequestAborted
                );
                if (!outcome.IsGranted(out var view, out _) || view.Turn != known || now >= until)
                {
                    return Answer(context, outcome);
                }

                await WakeUps.Wait(wakeUp, clock, until - now, context.RequestAborted);
            }
        });
    }

    /// <summary>R47: the user ID, three tries a code, one answer for wrong and unknown; then the temporary PIN goes
    /// out.</summary>
    public async Task<IResult> UserId(HttpContext context, Guid id, TypedUserId typed)
    {
        var now = calls.GiveNonce(context);
        var (activation, no) = await Scanned(context, id, now);
        if (activation is null)
        {
            return no!;
        }

        var outcome = await people.ChangeWith<Asked, Outcome<TemporaryPinOnItsWay>>(
            activation.PersonId!.Value,
            now,
            session => AskAbout(session, activation),
            async (change, asked) =>
            {
                if (!Mine(asked.Copy.Value, activation).IsGranted(out var stored, out var gone))
                {
                    return gone;
                }

                if (stored.Copy.WhyNoUserId(now) is { } refused)
                {
                    return refused;
                }

                if (UserIds.Key(change.Person.UserId) != UserIds.Key(typed.UserId ?? ""))
                {
                    return AfterWrongUserId(change, stored);
                }

                var noCode = Identities.WhyNotUse(change.Person.FrozenAt) ?? ActivationCodeChecks.WhyNoCode(change);
                return noCode is not null ? noCode
                    : await ActivationStore.Save(
                        change.Session,
                        activation,
                        activation with
                        {
                            Step = ActivationStep.CodeRight,
                        }
                    )
                        ? checks.SendTemporaryPin(change, id, Rules.TemporaryPin.Issue(now))
                    : new Refusal(Reason.ActivationOutOfOrder);
            }
        );
        wakeUps.Wake(activation.PersonId.Value, id);
        return Answer(context, outcome);
    }

    private async Task<Outcome<CopyHereView>> Take(
        PersonChange change,
        Asked asked,
        Activation activation,
        byte[] digest,
        ScannedTicket scanned,
        string place
    )
    {
        if (
            asked.Copy.Value is not { } stored
            || stored.TicketDigest is null
            || !CryptographicOperations.FixedTimeEquals(stored.TicketDigest, digest)
        )
        {
            return new Refusal(Reason.QrCodeExpired);
        }

        if (stored.NewKey is not null && !CryptographicOperations.FixedTimeEquals(stored.NewKey, activation.PublicKey))
        {
            // Told once, when it happens: a picture of a code must not be worth a message a scan.
            if (stored.Copy.KillCode(change.Now) is var killed && killed != stored.Copy)
            {
                CopyStore.Save(change.Session, stored with { Copy = killed });
                change.Record(
                    Happening.CopyFailed,
                    new { copy = stored.Copy.Id, because = "two phones scanned one code" }
                );
            }

            return new Refusal(Reason.QrCodeExpired);
        }

        if (!stored.Copy.Scan(change.Now).IsGranted(out var next, out var refused))
        {
            return refused;
        }

        var mine = activation with { PersonId = change.Person.Id, CopyId = stored.Copy.Id };
        if (!await ActivationStore.Save(change.Session, activation, mine))
        {
            return new Refusal(Reason.ActivationOutOfOrder);
        }

        var taken = stored with
        {
            Copy = next,
            ActivationId = activation.Id,
            NewKey = activation.PublicKey,
            Talk = (stored.Talk ?? new()) with
            {
                Eb = scanned.Eb,
                Commitment = scanned.Commitment,
                Model = activation.Model,
                Place = place,
            },
        };
        return ViewAfter(change.Session, taken, asked.Old.Value!, change.Now);
    }

    private async Task<IResult> Say(HttpContext context, Guid id, byte[]? readable, Func<CopyTalk, CopyTalk?> say)
    {
        var now = calls.GiveNonce(context);
        var (activation, no) = await Scanned(context, id, now);
        if (activation is null)
        {
            return no!;
        }

        if (readable is null)
        {
            return new Refusal(Reason.Malformed).ToProblem(context);
        }

        var outcome = await people.ChangeWith(
            activation.PersonId!.Value,
            now,
            session => AskAbout(session, activation),
            (change, asked) =>
            {
                Outcome<CopyHereView> answer =
                    !Mine(asked.Copy.Value, activation).IsGranted(out var stored, out var gone) ? gone
                    : stored.Copy.Step is not CopyStep.Scanned { ValidUntil: var until }
                    || now >= until
                    || say(stored.Talk!) is not { } said
                        ? new Refusal(Reason.CopyOver)
                    : ViewAfter(change.Session, stored with { Talk = said }, asked.Old.Value!, now);
                return Task.FromResult(answer);
            }
        );
        wakeUps.Wake(activation.PersonId.Value);
        return Answer(context, outcome);
    }

    private static Refusal AfterWrongUserId(PersonChange change, StoredCopy stored)
    {
        var after = stored.Copy.AfterWrongUserId();
        CopyStore.Save(change.Session, stored with { Copy = after });
        if (after.WhyNoUserId(change.Now) is not { } dead)
        {
            return new(Reason.UserIdWrong);
        }

        // R49: it counts against the copy, never against the old app or the identity.
        change.Record(Happening.CopyFailed, new { copy = after.Id, because = "three wrong user IDs" });
        return dead;
    }

    private Task<(Activation? Activation, IResult? No)> Scanned(HttpContext context, Guid id, DateTimeOffset now) =>
        activations.Proven(context, id, now, activation => activation.CopyId is not null, ActivationStep.Started);

    /// <summary>The copy that this activation scanned, unless another phone took its place.</summary>
    public static Outcome<StoredCopy> Mine(StoredCopy? copy, Activation activation) =>
        copy is { } stored && stored.ActivationId == activation.Id ? stored : new Refusal(Reason.QrCodeExpired);

    // The copy, and the app from which it is made.
    private sealed record Asked(QueryResult<StoredCopy?> Copy, QueryResult<StoredApp?> Old);

    private static Asked AskAbout(Session session, Activation activation) =>
        AskAbout(session, activation.PersonId!.Value, activation.CopyId!.Value);

    private static Asked AskAbout(Session session, Guid person, Guid copy) =>
        new(session.DeferQuery(CopyStore.Of(person, copy)), session.DeferQuery(AppStore.CopiedBy(person, copy)));

    private static Outcome<CopyHereView> ViewOf(Asked asked, Activation activation, DateTimeOffset now) =>
        Mine(asked.Copy.Value, activation).IsGranted(out var stored, out var gone)
            ? ViewOf(stored, asked.Old.Value!, now)
            : gone;

    // What is saved rises by one turn, which the phone must know to wait for the next.
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

    private static Outcome<CopyHereView> ViewOf(StoredCopy stored, StoredApp old, DateTimeOffset now)
    {
        (string? Step, DateTimeOffset? Until) stands = stored.Copy.Step switch
        {
            CopyStep.Scanned scanned => ("scanned", scanned.ValidUntil),
            CopyStep.Vouched vouched => ("vouched", vouched.ValidUntil),
            _ => (null, null),
        };
        if (stands.Step is null || now >= stands.Until)
        {
            return new Refusal(stored.Copy.Step is CopyStep.Stopped ? Reason.CopyStopped : Reason.CopyOver);
        }

        var talk = stored.Talk!;
        return new CopyHereView(
            now.ToUnixTimeMilliseconds(),
            stored.Copy.Id,
            stands.Step,
            stored.Turn,
            stands.Until?.ToUnixTimeMilliseconds(),
            Base64UrlEncoder.Encode(old.PublicKey),
            talk.Ea,
            talk.EaProof,
            talk.Link,
            talk.Ra,
            talk.OldProof
        );
    }

    private static IResult Answer<T>(HttpContext context, Outcome<T> outcome)
        where T : class =>
        outcome.IsGranted(out var granted, out var refusal) ? TypedResults.Ok(granted) : refusal.ToProblem(context);
}
