using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.Nodes;
using Segl.Storage;

namespace Segl.Server.App.Owning;

/// <summary>The app to be blocked or deleted.</summary>
/// <param name="App">Its id.</param>
/// <param name="Name">Its name, as it was shown.</param>
/// <param name="LockedOut">R19: the owner confirmed that no other authenticator is left.</param>
internal sealed record GivingUpArguments(Guid App, string Name, bool LockedOut);

/// <summary>R11: an app that is blocked or deleted in the service does not count any more. R19: the last one needs a
/// confirmation.</summary>
internal abstract class GivingUpAct(StatementPayloads payloads, KnowledgeChecks knowledge)
    : OwnersAct<GivingUpArguments>(payloads, knowledge)
{
    /// <summary>The app's state afterwards.</summary>
    protected abstract AppState End { get; }

    /// <summary>The event for the journal.</summary>
    protected abstract Happening Told { get; }

    /// <summary>Whether an app may do this to itself.</summary>
    protected abstract bool MayBeOwn { get; }

    /// <inheritdoc/>
    protected override async Task<Outcome<GivingUpArguments>> DecideOffer(AppCall call, AskedAct asked)
    {
        if (asked.App is not { } target)
        {
            return new Refusal(Reason.Malformed);
        }

        if (await FindApp(call, target) is not { } app || (target == call.App.Id && !MayBeOwn))
        {
            return new Refusal(Reason.NotFound);
        }

        return await AppEnds.WhyNotGiveUp(call.Session, call.App.PersonId, target, asked.LockedOut) is { } refused
            ? refused
            : new GivingUpArguments(target, app.Name, asked.LockedOut);
    }

    /// <inheritdoc/>
    protected override async Task<Refusal?> PerformAct(CheckedAct<GivingUpArguments, NothingRead> act)
    {
        var (call, target) = (act.Call, act.Arguments.App);
        if (await FindApp(call, target) is not { } app)
        {
            return new(Reason.NotFound);
        }

        if (await AppEnds.WhyNotGiveUp(call.Session, call.App.PersonId, target, act.Arguments.LockedOut) is { } refused)
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
}
