using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Login.Texts;

/// <summary>Log på-vinduet på dansk.</summary>
internal sealed class Danish : BoxTexts
{
    public static Danish Texts { get; } = new();

    public override Language Language => Language.Da;

    public override string LogInTo => "Log på hos";

    public override string Cancel => "Afbryd";

    public override string Help => "Hjælp";

    public override string HaveASpare => "Hav en reserve, så du altid kan komme ind";

    public override string CopyYourApp => "Kopiér din app til en ny telefon";

    public override string LostEverything => "Jeg har mistet alt";

    public override string FindADesk => "Find Borgerservice, og hvad du skal have med";

    public override string BackTo(string service) => $"Tilbage til {service}";

    public override string QueueHeading => "Mange logger på lige nu";

    public override string Queue =>
        "Det bliver din tur helt af sig selv. Lad siden stå åben; du skal ikke gøre noget, og det går ikke "
        + "hurtigere, hvis du genindlæser den.";

    public override string QueueLeft(TimeSpan wait) => $"Cirka {Numbers.InDanish(wait)} tilbage";

    public override string UserIdHeading => "Skriv dit bruger-id";

    public override string UserIdLabel => "Bruger-id";

    public override string UserIdHint => "Det navn, du har valgt til dit Segl.";

    public override string Remember => "Husk det på denne enhed";

    public override string Next => "Næste";

    public override IReadOnlyList<string> UserIdHelp =>
        [
            "Dit bruger-id står i Segl-appen: Åbn appen, så står det under dit navn.",
            "Det er ikke dit CPR-nummer. Skriv ikke dit CPR-nummer her.",
            "Sæt kun hak på din egen enhed: Den næste, der bruger den, kan se dit bruger-id.",
        ];

    public override string WaitingHeading => "Åbn din Segl-app";

    public override string Scan => "Tryk på Scan i appen, og scan koden her.";

    public override string QrCode => "QR-kode til Segl-appen. Den skifter hvert sekund.";

    public override string Number => "Nummer";

    public override string NumberHint => "Hvis du ikke kan scanne.";

    public override string OpenHere => "Brug appen på denne enhed";

    public override string TimeLeft => "Tid tilbage";

    public override string SecondsLeft => "{0} sekunder tilbage. Du kan begynde igen, når tiden er gået.";

    public override string LateHint =>
        "Sker der ikke noget i appen? Se efter, om bruger-id'et er rigtigt: det står under dit navn i appen. "
        + "Er det forkert, så tryk på ”Skift bruger-id”.";

    public override string ReturnCodeForm => $"Koden har {Numbers.Count(Limits.ReturnCodeDigits, "ciffer", "cifre")}.";

    public override string ChangeUserId => "Skift bruger-id";

    public override string RefreshesItself(TimeSpan every) =>
        $"Siden opdaterer sig selv med {Numbers.InDanish(every)} imellem.";

    public override IReadOnlyList<string> WaitingHelp =>
        [
            "Åbn Segl-appen på din telefon eller tablet, og tryk på Scan.",
            "Hold telefonen, så den kan se hele QR-koden. Så viser appen, hvem der spørger, og om hvad.",
            "Har du appen på den enhed, du sidder med? Tryk på ”Brug appen på denne enhed”.",
            "Kan du ikke scanne? Slå ”godkend med nummer” til i appens indstillinger, og skriv de "
                + $"{Numbers.Count(Limits.LoginNumberDigits, "ciffer", "cifre")}.",
            "Scan aldrig en kode, som nogen sender dig eller læser op for dig.",
        ];

    public override string UseADevice => "Brug kodeviser eller kodeoplæser";

    public override string ThenYourKey => "Efter appen bruger du din sikkerhedsnøgle her.";

    public override string UseTheApp => "Brug appen i stedet";

    public override string DeviceCodeHeading => "Skriv koden";

    public override string DeviceCodeLabel => $"Kode, {Numbers.Count(Limits.DeviceCodeDigits, "ciffer", "cifre")}";

    public override string DeviceCodeHint => "Tryk på din kodeviser eller kodeoplæser for at få den.";

    public override string DeviceCodeForm => $"Koden har {Numbers.Count(Limits.DeviceCodeDigits, "ciffer", "cifre")}.";

    public override string TwoCodes => "Bliver en rigtig kode afvist? Skriv den og den næste";

    public override string TwoCodesHeading => "Skriv en kode og den næste";

    public override string TwoCodesHint => "Begge koder tilsammen stiller din enheds ur.";

    public override string NextCodeLabel => "Den næste kode";

    public override string NextCodeHint => "Vent, til enheden har en ny kode.";

    public override string TwoCodesAreOne => "Det er den samme kode. Vent, til enheden har en ny.";

    public override string PasswordHeading => "Skriv din adgangskode";

    public override string PasswordLabel => "Adgangskode";

    public override string PasswordHint => "Den, du valgte til din kodeviser eller kodeoplæser.";

    public override string LogIn => "Log på";

    public override string DeviceWait(TimeSpan left) =>
        $"Koden eller adgangskoden var forkert for mange gange. Prøv igen om {Numbers.InDanish(left)}. "
        + "Du kan bruge din app imens.";

    public override IReadOnlyList<string> DeviceHelp =>
        [
            "Tryk på din enheds knap: den viser eller siger en kode. Skriv den, før den næste kommer.",
            "Hver kode virker én gang. Vent på en ny, før du prøver igen.",
            "Kun en kodeviser eller kodeoplæser, du har aktiveret, kan bruges.",
            "Sig aldrig en kode eller din adgangskode til nogen, og skriv dem kun dér, hvor du selv begyndte at logge på.",
            "Har du mistet enheden eller glemt adgangskoden? Tryk på ”Brug appen i stedet”, eller kontakt Borgerservice.",
        ];

    public override string ClaimedHeading => "Se på din telefon";

    public override string Claimed => "Læs, hvad appen viser, og godkend der, hvis det er det, du vil.";

    public override string ShowTheCodeAgain => "Vis koden igen";

    public override string ApprovedHeading => "Godkendt";

    public override string Approved(string service) => $"Du er på vej tilbage til {service}.";

    public override string GoOn => "Fortsæt";

    public override string ApprovedByLinkHeading => "Fortsæt fra appen";

    public override string ApprovedByLink(string service) =>
        $"Du godkendte i appen på denne enhed. Appen fører dig tilbage til {service}, og du kan lukke siden her.";

    public override string LongCode => "Jeg kan ikke scanne, eller appen kræver en kode";

    public override string LongCodeHint => "Tryk på ”Skriv nummeret” i appen og så på ”Skriv koden i stedet”.";

    public override string OnTheHomeScreen => "Mit Segl ligger på hjemmeskærmen";

    public override IReadOnlyList<string> OnTheHomeScreenSteps =>
        [
            "Åbn Segl fra hjemmeskærmen eller i den browser, hvor du aktiverede det.",
            "Tryk på ”Skriv nummeret”, og skriv nummeret herunder.",
            $"Godkend, og kom tilbage hertil med de {Numbers.Count(Limits.ReturnCodeDigits, "ciffer", "cifre")}, som "
                + "appen viser.",
        ];

    public override string IfTheAppAsksForACode => "Beder appen om en kode i stedet for nummeret? Så skriv:";

    public override string ReturnCodeHeading => "Skriv koden fra appen";

    public override string ReturnCodeLabel => $"Kode, {Numbers.Count(Limits.ReturnCodeDigits, "ciffer", "cifre")}";

    public override string ReturnCodeHint(string service) =>
        $"Den står i din Segl-app. Den virker kun i denne browser og fører dig til {service}.";

    public override string ReturnCodeWrong(int left) =>
        $"Det er ikke koden. Du har {Numbers.Count(left, "forsøg", "forsøg")} tilbage.";

    public override IReadOnlyList<string> ReturnCodeHelp =>
        [
            "Er koden væk, så åbn Segl igen: Appen viser den, så længe den virker.",
            "Du kan kopiere koden i appen og sætte den ind her.",
            "Har nogen bedt dig om koden? Sig den ikke: Den, der har den, kommer ind som dig. Tryk på Afbryd.",
        ];

    public override string WrongReturnCodes =>
        $"Der blev tastet en forkert kode {Numbers.Count(Limits.WrongReturnCodes, "gang", "gange")}, så det er "
        + "stoppet. Ingen er logget på.";

    public override string RefusedHeading => "Login er stoppet";

    public override string Refused => "Det blev afvist i appen eller stoppet her. Ingen er logget på.";

    public override string WrongNumbers =>
        $"Der blev tastet et forkert nummer {Numbers.Count(Limits.WrongLoginNumbers, "gang", "gange")}, så det er "
        + "stoppet. Ingen er logget på.";

    public override string OverHeading => "Tiden er gået";

    public override string Over =>
        $"Siden venter i {Numbers.InDanish(Limits.LoginValid)}. Intet er tabt: Begynd igen, når du er klar.";

    public override string InterruptedHeading => "Vi blev afbrudt";

    public override string Interrupted =>
        "Noget gik galt hos os, før du godkendte. Du er ikke logget på, og der er ikke sket andet: "
        + "Begynd igen, når du er klar.";

    public override string Again => "Begynd igen";

    public override string FinishedHeading => "Færdig";

    public override string Finished(string service) => $"Du er sendt tilbage til {service}. Du kan lukke denne side.";

    public override string NotHereHeading => "Her er ikke noget at logge på";

    public override string NotHere =>
        "Det er forbi, eller det blev begyndt i en anden browser. Gå tilbage til hjemmesiden, og begynd igen.";

    public override string BackHeading => "Et øjeblik";

    public override string Back => "Du er på vej tilbage til hjemmesiden.";

    public override string BackNeedsScript =>
        "Vejen tilbage fra appen kræver JavaScript. Slå det til, og åbn appen igen, eller begynd forfra og scan "
        + "QR-koden.";

    public override string OtherBrowserHeading => "Gå tilbage dertil, hvor du begyndte";

    public override string OtherBrowser =>
        "Du begyndte i en anden browser. Gå tilbage til den side. Viser appen en kode, så skriv den der. Begyndte du "
        + "ikke noget? Så prøvede nogen at komme ind som dig, og det lykkedes ikke: Luk siden, og sig koden til ingen.";

    public override string ElsewhereHeading => "Ingen er logget på";

    public override string Elsewhere =>
        "Det her blev begyndt i en anden browser. Har nogen sendt dig et link, prøvede de at komme ind som dig: Det "
        + "lykkedes ikke, og du får besked om det. Begyndte du selv, så begynd igen i den browser, som åbner dine "
        + "links.";

    public override string NoHeading => "Det gik ikke";

    public override string StopHeading => "Stop kopieringen?";

    public override string StopWhat(string phone, string started) =>
        $"Din app på {phone} er ved at blive kopieret til en anden telefon. Det blev startet {started}.";

    public override string StopThen =>
        "Hvis du stopper, bliver intet kopieret, og din app virker som før. "
        + "Du kan starte en ny kopiering når som helst.";

    public override string StopNow => "Stop kopieringen";

    public override string StoppedHeading => "Kopieringen er stoppet";

    public override string Stopped =>
        "Intet er kopieret. Hvis du ikke selv startede den, kender nogen måske din pinkode: "
        + "Skift den i appen, eller spær dit Segl.";

    public override string NothingToStopHeading => "Der er ikke noget at stoppe";

    public override string NothingToStop =>
        "Kopieringen er slut eller allerede stoppet. "
        + "Ser du en app i dit Segl, som ikke er din, så bloker den i din egen app.";
}
