using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.My.Devices.Texts;

/// <summary>Siderne om enheder på dansk.</summary>
internal sealed class Danish : DeviceTexts
{
    public static readonly Danish Texts = new();

    private static string Post =>
        Numbers.WorkingDaysInDanish(Limits.PostShortestWorkingDays, Limits.PostLongestWorkingDays);

    public override string Device(DeviceKind kind) =>
        kind switch
        {
            DeviceKind.CodeDisplay => "Kodeviser",
            DeviceKind.AudioReader => "Kodeoplæser",
        };

    public override string YourDevice(DeviceKind kind) =>
        kind switch
        {
            DeviceKind.CodeDisplay => "din kodeviser",
            DeviceKind.AudioReader => "din kodeoplæser",
        };

    public override string Title => "Kodeviser og kodeoplæser";

    public override string Back => "Gå tilbage";

    public override string Next => "Næste";

    public override string Again(string when) => $"Prøv igen {when}.";

    public override string Lead =>
        "Med en kodeviser eller en kodeoplæser kan du logge på, når din telefon er væk, i stykker eller løbet tør for strøm. "
        + "Du kan have én af dem ad gangen.";

    public override string Facts(string serial, string activated, string? used) =>
        $"Nummer {serial}. Aktiveret {activated}. " + (used is null ? "Ikke brugt endnu." : $"Sidst brugt {used}.");

    public override string CodesDoNotFit => "Bliver dens koder afvist?";

    public override string BlockIt => "Jeg har mistet den: bloker den";

    public override string OrderOne => "Bestil en kodeviser eller kodeoplæser";

    public override string OrderAnother => "Bestil en ny";

    public override string NoApp => "Du har ingen aktiv Segl-app, så du kan ikke bestille her.";

    public override string WhatToDoWithoutApp =>
        "En enhed bestilles og aktiveres med appen. Aktivér en app med en aktiveringskode, eller bestil en tid i Borgerservice, "
        + "og tag gyldig legitimation med: dér aktiverer de en enhed sammen med dig.";

    public override string YourOrder => "Din bestilling";

    public override string Ordered(DeviceKind kind, string when) => $"{Device(kind)}: bestilt {when}.";

    public override string Packed => "Pakket.";

    public override string NotPacked => "Ikke pakket endnu.";

    public override string Sent(bool pickUp, string when) =>
        pickUp ? $"Klar til at blive hentet siden {when}." : $"Sendt {when}.";

    public override string NotSent(bool pickUp) =>
        pickUp ? "Vi siger til, når du kan hente den." : $"Med posten tager det {Post}.";

    public override string ActivateBefore(string when) =>
        $"Aktivér den inden {when}. Derefter gælder bestillingen ikke længere.";

    public override string Activate(DeviceKind kind) => $"Aktivér {YourDevice(kind)}";

    public override string StopOrder => "Stop bestillingen";

    public override string StopLead =>
        "Er enheden allerede på vej, kan den ikke aktiveres, når den kommer. Du kan bestille igen med det samme.";

    public override string StopNow => "Stop bestillingen nu";

    public override string Stopped => "Bestillingen er stoppet.";

    public override string OrderTitle => "Bestil en kodeviser eller kodeoplæser";

    public override string Which => "Hvilken?";

    public override string About(DeviceKind kind) =>
        kind switch
        {
            DeviceKind.CodeDisplay => "En lille enhed med en knap, der viser en kode.",
            DeviceKind.AudioReader => "En enhed med én stor tast, der siger koden højt, på dansk eller engelsk.",
        };

    public override string Fee(decimal fee) =>
        fee == 0 ? "Den er gratis." : $"Den koster {Numbers.KronerInDanish(fee)}";

    public override string Where => "Hvordan får du den?";

    public override string ByPost => $"Med posten om {Post}, til:";

    public override string PickUp => "Jeg henter den i Borgerservice. Tag gyldig legitimation med.";

    public override string NoAddress =>
        "Med posten kan den kun sendes til en adresse, der er registreret, og det er din ikke. Borgerservice kan registrere den.";

    public override string OrderNow => "Bestil";

    public override string OrderAction => "Bestil";

    public override string OrderText(DeviceKind kind, bool pickUp, decimal fee) =>
        $"{Device(kind)}, {(pickUp ? "som jeg henter" : "til min registrerede adresse")}, "
        + (fee == 0 ? "gratis" : Numbers.KronerInDanish(fee));

    public override string OrderDone =>
        "Du har bestilt. Du kan følge bestillingen her, og vi siger til, når den er på vej.";

    public override string Step(int step, int of) => $"Trin {step} af {of}";

    public override string SerialTitle => "Skriv enhedens nummer";

    public override string SerialLead => "Det står bag på enheden og i det brev, den kom med.";

    public override string Serial => "Nummer";

    public override string CodesTitle => "Skriv koderne";

    public override string CodesLead(DeviceKind kind) =>
        kind switch
        {
            DeviceKind.CodeDisplay => "Tryk på knappen på din kodeviser, og skriv den kode, den viser.",
            DeviceKind.AudioReader =>
                "Tryk på den store tast på din kodeoplæser, og skriv den kode, den siger. Tryk igen for at "
                    + "høre den en gang til.",
        };

    public override string FirstCode => "Første kode";

    public override string SecondCode => "Den næste kode";

    public override string SecondHint =>
        $"Vent, til enheden har en ny kode; det tager {Numbers.InDanish(Limits.DeviceInterval)} eller lidt mere. Skriv den her.";

    public override string PasswordTitle => "Vælg en adgangskode";

    public override string PasswordLead =>
        "Når du logger på med enheden, skriver du en kode og denne adgangskode. Uden den kan ingen bruge enheden. "
        + $"Den har {Limits.PasswordShortest} til {Limits.PasswordLongest} tegn. Brug en, som du ikke bruger andre steder.";

    public override string Password => "Adgangskode";

    public override string PasswordShort => $"Den skal have mindst {Limits.PasswordShortest} tegn.";

    public override string PasswordLong => $"Den må højst have {Limits.PasswordLongest} tegn.";

    public override string PasswordWeak => "Den er let at gætte. Gør den længere, for eksempel med flere ord.";

    public override string PasswordFair =>
        "Den er ikke helt let at gætte. Om mange andre bruger den, ser vi, når du går videre.";

    public override string PasswordStrong =>
        "Den er svær at gætte. Om mange andre bruger den, ser vi, når du går videre.";

    public override string PasswordAgain => "Den samme adgangskode igen";

    public override string AskTheApp => "Godkend i appen";

    public override string ActivateAction => "Aktivér";

    public override string ActivateText(DeviceKind kind, string serial) =>
        $"{Device(kind)} {serial} til at logge på med mit Segl";

    public override string ActivateDone =>
        "Din enhed er aktiv. Prøv den: log af, og log på med den. Gem den et sted, hvor du finder den, når telefonen er væk.";

    public override string ChangePassword => "Skift adgangskode";

    public override IReadOnlyList<string> PasswordSteps(bool byApp) =>
        [
            $"Den nye adgangskode virker om {Numbers.InDanish(byApp ? Limits.PortalWaitByApp : Limits.PortalWait)}"
                + (byApp ? ". " : ", fordi du ikke er logget på med en app. ")
                + "Indtil da bruger du den gamle.",
            "Vi skriver til dig alle steder nu, og når den nye virker. Du kan stoppe det imens.",
        ];

    public override string ChangePasswordNow => "Skift adgangskoden";

    public override string PasswordWaits(string asked) => $"Der blev bedt om en ny adgangskode {asked}.";

    public override string PasswordFrom(string ready) =>
        $"Den nye adgangskode virker fra {ready}. Indtil da bruger du den gamle. Har du ikke selv bedt om den, så stop det.";

    public override string StopPasswordHeading => "Stop skiftet af adgangskoden";

    public override string PasswordIsStopped => "Den gamle adgangskode virker stadig. Du kan vælge en ny i Mit Segl.";

    public override string NoPassword =>
        "Du har ingen kodeviser eller kodeoplæser i brug, og derfor heller ingen adgangskode. "
        + "Du vælger en, når du aktiverer en enhed.";

    public override string SynchroniseTitle => "Stil uret i enheden";

    public override string SynchroniseLead =>
        "Uret i en enhed kan gå lidt for hurtigt eller langsomt med årene. Med koder lige efter hinanden stiller du det.";

    public override string SynchroniseNow => "Stil uret";

    public override string Synchronised => "Enheden er stillet. Dens næste kode virker.";
}
