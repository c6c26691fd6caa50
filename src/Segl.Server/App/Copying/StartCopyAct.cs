using System.Globalization;
using System.Text.Json;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.Keys;
using Segl.Server.Waiting;
using Segl.Storage;

namespace Segl.Server.App.Copying;

/// <summary>R40-R42: the wait begins; the owner is notified on all channels at once, with a link that stops
/// it.</summary>
internal sealed class StartCopyAct(StatementPayloads payloads, KnowledgeChecks knowledge, KeyEncryptionKey keys)
    : CopyAct<NoArguments>(payloads, knowledge)
{
    /// <inheritdoc/>
    public override string Name => "start-copy";

    /// <inheritdoc/>
    protected override async Task<Outcome<NoArguments>> DecideOffer(
        AppCall call,
        AskedAct asked,
        QueryResult<StoredCopy?> found
    ) => await WhyNot(call, found.Value) is { } refused ? refused : new NoArguments();

    /// <inheritdoc/>
    protected override void WriteFields(
        Utf8JsonWriter json,
        AppCall call,
        NoArguments arguments,
        QueryResult<StoredCopy?> found
    )
    {
        json.WriteString("name", call.App.Name);
        json.WriteNumber("ready", (call.Now + Limits.WaitBeforeCopying).ToUnixTimeMilliseconds());
    }

    // R24, R40: PIN or biometrics at the start.
    /// <inheritdoc/>
    protected override RequiredKnowledge KnowledgeFor(
        AppCall call,
        NoArguments arguments,
        QueryResult<StoredCopy?> found
    ) => RequiredKnowledge.PinOrBiometrics(AssuranceLevels.AskedByDefault);

    /// <inheritdoc/>
    protected override async Task<Refusal?> PerformAct(CheckedAct<NoArguments, QueryResult<StoredCopy?>> act)
    {
        var call = act.Call;
        if (await WhyNot(call, act.Found.Value) is { } refused)
        {
            return refused;
        }

        if (act.Found.Value is { } expired)
        {
            CopyStore.Close(call.Session, expired);
        }

        var link = StopLinks.New(keys, call.App.PersonId);
        var copy = AppCopy.Start(Guid.CreateVersion7(call.Now), call.App.Id, call.Now);
        CopyStore.Add(call.Session, new(call.App.PersonId, copy, Turn: 1, link.Digest));
        call.Change.Record(
            Happening.CopyStarted,
            new
            {
                copy = copy.Id,
                app = call.App.Id,
                name = call.App.Name,
                copy.ReadyAt,
                statement = act.Statement.Compact,
            },
            link.Wrapped
        );
        call.Wakes.Add(call.App.PersonId);
        return null;
    }

    // R10, R43, R51, R52.
    private static async Task<Refusal?> WhyNot(AppCall call, StoredCopy? current)
    {
        var apps = await AppStore.Of(call.Session, call.App.PersonId);
        var version = int.TryParse(
            call.Context.Request.Headers["Segl-App-Version"],
            CultureInfo.InvariantCulture,
            out var told
        )
            ? told
            : 0;
        return CopyingTheApp.WhyNotStart(
            version,
            CopyingTheApp.RestrictedUntil(call.App.FirstApp, call.App.Through, call.App.ActivatedAt),
            apps.Count(app => app.State is AppState.Active),
            current?.Copy.IsUnderWay(call.Now) ?? false,
            call.Now
        );
    }
}
