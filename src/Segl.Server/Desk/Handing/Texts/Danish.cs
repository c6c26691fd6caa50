using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Desk.Handing.Texts;

/// <summary>Borgerens skærm på dansk.</summary>
internal sealed class Danish : ScreenTexts
{
    public static readonly Danish Texts = new();

    public override string ConnectHeading => "Borgerens skærm";

    public override string ConnectLead =>
        $"Medarbejderen skriver denne kode for at forbinde skærmen. Koden gælder i {Numbers.InDanish(Limits.ScreenCodeValid)}.";

    public override string Disconnect => "Afbryd forbindelsen";

    public override string FreeHeading => "Din egen skærm";

    public override string FreeLead =>
        "Det, der kun er til dig, kommer her. Medarbejderen kan ikke se, hvad der står på skærmen, eller hvad du skriver.";

    public override string DoneHeading => "Tak";

    public override string DeclinedHeading => "Du sagde nej";

    public override string DoneLead => "Medarbejderen går videre. Intet af det, du så eller skrev, bliver stående her.";

    public override string NotDone => "Det lykkedes ikke";

    public override string Back => "Tilbage";

    public override string CodeOfferHeading => "Din aktiveringskode er klar";

    public override string CodeOfferLead =>
        "Find noget at skrive med, eller hav din telefon klar. Koden vises én gang, og kun her.";

    public override string ShowCode => "Vis koden";

    public override string CodeHeading => "Din aktiveringskode";

    public override string UserId => "Bruger-id";

    public override string Code => "Aktiveringskode";

    public override string CodeNext =>
        $"Skriv dem i appen, eller skriv dem ned. Koden gælder i {Numbers.InDanish(Limits.ActivationCodeOnScreen)} og står her i "
        + $"{Numbers.InDanish(Limits.ScreenShowsCode)}.";

    public override string TellNobody => "Sig aldrig koden til nogen, heller ikke til medarbejderen.";

    public override string WrittenDown => "Jeg har skrevet den ned";

    public override string ShownHeading => "Koden er vist";

    public override string ShownLead =>
        "Koden vises kun én gang. Nåede du ikke at skrive den ned, så bed medarbejderen om en ny.";

    public override string PasswordHeading => "Vælg din adgangskode";

    public override string CodesLead(string serial) =>
        $"Du har fået enheden med nummeret {serial}. Skriv en kode fra den, vent på den næste, og skriv også den.";

    public override string FirstCode => "Kode";

    public override string SecondCode => "Den næste kode";

    public override string PasswordLead =>
        $"Adgangskoden skal du bruge sammen med en kode, når du logger på. Den har {Limits.PasswordShortest} til "
        + $"{Limits.PasswordLongest} tegn. Medarbejderen kan ikke se den.";

    public override string Password => "Adgangskode";

    public override string PasswordAgain => "Adgangskode igen";

    public override string PasswordsDiffer => "Adgangskoderne er ikke ens. Skriv den samme begge steder.";

    public override string Choose => "Vælg adgangskode";

    public override string TermsAccepted => "Jeg har læst vilkårene og accepterer dem";

    public override string DecisionHeading => "Afgørelse";

    public override string HaveRead => "Jeg har læst den";

    public override string Accept => "Acceptér";

    public override string DoNotAccept => "Jeg accepterer dem ikke";
}
