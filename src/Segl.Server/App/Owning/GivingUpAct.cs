using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.Nodes;
using Segl.Storage;

namespace Segl.Server.App.Owning;

/// <summary>Which app is given up.</summary>
/// <param name="App">Its id.</param>
/// <param name="Name">Its name, as it was shown.</param>
/// <param name="LockedOut">R19: its owner knows that no other means is left.</param>
internal sealed record GivingUpArguments(Guid App, string Name, bool LockedOut);

/// <summary>R11: an app that is blocked or deleted in the service frees its place. R19: the last one goes only
/// knowingly.</summary>
internal abstract class GivingUpAct(StatementPayloads payloads, KnowledgeChecks knowledge)
    : OwnersAct<GivingUpArguments>(payloads, knowledge)
{
    /// <summary>What the app is afterwards.</summary>
    protected abstract AppState End { get; }

    /// <summary>What the journal says.</summary>
    protected abstract Happening Told { get; }

    /// <summary>True when an app may give itself up by this act.</summary>
    protected abstract bool MayBeOwn { get; }

    /// <inheritdoc/>
    protected override async Task<Outcome<GivingUpArguments>> Decide(AppCall call, AskedAct asked)
    {
        if (asked.App is not { } target)
        {
            return new Refusal(Reason.Malformed);
        }

        if (await FindApp(call, target) is not { } app || (target == call.App.Id && !MayBeOwn))
        {
            return new Refusal(Reason.NotFound);
        }

        return await WhyNot(call, target, asked.LockedOut) is { } refused
            ? refused
            : new GivingUpArguments(target, app.Name, asked.LockedOut);
    }

    /// <inheritdoc/>
    protected override async Task<Refusal?> Perform(CheckedAct<GivingUpArguments, NothingRead> act)
    {
        var (call, target) = (act.Call, act.Arguments.App);
        if (await FindApp(call, target) is not { } app)
        {
            return new(Reason.NotFound);
        }

        if (await WhyNot(call, target, act.Arguments.LockedOut) is { } refused)
        {
            return refused;
        }

        if (target == call.App.Id)
        {
            call.App = call.App with { State = End, Slot = null };
        }
        else
        {
            AppStore.Save(call.Session, app with { State = End, Slot = null });
        }

        call.Wakes.AddRange((await AppEnds.EndAllOf(call.Change, app.Id)).Select(waiting => (WakeUp)waiting));
        return await Recorded(
            act,
            Told,
            new
            {
                app = app.Id,
                name = app.Name,
                by = call.App.Id,
                lockedOut = act.Arguments.LockedOut,
                statement = act.Statement.Compact,
            }
        );
    }

    private static async Task<StoredApp?> FindApp(AppCall call, Guid target) =>
        target == call.App.Id ? call.App
        : await AppStore.Find(call.Session, call.App.PersonId, target) is { State: AppState.Active } app ? app
        : null;

    private static async Task<Refusal?> WhyNot(AppCall call, Guid target, bool lockedOut)
    {
        var apps = await AppStore.Of(call.Session, call.App.PersonId);
        return SpareAuthenticators.WhyNotGiveUp(apps.Count(app => app.Id != target && CanBeUsed(app)), lockedOut);
    }

    // An app that is blocked by wrong PINs, or seems to be cloned, lets nobody in: it is no way back (R19).
    private static bool CanBeUsed(StoredApp app) => app.Standing.WhyNotAct(frozenAt: null) is null && !app.Pins.Blocked;
}
