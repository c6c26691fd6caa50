using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Desk.Printing;
using Segl.Server.Keys;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Handing;

/// <summary>An activation code as its owner sees it, in one answer to their own screen.</summary>
internal sealed record ShownCode(string UserId, string Code);

/// <summary>
/// R83: how a code leaves the server at a desk: on the desk's printer, or on the citizen's own screen. The officer's act
/// calls it and learns only that it was done, or why it was not; no answer to an officer holds a code.
/// </summary>
/// <remarks>
/// <para>
/// An act decides in <c>decide</c>, with the person's row locked and in the transaction of the handover: it checks
/// evidence, writes its own lines of the journal and answers null, or why not. The code's own line
/// (<see cref="Happening.ActivationCodeIssued"/>, told on every channel) is written here, with officer, desk and reason.
/// </para>
/// <para>
/// Never both at once: a person has one code (R32), so the screen's kills the paper's, and printing takes the offer from
/// the screen. What the citizen does on the screen is in <see cref="CitizenScreens"/>: an act that needs a password asks for it
/// there, and takes it once the citizen has chosen.
/// </para>
/// </remarks>
internal sealed class Handover(People people, Codes codes, Printers printers, CitizenScreens screens, Settings settings)
{
    /// <summary>
    /// R32, R84: prints a new activation code with the user ID. The printer is asked first, so that an empty one issues
    /// nothing. A code whose sheet does not come out is voided, which is told; the next press makes another one.
    /// </summary>
    /// <param name="place">Where.</param>
    /// <param name="personId">Whose code.</param>
    /// <param name="decide">Whether the act is allowed.</param>
    /// <returns>Null once the sheet is printed, or why there is none.</returns>
    public async Task<Refusal?> PrintActivationCode(
        HandingPlace place,
        Guid personId,
        Func<PersonChange, Task<Refusal?>> decide
    )
    {
        if (printers.At(place.Printer) is not { } printer)
        {
            return new(Reason.PrinterMissing);
        }

        var (paper, notReady) = await printer.Ask(place.Stop);
        if (notReady is not null)
        {
            return notReady;
        }

        var (code, by) = (
            Codes.NewActivationCode(),
            new DeskHand(place.Officer, place.OfficerName, place.DeskId, place.Because)
        );
        AssuranceLevel? before = null;
        var outcome = await people.Change<Outcome<Sheet>>(
            personId,
            place.Now,
            async change =>
            {
                before = change.Person.Level;
                if (await WhyNot(change, decide) is { } refused)
                {
                    return refused;
                }

                await screens.Withdraw(change.Session, place, ScreenOfferKind.ActivationCode);
                return SheetOf(change.Person, place, code, await Issue(change, by, code, CodeShownBy.Print));
            }
        );
        await screens.Wake(place);
        if (!outcome.IsGranted(out var sheet, out var no))
        {
            return no;
        }

        var failed = await printer.Print(SheetPdf.Draw(sheet, paper));
        if (failed is not null)
        {
            await Void(personId, place.Now, by, code, before!.Value, failed);
        }

        return failed;
    }

    /// <summary>
    /// R32, R84: lets the citizen's screen show a new activation code with the user ID. It is made when the citizen presses
    /// there, stands in that one answer, and is kept nowhere.
    /// </summary>
    /// <inheritdoc cref="PrintActivationCode"/>
    /// <returns>Null once the screen offers it, or why it does not.</returns>
    public Task<Refusal?> ShowActivationCode(
        HandingPlace place,
        Guid personId,
        Func<PersonChange, Task<Refusal?>> decide
    ) => Offer(place, personId, ScreenOfferKind.ActivationCode, serial: null, decide);

    /// <summary>
    /// R64, R66, R68: lets the citizen choose a password on their screen; with a serial also type two codes of that device,
    /// which is on its way to them. The officer's act takes the result with <see cref="CitizenScreens.TakePassword"/> once
    /// <see cref="CitizenScreens.See"/> says that the citizen is done.
    /// </summary>
    /// <inheritdoc cref="PrintActivationCode"/>
    /// <param name="serial">The device that is handed out; null for a new password alone.</param>
    /// <returns>Null once the screen asks, or why it does not.</returns>
    public Task<Refusal?> AskForPassword(
        HandingPlace place,
        Guid personId,
        string? serial,
        Func<PersonChange, Task<Refusal?>> decide
    ) => Offer(place, personId, ScreenOfferKind.Password, serial, decide);

    /// <summary>The citizen presses on the screen: the code is made now. Officer, desk and reason are those of the
    /// offer.</summary>
    public Task<Outcome<ShownCode>> ShowNow(PairedScreen screen, ScreenOffer offer, DateTimeOffset now) =>
        people.Change<Outcome<ShownCode>>(
            offer.PersonId!.Value,
            now,
            async change =>
            {
                if (Identities.WhyNotUse(change.Person.FrozenAt) is { } frozen)
                {
                    return frozen;
                }

                if (!await ScreenStore.Change(change.Session, screen, offer.Shown(now)))
                {
                    return new Refusal(Reason.ScreenOver);
                }

                var code = Codes.NewActivationCode();
                await Issue(
                    change,
                    new(screen.OfficerId, offer.OfficerName, screen.DeskId, offer.Because),
                    code,
                    CodeShownBy.Screen
                );
                return new ShownCode(change.Person.UserId, code);
            }
        );

    private async Task<Refusal?> Offer(
        HandingPlace place,
        Guid personId,
        ScreenOfferKind kind,
        string? serial,
        Func<PersonChange, Task<Refusal?>> decide
    )
    {
        var refused = await people.Change(
            personId,
            place.Now,
            async change =>
                await screens.WhyNotOffer(change.Session, place)
                ?? await WhyNot(change, decide)
                ?? await screens.Offer(
                    change.Session,
                    place,
                    place.Offer(kind, personId, change.Person.Language, serial)
                )
        );
        await screens.Wake(place);
        return refused;
    }

    private static async Task<Refusal?> WhyNot(PersonChange change, Func<PersonChange, Task<Refusal?>> decide) =>
        Identities.WhyNotUse(change.Person.FrozenAt) ?? await decide(change);

    private async Task<ActivationCode> Issue(PersonChange change, DeskHand by, string code, CodeShownBy shownBy)
    {
        var fresh = ActivationCode.Issue(shownBy, ActivatedThrough.Desk, change.Now);
        await ActivationCodeStore.Replace(change.Session, change.Person.Id, codes.OfActivationCode(code), fresh);
        change.Record(Happening.ActivationCodeIssued, by.Facts(("validUntil", fresh.ValidUntil)));
        return fresh;
    }

    // Nobody has seen it, unless half of the sheet came out. A newer one, issued meanwhile, stays. The act gave no access, so
    // what it lowered for that comes back (R06).
    private Task<bool> Void(
        Guid personId,
        DateTimeOffset now,
        DeskHand by,
        string code,
        AssuranceLevel before,
        Refusal failed
    ) =>
        people.Change(
            personId,
            now,
            async change =>
            {
                var isOurs = await ActivationCodeStore.Void(change.Session, personId, codes.OfActivationCode(code));
                if (isOurs)
                {
                    var failing = by with { Because = failed.Because.ToString() };
                    change.Record(Happening.ActivationCodeStopped, failing.Facts());
                    RestoreLevel(change, failing, before);
                }

                return isOurs;
            }
        );

    private static void RestoreLevel(PersonChange change, DeskHand by, AssuranceLevel before)
    {
        var lowered = change.Person.Level;
        if (lowered < before)
        {
            change.Save(change.Person with { Level = before });
            change.Record(
                Happening.LevelChanged,
                by.Facts(("level", before.ToString()), ("before", lowered.ToString()))
            );
        }
    }

    private Sheet SheetOf(Person person, HandingPlace place, string code, ActivationCode issued) =>
        new(
            Languages.Named(person.Language) ?? Language.En,
            person.UserId,
            code,
            place.Local(issued.ValidUntil),
            place.Local(place.Now),
            place.DeskName,
            settings.PhoneOrigins[0].Replace("https://", "", StringComparison.Ordinal)
        );
}
