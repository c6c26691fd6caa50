using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Desk.Printing;
using Segl.Server.Keys;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Handing;

/// <summary>
/// R83: how a code leaves the server at a desk: on the desk's printer, or on the citizen's own screen. The officer's act
/// calls it and learns only that it was done, or why it was not; no answer to an officer holds a code.
/// </summary>
/// <remarks>
/// An act decides in <c>decide</c>, with the person's row locked and in the transaction that issues the code: it checks
/// evidence, writes its own lines of the journal and answers null, or why not. The code's own line
/// (<see cref="Happening.ActivationCodeIssued"/>, told on every channel) is written here, with officer, desk and reason.
/// </remarks>
internal sealed class Handover(People people, Codes codes, Printers printers, Settings settings)
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

        var code = Codes.NewActivationCode();
        var outcome = await people.Change<Outcome<Sheet>>(
            personId,
            place.Now,
            async change =>
            {
                var issued = await Issue(change, place, code, CodeShownBy.Print, decide);
                return issued.IsGranted(out var fresh, out var refused)
                    ? SheetOf(change.Person, place, code, fresh)
                    : refused;
            }
        );
        if (!outcome.IsGranted(out var sheet, out var no))
        {
            return no;
        }

        var failed = await printer.Print(SheetPdf.Draw(sheet, paper));
        if (failed is not null)
        {
            await Void(personId, place, code, failed);
        }

        return failed;
    }

    private async Task<Outcome<ActivationCode>> Issue(
        PersonChange change,
        HandingPlace place,
        string code,
        CodeShownBy by,
        Func<PersonChange, Task<Refusal?>> decide
    )
    {
        if (Identities.WhyNotUse(change.Person.FrozenAt) is { } frozen)
        {
            return frozen;
        }

        if (await decide(change) is { } refused)
        {
            return refused;
        }

        var fresh = ActivationCode.Issue(by, change.Now);
        await ActivationCodeStore.Replace(change.Session, change.Person.Id, codes.OfActivationCode(code), fresh);
        change.Record(
            Happening.ActivationCodeIssued,
            new
            {
                by = "desk",
                desk = place.DeskId,
                officer = place.Officer,
                because = place.Because,
                validUntil = fresh.ValidUntil,
            }
        );
        return fresh;
    }

    // Nobody has seen it, unless half of the sheet came out. A newer one, issued meanwhile, stays.
    private Task<bool> Void(Guid personId, HandingPlace place, string code, Refusal failed) =>
        people.Change(
            personId,
            place.Now,
            async change =>
            {
                var isOurs = await ActivationCodeStore.Consume(change.Session, personId, codes.OfActivationCode(code));
                if (isOurs)
                {
                    change.Record(
                        Happening.ActivationCodeStopped,
                        new
                        {
                            by = "desk",
                            desk = place.DeskId,
                            officer = place.Officer,
                            because = failed.Because,
                        }
                    );
                }

                return isOurs;
            }
        );

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
