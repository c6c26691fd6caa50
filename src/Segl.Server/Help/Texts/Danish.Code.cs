using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Help.Texts;

internal sealed partial class Danish
{
    public override HelpText ActivationCode =>
        new(
            "Få en aktiveringskode",
            "Med en aktiveringskode aktiverer du appen på en anden telefon eller tablet. Du får den i appen med dit pas eller "
                + "id-kort, i Mit Segl eller i Borgerservice. Den gamle telefon behøver ikke at ligge ved siden af den nye.",
            [CodeBefore, CodeInTheApp, CodeAtMySegl, CodeActivates, CodeNotYou, CodeOtherwise]
        );

    private static HelpPart CodeBefore =>
        new(
            "Før du begynder",
            [
                $"Du kan have {Numbers.Count(Limits.ActiveApps, "aktiv app", "aktive apps")} på samme tid. Har "
                    + "du allerede det, så bloker eller slet en af dem først.",
                "Med pas eller id-kort får du koden med det samme. Det skal have en chip, må ikke være udløbet og skal være "
                    + "dit eget. I en andens app giver det den anden ingenting.",
                "Det kræver en telefon, hvor appen kan læse chips, eller en kortlæser. Ellers "
                    + "kan du bede om koden i Mit Segl.",
                "Har du begge telefoner ved siden af dig, er det nemmere at kopiere appen.",
            ]
        );

    private static HelpPart CodeInTheApp =>
        new(
            "Med pas eller id-kort, i appen",
            [
                "Åbn din app, og tryk på “Menu” og “Aktivér”.",
                "Under “Hvordan vil du fortsætte?” er “Pas eller id-kort” valgt på forhånd. Tryk på “Næste”.",
                "Acceptér vilkårene, og læs privatlivspolitikken, hvis du vil.",
                "Vælg det land, dit dokument er fra. Er det ikke dansk, så skriv dit personnummer, eller din P-kode på "
                    + $"{Limits.PCodeDigits} cifre, hvis du ikke har et.",
                "Scan linjerne nederst i dokumentet, eller skriv dem.",
                "Læg telefonen på dokumentet, og hold den stille, til chippen er læst.",
                "Scan dit ansigt, som i paskontrollen i en lufthavn. Bevæg det, som appen siger.",
                "Tryk på “Andre muligheder”, så på “Vælg app” og så på “Få en aktiveringskode”.",
                $"Skriv bruger-id og kode ned. Koden har {Limits.ActivationCodeCharacters} tegn og gælder i "
                    + $"{Numbers.InDanish(Limits.ActivationCodeOnScreen)}. Vi siger til på alle kanaler, at du fik den.",
            ],
            AreSteps: true
        );

    private static HelpPart CodeAtMySegl =>
        new(
            "Eller i Mit Segl",
            [
                "Log på Mit Segl med din app, eller med en kodeviser eller kodeoplæser, og vælg en app mere på en telefon eller "
                    + "tablet med aktiveringskode.",
                "Tryk på knappen, der begynder ventetiden.",
                $"Vent i {Numbers.InDanish(Limits.PortalWaitByApp)}, hvis du loggede på med din app, og ellers i "
                    + $"{Numbers.InDanish(Limits.PortalWait)}. Vi siger til på alle kanaler, når den begynder, "
                    + "og når den er forbi.",
                $"Log på Mit Segl igen, og vis koden. Det kan du i {Numbers.InDanish(Limits.CodeWaitUsable)}, "
                    + $"og højst {Numbers.Count(Limits.CodesOfAWait, "gang", "gange")}.",
                "Skriv bruger-id og kode ned, eller hav skærmen foran dig.",
            ]
        );

    private HelpPart CodeActivates =>
        new(
            "Aktivér appen",
            [
                $"Åbn {App} i browseren på den anden telefon, og tryk på “Kom i gang”.",
                "Tryk på “Jeg har en aktiveringskode”, og acceptér vilkårene.",
                "Skriv dit bruger-id og koden.",
                $"Skriv den midlertidige pinkode med {Limits.TemporaryPinDigits} cifre, som du får på sms.",
                $"Vælg en pinkode med {Limits.PinDigits} cifre, og skriv den igen.",
            ],
            AreSteps: true
        );

    private static HelpPart CodeNotYou =>
        new(
            "Hvis det ikke var dig",
            [
                "Stop det med linket i beskeden, helt uden at logge på. Så kan hverken koden eller det, der blev begyndt "
                    + "med den, bruges.",
                "Giv aldrig koden til nogen. Ingen fra Segl, banken eller politiet beder om den.",
            ]
        );

    private static HelpPart CodeOtherwise =>
        new(
            "Kan du ingen af delene?",
            ["Bestil en tid i Borgerservice, og tag gyldig legitimation med. De udskriver en kode til dig."]
        );
}
