using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.App.Copying;

/// <summary>The acts of copying the app: start-copy, show-copy-code, vouch, stop (docs/protocol.md, table of
/// acts).</summary>
internal sealed class CopyActs(StatementPayloads payloads, KnowledgeChecks knowledge, CopyFromHere copies)
{
    private const int DigestBytes = 32;
    private static readonly TimeSpan OfferValid = Limits.LoginValid;
    private static readonly IReadOnlyList<string> Pin = ["pin"],
        PinOrBiometrics = ["pin", "biometrics"],
        None = [];

    /// <summary>Asks for the person's copy that is not ended, when the act is one of copying.</summary>
    public static QueryResult<StoredCopy?>? Ask(Session session, Guid person, string act) =>
        act is "start-copy" or "show-copy-code" or "vouch" or "stop"
            ? session.DeferQuery(CopyStore.CurrentOf(person))
            : null;

    /// <summary>Writes the payload of an act of copying; null when the act is another's.</summary>
    /// <param name="call">Who asks.</param>
    /// <param name="asked">For which act.</param>
    /// <param name="copy">The person's copy that is not ended; null if there is none.</param>
    public async Task<Outcome<Offered>?> Offer(AppCall call, AskedAct asked, StoredCopy? copy) =>
        asked switch
        {
            { Act: "start-copy" } => await OfferStart(call, copy),
            { Act: "show-copy-code" } when CopyFromHere.IsCode(asked) => OfferCode(call, asked, copy),
            { Act: "vouch", Transcript: { } transcript } when Bytes.Read(transcript, DigestBytes) is not null =>
                OfferVouch(call, transcript, copy),
            { Act: "stop" } => OfferStop(call, copy),
            _ => null,
        };

    /// <summary>Does an act of copying; null when the act is another's.</summary>
    public async Task<Outcome<StatementDone>?> Do(
        AppCall call,
        Statement statement,
        StatementOffer offer,
        StoredCopy? copy,
        Knowledge? known
    ) =>
        statement.Act switch
        {
            "start-copy" => await Start(call, statement, copy, known),
            "show-copy-code" => ShowCode(call, statement, offer, copy, known),
            "vouch" => Done(call, statement, CopyFromHere.Vouch(call, statement, offer, copy)),
            "stop" => Done(call, statement, CopyFromHere.Stop(call, statement, copy)),
            _ => null,
        };

    private async Task<Outcome<Offered>> OfferStart(AppCall call, StoredCopy? copy)
    {
        if (await CopyFromHere.WhyNotStart(call, copy) is { } refused)
        {
            return refused;
        }

        var biometrics = await knowledge.CredentialFor(call, AssuranceLevels.AskedByDefault);
        var payload = payloads.Offer(
            call.Change,
            call.App.Id,
            "start-copy",
            call.Language,
            call.Now + OfferValid,
            "",
            json =>
            {
                json.WriteString("name", call.App.Name);
                json.WriteNumber("ready", (call.Now + Limits.WaitBeforeCopying).ToUnixTimeMilliseconds());
            }
        );
        return new Offered(
            call.Now.ToUnixTimeMilliseconds(),
            payload,
            biometrics is null ? Pin : PinOrBiometrics,
            biometrics
        );
    }

    // R24, R40: PIN or biometrics at the start.
    private async Task<Outcome<StatementDone>> Start(
        AppCall call,
        Statement statement,
        StoredCopy? copy,
        Knowledge? known
    ) =>
        (await knowledge.PinOrBiometrics(call, statement, known, AssuranceLevels.AskedByDefault)).IsGranted(
            out _,
            out var wrong
        )
            ? Done(call, statement, await copies.Start(call, statement, copy))
            : wrong;

    private Outcome<Offered> OfferCode(AppCall call, AskedAct asked, StoredCopy? copy)
    {
        if (!CopyFromHere.MayShow(call, copy).IsGranted(out var stored, out var refused))
        {
            return refused;
        }

        var payload = payloads.Offer(
            call.Change,
            call.App.Id,
            "show-copy-code",
            call.Language,
            call.Now + OfferValid,
            $"{asked.Ticket} {asked.Ea} {asked.EaProof}",
            json =>
            {
                json.WriteString("copy", stored.Copy.Id);
                json.WriteString("ticket", asked.Ticket);
            }
        );
        return new Offered(
            call.Now.ToUnixTimeMilliseconds(),
            payload,
            stored.Copy.RenewsWithoutPin(call.Now) ? None : Pin
        );
    }

    // R24, R45: the PIN, never biometrics; renewing an unscanned code within ten minutes needs none (R44).
    private Outcome<StatementDone> ShowCode(
        AppCall call,
        Statement statement,
        StatementOffer offer,
        StoredCopy? copy,
        Knowledge? known
    )
    {
        var withPin = known?.Pin is not null;
        return withPin && knowledge.Pin(call, statement, known) is { } wrong
            ? wrong
            : Done(call, statement, CopyFromHere.Show(call, statement, offer, withPin, copy));
    }

    private Outcome<Offered> OfferVouch(AppCall call, string transcript, StoredCopy? copy)
    {
        if (!CopyFromHere.MayVouch(call, copy).IsGranted(out var compared, out var refused))
        {
            return refused;
        }

        var level = CopyingTheApp.LevelOfCopy(call.App.Level, call.Change.Person.Level);
        var payload = payloads.Offer(
            call.Change,
            call.App.Id,
            "vouch",
            call.Language,
            call.Now + OfferValid,
            transcript,
            json =>
            {
                json.WriteString("copy", copy!.Copy.Id);
                json.WriteString("key", CopyFromHere.KeyDigest(compared.Phone.Key));
                json.WriteString("transcript", transcript);
                json.WriteString("link", compared.Answer.Link);
                json.WriteString("level", level.ToString().ToLowerInvariant());
                json.WriteString("model", compared.Phone.Model);
                json.WriteString("place", compared.Phone.Place);
            }
        );
        return new Offered(call.Now.ToUnixTimeMilliseconds(), payload, None);
    }

    private Outcome<Offered> OfferStop(AppCall call, StoredCopy? copy)
    {
        if (copy is not { } stored || !stored.Copy.IsUnderWay(call.Now))
        {
            return new Refusal(Reason.CopyOver);
        }

        var payload = payloads.Offer(
            call.Change,
            call.App.Id,
            "stop",
            call.Language,
            call.Now + OfferValid,
            "",
            json => json.WriteString("copy", stored.Copy.Id)
        );
        return new Offered(call.Now.ToUnixTimeMilliseconds(), payload, None);
    }

    private static Outcome<StatementDone> Done(AppCall call, Statement statement, Refusal? refused)
    {
        if (refused is not null)
        {
            return refused;
        }

        StatementOfferStore.Use(call.Session, call.App.PersonId, call.App.Id, statement.Act);
        return new StatementDone(call.Now.ToUnixTimeMilliseconds(), statement.Act);
    }
}
