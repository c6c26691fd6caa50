using System.Text.Json;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.Waiting;
using Segl.Storage;

namespace Segl.Server.App.Owning;

/// <summary>Which wait is stopped.</summary>
internal sealed record StopWaitArguments(WaitFor Wait);

/// <summary>R33, R68: any app of the person stops what was asked for in the portal; like a copy, it takes no PIN.</summary>
internal sealed class StopWaitAct(StatementPayloads payloads, KnowledgeChecks knowledge)
    : OwnersAct<StopWaitArguments>(payloads, knowledge)
{
    /// <inheritdoc/>
    public override string Name => "stop-wait";

    /// <summary>What the app calls a wait.</summary>
    public static string NameOf(WaitFor what) => JsonNamingPolicy.CamelCase.ConvertName(what.ToString());

    /// <inheritdoc/>
    protected override async Task<Outcome<StopWaitArguments>> DecideOffer(AppCall call, AskedAct asked)
    {
        var open = (await PortalWaitStore.Of(call.Session, call.App.PersonId)).Find(one =>
            NameOf(one.Wait.For) == asked.Wait && one.Wait.IsOpen(call.Now)
        );
        return open is null ? new Refusal(Reason.NotFound) : new StopWaitArguments(open.Wait.For);
    }

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter json, StopWaitArguments arguments) =>
        json.WriteString("wait", NameOf(arguments.Wait));

    /// <summary>None: any app of the person may stop it.</summary>
    protected override RequiredKnowledge KnowledgeFor(AppCall call, StopWaitArguments arguments, NothingRead found) =>
        RequiredKnowledge.None;

    /// <inheritdoc/>
    protected override Task<Refusal?> PerformAct(CheckedAct<StopWaitArguments, NothingRead> act) =>
        PortalWaiting.Stop(act.Call.Change, act.Arguments.Wait, $"app {act.Call.App.Id}", act.Statement.Compact);
}
