using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.Keys;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.App.Activating;

/// <summary>
/// Activating an app by activation code (R30, R32, R34-R36, R07, R10, R20, R26). The phone generates its key first;
/// every step is signed with it; nothing is usable before the last; an abandoned activation expires after 15 minutes.
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
    /// <summary>The bytes of an installation's id.</summary>
    internal const int InstallationBytes = 16;

    private const int PinKeyBytes = 32;

    /// <summary>Begins an activation: the phone proves a new key and names the accepted terms (R07).</summary>
    public async Task<Results<Created<ActivationStarted>, ProblemHttpResult>> Start(
        Caller caller,
        StartActivation asked
    )
    {
        var now = caller.Now;
        if (
            Bytes.Read(asked.Installation, InstallationBytes) is not { } installation
            || asked.Model is not { Length: > 0 and <= Limits.ModelLongest }
            || !LoginTexts.MayShow(asked.Model)
            || Languages.Named(asked.Language) is not { } language
        )
        {
            return new Refusal(Reason.Malformed).ToProblem(caller.Context);
        }

        if (Identities.WhyNotTerms(asked.Terms) is { } refused)
        {
            return refused.ToProblem(caller.Context);
        }

        var started = new Activation(
            Guid.CreateVersion7(now),
            Guid.CreateVersion7(now),
            caller.PublicKey,
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

    /// <summary>User ID and activation code. A right code is consumed here (R36), and a temporary PIN is sent by SMS
    /// (R34).</summary>
    public async Task<Results<Ok<TemporaryPinOnItsWay>, ProblemHttpResult>> TryCode(
        ActivationCall call,
        TypedCode typed
    )
    {
        var sources = checks.SourcesOf(call.Context, call.Activation);
        return (await checks.JudgeCode(sources, call.Activation, typed, call.Now)).ToAnswer(call.Context);
    }

    /// <summary>R34: sends the temporary PIN again; this resets nothing.</summary>
    public async Task<Results<Ok<TemporaryPinOnItsWay>, ProblemHttpResult>> SendTemporaryPinAgain(ActivationCall call)
    {
        var (now, activation) = (call.Now, call.Activation);
        var owner = activation.PersonId!.Value;
        var outcome = await people.ChangeWith<CeremonyFacts, Outcome<TemporaryPinOnItsWay>>(
            owner,
            now,
            session => CeremonyFacts.QueryFor(session, activation),
            async (change, facts) =>
                facts.WhyNotGoOn(change, activation) is { } over ? over
                : await TemporaryPinStore.Find(change.Session, owner, TemporaryPinPurpose.Activate, activation.Id)
                    is not { } stored
                    ? new Refusal(Reason.TemporaryPinDead)
                : ActivationCodeChecks.WhyNoCode(change) is { } refused ? refused
                : stored.State.SendAgain(now).IsGranted(out var again, out var refusal)
                    ? checks.SendTemporaryPin(change, activation.Id, again)
                : refusal
        );
        return outcome.ToAnswer(call.Context);
    }

    /// <summary>R34: the temporary PIN, three tries. The count rises before the comparison.</summary>
    public async Task<Results<Ok<TemporaryPinWasRight>, ProblemHttpResult>> TryTemporaryPin(
        ActivationCall call,
        TypedTemporaryPin typed
    )
    {
        var (now, activation) = (call.Now, call.Activation);
        var owner = activation.PersonId!.Value;
        var outcome = await people.ChangeWith<
            (CeremonyFacts Facts, QueryResult<StoredTemporaryPin?> Pin),
            Outcome<TemporaryPinWasRight>
        >(
            owner,
            now,
            session =>
                (
                    CeremonyFacts.QueryFor(session, activation),
                    session.DeferQuery(TemporaryPinStore.Of(owner, TemporaryPinPurpose.Activate, activation.Id))
                ),
            async (change, asked) =>
            {
                if (asked.Facts.WhyNotGoOn(change, activation) is { } over)
                {
                    return over;
                }

                var stored = asked.Pin.Value;
                if (stored is null || stored.State.WhyNotTry(now) is not null)
                {
                    return new Refusal(Reason.TemporaryPinDead);
                }

                var raised = stored with { State = stored.State.Raised() };
                var digest = codes.OfTemporaryPin(activation.Id, typed.TemporaryPin ?? "");
                if (!CryptographicOperations.FixedTimeEquals(digest, stored.Digest))
                {
                    TemporaryPinStore.Replace(change.Session, change.Person.Id, TemporaryPinPurpose.Activate, raised);
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

                TemporaryPinStore.Remove(change.Session, change.Person.Id, TemporaryPinPurpose.Activate);
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
                        change.Person.BirthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                    )
                    : new Refusal(Reason.ActivationOutOfOrder);
            }
        );
        return outcome.ToAnswer(call.Context);
    }

    /// <summary>R20: the owner chose a PIN; the server receives the PIN key and responds with the payload that the
    /// new app must sign.</summary>
    public async Task<Results<Ok<PayloadToSign>, ProblemHttpResult>> ChoosePin(ActivationCall call, ChosenPin chosen)
    {
        var (now, activation) = (call.Now, call.Activation);
        if (Bytes.Read(chosen.PinKey, PinKeyBytes) is not { } pinKey)
        {
            return new Refusal(Reason.Malformed).ToProblem(call.Context);
        }

        var owner = activation.PersonId!.Value;
        var outcome = await people.ChangeWith<CeremonyFacts, Outcome<PayloadToSign>>(
            owner,
            now,
            session => CeremonyFacts.QueryFor(session, activation),
            async (change, asked) =>
            {
                if (asked.WhyNotGoOn(change, activation) is { } over)
                {
                    return over;
                }

                var copy = asked.Copy?.Value;
                var next = activation with
                {
                    Step = ActivationStep.PinChosen,
                    PinKeyWrapped = codes.WrapPinKey(WrappedPlace.ActivationPinKey(owner, activation.AppId), pinKey),
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
                    "{}",
                    json =>
                    {
                        json.WriteString("activation", activation.Id);
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
        return outcome.ToAnswer(call.Context);
    }

    /// <summary>The statement signed by the new key activates the app, in one transaction that checks everything
    /// again (R10, R26).</summary>
    public async Task<Results<Ok<AppIsActive>, ProblemHttpResult>> Activate(
        HttpContext context,
        Guid id,
        SignedActivation signed
    )
    {
        var now = calls.GiveNonce(context);
        var activation = await database.Read(session => ActivationStore.Find(session, id));
        if (activation is null || ActivationProof.IsOver(activation, now))
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
            session => Binding.QueryFacts(session, activation, statement),
            async (change, facts) =>
            {
                // The response may have been lost: the same statement gets the same response again and has no further
                // effect.
                if (activation.Step is ActivationStep.PinChosen)
                {
                    others = facts.OthersOnPhone.Value;
                    var bound = await binding.Bind(change, activation, statement, facts);
                    if (!bound.IsGranted(out _, out var refused))
                    {
                        return refused;
                    }
                }

                context.Response.Headers[AppCalls.AnswerHeader] = tokens.Of(activation.AppId, 1);
                return new AppIsActive(Ms(now), activation.AppId, change.Person.Name, change.Person.UserId);
            }
        );
        await binding.TellWhoLostBiometrics(outcome, others, activation.Installation, now);
        return outcome.ToAnswer(context);
    }

    private static long Ms(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();
}
