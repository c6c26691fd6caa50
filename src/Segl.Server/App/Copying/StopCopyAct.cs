using System.Text.Json;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Storage;

namespace Segl.Server.App.Copying;

/// <summary>R42: any app of the person stops the copy; no PIN is needed.</summary>
internal sealed class StopCopyAct(StatementPayloads payloads, KnowledgeChecks knowledge)
    : CopyAct<NoArguments>(payloads, knowledge)
{
    /// <inheritdoc/>
    public override string Name => "stop";

    /// <inheritdoc/>
    protected override Task<Outcome<NoArguments>> DecideOffer(
        AppCall call,
        AskedAct asked,
        QueryResult<StoredCopy?> found
    ) =>
        Task.FromResult<Outcome<NoArguments>>(
            IsUnderWay(found.Value, call.Now) ? new NoArguments() : new Refusal(Reason.CopyOver)
        );

    /// <inheritdoc/>
    protected override void WriteFields(
        Utf8JsonWriter json,
        AppCall call,
        NoArguments arguments,
        QueryResult<StoredCopy?> found
    ) => json.WriteString("copy", found.Value!.Copy.Id);

    /// <summary>None: any app of the person may stop a copy.</summary>
    protected override RequiredKnowledge KnowledgeFor(
        AppCall call,
        NoArguments arguments,
        QueryResult<StoredCopy?> found
    ) => RequiredKnowledge.None;

    /// <inheritdoc/>
    protected override Task<Refusal?> PerformAct(CheckedAct<NoArguments, QueryResult<StoredCopy?>> act)
    {
        var (call, stored) = (act.Call, act.Found.Value);
        if (!IsUnderWay(stored, call.Now))
        {
            return Task.FromResult<Refusal?>(new(Reason.CopyOver));
        }

        var outcome = CopyStops.Stop(call.Change, stored!, $"app {call.App.Id}", act.Statement.Compact);
        if (outcome.IsGranted(out _, out var refused))
        {
            call.Wakes.AddRange([call.App.PersonId, stored!.Copy.Phone?.Activation ?? stored.Copy.Id]);
        }

        return Task.FromResult(refused);
    }

    private static bool IsUnderWay(StoredCopy? stored, DateTimeOffset now) => stored?.Copy.IsUnderWay(now) ?? false;
}
