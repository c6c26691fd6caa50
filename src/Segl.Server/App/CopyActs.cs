using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.App;

/// <summary>The acts of copying the app: start-copy, show-copy-code, vouch, stop (docs/protocol.md, table of
/// acts).</summary>
internal sealed class CopyActs(StatementPayloads payloads, KnowledgeChecks knowledge, CopyFromHere copies)
{
    private const int DigestBytes = 32;
    private static readonly TimeSpan OfferValid = Limits.LoginValid;
    private static readonly IReadOnlyList<string> Pin = ["pin"], PinOrBiometrics = ["pin", "biometrics"], None = [];

    /// <summary>Writes the payload of an act of copying; null when the act is another's.</summary>
    public async Task<Outcome<Offered>?> Offer(AppCall call, AskedAct asked) => asked switch
    {
        { Act: "start-copy" } => await OfferStart(call),
        { Act: "show-copy-code" } when CopyFromHere.IsCode(asked) => await OfferCode(call, asked),
        { Act: "vouch", Transcript: { } transcript } when Bytes.Read(transcript, DigestBytes) is not null =>
            await OfferVouch(call, transcript),
        { Act: "stop" } => await OfferStop(call),
        _ => null,
    };

    /// <summary>Does an act of copying; null when the act is another's.</summary>
    public async Task<Outcome<StatementDone>?> Do(
        AppCall call, Statement statement, StatementOffer offer, Knowledge? known) => statement.Act switch
        {
            "start-copy" => await Start(call, statement, known),
            "show-copy-code" => await ShowCode(call, statement, offer, known),
            "vouch" => Done(call, statement, await CopyFromHere.Vouch(call, statement, offer)),
            "stop" => Done(call, statement, await CopyFromHere.Stop(call, statement)),
            _ => null,
        };

    private async Task<Outcome<Offered>> OfferStart(AppCall call)
    {
        if (await CopyFromHere.WhyNotStart(call) is { } refused)
        {
            return refused;
        }

        var biometrics = await knowledge.CredentialFor(call, AssuranceLevels.AskedByDefault);
        var payload = payloads.Offer(
            call.Change, call.App.Id, "start-copy", call.Language, call.Now + OfferValid, "", json =>
            {
                json.WriteString("name", call.App.Name);
                json.WriteNumber("ready", (call.Now + Limits.WaitBeforeCopying).ToUnixTimeMilliseconds());
            });
        return new Offered(
            call.Now.ToUnixTimeMilliseconds(), payload, biometrics is null ? Pin : PinOrBiometrics, biometrics);
    }

    // R24, R40: PIN or biometrics at the start.
    private async Task<Outcome<StatementDone>> Start(AppCall call, Statement statement, Knowledge? known) =>
        (await knowledge.PinOrBiometrics(call, statement, known, AssuranceLevels.AskedByDefault)).IsGranted(
            out _, out var wrong)
            ? Done(call, statement, await copies.Start(call, statement))
            : wrong;

    private async Task<Outcome<Offered>> OfferCode(AppCall call, AskedAct asked)
    {
        if (!(await CopyFromHere.MayShow(call)).IsGranted(out var stored, out var refused))
        {
            return refused;
        }

        var payload = payloads.Offer(
            call.Change, call.App.Id, "show-copy-code", call.Language, call.Now + OfferValid,
            $"{asked.Ticket} {asked.Ea} {asked.EaProof}", json =>
            {
                json.WriteString("copy", stored.Copy.Id);
                json.WriteString("ticket", asked.Ticket);
            });
        return new Offered(
            call.Now.ToUnixTimeMilliseconds(), payload, stored.Copy.RenewsWithoutPin(call.Now) ? None : Pin);
    }

    // R24, R45: the PIN, never biometrics; renewing an unscanned code within ten minutes needs none (R44).
    private async Task<Outcome<StatementDone>> ShowCode(
        AppCall call, Statement statement, StatementOffer offer, Knowledge? known)
    {
        var withPin = known?.Pin is not null;
        return withPin && knowledge.Pin(call, statement, known) is { } wrong
            ? wrong
            : Done(call, statement, await CopyFromHere.Show(call, statement, offer, withPin));
    }

    private async Task<Outcome<Offered>> OfferVouch(AppCall call, string transcript)
    {
        if (!(await CopyFromHere.MayVouch(call)).IsGranted(out var stored, out var refused))
        {
            return refused;
        }

        var level = CopyingTheApp.LevelOfCopy(call.App.Level, call.Change.Person.Level);
        var payload = payloads.Offer(
            call.Change, call.App.Id, "vouch", call.Language, call.Now + OfferValid, transcript, json =>
            {
                json.WriteString("copy", stored.Copy.Id);
                json.WriteString("key", CopyFromHere.KeyDigest(stored.NewKey!));
                json.WriteString("transcript", transcript);
                json.WriteString("link", stored.Talk!.Link);
                json.WriteString("level", level.ToString().ToLowerInvariant());
                json.WriteString("model", stored.Talk.Model);
                json.WriteString("place", stored.Talk.Place ?? "");
            });
        return new Offered(call.Now.ToUnixTimeMilliseconds(), payload, None);
    }

    private async Task<Outcome<Offered>> OfferStop(AppCall call)
    {
        if (await Copies.Current(call.Session, call.App.PersonId) is not { } stored
            || !stored.Copy.IsUnderWay(call.Now))
        {
            return new Refusal(Reason.CopyOver);
        }

        var payload = payloads.Offer(
            call.Change, call.App.Id, "stop", call.Language, call.Now + OfferValid, "",
            json => json.WriteString("copy", stored.Copy.Id));
        return new Offered(call.Now.ToUnixTimeMilliseconds(), payload, None);
    }

    private static Outcome<StatementDone> Done(AppCall call, Statement statement, Refusal? refused)
    {
        if (refused is not null)
        {
            return refused;
        }

        StatementOffers.Use(call.Session, call.App.PersonId, call.App.Id, statement.Act);
        return new StatementDone(call.Now.ToUnixTimeMilliseconds(), statement.Act);
    }
}
