using System.Globalization;
using Segl.Rules;

namespace Segl.Server.Devices.Orders.Texts;

/// <summary>Brevet på dansk.</summary>
internal sealed class Danish : LetterTexts
{
    public static readonly Danish Texts = new();

    // The program runs without the languages of the operating system.
    private static readonly string[] Months =
    [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ];

    public override string Device(DeviceKind kind) =>
        kind switch
        {
            DeviceKind.CodeDisplay => "kodeviser",
            DeviceKind.AudioReader => "kodeoplæser",
        };

    public override string NameOf(DeviceKind kind) =>
        kind switch
        {
            DeviceKind.CodeDisplay => "Kodeviser",
            DeviceKind.AudioReader => "Kodeoplæser",
        };

    public override string Heading(string device) => $"Din {device}";

    public override string Lead(string device) =>
        $"Her er den {device}, du har bestilt. Den virker, når du har aktiveret den. Du skal bruge Segl-appen på din telefon.";

    public override string[] Steps(DeviceKind kind, string portal, string serial) =>
        [
            $"Åbn {portal} i en browser, og log på med din Segl-app.",
            $"Tryk på “Aktivér din {Device(kind)}”.",
            $"Skriv nummeret på enhedens bagside. Det er {serial}.",
            kind switch
            {
                DeviceKind.CodeDisplay =>
                    "Tryk på knappen på enheden, og skriv den kode, den viser. Vent på den næste kode, og "
                        + "skriv også den.",
                DeviceKind.AudioReader =>
                    "Tryk på den store tast på enheden, og skriv den kode, den siger. Vent på den næste "
                        + "kode, og skriv også den. Tasten siger koden igen, så tit du trykker.",
            },
            "Vælg en adgangskode. Du skriver den sammen med en kode, når du logger på.",
            "Godkend i din Segl-app.",
        ];

    public override string Until(string date) => $"Gør det inden den {date}. Derefter kan enheden ikke bruges.";

    public override string Safe(string device) =>
        $"Gem din {device} et sted, hvor kun du kan få fat i den. Sig aldrig en kode eller din adgangskode til nogen: Segl "
        + "spørger aldrig om dem, hverken i telefonen, på e-mail eller på sms.";

    public override string NotYou =>
        "Har du ikke bestilt den? Ingen kan bruge enheden uden din app. Kontakt Borgerservice.";

    public override string Date(DateTimeOffset at)
    {
        var month = Months[at.Month - 1];
        return string.Create(CultureInfo.InvariantCulture, $"{at.Day}. {month} {at.Year}");
    }
}
