using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.My.Texts;

/// <summary>Aktiveringskoder, på dansk.</summary>
internal sealed partial class Danish : MyTexts
{
    public override string CodeHeading => "Få en aktiveringskode";

    public override string CodeLead =>
        "Med koden aktiverer du appen på en telefon eller tablet mere, eller igen, hvis du kun har en enhed tilbage.";

    public override IReadOnlyList<string> CodeSteps(bool byApp) =>
        [
            $"Du venter {Numbers.InDanish(byApp ? Limits.PortalWaitByApp : Limits.PortalWait)}, fra du beder om den"
                + (byApp ? "." : ", fordi du ikke er logget på med en app."),
            "Vi skriver til dig alle steder, når du beder om den, og når ventetiden er slut. Du kan stoppe det imens.",
            $"Koden har {Limits.ActivationCodeCharacters} tegn. Du skal også bruge dit bruger-id og din telefon "
                + "til en sms.",
        ];

    public override string CodeAsk => "Bed om en kode";

    public override string CodeFrom(string time) => $"Du kan få koden {time}.";

    public override string CodeMeanwhile =>
        "Du kan lukke siden så længe. Vi skriver til dig, når ventetiden er slut. Har du ikke selv bedt om "
        + "koden, så stop det.";

    public override string CodeIsReady(string until) => $"Ventetiden er slut. Du kan se koden her indtil {until}.";

    public override string CodeHaveReady =>
        $"Hav den nye telefon ved hånden: Koden gælder kun i {Numbers.InDanish(Limits.ActivationCodeOnScreen)}, "
        + "fra du ser den.";

    public override string CodeShow => "Vis koden";

    public override string CodeHere => "Din aktiveringskode";

    public override string CodeOpenApp(string address) =>
        $"Åbn {address} på den nye telefon, tryk “Kom i gang” og “Jeg har en aktiveringskode”, og skriv:";

    public override string UserId => "Bruger-id";

    public override string ActivationCode => "Aktiveringskode";

    public override string CodeUntil(string time) =>
        $"Koden gælder indtil {time} og virker kun denne ene gang. Den bliver ikke vist igen.";

    public override string CodeTellNobody => "Sig den aldrig til nogen, heller ikke til os, din bank eller politiet.";

    public override string CodeAtOnce => "Med pas eller id-kort får du den i appen uden at vente";

    public override string CodeWaits(string time) => $"Der blev bedt om en aktiveringskode {time}.";

    public override string StopCodeHeading => "Stop aktiveringskoden";

    public override string CodeStops =>
        "En aktiveringskode blev vist i din app. Den holder op med at virke med det samme, og ingen app bliver aktiv med den.";

    public override string CodeStopped => "Ingen får en kode. Du kan bede om en ny i Mit Segl.";
}
