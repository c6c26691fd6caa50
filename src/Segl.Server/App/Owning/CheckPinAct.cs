using System.Text.Json;
using Segl.Rules;
using Segl.Server.App.Calls;

namespace Segl.Server.App.Owning;

/// <summary>
/// R22: the present PIN is tried before a new one is asked for, so that a wrong one is told at once. It counts like any
/// other try, and changes nothing else.
/// </summary>
internal sealed class CheckPinAct(StatementPayloads payloads, KnowledgeChecks knowledge)
    : OwnersAct<NoArguments>(payloads, knowledge)
{
    /// <inheritdoc/>
    public override string Name => "check-pin";

    /// <inheritdoc/>
    protected override Task<Outcome<NoArguments>> DecideOffer(AppCall call, AskedAct asked) =>
        Task.FromResult<Outcome<NoArguments>>(new NoArguments());

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter json, NoArguments arguments) { }

    /// <inheritdoc/>
    protected override Task<Refusal?> PerformAct(CheckedAct<NoArguments, NothingRead> act) =>
        Task.FromResult<Refusal?>(null);
}
