using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Help.Texts;

/// <summary>The help in Danish.</summary>
internal sealed partial class Danish(string app) : HelpTexts(app)
{
    public override string All => "Hjælp til Segl";

    public override string More => "Mere hjælp";

    public override HelpText Copy =>
        new(
            "Kopiér din app til en anden telefon eller tablet",
            "Med den nye telefon scanner du en QR-kode på den telefon, der har dit Segl i dag. Du gør det hjemme, og din "
                + "gamle app virker stadig bagefter.",
            [Before, OldPhone, NewPhone, Afterwards, NotYou]
        );

    public override HelpText Spare =>
        new(
            "Hav en reserve",
            "Mister du telefonen med din eneste Segl-app, kan du ikke logge på nogen steder, før du har været i "
                + "Borgerservice. Det samme sker, hvis du sletter appen på din gamle telefon, før den nye har fået den. Med en "
                + "reserve bruger du bare den.",
            [What, Where, HowToCopy, HowByCode]
        );

    private HelpPart Before =>
        new(
            "Før du begynder",
            [
                "Hav begge telefoner ved siden af dig, og sørg for, at Segl er opdateret på dem begge.",
                $"Åbn {App} i browseren på den nye telefon. Føj den til hjemmeskærmen, så den åbner som en app.",
                $"Du kan have {Numbers.Count(Limits.ActiveApps, "aktiv app", "aktive apps")} på samme tid. Har du "
                    + "allerede det, så bloker eller slet en af "
                    + "dem.",
                "Telefonerne finder hinanden med en meget høj tone, eller med Bluetooth, hvis appen har det. Skru op for "
                    + "lyden på den nye telefon, og giv appen lov til det, den spørger om.",
                $"En app, du har aktiveret for mindre end {Numbers.InDanish(Limits.NewAppRestricted)} siden, kan ikke kopieres, "
                    + "medmindre den er din første eller blev aktiveret i Borgerservice.",
            ]
        );

    private static HelpPart OldPhone =>
        new(
            "På din gamle telefon",
            [
                "Åbn Segl, og åbn menuen øverst.",
                "Tryk på “Aktivér”.",
                "Tryk på “Kopiér dit Segl til en ny app”.",
                "Læs oplysningerne, og tryk på “Næste”.",
                "Skriv din pinkode, eller brug fingeraftryk eller ansigt.",
                "Sæt hak ved “Ja, jeg vil kopiere”, og tryk på “Start kopieringen”.",
                $"Nu venter du i {Numbers.InDanish(Limits.WaitBeforeCopying)}. Tryk på “OK”; du kan godt lukke "
                    + "appen. Vi siger til, når "
                    + "ventetiden er slut.",
                "Når ventetiden er slut, åbner du Segl og trykker på “Vis QR-kode”. Du har "
                    + $"{Numbers.InDanish(Limits.CopyUsable)} til resten.",
                "Skriv din pinkode.",
                "Læs, hvorfor telefonerne skal finde hinanden, og tryk på “Næste”.",
                "Spørger telefonen, så giv lov.",
                $"Telefonen viser en QR-kode. Den gælder i {Numbers.InDanish(Limits.CopyQrCodeValid)}; så kan du "
                    + "vise en ny, i alt "
                    + $"{Limits.CopyQrCodes}. Kan du ikke scanne, så tryk på “Vis som ord”, og skriv de "
                    + $"{Limits.CopyWords} ord i stedet.",
            ],
            AreSteps: true
        );

    private static HelpPart NewPhone =>
        new(
            "På din nye telefon",
            [
                "Åbn Segl.",
                "Tryk på “Kom i gang”.",
                "Tryk på “Kopiér fra en anden app”, acceptér vilkårene, og tryk på “Næste”.",
                "Sæt hak ved “QR-koden vises på den gamle app”, og tryk på “Scan QR-kode”.",
                "Læs, hvorfor telefonerne skal finde hinanden, og tryk på “Næste”.",
                "Spørger telefonen, så giv lov.",
                $"Hold telefonen hen over QR-koden. Snart viser begge telefoner {Limits.CopyDigits} cifre. Er de ens, så "
                    + $"tryk på “Ja, de er ens” på den gamle telefon inden {Numbers.InDanish(Limits.CopyNearness)}.",
                $"Skriv dit bruger-id. Herfra har du {Numbers.InDanish(Limits.CopyFinish)}.",
                $"Skriv den midlertidige pinkode med {Limits.TemporaryPinDigits} cifre, som du får på sms.",
                $"Vælg en pinkode med {Limits.PinDigits} cifre. Den gælder kun i denne app.",
                "Skriv pinkoden igen.",
                "Vælg, om du vil bruge fingeraftryk eller ansigt.",
                "Vælg, om vi må sende dig en besked, når et login venter.",
                "Dit Segl er aktivt. Tryk på “OK”.",
            ],
            AreSteps: true
        );

    private static HelpPart Afterwards =>
        new("Bagefter", ["Din app på den gamle telefon er stadig aktiv. Behold den som reserve, eller slet den."]);

    private static HelpPart NotYou =>
        new(
            "Hvis det ikke var dig",
            [
                "Så snart nogen begynder at kopiere din app, giver vi dig besked på sms, på e-mail og i alle dine apps.",
                "Stop det dér: med linket i beskeden, helt uden app, eller med “Stop kopieringen” i en af dine apps.",
                "Ingen fra Segl, banken eller politiet beder dig kopiere din app. Stop, hvis du taler i telefon eller deler "
                    + "din skærm.",
            ]
        );

    private static HelpPart What =>
        new(
            "Det kan du have",
            [
                $"En Segl-app mere. Du kan have {Numbers.Count(Limits.ActiveApps, "aktiv app", "aktive apps")} på "
                    + "samme tid, hver på sin telefon eller "
                    + "tablet og med sin egen pinkode.",
                "Ved siden af en app: en kodeviser, eller en kodeoplæser, som siger koden. Du kan have én af dem, og den "
                    + "bestilles og aktiveres med din app.",
                "Ved siden af en kodeviser eller kodeoplæser: appen.",
            ]
        );

    private static HelpPart Where =>
        new(
            "Her kan den være",
            [
                "På en gammel telefon eller en tablet, der ligger derhjemme.",
                "På din arbejdstelefon. Spørg din arbejdsgiver først.",
                "På telefonen hos en, du bor sammen med: vælg “Tilføj en person” i appen dér. "
                    + $"Op til {Numbers.Count(Limits.PersonsOnOnePhone, "person", "personer")} kan dele en app. "
                    + "Hver har sit eget bruger-id og sin egen pinkode. "
                    + "Ingen kan bruge fingeraftryk eller ansigt i en app, man deler.",
            ]
        );

    private static HelpPart HowToCopy =>
        new(
            "Kopiér den app, du har",
            [
                $"Det gør du selv derhjemme. Det tager {Numbers.InDanish(Limits.WaitBeforeCopying)}, og du skal bare vente.",
                "Tryk i appen på “Menu”, “Aktivér” og “Kopiér dit Segl til en ny app”.",
            ]
        );

    private HelpPart HowByCode =>
        new(
            "Eller få en aktiveringskode",
            [
                "Scan dit pas eller id-kort og dit ansigt i den app, du har: tryk på “Menu”, “Aktivér” og “Næste”. Eller bed om "
                    + "koden i Mit Segl, eller bestil en tid i Borgerservice, og tag gyldig legitimation med.",
                $"Du får en kode på {Limits.ActivationCodeCharacters} tegn. Den gælder i "
                    + $"{Numbers.InDanish(Limits.ActivationCodeOnScreen)} på din skærm, og i "
                    + $"{Numbers.InDanish(Limits.ActivationCodePrinted)}, når Borgerservice udskriver den.",
                $"Åbn {App} i browseren på reservetelefonen, og tryk på “Kom i gang”.",
                "Tryk på “Jeg har en aktiveringskode”, og acceptér vilkårene.",
                "Skriv dit bruger-id og koden.",
                $"Skriv den midlertidige pinkode med {Limits.TemporaryPinDigits} cifre, som du får på sms.",
                $"Vælg en pinkode med {Limits.PinDigits} cifre, og skriv den igen.",
            ],
            AreSteps: true
        );
}
