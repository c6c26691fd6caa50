using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.App.Copying;

/// <summary>The transcript that both phones compared (H in docs/protocol.md), base64url.</summary>
internal sealed record VouchArguments(string Transcript);

/// <summary>R46: the old app signs the new app's key, after its owner compared the digits.</summary>
internal sealed class VouchAct(StatementPayloads payloads, KnowledgeChecks knowledge)
    : CopyAct<VouchArguments>(payloads, knowledge)
{
    /// <summary>The act's name.</summary>
    public const string ActName = "vouch";

    private const int DigestBytes = 32;

    /// <inheritdoc/>
    public override string Name => ActName;

    /// <inheritdoc/>
    protected override Task<Outcome<VouchArguments>> DecideOffer(
        AppCall call,
        AskedAct asked,
        QueryResult<StoredCopy?> found
    ) =>
        Task.FromResult<Outcome<VouchArguments>>(
            Bytes.Read(asked.Transcript, DigestBytes) is null ? new Refusal(Reason.Malformed)
            : MayVouch(call, found.Value).IsGranted(out _, out var refused) ? new VouchArguments(asked.Transcript!)
            : refused
        );

    /// <inheritdoc/>
    protected override void WriteFields(
        Utf8JsonWriter json,
        AppCall call,
        VouchArguments arguments,
        QueryResult<StoredCopy?> found
    )
    {
        var compared = (CopyStep.Revealed)found.Value!.Copy.Step;
        var level = CopyingTheApp.LevelOfCopy(call.App.Level, call.Change.Person.Level);
        json.WriteString("copy", found.Value.Copy.Id);
        json.WriteString("key", KeyDigest(compared.Phone.Key));
        json.WriteString("transcript", arguments.Transcript);
        json.WriteString("link", compared.Answer.Link);
        json.WriteString("level", level.ToString().ToLowerInvariant());
        json.WriteString("model", compared.Phone.Model);
        json.WriteString("place", compared.Phone.Place);
    }

    /// <summary>None: the digits were compared.</summary>
    protected override RequiredKnowledge KnowledgeFor(
        AppCall call,
        VouchArguments arguments,
        QueryResult<StoredCopy?> found
    ) => RequiredKnowledge.None;

    /// <inheritdoc/>
    protected override Task<Refusal?> PerformAct(CheckedAct<VouchArguments, QueryResult<StoredCopy?>> act) =>
        Task.FromResult(Vouch(act));

    private static Refusal? Vouch(CheckedAct<VouchArguments, QueryResult<StoredCopy?>> act)
    {
        var (call, current) = (act.Call, act.Found.Value);
        if (!MayVouch(call, current).IsGranted(out var compared, out var no))
        {
            return no;
        }

        if (!current!.Copy.Vouch(act.Arguments.Transcript, call.Now).IsGranted(out var vouched, out var refused))
        {
            return refused;
        }

        CopyStore.Save(call.Session, current with { Copy = vouched });
        call.Change.Record(
            Happening.CopyVouched,
            new
            {
                copy = vouched.Id,
                app = call.App.Id,
                statement = act.Statement.Compact,
            }
        );
        call.Wakes.AddRange([call.App.PersonId, compared.Phone.Activation]);
        return null;
    }

    // The new phone that this app may vouch for now: its broadcast was received, and rB revealed.
    private static Outcome<CopyStep.Revealed> MayVouch(AppCall call, StoredCopy? current) =>
        current is not { } stored || stored.Copy.FromAppId != call.App.Id ? new Refusal(Reason.CopyOver)
        : !stored.Copy.MayVouch(call.Now).IsGranted(out var revealed, out var refused) ? refused
        : WhySuspended(call) is { } suspended ? suspended
        : revealed;

    // SHA-256 of a key's SubjectPublicKeyInfo, base64url.
    private static string KeyDigest(string publicKey) =>
        Base64Url.EncodeToString(SHA256.HashData(Base64Url.DecodeFromChars(publicKey)));
}
