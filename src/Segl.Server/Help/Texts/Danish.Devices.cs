using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Help.Texts;

internal sealed partial class Danish
{
    public override HelpText CodeDisplay =>
        new(
            "Bestil og aktivér en kodeviser",
            "En kodeviser er en lille ting, der viser en kode, når du trykker på den. Sammen med din "
                + "adgangskode logger den dig på, også når telefonen er væk. Du bestiller den i Mit Segl og "
                + "aktiverer den med din app.",
            [
                DeviceBefore,
                new("Bestil den", OrderSteps("kodeviser", Limits.CodeDisplayFee), AreSteps: true),
                new(
                    "Aktivér den, når den er kommet",
                    [
                        "Log på Mit Segl med din app, og åbn siden om din bestilling.",
                        "Skriv serienummeret fra kodeviserens bagside.",
                        $"Tryk på kodeviseren, og skriv de {Limits.DeviceCodeDigits} cifre, den viser.",
                        "Vent, til den viser nye cifre; det tager højst "
                            + $"{Numbers.InDanish(Limits.DeviceInterval)}. Skriv dem også.",
                        ChoosePassword,
                        "Godkend i appen, at du vil aktivere kodeviseren.",
                    ],
                    AreSteps: true
                ),
                new(
                    "Log på med den",
                    [
                        "Skriv dit bruger-id på den side, hvor du logger på, og vælg kodeviser.",
                        "Tryk på kodeviseren, og skriv koden.",
                        "Skriv din adgangskode.",
                    ],
                    AreSteps: true
                ),
                DeviceLater,
                DeviceLost,
            ]
        );

    public override HelpText AudioReader =>
        new(
            "Bestil og aktivér en kodeoplæser",
            "En kodeoplæser siger koden højt, et ciffer ad gangen, på dansk eller engelsk. Siden her er "
                + "skrevet, så den kan læses op fra ende til anden. Du kan gøre det hele selv.",
            [
                DeviceBefore,
                new("Bestil den", OrderSteps("kodeoplæser", Limits.AudioReaderFee), AreSteps: true),
                new(
                    "Gør den klar",
                    [
                        "Tag kodeoplæseren ud. Den har én stor tast. Samme tast siger koden og siger den " + "igen.",
                        "Er du ikke alene, så brug høretelefoner.",
                        $"Tryk på tasten. Du hører {Limits.DeviceCodeDigits} cifre, ét ad gangen.",
                        "Går det for hurtigt eller for lavt, så stil på tempo og lydstyrke. Du kan også "
                            + "skifte sprog.",
                    ],
                    AreSteps: true
                ),
                new(
                    "Aktivér den",
                    [
                        "Log på Mit Segl med din app, og åbn siden om din bestilling.",
                        "Skriv serienummeret. Det står i brevet, som din skærmlæser eller et andet menneske "
                            + "kan læse op. Det er ikke hemmeligt.",
                        $"Tryk på tasten, hør koden, og skriv de {Limits.DeviceCodeDigits} cifre. Tryk igen, "
                            + "hvis du vil høre dem en gang til.",
                        $"Vent {Numbers.InDanish(Limits.DeviceInterval)}.",
                        "Tryk på tasten igen. Nu siger den en ny kode. Skriv den også.",
                        ChoosePassword,
                        "Godkend i appen, at du vil aktivere kodeoplæseren.",
                        "Kodeoplæseren er aktiv.",
                    ],
                    AreSteps: true
                ),
                new(
                    "Log på med den",
                    [
                        "Skriv dit bruger-id på den side, hvor du logger på, og vælg kodeoplæser.",
                        "Tryk på tasten, hør koden, og skriv den.",
                        "Skriv din adgangskode.",
                    ],
                    AreSteps: true
                ),
                new(
                    "Det siger den aldrig",
                    [
                        "Kodeoplæseren siger kun koden. Den kender hverken din pinkode eller din "
                            + "adgangskode, og du skal aldrig sige dem højt.",
                    ]
                ),
                DeviceLater,
                DeviceLost,
            ]
        );

    private static HelpPart DeviceBefore =>
        new(
            "Før du bestiller",
            [
                "Du skal have en aktiv app. Er den aktiveret for mindre end "
                    + $"{Numbers.InDanish(Limits.NewAppRestricted)} siden, skal du vente, medmindre den er din "
                    + "første eller blev aktiveret i Borgerservice.",
                "Du kan have én kodeviser eller én kodeoplæser, ikke begge dele og ikke to. Den nye afløser "
                    + "den gamle, når du aktiverer den.",
                "Har du ingen app, så bestil en tid i Borgerservice. De hjælper dig.",
            ]
        );

    private static HelpPart DeviceLater =>
        new(
            "Godt at vide",
            [
                $"En kode gælder kun kort, og kun én gang. Efter {Limits.WrongDeviceCodesToSuspend} forkerte "
                    + $"koder i træk holder den pause i {Numbers.InDanish(Limits.DeviceSuspension)}; efter "
                    + $"{Limits.WrongDeviceCodesToBlock} er den blokeret for altid, og du må have en ny.",
                "Skriv aldrig koden eller adgangskoden et sted, du ikke selv har åbnet, og giv dem aldrig "
                    + "til nogen.",
            ]
        );

    private static HelpPart DeviceLost =>
        new(
            "Hvis du mister den",
            [
                "Har du din app, så bloker den i Mit Segl, og bestil en ny.",
                "Har du ingen app, er det kun Borgerservice, der kan hjælpe dig. Bestil en tid, og tag "
                    + "gyldig legitimation med.",
            ]
        );

    private static string ChoosePassword =>
        $"Vælg en adgangskode med {Limits.PasswordShortest} til {Limits.PasswordLongest} tegn, som du ikke bruger andre steder.";

    private static string[] OrderSteps(string device, decimal fee) =>
        [
            $"Log på Mit Segl med din app, og bestil en {device}.",
            "Læs, hvad appen viser, og godkend med din pinkode.",
            $"De første {Limits.FreeDevicesOfAKind} er gratis. Derefter koster en " + $"{Numbers.KronerInDanish(fee)}",
            $"Den kommer med posten om {Limits.PostShortestWorkingDays} til {Limits.PostLongestWorkingDays} "
                + "arbejdsdage, til den adresse, der er registreret, eller du henter den.",
            $"Aktivér den inden {Numbers.InDanish(Limits.OrderValid)} "
                + $"({Numbers.InDanish(Limits.OrderAbroadValid)} i udlandet). Derefter gælder bestillingen "
                + "ikke længere.",
        ];
}
