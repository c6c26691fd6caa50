using System.Security.Cryptography;
using Segl.Rules;
using Segl.Server.DocumentChecks.Giving;
using Segl.Server.Keys;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.App.Calls;

/// <summary>The means by which a statement was proven.</summary>
internal sealed record ProvenBy(Means Means);

/// <summary>Verifies the knowledge sent with a statement, and keeps the counters of R22 and R34.</summary>
internal sealed class KnowledgeChecks(Codes codes, BiometricChecks biometrics)
{
    private const int ProofBytes = 32;

    /// <summary>R22: verifies a PIN, in an app that is not suspended. The count rises before the comparison; a right
    /// PIN resets it.</summary>
    public Outcome<ProvenBy> VerifyPin(AppCall call, Statement statement, Knowledge? knowledge)
    {
        if (Bytes.Read(knowledge?.Pin, ProofBytes) is not { } proof)
        {
            return new Refusal(Reason.KnowledgeMissing);
        }

        if (call.App.Pins.WhyNotTry(call.Now) is { } refused)
        {
            return refused;
        }

        var raised = call.App.Pins.Raised(call.Now);
        var pinKey = codes.UnwrapPinKey(WrappedPlace.AppPinKey(call.App.PersonId, call.App.Id), call.App.PinKeyWrapped);
        if (CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(pinKey, statement.Digest), proof))
        {
            call.App = call.App with { Pins = PinCounter.Reset };
            return new ProvenBy(Means.AppAndPin);
        }

        call.App = call.App with { Pins = raised };
        if (raised.WhyNotTry(call.Now) is not null)
        {
            // Whoever guesses holds the phone: what it approved before ends, too.
            LoginTokenStore.EndAllOfApp(call.Change, call.App.Id);
        }

        if (raised.Blocked)
        {
            call.Change.Record(
                Happening.AppBlocked,
                new
                {
                    app = call.App.Id,
                    name = call.App.Name,
                    because = "wrong PINs",
                }
            );
        }
        else if (raised.SuspendedUntil is { } until)
        {
            call.Change.Record(
                Happening.AppSuspended,
                new
                {
                    app = call.App.Id,
                    name = call.App.Name,
                    until,
                }
            );
        }

        return raised.AnswerToWrong();
    }

    /// <summary>R24: verifies a PIN, or biometrics where these may replace it.</summary>
    public async Task<Outcome<ProvenBy>> VerifyPinOrBiometrics(
        AppCall call,
        Statement statement,
        Knowledge? knowledge,
        AssuranceLevel asked
    )
    {
        if (knowledge?.Passkey is not { } assertion)
        {
            return VerifyPin(call, statement, knowledge);
        }

        // R22: biometrics reset no counter, and do not work in an app that is suspended or blocked.
        var others = await AppStore.OthersOn(call.Session, call.App.Installation, call.App.PersonId);
        var no = call.App.Pins.WhyNotTry(call.Now) ?? Biometrics.WhyNotApprove(asked, others.Count + 1);
        return no is not null ? no
            : await biometrics.IsRight(call, statement.Digest, assertion) ? new ProvenBy(Means.AppAndBiometrics)
            : new Refusal(Reason.BiometricsWrong);
    }

    /// <summary>The passkey that may replace the PIN now, as base64url; null when none may (R24, R25).</summary>
    public async Task<string?> CredentialFor(AppCall call, AssuranceLevel asked)
    {
        if (call.App.PasskeyId is not { } passkey)
        {
            return null;
        }

        var others = await AppStore.OthersOn(call.Session, call.App.Installation, call.App.PersonId);
        return Biometrics.WhyNotApprove(asked, others.Count + 1) is null
            ? System.Buffers.Text.Base64Url.EncodeToString(passkey)
            : null;
    }

    /// <summary>R23, R34: verifies a temporary PIN from a desk, for a new PIN of this app.</summary>
    public async Task<Refusal?> VerifyTemporaryPin(AppCall call, string temporaryPin)
    {
        var stored = await TemporaryPinStore.Find(
            call.Session,
            call.App.PersonId,
            TemporaryPinPurpose.NewPin,
            call.App.Id
        );
        if (stored is null || stored.State.WhyNotTry(call.Now) is not null)
        {
            return new(Reason.TemporaryPinDead);
        }

        var raised = stored with { State = stored.State.Raised() };
        var typed = codes.OfTemporaryPin(call.App.Id, temporaryPin);
        if (CryptographicOperations.FixedTimeEquals(typed, stored.Digest))
        {
            TemporaryPinStore.Remove(call.Session, call.App.PersonId, TemporaryPinPurpose.NewPin);
            return null;
        }

        TemporaryPinStore.Replace(call.Session, call.App.PersonId, TemporaryPinPurpose.NewPin, raised);
        return raised.State.AnswerToWrong();
    }

    /// <summary>R23, R75: uses up a document check that this app asked for, for a new PIN.</summary>
    public static async Task<Refusal?> VerifyDocument(AppCall call, Guid check)
    {
        var (app, change) = (call.App, call.Change);
        var refused = await GrantedChecks.Take(change, check, app.Installation, app.PublicKey, CheckPurpose.NewPin);
        if (refused is null)
        {
            GrantedChecks.LowerLevel(change);
        }

        return refused;
    }
}
