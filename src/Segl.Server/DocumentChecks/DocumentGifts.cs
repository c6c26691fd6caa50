using Microsoft.AspNetCore.Http.HttpResults;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.App.Owning;
using Segl.Server.DocumentChecks.Giving;
using Segl.Server.Keys;
using Segl.Server.Waiting;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.DocumentChecks;

/// <summary>The app that asks for what its granted check gives.</summary>
internal sealed record CheckingApp(Guid App);

/// <summary>R32: user ID and activation code, for one screen; until when the code is valid (ms).</summary>
internal sealed record GivenCode(long Now, string UserId, string Code, long ValidUntil);

/// <summary>What a granted document check gives in the app that asked for it (R31a, R08, R75). A new PIN (R23) is an act of
/// the app, and an activation here a step of that activation.</summary>
internal sealed class DocumentGifts(AppCalls calls, People people, KeyEncryptionKey keys, Codes codes)
{
    /// <summary>
    /// R31a, R30, R32: an activation code for a further app of the person in the document, in one's present, active app. It
    /// stands in this one answer; all channels are told, with a link that stops it.
    /// </summary>
    public Task<Results<Ok<GivenCode>, ProblemHttpResult>> GiveCode(Caller caller, Guid check, CheckingApp asked) =>
        calls.Change<GivenCode>(
            caller,
            asked.App,
            async call =>
            {
                var (change, app) = (call.Change, call.App);
                var apps = await AppStore.Of(call.Session, app.PersonId);
                var refused =
                    app.Standing.WhyNotVouch(change.Person.FrozenAt, call.Now)
                    ?? SpareAuthenticators.WhyNoFurtherApp(apps.Count(one => one.State is AppState.Active))
                    ?? await GrantedChecks.Take(
                        change,
                        check,
                        app.Installation,
                        app.PublicKey,
                        CheckPurpose.ActivationCode
                    );
                return refused is null ? await IssueCode(call) : refused;
            }
        );

    private async Task<Outcome<GivenCode>> IssueCode(AppCall call)
    {
        var (change, app) = (call.Change, call.App);
        var code = Codes.NewActivationCode();
        var fresh = ActivationCode.Issue(CodeShownBy.Screen, ActivatedThrough.Document, call.Now);
        var (stopDigest, stopLink) = StopLinks.New(keys, app.PersonId);
        await ActivationCodeStore.Replace(call.Session, app.PersonId, codes.OfActivationCode(code), fresh, stopDigest);
        change.Record(
            Happening.ActivationCodeIssued,
            new
            {
                by = "document",
                app = app.Id,
                name = app.Name,
                validUntil = fresh.ValidUntil,
            },
            stopLink
        );
        return new GivenCode(
            call.Now.ToUnixTimeMilliseconds(),
            change.Person.UserId,
            code,
            fresh.ValidUntil.ToUnixTimeMilliseconds()
        );
    }

    /// <summary>
    /// R08: ends the freeze of the person in the document, asked for in an app of that person, which may be blocked by wrong
    /// PINs. A frozen identity's app may do nothing else, so this is no change by the app.
    /// </summary>
    public async Task<Results<Ok<JustNow>, ProblemHttpResult>> EndFreeze(Caller caller, Guid check, CheckingApp asked)
    {
        if (await people.ByApp(asked.App, caller.Gone) is not { } owner)
        {
            return new Refusal(Reason.AppNotActive).ToProblem(caller.Context);
        }

        var outcome = await people.ChangeWithApp<bool, Outcome<JustNow>>(
            owner,
            asked.App,
            caller.Now,
            _ => true,
            async (change, calling, _) =>
                calling is { App: var app } && caller.Holds(app.PublicKey)
                    ? await EndFreeze(change, app, check) is { } refused
                        ? refused
                        : new JustNow(change.Now.ToUnixTimeMilliseconds())
                    : new Refusal(Reason.AppNotActive)
        );
        return outcome.ToAnswer(caller.Context);
    }

    private static async Task<Refusal?> EndFreeze(PersonChange change, StoredApp app, Guid check)
    {
        var refused =
            app.Standing.WhyNotAct(frozenAt: null)
            ?? DocumentCheck.WhyNotEndFreeze(change.Person.FrozenAt, change.Person.EndedAt)
            ?? await GrantedChecks.Take(change, check, app.Installation, app.PublicKey, CheckPurpose.EndFreeze);
        if (refused is null)
        {
            Freezing.End(
                change,
                new
                {
                    by = "document",
                    app = app.Id,
                    name = app.Name,
                }
            );
            GrantedChecks.LowerLevel(change);
        }

        return refused;
    }
}
