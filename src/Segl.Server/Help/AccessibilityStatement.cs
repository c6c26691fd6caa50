using Segl.Server.Help.Texts;

namespace Segl.Server.Help;

/// <summary>
/// How well everybody can use Segl, and where to complain. Danish law asks for it in Danish; it is the one page that exists in
/// one language only.
/// </summary>
internal static class AccessibilityStatement
{
    /// <summary>Where it is.</summary>
    public const string Path = "/help/tilgaengelighed";

    /// <summary>The statement.</summary>
    public static HelpText Text { get; } =
        new(
            "Tilgængelighedserklæring",
            "Alle skal kunne bruge Segl. Vi følger den europæiske standard EN 301 549, som bygger på WCAG 2.2 på niveau AA.",
            [
                new(
                    "Sådan har vi undersøgt det",
                    [
                        "Et program (axe) gennemgår alle sider og skærme, i begge sprog, lys og mørk, hver gang Segl ændres.",
                        "Alt kan bruges med tastatur alene, med tekst i dobbelt størrelse og på en smal skærm.",
                        "Hver QR-kode kan også skrives som tegn eller ord, og hvert stryg har en knap.",
                        "Kodeoplæseren siger koden højt på dansk eller engelsk.",
                    ]
                ),
                new(
                    "Det mangler",
                    [
                        "Mennesker med handicap har endnu ikke afprøvet Segl samlet. Programmet finder ikke alt.",
                        "Erklæringen her findes kun på dansk.",
                    ]
                ),
                new(
                    "Er der noget, du ikke kan bruge?",
                    [
                        "Skriv eller ring til den myndighed, der driver dette Segl. Borgerservice kan hjælpe dig imens.",
                        "Er du ikke tilfreds med svaret, så klag til Digitaliseringsstyrelsen.",
                    ]
                ),
            ]
        );
}
