using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Help.Texts;

internal sealed partial class Danish
{
    public override HelpText Lost =>
        new(
            "Jeg har mistet alt",
            "Telefonen er væk, eller det er tasken med det hele. Ingen kan bruge dit Segl uden din pinkode "
                + "eller din adgangskode. Du får det tilbage. Begynd øverst, og stop, når du kan logge på "
                + "igen.",
            [
                new(
                    "Det virker stadig",
                    [
                        "En app på en anden telefon eller tablet, også den hjemme i skuffen: log på med den "
                            + "som ellers.",
                        "Din kodeviser eller kodeoplæser sammen med din adgangskode, hvis du har en.",
                        "Linkene i vores sms'er og e-mails. De stopper det, der er i gang, helt uden app.",
                    ]
                ),
                new(
                    "Gør det her nu",
                    [
                        "Kan du logge på Mit Segl med noget af det, så bloker det, du har mistet.",
                        "Har nogen fat i dit Segl, eller er du i tvivl, så spær det: i en af dine apps, i "
                            + "Mit Segl, eller ring til Borgerservice. Så kan ingen bruge det, heller ikke du "
                            + "selv.",
                        "Har du fået en besked om noget, du ikke selv har gjort, så tryk på linket i "
                            + "beskeden, og stop det.",
                        "Er telefonen væk, så bed dit teleselskab spærre nummeret, så ingen andre får dine "
                            + "sms'er.",
                    ],
                    AreSteps: true
                ),
                new(
                    "Få dit Segl tilbage, når intet virker",
                    [
                        "Bestil en tid i Borgerservice, og tag gyldig legitimation med.",
                        "De udskriver en aktiveringskode til dig. Den gælder i "
                            + $"{Numbers.InDanish(Limits.ActivationCodePrinted)}.",
                        $"Åbn {App} på en telefon, og tryk på “Kom i gang” og “Jeg har en aktiveringskode”.",
                        "Skriv dit bruger-id, koden og den midlertidige pinkode med "
                            + $"{Limits.TemporaryPinDigits} cifre, som du får på sms.",
                        "Har du også mistet nummeret, så sig det i Borgerservice, før de udskriver koden.",
                        "Er dit Segl spærret, ophæver de spærringen, når de har set din legitimation.",
                    ],
                    AreSteps: true
                ),
                new(
                    "Så længe tager det",
                    [
                        "Med en reserve: ingen ventetid. Du logger bare på med den.",
                        "I Borgerservice: til du kan få en tid. Derefter er appen aktiv på nogle minutter.",
                        "Med et nyt telefonnummer: Et nummer, der er ændret for mindre end "
                            + $"{Numbers.InDanish(Limits.ChangedNumberGetsNoCodes)} siden, får ingen koder.",
                        $"En ny kodeviser eller kodeoplæser: {Limits.PostShortestWorkingDays} til "
                            + $"{Limits.PostLongestWorkingDays} arbejdsdage med posten, og du skal have en app "
                            + "først.",
                    ]
                ),
                new(
                    "Det kan du ikke endnu",
                    [
                        "Du kan endnu ikke komme tilbage med et pas eller id-kort alene. Brug Borgerservice "
                            + "i stedet.",
                        "Ingen fra Segl, banken eller politiet ringer og beder om dine koder. Læg på, hvis "
                            + "nogen gør.",
                    ]
                ),
            ]
        )
        {
            Press = ("/desks", "Find Borgerservice og bestil tid"),
        };
}
