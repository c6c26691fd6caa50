using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Help.Texts;

internal sealed partial class Danish
{
    public override HelpText SecurityKey =>
        new(
            "Tilføj og brug en sikkerhedsnøgle",
            "En sikkerhedsnøgle er en lille FIDO-nøgle med USB eller NFC, som du "
                + "holder i hånden. Nogle få tjenester beder "
                + "om den efter appen: det er niveau Høj. Intet andet kræver den.",
            [
                new(
                    "Før du begynder",
                    [
                        "Du har selv en nøgle med; de fås i butikker. Segl sender ingen.",
                        "Den skal bede om sin egen pinkode eller din finger. En adgangsnøgle "
                            + "på telefonen eller i en konto "
                            + "tæller ikke, for den kan kopieres til andre enheder.",
                        "Niveau Høj kræver også, at dit Segl har niveau Høj. Borgerservice hæver det.",
                        "En app, du har aktiveret for mindre end "
                            + $"{Numbers.InDanish(Limits.NewAppRestricted)} siden, kan "
                            + "ikke tilføje en nøgle, medmindre den er din første eller blev "
                            + "aktiveret i Borgerservice.",
                    ]
                ),
                new(
                    "Tilføj den",
                    [
                        "Log på Mit Segl med din app, og åbn “Det, du logger på med”.",
                        "Tryk på “Tilføj en sikkerhedsnøgle”, giv den et navn, og tryk på knappen.",
                        $"Godkend i din app. Så har du {Numbers.InDanish(Limits.SecurityKeyRegistration)}.",
                        "Sæt nøglen i USB-stikket, eller hav den klar til at holde op til enheden, og tryk på “Tilføj "
                            + "sikkerhedsnøglen”.",
                        "Skriv nøglens egen pinkode, og rør ved nøglen, når den blinker.",
                    ],
                    AreSteps: true
                ),
                new(
                    "Log på med den",
                    [
                        "Godkend i appen med din pinkode som altid.",
                        "Tryk på “Brug sikkerhedsnøglen” på den side, hvor du logger på, inden for "
                            + $"{Numbers.InDanish(Limits.LoginValid)}.",
                        "Skriv nøglens egen pinkode, og rør ved nøglen, når den blinker.",
                    ],
                    AreSteps: true
                ),
                new(
                    "Godt at vide",
                    [
                        "Du har én nøgle ad gangen. Slet den gamle, før du tilføjer en anden.",
                        "Den er ingen reserve: den lukker dig kun ind sammen med appen. Få også en reserve.",
                        "Har du mistet den? Bloker den i Mit Segl eller i Borgerservice. Din app virker som før.",
                        "Den svarer kun på vores egen side. Gør den intet på en side, der "
                            + "ligner vores, så forlad den side.",
                    ]
                ),
            ]
        );
}
