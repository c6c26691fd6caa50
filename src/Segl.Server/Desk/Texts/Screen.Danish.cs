using Segl.Rules;

namespace Segl.Server.Desk.Texts;

internal sealed partial class Danish
{
    public override string Screen => "Borgerens skærm";

    public override string NoScreen(string address) =>
        $"Ingen skærm er forbundet. Åbn {address} på skærmen foran borgeren, og skriv den kode, den viser.";

    public override string ScreenCode => "Koden på skærmen";

    public override string Connect => "Forbind";

    public override string Connected => "Skærmen foran borgeren er forbundet. Kun borgeren ser, hvad der står på den.";

    public override string ScreenSays(ScreenOfferKind kind, ScreenOfferState state) =>
        (kind, state) switch
        {
            (_, ScreenOfferState.Declined) => "Borgeren sagde nej.",
            (ScreenOfferKind.ActivationCode, ScreenOfferState.Open) => "Borgeren kan nu se sin aktiveringskode.",
            (ScreenOfferKind.ActivationCode, ScreenOfferState.Shown) => "Borgeren ser sin aktiveringskode.",
            (ScreenOfferKind.ActivationCode, _) => "Borgeren har skrevet koden ned.",
            (ScreenOfferKind.Password, ScreenOfferState.Done) => "Borgeren har valgt en adgangskode.",
            (ScreenOfferKind.Password, _) => "Borgeren vælger en adgangskode.",
            (ScreenOfferKind.Terms, ScreenOfferState.Done) => "Borgeren har accepteret vilkårene.",
            (ScreenOfferKind.Terms, _) => "Borgeren læser vilkårene.",
            (ScreenOfferKind.Decision, ScreenOfferState.Done) => "Borgeren har læst afgørelsen.",
            (ScreenOfferKind.Decision, _) => "Borgeren læser afgørelsen.",
        };

    public override string NothingOnScreen => "Der står intet på den.";

    public override string LookAgain => "Se igen";

    public override string ClearScreen => "Tag det af skærmen";

    public override string DisconnectScreen => "Afbryd skærmen";

    public override string Finish => "Brug det, borgeren valgte";

    public override string ScreenLead => "Koden kommer på skærmen foran borgeren. Du ser den ikke.";

    public override string HandOutLead =>
        "Tag en enhed fra lageret, og skriv nummeret på dens bagside. På skærmen skriver borgeren koder fra enheden "
        + "og vælger en "
        + $"adgangskode. Tryk derefter på “{Finish}”.";

    public override string Serial => "Nummeret på bagsiden";

    public override string ResetLead => $"Borgeren vælger en ny adgangskode på skærmen. Tryk derefter på “{Finish}”.";
}
