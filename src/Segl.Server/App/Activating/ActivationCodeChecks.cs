using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Network;
using Segl.Storage;

namespace Segl.Server.App.Activating;

/// <summary>Verifies activation codes (R30, R32, R35, R36), and sends temporary PINs (R34).</summary>
internal sealed class ActivationCodeChecks(WrongCodeCounts counts, People people, Codes codes)
{
    /// <summary>The sources of a typed code: the installation and its address.</summary>
    public byte[][] SourcesOf(HttpContext context, Activation activation) =>
        [
            codes.OfSource("installation", activation.Installation),
            codes.OfSource("address", Addresses.Counted(Addresses.Of(context))),
        ];

    /// <summary>
    /// R32, R95: verifies a typed code within the allowance of its sources. A refusal for another reason than a wrong code
    /// or user ID means that the code was right.
    /// </summary>
    public Task<Outcome<TemporaryPinOnItsWay>> JudgeCode(
        byte[][] sources,
        Activation activation,
        TypedCode typed,
        DateTimeOffset now
    ) =>
        counts.Judge(
            sources,
            now,
            () => Try(activation, typed, now),
            (counted, refusal) =>
                refusal?.Because is Reason.CodeOrUserIdWrong ? counted.After(now) : counted.AfterRight()
        );

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

                var next = activation with
                {
                    Step = ActivationStep.CodeRight,
                    PersonId = personId,
                    Through = stored.Through,
                };
                return
                    await ActivationCodeStore.Use(change.Session, personId, digest, activation.Id)
                    && await ActivationStore.Save(change.Session, activation, next)
                    ? SendTemporaryPin(change, activation.Id, Rules.TemporaryPin.Issue(now))
                    : new Refusal(Reason.CodeOrUserIdWrong);
            }
        );
    }

    /// <summary>R08, R10, R26, R35: why no app of the person can be activated on the phone now; null if one can. It is asked
    /// before code or document is used up, so that it is not lost on an activation that must be refused.</summary>
    public static async Task<Refusal?> WhyNotBegin(PersonChange change, Activation activation)
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
