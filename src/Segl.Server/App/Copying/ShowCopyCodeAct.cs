using System.Buffers.Text;
using System.Text.Json;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.App.Copying;

/// <summary>The code to be shown: the ticket's digest, and for the twelve words the old phone's ephemeral key with
/// its proof.</summary>
internal sealed record CopyCodeArguments(string Ticket, string? Ea, string? EaProof);

/// <summary>R45: shows a code; the ticket is valid for three minutes and invalidates the previous one.</summary>
internal sealed class ShowCopyCodeAct(StatementPayloads payloads, KnowledgeChecks knowledge)
    : CopyAct<CopyCodeArguments>(payloads, knowledge)
{
    private const int DigestBytes = 32;
    private const int PointBytes = 33;

    /// <inheritdoc/>
    public override string Name => "show-copy-code";

    /// <inheritdoc/>
    protected override Task<Outcome<CopyCodeArguments>> DecideOffer(
        AppCall call,
        AskedAct asked,
        QueryResult<StoredCopy?> found
    ) =>
        Task.FromResult<Outcome<CopyCodeArguments>>(
            !IsCode(asked) ? new Refusal(Reason.Malformed)
            : MayShow(call, found.Value).IsGranted(out _, out var refused)
                ? new CopyCodeArguments(asked.Ticket!, asked.Ea, asked.EaProof)
            : refused
        );

    /// <inheritdoc/>
    protected override void WriteFields(
        Utf8JsonWriter json,
        AppCall call,
        CopyCodeArguments arguments,
        QueryResult<StoredCopy?> found
    )
    {
        json.WriteString("copy", found.Value!.Copy.Id);
        json.WriteString("ticket", arguments.Ticket);
    }

    // R24, R45: the PIN, never biometrics; renewing an unscanned code within ten minutes needs none (R44).
    /// <inheritdoc/>
    protected override RequiredKnowledge KnowledgeFor(
        AppCall call,
        CopyCodeArguments arguments,
        QueryResult<StoredCopy?> found
    ) => RequiredKnowledge.PinIfSent(asked: found.Value?.Copy.RenewsWithoutPin(call.Now) is not true);

    /// <inheritdoc/>
    protected override Task<Refusal?> PerformAct(CheckedAct<CopyCodeArguments, QueryResult<StoredCopy?>> act) =>
        Show(act);

    private static async Task<Refusal?> Show(CheckedAct<CopyCodeArguments, QueryResult<StoredCopy?>> act)
    {
        var (call, shown) = (act.Call, act.Arguments);
        if (!MayShow(call, act.Found.Value).IsGranted(out var stored, out var no))
        {
            return no;
        }

        var digest = Bytes.Read(shown.Ticket, DigestBytes)!;
        var code = new CopyCode(
            Base64Url.EncodeToString(digest),
            shown is { Ea: { } ea, EaProof: { } proof } ? new KeyForWords(ea, proof) : null
        );
        if (!stored.Copy.ShowCode(code, HasPin(act), call.Now).IsGranted(out var copy, out var refused))
        {
            return refused;
        }

        // Two honest phones never generate the same 32 random bytes.
        if (!await CopyStore.PutTicket(call.Session, stored, digest))
        {
            return new(Reason.Malformed);
        }

        // A vouching statement not yet signed refers to the previous code, and must not be valid for the phone that
        // scans this one (docs/copying-proof.md, LATE_VOUCH).
        StatementOfferStore.Remove(call.Session, call.App.PersonId, call.App.Id, VouchAct.ActName);
        CopyStore.Save(call.Session, stored with { Copy = copy });
        call.Change.Record(
            Happening.CopyCodeShown,
            new
            {
                copy = copy.Id,
                app = call.App.Id,
                name = call.App.Name,
                statement = act.Statement.Compact,
            }
        );
        call.Wakes.Add(call.App.PersonId);
        return null;
    }

    private static bool HasPin(CheckedAct<CopyCodeArguments, QueryResult<StoredCopy?>> act) =>
        act.Signed.Knowledge?.Pin is not null;

    // R44, R45: the copy for which this app may show a code now.
    private static Outcome<StoredCopy> MayShow(AppCall call, StoredCopy? current) =>
        current is not { } stored || stored.Copy.FromAppId != call.App.Id ? new Refusal(Reason.CopyOver)
        : (stored.Copy.WhyNoCode(call.Now) ?? WhySuspended(call)) is { } refused ? refused
        : stored;

    private static bool IsCode(AskedAct asked) =>
        Bytes.Read(asked.Ticket, DigestBytes) is not null
        && (asked.Ea is null) == (asked.EaProof is null)
        && (
            asked.Ea is null
            || (Bytes.Read(asked.Ea, PointBytes) is not null && Bytes.Read(asked.EaProof, DigestBytes) is not null)
        );
}
