using Microsoft.AspNetCore.Http.HttpResults;
using Segl.Rules;
using Segl.Server.DocumentChecks.Giving;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.App.Activating;

/// <summary><c>POST …/document</c>: a granted check that this activation's key asked for.</summary>
internal sealed record GrantedDocument(Guid Check);

/// <summary>
/// An activation for the person in a document that this phone read (R31, R75): it takes the place of user ID and activation
/// code, and goes on with the temporary PIN (R34, R35). Who else has an app on the phone gets nothing by it (T-26).
/// </summary>
internal sealed class DocumentActivation(Database database, People people, ActivationCodeChecks checks)
{
    /// <summary>Uses up the check, and sends the temporary PIN.</summary>
    public async Task<Results<Ok<TemporaryPinOnItsWay>, ProblemHttpResult>> TryDocument(
        ActivationCall call,
        GrantedDocument document
    )
    {
        var (now, activation) = (call.Now, call.Activation);
        var seen = await database.Read(session => DocumentCheckStore.Find(session, activation.Installation));
        var key = activation.PublicKey;
        if (
            !GrantedChecks
                .Give(seen, document.Check, key, CheckPurpose.ActivateHere, now)
                .IsGranted(out var check, out var over)
        )
        {
            return over.ToProblem(call.Context);
        }

        var holder = check.HolderId!.Value;
        var outcome = await people.Change<Outcome<TemporaryPinOnItsWay>>(
            holder,
            now,
            async change =>
            {
                var refused =
                    await ActivationCodeChecks.WhyNotBegin(change, activation)
                    ?? await GrantedChecks.Take(
                        change,
                        check.Id,
                        activation.Installation,
                        key,
                        CheckPurpose.ActivateHere
                    );
                var next = activation with
                {
                    Step = ActivationStep.CodeRight,
                    PersonId = holder,
                    Through = ActivatedThrough.Document,
                };
                return refused is not null ? refused
                    : await ActivationStore.Save(change.Session, activation, next)
                        ? checks.SendTemporaryPin(change, activation.Id, TemporaryPin.Issue(now))
                    : new Refusal(Reason.ActivationOutOfOrder);
            }
        );
        return outcome.ToAnswer(call.Context);
    }
}
