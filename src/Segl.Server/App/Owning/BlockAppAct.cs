using System.Text.Json;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Storage;

namespace Segl.Server.App.Owning;

/// <summary>R11, R19: blocks another app of the owner.</summary>
internal sealed class BlockAppAct(StatementPayloads payloads, KnowledgeChecks knowledge)
    : GivingUpAct(payloads, knowledge)
{
    /// <inheritdoc/>
    public override string Name => "block-app";

    /// <inheritdoc/>
    protected override AppState End => AppState.Blocked;

    /// <inheritdoc/>
    protected override Happening Told => Happening.AppBlocked;

    /// <inheritdoc/>
    protected override bool MayBeOwn => false;

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter json, GivingUpArguments arguments)
    {
        json.WriteString("app", arguments.App);
        json.WriteString("name", arguments.Name);
    }
}
