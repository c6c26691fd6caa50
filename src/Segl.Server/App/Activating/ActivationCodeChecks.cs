using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Network;
using Segl.Storage;

namespace Segl.Server.App.Activating;

/// <summary>Verifies activation codes (R30, R32, R35, R36), and sends temporary PINs (R34).</summary>
internal sealed class ActivationCodeChecks(Database database, People people, Codes codes)
{
    private const int MostAsked = 200;
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(50);

    /// <summary>The sources of a typed code: the installation and its address.</summary>
    public byte[][] SourcesOf(HttpContext context, Activation activation) =>
        [
            codes.OfSource("installation", activation.Installation),
            codes.OfSource("address", Addresses.Counted(Addresses.Of(context))),
        ];

    // Concurrent requests from one address are serialised here, so that the database is not polled for room;
    // addresses that share a semaphore wait a little longer, without any other effect.
    private readonly SemaphoreSlim[] seats =
    [
        .. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(Limits.WrongCodesBeforeWaiting)),
    ];

    /// <summary>
    /// R32, R95: verifies a typed code. It is in flight before its verification, and counts against the installation
    /// and its address when it was wrong; a refusal for another reason means that the code was right.
    /// </summary>
    public async Task<Outcome<TemporaryPinOnItsWay>> JudgeCode(
        byte[][] sources,
        Activation activation,
        TypedCode typed,
        DateTimeOffset now
    )
    {
        var seat = seats[sources[^1][0]];
        await seat.WaitAsync();
        try
        {
            if (await Begin(sources, now) is { } waits)
            {
                return waits;
            }

            var outcome = await Try(activation, typed, now);
            var wrong = !outcome.IsGranted(out _, out var refusal) && refusal.Because is Reason.CodeOrUserIdWrong;
            await Count(sources, now, counted => wrong ? counted.After(now) : counted.AfterRight());
            return outcome;
        }
        finally
        {
            seat.Release();
        }
    }

    // Another node may be verifying codes of the same source; it will be done shortly.
    private async Task<Refusal?> Begin(byte[][] sources, DateTimeOffset now)
    {
        for (var asked = 1; ; asked++)
        {
            var (mayTry, refusal) = await TryBegin(sources, now);
            if (mayTry || refusal is not null)
            {
                return refusal;
            }

            if (asked == MostAsked)
            {
                return new Refusal(Reason.TooManyWrongCodes, now + AskAgain * MostAsked);
            }

            await Task.Delay(AskAgain);
        }
    }

    private Task<(bool MayTry, Refusal? Refusal)> TryBegin(byte[][] sources, DateTimeOffset now) =>
        database.Write<(bool, Refusal?)>(
            Durability.Durable,
            async session =>
            {
                var begun = new List<(byte[] Source, WrongCodes Wrong)>();
                foreach (var source in InOrder(sources))
                {
                    await ActivationCodeStore.LockSource(session, source, now);
                    var wrong = await ActivationCodeStore.WrongFrom(session, source, now);
                    if (wrong.WhyNotTry(now) is { } refused)
                    {
                        return (false, refused);
                    }

                    if (!wrong.HasRoom(now))
                    {
                        return (false, null);
                    }

                    begun.Add((source, wrong.Begin(now)));
                }

                begun.ForEach(one => ActivationCodeStore.Save(session, one.Source, one.Wrong));
                return (true, null);
            }
        );

    private Task Count(byte[][] sources, DateTimeOffset now, Func<WrongCodes, WrongCodes> next) =>
        database.Write(
            Durability.Durable,
            async session =>
            {
                foreach (var source in InOrder(sources))
                {
                    await ActivationCodeStore.LockSource(session, source, now);
                    ActivationCodeStore.Save(
                        session,
                        source,
                        next(await ActivationCodeStore.WrongFrom(session, source, now))
                    );
                }
            }
        );

    // In one order, so that two requests cannot deadlock.
    private static IEnumerable<byte[]> InOrder(byte[][] sources) =>
        sources.OrderBy(Convert.ToHexString, StringComparer.Ordinal);

    /// <summary>Consumes a right code and sends the temporary PIN, or refuses every kind of wrong code in the same
    /// way (R32).</summary>
    private async Task<Outcome<TemporaryPinOnItsWay>> Try(Activation activation, TypedCode typed, DateTimeOffset now)
    {
        if (ActivationCodeText.Read(typed.Code ?? "") is not { } code)
        {
            return new Refusal(Reason.CodeOrUserIdWrong);
        }

        var digest = codes.OfActivationCode(code);
        if (await people.ByActivationCode(digest) is not { } personId)
        {
            return new Refusal(Reason.CodeOrUserIdWrong);
        }

        return await people.Change<Outcome<TemporaryPinOnItsWay>>(
            personId,
            now,
            async change =>
            {
                var stored = await ActivationCodeStore.Find(change.Session, personId, digest);
                if (stored is null || !stored.Lives(now))
                {
                    return new Refusal(Reason.CodeOrUserIdWrong);
                }

                if (UserIds.Key(change.Person.UserId) != UserIds.Key(typed.UserId ?? ""))
                {
                    ActivationCodeStore.Save(change.Session, personId, stored.WithWrongUserId());
                    return new Refusal(Reason.CodeOrUserIdWrong);
                }

                if (await WhyNotBegin(change, activation) is { } refused)
                {
                    return refused;
                }

                var next = activation with { Step = ActivationStep.CodeRight, PersonId = personId };
                return
                    await ActivationCodeStore.Consume(change.Session, personId, digest)
                    && await ActivationStore.Save(change.Session, activation, next)
                    ? SendTemporaryPin(change, activation.Id, Rules.TemporaryPin.Issue(now))
                    : new Refusal(Reason.CodeOrUserIdWrong);
            }
        );
    }

    // Checked before the code is consumed, so that it is not lost on an activation that must be refused.
    private static async Task<Refusal?> WhyNotBegin(PersonChange change, Activation activation)
    {
        var active = (await AppStore.Of(change.Session, change.Person.Id)).Count(app => app.State is AppState.Active);
        var others = await AppStore.OthersOn(change.Session, activation.Installation, change.Person.Id);
        return Identities.WhyNotUse(change.Person.FrozenAt)
            ?? SpareAuthenticators.WhyNoFurtherApp(active)
            ?? SharedPhones.WhyNoFurtherPerson(others.Count)
            ?? WhyNoCode(change);
    }

    /// <summary>R35: why the registered number receives no code now; null if it does.</summary>
    public static Refusal? WhyNoCode(PersonChange change) =>
        change.Person.Phone is null
            ? new(Reason.PhoneNumberInvalid)
            : PhoneNumbers.WhyNoCode(change.Person.PhoneChangedAt, change.Person.PhoneHoldLifted, change.Now);

    /// <summary>R34: generates a temporary PIN and sends it by SMS.</summary>
    public TemporaryPinOnItsWay SendTemporaryPin(PersonChange change, Guid activationId, TemporaryPin pin)
    {
        var digits = Codes.NewTemporaryPin();
        TemporaryPinStore.Replace(
            change.Session,
            change.Person.Id,
            TemporaryPinPurpose.Activate,
            new(pin, activationId, codes.OfTemporaryPin(activationId, digits))
        );
        change.SendTemporaryPin(
            TemporaryPinPurpose.Activate,
            codes.WrapForOutbox(change.Person.Id, digits),
            pin.ValidUntil
        );
        change.Record(Happening.TemporaryPinSent, new { activation = activationId });
        return new(
            change.Now.ToUnixTimeMilliseconds(),
            $"•• {change.Person.Phone![^2..]}",
            pin.ValidUntil.ToUnixTimeMilliseconds(),
            pin.SendsLeft
        );
    }
}
