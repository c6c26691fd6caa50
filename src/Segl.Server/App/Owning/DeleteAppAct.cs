using System.Text.Json;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Storage;

namespace Segl.Server.App.Owning;

/// <summary>R11, R19: deletes an app of the owner, including the requesting one.</summary>
internal sealed class DeleteAppAct(StatementPayloads payloads, KnowledgeChecks knowledge)
    : GivingUpAct(payloads, knowledge)
{
    /// <inheritdoc/>
    public override string Name => "delete-app";

    /// <inheritdoc/>
    protected override AppState End => AppState.Deleted;

    /// <inheritdoc/>
    protected override Happening Told => Happening.AppDeleted;

    /// <inheritdoc/>
    protected override bool MayBeOwn => true;

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter json, GivingUpArguments arguments)
    {
        json.WriteString("app", arguments.App);
        json.WriteString("name", arguments.Name);
        json.WriteBoolean("lockedOut", arguments.LockedOut);
    }
}
