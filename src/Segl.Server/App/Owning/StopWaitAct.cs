using System.Text.Json;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.Persons;
using Segl.Server.Waiting;
using Segl.Storage;

namespace Segl.Server.App.Owning;

/// <summary>Which wait is stopped: one of the portal's, or null for a number or address that waits for its code.</summary>
internal sealed record StopWaitArguments(WaitFor? Wait);

/// <summary>R33, R37, R68: any app of the person stops what was asked for in the portal; like a copy, it takes no PIN.</summary>
internal sealed class StopWaitAct(StatementPayloads payloads, KnowledgeChecks knowledge)
    : OwnersAct<StopWaitArguments>(payloads, knowledge)
{
    private const string ContactChange = "contactChange";

    /// <inheritdoc/>
    public override string Name => "stop-wait";

    /// <summary>What waits and may be stopped.</summary>
    public static async Task<IReadOnlyList<WaitLine>> Open(Session session, Guid personId, DateTimeOffset now)
    {
        var contact = await ContactChangeStore.Of(session, personId);
        return
        [
            .. (await PortalWaitStore.Of(session, personId))
                .Where(one => one.Wait.IsOpen(now))
                .Select(one => Line(NameOf(one.Wait.For), one.Wait.AskedAt, one.Wait.ReadyAt)),
            .. contact?.IsOpen(now) is true
                ? [Line(ContactChange, contact.SentAt, contact.Code.ValidUntil)]
                : Array.Empty<WaitLine>(),
        ];
    }

    /// <inheritdoc/>
    protected override async Task<Outcome<StopWaitArguments>> DecideOffer(AppCall call, AskedAct asked) =>
        (await Open(call.Session, call.App.PersonId, call.Now)).All(one => one.Wait != asked.Wait)
            ? new Refusal(Reason.NotFound)
            : new StopWaitArguments(
                asked.Wait == ContactChange ? null : Enum.GetValues<WaitFor>().First(what => NameOf(what) == asked.Wait)
            );

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter json, StopWaitArguments arguments) =>
        json.WriteString("wait", arguments.Wait is { } wait ? NameOf(wait) : ContactChange);

    /// <summary>None: any app of the person may stop it.</summary>
    protected override RequiredKnowledge KnowledgeFor(AppCall call, StopWaitArguments arguments, NothingRead found) =>
        RequiredKnowledge.None;

    /// <inheritdoc/>
    protected override Task<Refusal?> PerformAct(CheckedAct<StopWaitArguments, NothingRead> act)
    {
        var (change, by) = (act.Call.Change, $"app {act.Call.App.Id}");
        return act.Arguments.Wait is { } wait
            ? PortalWaiting.Stop(change, wait, by, act.Statement.Compact)
            : ContactData.StopChange(change, by, act.Statement.Compact);
    }

    private static string NameOf(WaitFor what) => JsonNamingPolicy.CamelCase.ConvertName(what.ToString());

    private static WaitLine Line(string wait, DateTimeOffset askedAt, DateTimeOffset readyAt) =>
        new(wait, askedAt.ToUnixTimeMilliseconds(), readyAt.ToUnixTimeMilliseconds());
}
