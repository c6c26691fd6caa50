using System.Text.Json;
using Segl.Rules;
using Segl.Server.App.Calls;

namespace Segl.Server.App.Owning;

/// <summary>Whether approving by number is switched on or off.</summary>
internal sealed record NumberApprovalArguments(bool On);

/// <summary>R92: approval by number: with the PIN, notified on all channels, in force after an hour, at once on a
/// first app.</summary>
internal sealed class NumberApprovalAct(StatementPayloads payloads, KnowledgeChecks knowledge)
    : OwnersAct<NumberApprovalArguments>(payloads, knowledge)
{
    /// <inheritdoc/>
    public override string Name => "number-approval";

    /// <inheritdoc/>
    protected override Task<Outcome<NumberApprovalArguments>> DecideOffer(AppCall call, AskedAct asked) =>
        Task.FromResult<Outcome<NumberApprovalArguments>>(
            asked.On is { } on ? new NumberApprovalArguments(on) : new Refusal(Reason.Malformed)
        );

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter json, NumberApprovalArguments arguments) =>
        json.WriteBoolean("on", arguments.On);

    /// <inheritdoc/>
    protected override Task<Refusal?> PerformAct(CheckedAct<NumberApprovalArguments, NothingRead> act)
    {
        var (call, on) = (act.Call, act.Arguments.On);
        call.App = call.App with
        {
            NumberApproval = on ? NumberApproval.SwitchOn(call.App.FirstApp, call.Now) : NumberApproval.Off,
        };
        return Recorded(act, on ? Happening.NumberApprovalOn : Happening.NumberApprovalOff);
    }
}
