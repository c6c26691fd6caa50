using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Help.Texts;

internal sealed partial class Danish
{
    public override HelpText FindDesk =>
        new(
            "Find Borgerservice, og hvad du skal have med",
            "Hos Borgerservice hjælper et menneske dig: med at få Segl for første gang, eller med at få det tilbage.",
            [
                new(
                    "Bestil tid",
                    [
                        "Skriv dit postnummer, eller lad siden bruge din placering. Du skal ikke logge på.",
                        "Vælg en tid. Alle tider er efter uret på stedet.",
                        "Skriv et mobilnummer eller en e-mailadresse, og skriv så de "
                            + $"{Limits.BookingProofDigits} cifre, der sendes dertil, inden for "
                            + $"{Numbers.InDanish(Limits.BookingHold)}. Nu er tiden din.",
                        "Med koden eller linket i beskeden kan du flytte eller aflyse tiden, indtil den begynder.",
                        $"Der kommer en påmindelse {Numbers.InDanish(Limits.BookingReminder)} før. Uden tid trækker du et nummer "
                            + "på stedet.",
                    ],
                    AreSteps: true
                ),
                new(
                    "Det skal du have med",
                    [
                        "Pas, kørekort eller opholdskort med foto. En af delene er nok.",
                        "Har du ingen af dem: andre dokumenter, og flere end et, for eksempel fødselsattest og sundhedskort.",
                        "Har du ikke dokumenter nok, kan en, der kender dig, komme med og stå inde for dig som vidne, med eget "
                            + "foto-id og eget Segl.",
                        "Din telefon, hvis appen skal være på den, og dit bruger-id, hvis du kender det.",
                    ]
                ),
                new(
                    "Hvis du ikke kan komme",
                    [
                        "Vælg “Jeg kan ikke komme selv” på stedets side. De kan mødes med dig på video eller hjemme hos dig.",
                        "Ingen fra Borgerservice spørger efter din pinkode, din adgangskode eller en kode.",
                    ]
                ),
            ]
        )
        {
            Press = ("/desks", "Find Borgerservice og bestil tid"),
        };
}
