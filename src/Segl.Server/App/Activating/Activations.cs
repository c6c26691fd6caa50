using System.Buffers.Text;
using System.Security.Cryptography;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.Keys;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.App.Activating;

/// <summary>
/// Activating an app by activation code (R30, R32, R34-R36, R07, R10, R20, R26). The phone makes its key first; every
/// step is signed by it; nothing is usable before the last; an abandoned activation dies after 15 minutes.
/// </summary>
internal sealed class ActivationDoor(
    AppCalls calls,
    Database database,
    People people,
    Codes codes,
    ActivationCodeChecks checks,
    StatementPayloads payloads,
    AnswerTokens tokens,
    Binding binding
)
{
    private const int InstallationBytes = 16;
    private const int PinKeyBytes = 32;

    /// <summary>The phone begins: it proves a new key and says which terms its owner accepted (R07).</summary>
    public async Task<IResult> Start(HttpContext context, StartActivation asked)
    {
        var now = calls.GiveNonce(context);
        var (proof, no) = calls.Prove(context, now);
        if (proof is null)
        {
            return no!;
        }

        if (
            Bytes.Read(asked.Installation, InstallationBytes) is not { } installation
            || asked.Model is not { Length: > 0 and <= Limits.ModelLongest }
            || !LoginTexts.MayShow(asked.Model)
            || Languages.Named(asked.Language) is not { } language
        )
        {
            return new Refusal(Reason.Malformed).ToProblem(context);
        }

        if (Identities.WhyNotTerms(asked.Terms) is { } refused)
        {
            return refused.ToProblem(context);
        }

        var started = new Activation(
            Guid.CreateVersion7(now),
            Guid.CreateVersion7(now),
            proof.PublicKey,
            SHA256.HashData(installation),
            asked.Model,
            language.Tag(),
            asked.Terms!,
            now
        );
        await database.Write(
            Durability.Repairable,
            session =>
            {
                ActivationStore.Add(session, started);
                return Task.CompletedTask;
            }
        );
        return TypedResults.Created(
            $"/api/activations/{started.Id}",
            new ActivationStarted(Ms(now), started.Id, started.AppId, Ms(now + Limits.ActivationValid))
        );
    }

    /// <summary>User ID and activation code. A right one is used up here (R36), and a temporary PIN goes out by SMS
    /// (R34).</summary>
    public async Task<IResult> Code(HttpContext context, Guid id, TypedCode typed)
    {
        var now = calls.GiveNonce(context);
        var (activation, no) = await Proven(context, id, now, ActivationStep.Started);
        if (activation is null)
        {
            return no!;
        }

        var sources = checks.SourcesOf(context, activation);
        if (await checks.CountTry(sources, now) is { } waits)
        {
            return waits.ToProblem(context);
        }

        var outcome = await checks.Try(activation, typed, now);
        // Whatever else stands in the way, the code was right then, and only wrong ones count (R32).
        var granted = outcome.IsGranted(out var sent, out var refusal);
        if (granted || refusal!.Because is not Reason.CodeOrUserIdWrong)
        {
            await checks.TakeTryBack(sources, now);
        }

        return granted ? TypedResults.Ok(sent) : refusal!.ToProblem(context);
    }

    /// <summary>R34: the temporary PIN again; it resets nothing.</summary>
    public async Task<IResult> SendAgain(HttpContext context, Guid id)
    {
        var now = calls.GiveNonce(context);
        var (activation, no) = await Proven(context, id, now, ActivationStep.CodeRight);
        if (activation is null)
        {
            return no!;
        }

        var owner = activation.PersonId!.Value;
        var outcome = await people.Change<Outcome<TemporaryPinOnItsWay>>(
            owner,
            now,
            async change =>
                await TemporaryPinStore.Find(change.Session, owner, TemporaryPinPurpose.Activate, id) is not { } stored
                    ? new Refusal(Reason.TemporaryPinDead)
                : ActivationCodeChecks.WhyNoCode(change) is { } refused ? refused
                : stored.State.SendAgain(now).IsGranted(out var again, out var refusal)
                    ? checks.SendTemporaryPin(change, id, again)
                : refusal
        );
        return Answer(context, outcome);
    }

    /// <summary>R34: the temporary PIN, three tries. The count rises before the comparison.</summary>
    public async Task<IResult> TemporaryPin(HttpContext context, Guid id, TypedTemporaryPin typed)
    {
        var now = calls.GiveNonce(context);
        var (activation, no) = await Proven(context, id, now, ActivationStep.CodeRight);
        if (activation is null)
        {
            return no!;
        }

        var owner = activation.PersonId!.Value;
        var outcome = await people.ChangeWith<QueryResult<StoredTemporaryPin?>, Outcome<TemporaryPinWasRight>>(
            owner,
            now,
            session => session.DeferQuery(TemporaryPinStore.Of(owner, TemporaryPinPurpose.Activate, id)),
            async (change, outstanding) =>
            {
                var stored = outstanding.Value;
                if (stored is null || stored.State.WhyNotTry(now) is not null)
                {
                    return new Refusal(Reason.TemporaryPinDead);
                }

                var raised = stored with { State = stored.State.Raised() };
                var digest = codes.OfTemporaryPin(id, typed.TemporaryPin ?? "");
                if (!CryptographicOperations.FixedTimeEquals(digest, stored.Digest))
                {
                    TemporaryPinStore.Put(change.Session, change.Person.Id, TemporaryPinPurpose.Activate, raised);
                    var answer = raised.State.AnswerToWrong();
                    if (answer.Because is Reason.TemporaryPinDead && activation.CopyId is { } copyId)
                    {
                        change.Record(
                            Happening.CopyFailed,
                            new { copy = copyId, because = "three wrong temporary PINs" }
                        );
                    }

                    return answer;
                }

                TemporaryPinStore.Use(change.Session, change.Person.Id, TemporaryPinPurpose.Activate);
                return await ActivationStore.Save(
                    change.Session,
                    activation,
                    activation with
                    {
                        Step = ActivationStep.TemporaryPinRight,
                    }
                )
                    ? new TemporaryPinWasRight(
                        Ms(now),
                        change.Person.Name,
                        change.Person.UserId,
                        change.Person.BirthDate.ToString("yyyy-MM-dd")
                    )
                    : new Refusal(Reason.ActivationOutOfOrder);
            }
        );
        return Answer(context, outcome);
    }

    /// <summary>R20: the owner chose a PIN; the server gets the PIN key and writes what the new app must
    /// sign.</summary>
    public async Task<IResult> Pin(HttpContext context, Guid id, ChosenPin chosen)
    {
        var now = calls.GiveNonce(context);
        var (activation, no) = await Proven(
            context,
            id,
            now,
            ActivationStep.TemporaryPinRight,
            ActivationStep.PinChosen
        );
        if (activation is null)
        {
            return no!;
        }

        if (Bytes.Read(chosen.PinKey, PinKeyBytes) is not { } pinKey)
        {
            return new Refusal(Reason.Malformed).ToProblem(context);
        }

        var owner = activation.PersonId!.Value;
        var outcome = await people.ChangeWith<QueryResult<StoredCopy?>?, Outcome<PayloadToSign>>(
            owner,
            now,
            session => activation.CopyId is { } copyId ? session.DeferQuery(CopyStore.Of(owner, copyId)) : null,
            async (change, asked) =>
            {
                var copy = asked?.Value;
                var next = activation with
                {
                    Step = ActivationStep.PinChosen,
                    PinKeyWrapped = codes.WrapPinKey(activation.AppId, pinKey),
                };
                if (!await ActivationStore.Save(change.Session, activation, next))
                {
                    return new Refusal(Reason.ActivationOutOfOrder);
                }

                var payload = payloads.Offer(
                    change,
                    activation.AppId,
                    "activate",
                    activation.Language,
                    now + Limits.ActivationValid,
                    id.ToString(),
                    json =>
                    {
                        json.WriteString("activation", id);
                        json.WriteString("app", activation.AppId);
                        json.WriteString("key", Base64Url.EncodeToString(SHA256.HashData(activation.PublicKey)));
                        json.WriteString("pinKey", Base64Url.EncodeToString(SHA256.HashData(pinKey)));
                        json.WriteString("copy", copy?.Copy.Id.ToString() ?? "");
                        json.WriteString(
                            "transcript",
                            copy?.Copy.Step is CopyStep.Vouched vouched ? vouched.Transcript : ""
                        );
                    }
                );
                return new PayloadToSign(Ms(now), payload);
            }
        );
        return Answer(context, outcome);
    }

    /// <summary>The statement of the new key makes the app active, in one transaction that checks again (R10,
    /// R26).</summary>
    public async Task<IResult> Activate(HttpContext context, Guid id, SignedActivation signed)
    {
        var now = calls.GiveNonce(context);
        var activation = await database.Read(session => ActivationStore.Find(session, id));
        if (activation is null || IsOver(activation, now))
        {
            return new Refusal(Reason.ActivationOver).ToProblem(context);
        }

        if (
            Statement.Read(signed.Statement) is not { Act: "activate" } statement
            || statement.AppId != activation.AppId
            || !statement.IsSignedBy(activation.PublicKey)
        )
        {
            return new Refusal(Reason.StatementInvalid).ToProblem(context);
        }

        if (activation.Step is not (ActivationStep.PinChosen or ActivationStep.Active))
        {
            return new Refusal(Reason.ActivationOutOfOrder).ToProblem(context);
        }

        List<Guid> others = [];
        var outcome = await people.ChangeWith<BindingFacts, Outcome<AppIsActive>>(
            activation.PersonId!.Value,
            now,
            session => Binding.Ask(session, activation, statement),
            async (change, facts) =>
            {
                // The answer may have been lost: the same statement is answered again and binds nothing again.
                if (activation.Step is ActivationStep.PinChosen)
                {
                    others = facts.OthersOnPhone.Value;
                    if (await Binding.Bind(change, activation, statement, facts) is { } refused)
                    {
                        return refused;
                    }
                }

                context.Response.Headers[AppCalls.AnswerHeader] = tokens.Of(activation.AppId, 1);
                return new AppIsActive(Ms(now), activation.AppId, change.Person.Name, change.Person.UserId);
            }
        );
        await binding.TellWhoLostBiometrics(outcome, others, activation.Installation, now);
        return Answer(context, outcome);
    }

    /// <summary>The activation whose key made this request's proof, at one of these steps, or the answer that refuses
    /// it.</summary>
    public Task<(Activation? Activation, IResult? No)> Proven(
        HttpContext context,
        Guid id,
        DateTimeOffset now,
        params ActivationStep[] expected
    ) => Proven(context, id, now, _ => true, expected);

    /// <inheritdoc cref="Proven(HttpContext, Guid, DateTimeOffset, ActivationStep[])"/>
    public async Task<(Activation? Activation, IResult? No)> Proven(
        HttpContext context,
        Guid id,
        DateTimeOffset now,
        Func<Activation, bool> fits,
        params ActivationStep[] expected
    )
    {
        var (proof, no) = calls.Prove(context, now);
        if (proof is null)
        {
            return (null, no);
        }

        var activation = await database.Read(session => ActivationStore.Find(session, id), context.RequestAborted);
        var refused = activation switch
        {
            null => new Refusal(Reason.ActivationOver),
            _ when !CryptographicOperations.FixedTimeEquals(activation.PublicKey, proof.PublicKey) => new(
                Reason.ProofInvalid
            ),
            _ when IsOver(activation, now) => new(Reason.ActivationOver),
            _ when !expected.Contains(activation.Step) || !fits(activation) => new(Reason.ActivationOutOfOrder),
            _ => null,
        };
        return refused is null ? (activation, null) : (null, refused.ToProblem(context));
    }

    // A copy has its own deadlines, which its own rule keeps (R45).
    private static bool IsOver(Activation activation, DateTimeOffset now) =>
        activation.CopyId is null && now >= activation.StartedAt + Limits.ActivationValid;

    private static IResult Answer<T>(HttpContext context, Outcome<T> outcome)
        where T : class =>
        outcome.IsGranted(out var granted, out var refusal) ? TypedResults.Ok(granted) : refusal.ToProblem(context);

    private static long Ms(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();
}
