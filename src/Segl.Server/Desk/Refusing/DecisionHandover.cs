using Segl.Rules;
using Segl.Server.Desk.Handing;
using Segl.Server.Desk.Printing;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Refusing;

/// <summary>R87: how a decision comes to whom it is about: on paper, or on their own screen.</summary>
internal sealed class DecisionHandover(Printers printers, CitizenScreens screens, Database database)
{
    /// <summary>Prints it at the desk.</summary>
    /// <returns>Null once the sheet is printed, or why it is not.</returns>
    public async Task<Refusal?> Print(HandingPlace place, Decision decision)
    {
        if (printers.At(place.Printer) is not { } printer)
        {
            return new(Reason.PrinterMissing);
        }

        var (paper, notReady) = await printer.Ask(place.Stop);
        return notReady ?? await printer.Print(decision.Draw(paper));
    }

    /// <summary>Puts it on the citizen's screen, where it names nobody.</summary>
    /// <returns>Null once it is there, or why it is not.</returns>
    public async Task<Refusal?> Show(HandingPlace place, Decision decision, Guid? personId)
    {
        var offer = place.Offer(ScreenOfferKind.Decision, personId, decision.Language.Tag(), serial: null) with
        {
            Text = string.Join('\n', (decision with { Name = null }).Lines),
        };
        var refused = await database.Write(Durability.Durable, session => screens.Offer(session, place, offer));
        await screens.Wake(place);
        return refused;
    }
}
