using System.Globalization;
using Segl.Rules;

namespace Segl.Server.Desk.Printing.Texts;

/// <summary>Arket på dansk.</summary>
internal sealed class Danish : SheetTexts
{
    public static readonly Danish Texts = new();

    public override string Heading => "Din aktiveringskode";

    public override string UserId => "Bruger-id";

    public override string Code => "Aktiveringskode";

    public override string ValidUntil(DateTimeOffset local) =>
        $"Koden gælder indtil den {Time(local)} og virker kun én gang.";

    public override string WhatToDo => "Sådan gør du";

    public override IReadOnlyList<string> Steps(string app) =>
        [
            $"Åbn {app} i browseren på din telefon, og tryk på “Kom i gang”.",
            "Tryk på “Jeg har en aktiveringskode”, og acceptér vilkårene.",
            "Skriv bruger-id og aktiveringskode, som de står her.",
            $"Skriv den midlertidige pinkode med {Limits.TemporaryPinDigits} cifre, som du får på sms.",
            $"Vælg en pinkode med {Limits.PinDigits} cifre, og skriv den igen.",
        ];

    public override string TellNobody =>
        "Sig aldrig koden til nogen, heller ikke til os, din bank eller politiet. Ingen af dem spørger om den.";

    public override string ThrowAway => "Riv arket i stykker, når appen er aktiv.";

    public override string NotYou =>
        "Har du ikke selv bedt om koden? Gå tilbage til Borgerservice, eller spær din identitet.";

    public override string Printed(string desk, DateTimeOffset local) => $"{desk}, udskrevet den {Time(local)}";

    private static string Time(DateTimeOffset local) =>
        local.ToString("d/M yyyy 'kl.' HH.mm", CultureInfo.InvariantCulture);
}
