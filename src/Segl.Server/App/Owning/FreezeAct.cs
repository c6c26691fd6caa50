using System.Text.Json;
using Segl.Rules;
using Segl.Server.App.Calls;

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
    protected override async Task<Refusal?> PerformAct(CheckedAct<NoArguments, NothingRead> act)
    {
        await Freezing.Freeze(
            act.Call.Change,
            new
            {
                app = act.Call.App.Id,
                name = act.Call.App.Name,
                statement = act.Statement.Compact,
            }
        );
        return null;
    }
}
