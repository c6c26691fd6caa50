using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Help.Texts;

internal sealed partial class Danish
{
    public override HelpText Helping =>
        new(
            "Hjælp en anden med Segl",
            "Du kan hjælpe din mor, din nabo eller dit barn. Men ingen bruger en andens Segl: Heller ikke med lov, "
                + "og heller ikke "
                + "i den bedste mening.",
            [
                new(
                    "Det kan du gøre",
                    [
                        "Sid ved siden af, og vis, hvor man trykker. Lad den anden selv skrive pinkode, adgangskode "
                            + "og koder.",
                        "Læs højt af hjælpesiderne, eller print dem. De kan læses uden at logge på.",
                        "Bestil en tid i Borgerservice for den anden, og tag med. Det kræver ikke Segl.",
                        $"Brug den samme telefon eller tablet: Op til {Limits.PersonsOnOnePhone} personer kan have "
                            + "hver sin app på den, "
                            + "hver med sin egen pinkode.",
                        "Bestil en kodeviser eller en kodeoplæser sammen med den, der ikke bruger en telefon.",
                    ]
                ),
                new(
                    "Det må du ikke",
                    [
                        "Log ikke på for en anden, og godkend ikke i en andens app.",
                        "Spørg ikke om en pinkode, en adgangskode eller en aktiveringskode, og skriv dem ikke ned "
                            + "for andre.",
                        "Gem ikke en andens kodeviser sammen med adgangskoden.",
                    ]
                ),
                new(
                    "Når du skal ordne noget for en anden",
                    [
                        "Log på med dit eget Segl. Den tjeneste, det handler om, afgør, om du har fuldmagt eller er "
                            + "værge, og ved, hvem "
                            + "du gør det for. Segl siger kun, hvem du selv er.",
                        "Spørg tjenesten, hvordan man giver en fuldmagt.",
                    ]
                ),
                new(
                    "Dit barn",
                    [
                        $"Man kan få Segl, fra man er {Limits.YoungestAge} år. De yngste skal have ja fra en, der "
                            + "har forældremyndigheden, "
                            + "i Borgerservice.",
                        "Barnet får sit eget bruger-id og sin egen pinkode, som heller ikke du skal kende.",
                    ]
                ),
            ]
        );
}
