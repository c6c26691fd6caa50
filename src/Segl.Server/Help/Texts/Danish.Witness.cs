using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Help.Texts;

internal sealed partial class Danish
{
    public override HelpText Witness =>
        new(
            "Vær vidne for en anden",
            "Har nogen, du kender, ikke den legitimation, der skal til, kan du tage med i Borgerservice og sige god "
                + "for, at de er "
                + "den, de siger. Du hæfter ikke for det, de gør bagefter.",
            [
                new(
                    "Kan jeg være vidne?",
                    [
                        $"Du er fyldt {Limits.WitnessAge} år.",
                        $"Du har haft dit eget Segl i mere end {Numbers.InDanish(Limits.WitnessIdentityAge)}, og det "
                            + "er ikke spærret.",
                        $"Du har højst været vidne {Numbers.Count(Limits.WitnessUses, "gang", "gange")} i de sidste "
                            + $"{Numbers.InDanish(Limits.WitnessWindow)}.",
                        "Du bor ikke sammen med den, du er vidne for, og du arbejder ikke selv i den Borgerservice.",
                    ]
                ),
                new(
                    "Tag med",
                    [
                        "Dit eget pas, kørekort eller opholdskort med billede.",
                        "Din telefon med Segl-appen.",
                        "Den, du er vidne for. I skal komme samtidig.",
                    ]
                ),
                new(
                    "Sådan foregår det",
                    [
                        "Medarbejderen ser din legitimation og skriver dit bruger-id.",
                        "Du logger på med din egen app. Appen viser, hvem du siger god for. Læs det, før du godkender.",
                        "Den anden får besked om, at du var vidne, og du kan se det i din aktivitet.",
                    ],
                    AreSteps: true
                ),
                new(
                    "Sig nej, hvis du er i tvivl",
                    [
                        "Vær kun vidne for en, du kender godt. Har en fremmed bedt dig om det, eller får du penge "
                            + "for det, så sig "
                            + "det til medarbejderen.",
                        "Giv aldrig din pinkode eller en kode til den, du er vidne for.",
                        "Blev du presset? Ring til Borgerservice, når du er alene.",
                    ]
                ),
            ]
        );
}
