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

    public override string OpenTheApp => "Der er nyt om dit Segl. Åbn appen.";

    public override string ALoginIsWaiting => "Et login venter. Åbn appen.";

    public override NoticeText? Of(Happening what) =>
        what switch
        {
            Happening.Registered => new("Du er registreret i Segl", "Har du ikke bedt om det? Kontakt Borgerservice."),
            Happening.ActivationCodeIssued => new("Der er lavet en aktiveringskode til dig", NotYou),
            Happening.AppActivated => new("En ny app er aktiveret med dit Segl", NotYou),
            Happening.AppSuspended => new(
                $"Din app holder pause i {Numbers.InDanish(Limits.PinSuspension)} efter forkerte pinkoder",
                NotYou
            ),
            Happening.AppBlocked => new("En af dine apps er blokeret", NotYou),
            Happening.AppDeleted => new("En af dine apps er slettet", NotYou),
            Happening.AppCloned => new(
                "Din app er stoppet, for den så ud til at findes to steder",
                "Kontakt Borgerservice."
            ),
            Happening.PinChanged => new("Pinkoden til din app er ændret", NotYou),
            Happening.BiometricsOn => new("Fingeraftryk eller ansigt er slået til i din app", NotYou),
            Happening.BiometricsOff => new("Fingeraftryk og ansigt er slået fra i din app", NotYou),
            Happening.NumberApprovalOn => new("Godkendelse med nummer er slået til i din app", NotYou),
            Happening.NumberApprovalOff => new("Godkendelse med nummer er slået fra i din app", NotYou),
            Happening.PhoneNumberChanged => new("Dit telefonnummer i Segl er ændret", NotYou),
            Happening.EmailChanged => new("Din e-mailadresse i Segl er ændret", NotYou),
            Happening.LoginRefused => new("Du afviste et login i din app", "Ingen kom ind."),
            Happening.LoginEndedByWrongNumbers => new("Et login blev stoppet efter forkerte numre", NotYou),
            Happening.LoginEndedByWrongReturnCodes => new(
                "Et login, du godkendte, blev stoppet efter forkerte koder",
                "Fortæl aldrig nogen en kode fra appen."
            ),
            Happening.LoginOpenedElsewhere => new(
                "Et login, du godkendte, blev stoppet i en fremmed browser",
                "Godkend kun det, du selv har startet."
            ),
            Happening.CopyStarted => new("Din app er ved at blive kopieret til en anden telefon", NotYou),
            Happening.CopyReady => new(
                "Ventetiden er slut: Nu kan du kopiere din app",
                "Åbn appen på den gamle telefon."
            ),
            Happening.CopyCodeShown => new("Din gamle telefon viser koden, der kopierer din app", NotYou),
            Happening.CopyFailed => new("Et forsøg på at kopiere din app mislykkedes", NotYou),
            Happening.CopyStopped => new("Kopieringen af din app er stoppet", "Intet er kopieret."),
            Happening.Frozen => new("Dit Segl er spærret og kan ikke bruges", "Borgerservice kan åbne det igen."),
            Happening.FreezeEnded => new("Dit Segl kan bruges igen", NotYou),
            Happening.IdentityEnded => new(
                "Din identitet er afsluttet og kan ikke bruges igen",
                $"Om {Numbers.InDanish(Limits.ErasedAfter)} slettes alt om dig. Ikke dig? Kontakt Borgerservice."
            ),
            Happening.RecordsExported => new(
                "Der er lavet en kopi af alt, hvad Segl gemmer om dig",
                "Har du ikke bedt om det? Kontakt Borgerservice."
            ),
            Happening.TemporaryPinSent
            or Happening.NameOfAppChanged
            or Happening.LanguageChanged
            or Happening.LoginApproved
            or Happening.PersonNumberTested
            or Happening.CopyVouched
            or Happening.JournalAccident => null,
        };

    public override string StopHere(string address) => $"Ikke dig? Stop det: {address}";

    public override string TemporaryPin(string pin, TemporaryPinPurpose purpose) =>
        $"Segl: {pin} er din midlertidige pinkode til at {Act(purpose)}. "
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
        local.ToString("d.M. 'kl.' HH.mm", CultureInfo.InvariantCulture) + Zone;

    private static string Act(TemporaryPinPurpose purpose) =>
        purpose switch
        {
            TemporaryPinPurpose.Activate => "aktivere en app",
            TemporaryPinPurpose.NewPin => "vælge en ny pinkode",
        };
}
