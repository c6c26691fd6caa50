using System.Text.Json;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Storage;

namespace Segl.Server.App.Owning;

/// <summary>R08: the owner freezes the identity; every login ends.</summary>
internal sealed class FreezeAct(StatementPayloads payloads, KnowledgeChecks knowledge)
    : OwnersAct<NoArguments>(payloads, knowledge)
{
    /// <inheritdoc/>
    public override string Name => "freeze";

    /// <inheritdoc/>
    protected override Task<Outcome<NoArguments>> DecideOffer(AppCall call, AskedAct asked) =>
        Task.FromResult<Outcome<NoArguments>>(new NoArguments());

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter json, NoArguments arguments) { }

    /// <inheritdoc/>
    protected override Task<Refusal?> PerformAct(CheckedAct<NoArguments, NothingRead> act)
    {
        LoginTokenStore.EndAll(act.Call.Change, appId: null);
        act.Call.Change.Save(act.Call.Change.Person with { FrozenAt = act.Call.Now });
        return Recorded(act, Happening.Frozen);
    }
}
