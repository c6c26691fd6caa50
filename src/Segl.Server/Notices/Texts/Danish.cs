using System.Globalization;
using Segl.Rules;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Notices.Texts;

/// <summary>What the owner is told, in Danish.</summary>
internal sealed class Danish : NoticeTexts
{
    private const string NotYou = "Var det ikke dig? Spær dit Segl i appen, eller kontakt Borgerservice.";

    public static readonly Danish Texts = new();

    protected override string News(string firstName) => $"Der er nyt om dit Segl, {firstName}. Åbn appen.";

    protected override string Login(string firstName) => $"Et login venter på dig, {firstName}. Åbn appen.";

    protected override string To(string name) => $"Segl til {name}";

    protected override string Happened(string what, string time) => $"{what} {time}";

    public override NoticeText? Of(Happening what) =>
        what switch
        {
            Happening.Registered => new(
                "Du blev registreret i Segl",
                "Har du ikke bedt om det? Kontakt Borgerservice."
            ),
            Happening.ActivationCodeAsked => new("Der blev bedt om en aktiveringskode i Mit Segl", NotYou),
            Happening.ActivationCodeReady => new(
                "Ventetiden på din aktiveringskode sluttede",
                "Log på i Mit Segl, og se koden."
            ),
            Happening.ActivationCodeStopped => new("Din aktiveringskode blev stoppet", "Ingen fik den."),
            Happening.ActivationCodeIssued => new("Du fik en aktiveringskode", NotYou),
            Happening.PCodeIssued => new("Du fik en P-kode", NotYou),
            Happening.AppActivated => new("En ny app blev aktiveret med dit Segl", NotYou),
            Happening.AppSuspended => new(
                $"Forkerte pinkoder satte din app på pause i {Numbers.InDanish(Limits.PinSuspension)}",
                NotYou
            ),
            Happening.AppBlocked => new("En af dine apps blev blokeret", NotYou),
            Happening.AppDeleted => new("En af dine apps blev slettet", NotYou),
            Happening.AppCloned => new(
                "Din app blev stoppet, fordi den så ud til at findes to steder",
                "Kontakt Borgerservice."
            ),
            Happening.PinChanged => new("Pinkoden til din app blev skiftet", NotYou),
            Happening.BiometricsOn => new("Fingeraftryk eller ansigt blev slået til i din app", NotYou),
            Happening.BiometricsOff => new("Fingeraftryk og ansigt blev slået fra i din app", NotYou),
            Happening.NumberApprovalOn => new("Godkendelse med nummer blev slået til i din app", NotYou),
            Happening.NumberApprovalOff => new("Godkendelse med nummer blev slået fra i din app", NotYou),
            Happening.PhoneNumberChanged => new("Dit telefonnummer i Segl blev skiftet", NotYou),
            Happening.DeviceSuspended => new(
                "Forkerte koder satte din enhed til at logge på med på pause",
                "Adgangskoden var rigtig. Ikke dig? Vælg en ny i Mit Segl."
            ),
            Happening.PasswordAsked => new("Der blev bedt om en ny adgangskode i Mit Segl", NotYou),
            Happening.PasswordChanged => new("Din nye adgangskode trådte i kraft", NotYou),
            Happening.PasswordStopped => new("Skiftet af din adgangskode blev stoppet", "Den gamle virker stadig."),
            Happening.PasswordSuspended => new(
                $"Forkerte adgangskoder satte din på pause i {Numbers.InDanish(Limits.PasswordSuspension)}",
                "Koden var rigtig. Ikke dig? Bloker enheden i Mit Segl."
            ),
            Happening.PasswordBlocked => new(
                "Forkerte adgangskoder blokerede din adgangskode",
                "Vælg en ny i Mit Segl eller hos Borgerservice."
            ),
            Happening.EmailChanged => new("Din e-mailadresse i Segl blev skiftet", NotYou),
            Happening.AddressChanged => new("Din postadresse i Segl blev skiftet", NotYou),
            Happening.DeviceOrdered => new("En enhed til login blev bestilt til dig", NotYou),
            Happening.DeviceSent => new(
                "Den enhed, du bestilte, blev sendt til dig",
                "Aktivér den i Mit Segl, så snart den kommer."
            ),
            Happening.DeviceReadyToPickUp => new(
                "Den enhed, du bestilte, er klar til at blive hentet",
                "Tag pas, kørekort eller id-kort med."
            ),
            Happening.DeviceOrderStopped => new(
                "Din bestilling af en enhed blev stoppet",
                "Kommer den, kan den ikke bruges."
            ),
            Happening.DeviceOrderOver => new(
                "Din bestilling af en enhed udløb",
                "Kommer den, kan den ikke bruges. Bestil en ny i Mit Segl."
            ),
            Happening.DeviceActivated => new("En enhed til at logge på med blev aktiveret med dit Segl", NotYou),
            Happening.DeviceReplaced => new("Din tidligere enhed blev erstattet", "Dens koder virker ikke mere."),
            Happening.DeviceBlocked => new("Din enhed til at logge på med blev blokeret", "Bestil en ny i Mit Segl."),
            Happening.SecurityKeyAdded => new("En sikkerhedsnøgle blev tilføjet til dit Segl", NotYou),
            Happening.SecurityKeyBlocked => new("Din sikkerhedsnøgle blev blokeret", NotYou),
            Happening.SecurityKeyDeleted => new("Din sikkerhedsnøgle blev slettet", NotYou),
            Happening.SecurityKeyCloned => new(
                "Din sikkerhedsnøgle blev blokeret, fordi den ser ud til at være kopieret",
                "Skaf en anden, og tilføj den i Mit Segl."
            ),
            Happening.LoginRefused => new("Du afviste et login", "Ingen kom ind."),
            Happening.LoginEndedByWrongNumbers => new("Et login blev stoppet efter forkerte numre", NotYou),
            Happening.LoginEndedByWrongReturnCodes => new(
                "Et login, du havde godkendt, blev stoppet efter forkerte koder",
                "Giv aldrig nogen en kode fra appen."
            ),
            Happening.LoginOpenedElsewhere => new(
                "Et login, du havde godkendt, blev stoppet i en fremmed browser",
                "Godkend kun det, du selv har startet."
            ),
            Happening.CopyStarted => new("Kopieringen af din app til en anden telefon begyndte", NotYou),
            Happening.CopyReady => new(
                "Ventetiden sluttede",
                "Nu kan du kopiere din app. Åbn Segl på den gamle telefon."
            ),
            Happening.CopyCodeShown => new("Din gamle telefon viste koden til kopieringen", NotYou),
            Happening.CopyFailed => new("Et forsøg på at kopiere din app mislykkedes", NotYou),
            Happening.CopyStopped => new("Kopieringen af din app blev stoppet", "Intet er kopieret."),
            Happening.Frozen => new("Dit Segl blev spærret", "Borgerservice kan åbne det igen."),
            Happening.DocumentNotConfirmed => new("Dit pas eller id-kort: ansigtet passede ikke", NotYou),
            Happening.DocumentScannedElsewhere => new(
                "Dit pas eller id-kort blev scannet i en andens app",
                "Det gav ingenting. Har du ikke lånt det ud? Kontakt Borgerservice."
            ),
            Happening.FreezeEnded => new("Dit Segl blev åbnet igen", NotYou),
            Happening.IdentityEnded => new(
                "Dit Segl blev lukket for altid",
                $"Om {Numbers.InDanish(Limits.ErasedAfter)} slettes alt om dig. Har du ikke bedt om det? Kontakt Borgerservice."
            ),
            Happening.RecordsExported => new(
                "Alt, hvad Segl gemmer om dig, blev kopieret og udleveret",
                "Har du ikke bedt om det? Kontakt Borgerservice."
            ),
            Happening.OfficerAdded => new("Du blev sat ind som medarbejder i Borgerservice", NotYou),
            Happening.OfficerMoved => new("Du arbejder nu ved et andet Borgerservice", NotYou),
            Happening.OfficerEnded => new("Du er ikke længere medarbejder i Borgerservice", NotYou),
            Happening.OperatorAdded => new("Du blev sat ind som driftsmedarbejder i Segl", NotYou),
            Happening.OperatorEnded => new("Du er ikke længere driftsmedarbejder i Segl", NotYou),
            Happening.VouchedForAnother => new("Du stod inde for en anden hos Borgerservice", NotYou),
            Happening.GuardianConsented => new("En værge sagde ja til, at du får Segl", "Kun du må bruge det."),
            Happening.ConsentedForAnother => new(
                "Du sagde ja til, at dit barn får Segl",
                "Kun barnet må bruge det. Er det ikke dig? Kontakt Borgerservice."
            ),
            Happening.DeskActRefused => new(
                "Borgerservice gav dig et afslag om dit Segl",
                "Grunden, og hvordan du klager, står i Mit Segl."
            ),
            Happening.LevelChanged => new("Niveauet for dit Segl blev ændret", NotYou),
            Happening.LevelLowered => new(
                "Dit Segl faldt fra niveau Høj til Betydelig ved en dokumentkontrol",
                "Borgerservice kan give Høj igen."
            ),
            Happening.PhoneHoldLifted => new("Dit nye telefonnummer kan nu få koder", NotYou),
            Happening.TemporaryPinFromDesk => new("Borgerservice sendte dig en midlertidig pinkode", NotYou),
            Happening.TemporaryPinSent
            or Happening.NameOfAppChanged
            or Happening.LanguageChanged
            or Happening.DevicePacked
            or Happening.DeviceUnpacked
            or Happening.DeviceRenamed
            or Happening.DeviceSynchronised
            or Happening.SecurityKeyRenamed
            or Happening.SecurityKeyUsed
            or Happening.LoginApproved
            or Happening.ActivityExported
            or Happening.ContactCodeSent
            or Happening.ContactChangeStopped
            or Happening.SpareTested
            or Happening.PersonNumberTested
            or Happening.CopyVouched
            or Happening.DeskLookedUp
            or Happening.EvidenceShown
            or Happening.DocumentChecked
            or Happening.WitnessVouched
            or Happening.DeskActProposed
            or Happening.DeskActSeconded
            or Happening.BookingTold
            or Happening.JournalAccident => null,
        };

    public override string StopHere(string address) => $"Ikke dig? Stop det: {address}";

    public override NoticeText ContactCode(string code) =>
        new(
            "Nogen vil bruge denne adresse i Segl",
            $"{code} er koden til at skifte til den. Den virker i {Numbers.InDanish(Limits.TemporaryPinValid)}. "
                + "Er det ikke dig, så gør ingenting."
        );

    protected override string TemporaryPin(string pin, TemporaryPinPurpose purpose) =>
        $"{pin} er din midlertidige pinkode til at {Act(purpose)}. "
        + $"Den virker i {Numbers.InDanish(Limits.TemporaryPinValid)}. Sig den aldrig til nogen.";

    public override string Email(NoticeText text, DateTimeOffset at, string name) =>
        $"""
            Hej {name}

            {text.What}.
            Det skete {Time(at)}.

            {text.Next}

            Venlig hilsen
            Segl

            Segl spørger aldrig efter dine koder, hverken i telefonen, på mail eller i en sms.
            """;

    protected override string When(DateTimeOffset local) =>
        local.ToString("'den' d/M 'kl.' HH.mm", CultureInfo.InvariantCulture);

    private static string Act(TemporaryPinPurpose purpose) =>
        purpose switch
        {
            TemporaryPinPurpose.Activate => "aktivere en app",
            TemporaryPinPurpose.NewPin => "vælge en ny pinkode",
        };
}
