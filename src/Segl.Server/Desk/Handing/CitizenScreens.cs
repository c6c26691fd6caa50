using System.Text.Json;
using Segl.Rules;
using Segl.Server.Devices;
using Segl.Server.Keys;
using Segl.Server.Nodes;
using Segl.Storage;

namespace Segl.Server.Desk.Handing;

/// <summary>What an officer may know of the citizen's screen: never what stands on it.</summary>
/// <param name="Kind">What it was asked for; null for nothing.</param>
/// <param name="State">How far the citizen is.</param>
internal sealed record ScreenView(ScreenOfferKind? Kind, ScreenOfferState State);

/// <summary>What the citizen chose on the screen. It goes into the officer's act and into no answer.</summary>
/// <param name="Hash">The hash of the password (R69).</param>
/// <param name="Device">The device whose two codes were right; null where the password alone was asked for.</param>
internal sealed record ChosenPassword(string Hash, ProvenDevice? Device);

/// <summary>The terms that the citizen accepted (R07).</summary>
/// <param name="Version">Their version.</param>
internal sealed record AcceptedTerms(string Version);

/// <summary>
/// The officer's side of the citizens' screens (R83). An officer has one screen, connected by the code that it shows, until
/// the end of the desk's day; the officer puts something on it, sees how far the citizen is, and takes what was chosen.
/// </summary>
internal sealed class CitizenScreens(Database database, KeyEncryptionKey keys, WakeUps wakeUps, TimeProvider clock)
{
    // A screen without script looks every five seconds.
    private static readonly TimeSpan LongestPairing = TimeSpan.FromSeconds(7),
        BetweenLooks = TimeSpan.FromMilliseconds(200);

    /// <summary>The id of a screen that shows this code.</summary>
    public Guid IdOf(string code) => new(keys.Digest("segl citizen screen v1", code).AsSpan(0, 16));

    /// <summary>
    /// Connects the screen that shows this code, in place of the one before, and waits until it has noticed: where
    /// none does, the code was wrong, too old or another officer's.
    /// </summary>
    public async Task<Refusal?> Pair(HandingPlace place, string typed)
    {
        var wrong = new Refusal(Reason.ScreenCodeWrong);
        if (Crockford.Read(typed, Limits.ScreenCodeCharacters) is not { } code)
        {
            return wrong;
        }

        var screen = new PairedScreen(
            IdOf(code),
            place.Officer,
            place.DeskId,
            Browser: null,
            place.Now,
            place.EndOfDay,
            Offer: null,
            Version: 0
        );
        if (!await database.Write(Durability.Durable, session => ScreenStore.Pair(session, screen)))
        {
            return wrong;
        }

        wakeUps.Wake(screen.Id);
        using var patience = new CancellationTokenSource(LongestPairing, clock);
        while (await Find(place) is { Browser: null })
        {
            if (patience.IsCancellationRequested || place.Stop.IsCancellationRequested)
            {
                await Disconnect(screen.Id);
                return wrong;
            }

            await Task.Delay(BetweenLooks, CancellationToken.None);
        }

        return null;
    }

    /// <summary>Disconnects the officer's screen.</summary>
    public async Task Unpair(HandingPlace place)
    {
        if (await Find(place) is { } screen)
        {
            await Disconnect(screen.Id);
        }
    }

    /// <summary>Disconnects a screen.</summary>
    public async Task Disconnect(Guid screenId)
    {
        await database.Write(
            Durability.Durable,
            session =>
            {
                ScreenStore.Remove(session, screenId);
                return Task.FromResult(true);
            }
        );
        wakeUps.Wake(screenId);
    }

    /// <summary>What the officer may know; null where no screen is connected at this desk today.</summary>
    public async Task<ScreenView?> See(HandingPlace place) =>
        await Find(place) is not { Browser: not null } screen ? null
        : screen.OfferAt(place.Now) is { } offer ? new(offer.Kind, offer.State)
        : new(Kind: null, ScreenOfferState.Done);

    /// <summary>R07: lets the citizen read and accept the terms, for somebody who is not registered yet, too.</summary>
    public async Task<Refusal?> AskForTerms(HandingPlace place, Guid? personId, string language)
    {
        var offer = place.Offer(ScreenOfferKind.Terms, personId, language, serial: null);
        var refused = await database.Write(Durability.Durable, session => Offer(session, place, offer));
        await Wake(place);
        return refused;
    }

    /// <summary>Takes what is on the screen away from it.</summary>
    public async Task Clear(HandingPlace place)
    {
        await database.Write(Durability.Durable, session => Withdraw(session, place, kind: null));
        await Wake(place);
    }

    /// <summary>R64, R68: takes the password that this citizen chose, in the transaction that uses it; it is gone
    /// then.</summary>
    public async Task<Outcome<ChosenPassword>> TakePassword(HandingPlace place, PersonChange change) =>
        await Take(change.Session, place, ScreenOfferKind.Password, change.Person.Id) is { Result: { } result } offer
            ? JsonSerializer.Deserialize<ChosenPassword>(keys.Open(Convert.FromBase64String(result), PurposeOf(offer)))!
            : new Refusal(Reason.ScreenOver);

    /// <summary>R07: takes the version of the terms that was accepted, in the transaction that keeps it.</summary>
    public async Task<Outcome<AcceptedTerms>> TakeTerms(HandingPlace place, Session session, Guid? personId) =>
        await Take(session, place, ScreenOfferKind.Terms, personId) is { Result: { } version }
            ? new AcceptedTerms(version)
            : new Refusal(Reason.ScreenOver);

    /// <summary>Seals what was chosen for the officer's act.</summary>
    public string Seal(ScreenOffer offer, ChosenPassword chosen) =>
        Convert.ToBase64String(keys.Seal(JsonSerializer.SerializeToUtf8Bytes(chosen), PurposeOf(offer)));

    /// <summary>Why nothing can be put on the officer's screen; an act asks before it changes anything.</summary>
    public async Task<Refusal?> WhyNotOffer(Session session, HandingPlace place) =>
        await Find(session, place) is { Browser: not null } ? null : new(Reason.ScreenMissing);

    /// <summary>Puts something on the officer's screen, in place of what was there.</summary>
    public async Task<Refusal?> Offer(Session session, HandingPlace place, ScreenOffer offer) =>
        await Find(session, place) is not { Browser: not null } screen ? new(Reason.ScreenMissing)
        : await ScreenStore.Change(session, screen, offer) ? null
        : new(Reason.ScreenOver);

    /// <summary>Takes an offer from the officer's screen.</summary>
    public async Task<bool> Withdraw(Session session, HandingPlace place, ScreenOfferKind? kind) =>
        await Find(session, place) is { Offer: { } offer } screen
        && (kind is null || offer.Kind == kind)
        && await ScreenStore.Change(session, screen, offer: null);

    /// <summary>The screen looks again, after the commit.</summary>
    public async Task Wake(HandingPlace place)
    {
        if (await Find(place) is { } screen)
        {
            wakeUps.Wake(screen.Id);
        }
    }

    private static async Task<ScreenOffer?> Take(
        Session session,
        HandingPlace place,
        ScreenOfferKind kind,
        Guid? personId
    ) =>
        await Find(session, place) is { } screen
        && screen.OfferAt(place.Now) is { State: ScreenOfferState.Done } offer
        && offer.Kind == kind
        && offer.PersonId == personId
        && await ScreenStore.Change(session, screen, offer: null)
            ? offer
            : null;

    private Task<PairedScreen?> Find(HandingPlace place) => database.Read(session => Find(session, place));

    // An officer who works at another desk today has no screen there.
    private static async Task<PairedScreen?> Find(Session session, HandingPlace place) =>
        await ScreenStore.OfOfficer(session, place.Officer) is { } screen
        && screen.DeskId == place.DeskId
        && place.Now < screen.PairedUntil
            ? screen
            : null;

    private static string PurposeOf(ScreenOffer offer) => $"segl chosen password v1 {offer.Id}";
}
