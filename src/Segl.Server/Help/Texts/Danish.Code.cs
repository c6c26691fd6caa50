using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Help.Texts;

internal sealed partial class Danish
{
    public override HelpText ActivationCode =>
        new(
            "Få en aktiveringskode med dit Segl",
            "Kan du logge på, kan du selv få en kode, som aktiverer appen på en anden telefon eller tablet. Den gamle telefon "
                + "behøver ikke at ligge ved siden af.",
            [
                new(
                    "Før du begynder",
                    [
                        "Du skal kunne logge på Mit Segl med din app, eller med en kodeviser eller kodeoplæser.",
                        $"Du kan have {Numbers.Count(Limits.ActiveApps, "aktiv app", "aktive apps")} på samme tid. Har "
                            + "du allerede det, så bloker eller slet en af dem først.",
                        "Har du begge telefoner ved siden af dig, er det nemmere at kopiere appen.",
                    ]
                ),
                new(
                    "Bed om koden",
                    [
                        "Log på Mit Segl, og vælg en app mere på en telefon eller tablet med aktiveringskode.",
                        "Tryk på knappen, der begynder ventetiden.",
                        $"Vent i {Numbers.InDanish(Limits.PortalWaitByApp)}, hvis du loggede på med din app, og ellers i "
                            + $"{Numbers.InDanish(Limits.PortalWait)}. Vi siger til på alle kanaler, når den begynder, "
                            + "og når den er forbi.",
                        $"Log på Mit Segl igen, og vis koden. Det kan du i {Numbers.InDanish(Limits.CodeWaitUsable)}, "
                            + $"og højst {Numbers.Count(Limits.CodesOfAWait, "gang", "gange")}.",
                        $"Skriv bruger-id og kode ned, eller hav skærmen foran dig. Koden har {Limits.ActivationCodeCharacters} "
                            + $"tegn og gælder i {Numbers.InDanish(Limits.ActivationCodeOnScreen)}.",
                    ],
                    AreSteps: true
                ),
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
                ),
                new(
                    "Hvis det ikke var dig",
                    [
                        "Stop det med linket i beskeden, helt uden at logge på, eller i Mit Segl.",
                        "Giv aldrig koden til nogen. Ingen fra Segl, banken eller politiet beder om den.",
                    ]
                ),
                new(
                    "Kan du ikke logge på?",
                    ["Bestil en tid i Borgerservice, og tag gyldig legitimation med. De udskriver en kode til dig."]
                ),
            ]
        );
}
