using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Network;
using Segl.Storage;

namespace Segl.Server.App.Activating;

/// <summary>Checks typed activation codes (R30, R32, R35, R36), and sends temporary PINs (R34).</summary>
internal sealed class ActivationCodeChecks(Database database, People people, Codes codes)
{
    /// <summary>Where a typed code comes from: the installation and its address.</summary>
    public byte[][] SourcesOf(HttpContext context, Activation activation) =>
        [
            codes.OfSource("installation", activation.Installation),
            codes.OfSource("address", Addresses.Counted(Addresses.Of(context))),
        ];

    /// <summary>R32, R95: the count of the installation and of its address rises before the code is looked
    /// at.</summary>
    public Task<Refusal?> CountTry(byte[][] sources, DateTimeOffset now) =>
        database.Write<Refusal?>(
            Durability.Durable,
            async session =>
            {
                // Taken in one order, so that two requests never wait for each other.
                foreach (var source in sources.OrderBy(Convert.ToHexString, StringComparer.Ordinal))
                {
                    await ActivationCodeStore.TakeSource(session, source, now);
                    var wrong = await ActivationCodeStore.WrongFrom(session, source, now);
                    if (wrong.WhyNotTry(now) is { } refused)
                    {
                        return refused;
                    }

                    ActivationCodeStore.Save(session, source, wrong.After(now));
                }

                return null;
            }
        );

    /// <summary>The code was right: the rise is taken back.</summary>
    public Task TakeTryBack(byte[][] sources, DateTimeOffset now) =>
        database.Write(
            Durability.Durable,
            async session =>
            {
                foreach (var source in sources.OrderBy(Convert.ToHexString, StringComparer.Ordinal))
                {
                    await ActivationCodeStore.TakeSource(session, source, now);
                    ActivationCodeStore.Save(
                        session,
                        source,
                        (await ActivationCodeStore.WrongFrom(session, source, now)).AfterRight()
                    );
                }
            }
        );

    /// <summary>Uses up a right code and sends the temporary PIN, or says no in one way for every kind of wrong
    /// (R32).</summary>
    public async Task<Outcome<TemporaryPinOnItsWay>> Try(Activation activation, TypedCode typed, DateTimeOffset now)
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
                    await ActivationCodeStore.Use(change.Session, personId, digest)
                    && await ActivationStore.Save(change.Session, activation, next)
                    ? SendTemporaryPin(change, activation.Id, Rules.TemporaryPin.Issue(now))
                    : new Refusal(Reason.CodeOrUserIdWrong);
            }
        );
    }

    // Told before the code is used up, so that it is not lost on an activation that must end in a no.
    private static async Task<Refusal?> WhyNotBegin(PersonChange change, Activation activation)
    {
        var active = (await AppStore.Of(change.Session, change.Person.Id)).Count(app => app.State is AppState.Active);
        var others = await AppStore.OthersOn(change.Session, activation.Installation, change.Person.Id);
        return Identities.WhyNotUse(change.Person.FrozenAt)
            ?? SpareAuthenticators.WhyNoFurtherApp(active)
            ?? SharedPhones.WhyNoFurtherPerson(others.Count)
            ?? WhyNoCode(change);
    }

    /// <summary>R35: why the registered number gets no code now; null if it does.</summary>
    public static Refusal? WhyNoCode(PersonChange change) =>
        change.Person.Phone is null
            ? new(Reason.PhoneNumberInvalid)
            : PhoneNumbers.WhyNoCode(change.Person.PhoneChangedAt, change.Person.PhoneHoldLifted, change.Now);

    /// <summary>R34: a fresh temporary PIN, on its way by SMS.</summary>
    public TemporaryPinOnItsWay SendTemporaryPin(PersonChange change, Guid activationId, TemporaryPin pin)
    {
        var digits = Codes.NewTemporaryPin();
        TemporaryPinStore.Put(
            change.Session,
            change.Person.Id,
            TemporaryPinPurpose.Activate,
            new(pin, activationId, codes.OfTemporaryPin(activationId, digits))
        );
        change.SendTemporaryPin(TemporaryPinPurpose.Activate, codes.WrapForOutbox(digits), pin.ValidUntil);
        change.Record(Happening.TemporaryPinSent, new { activation = activationId });
        return new(
            change.Now.ToUnixTimeMilliseconds(),
            $"•• {change.Person.Phone![^2..]}",
            pin.ValidUntil.ToUnixTimeMilliseconds(),
            pin.SendsLeft
        );
    }
}
