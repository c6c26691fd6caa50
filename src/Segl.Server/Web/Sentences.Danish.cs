using Segl.Rules;

namespace Segl.Server.Web;

internal static partial class Sentences
{
    private static string Danish(Reason reason) =>
        reason switch
        {
            Reason.OutOfOrder => "Segl kan ikke svare lige nu. Intet er gået tabt. Prøv igen om lidt.",
            Reason.Malformed => "Forespørgslen kunne ikke læses.",
            Reason.TooLarge => "Forespørgslen er for stor.",
            Reason.NotFound => "Her er ikke noget.",
            Reason.ProofInvalid => "Appen kunne ikke bevise sin nøgle. Åbn appen igen.",
            Reason.AnswerTokenOld =>
                "Appen ser ud til at findes to steder. Den er sat på pause for din sikkerhed. Kontakt support.",
            Reason.PersonNumberInvalid => "Det er ikke et CPR-nummer. Det har ti cifre og begynder med fødselsdatoen.",
            Reason.PersonAlreadyRegistered => "Personen har allerede et Segl.",
            Reason.TooYoung => $"Man kan få et Segl, når man er fyldt {Limits.YoungestAge} år.",
            Reason.UserIdInvalid => $"Det kan ikke være et bruger-id. Brug {Limits.UserIdShortest} til "
                + $"{Limits.UserIdLongest} bogstaver, tal eller "
                + $"tegn, og højst {Limits.UserIdDigitsInARow} cifre i træk.",
            Reason.UserIdTaken => "En anden har det bruger-id. Vælg et andet.",
            Reason.TermsNotAccepted => "Sig først ja til vilkårene.",
            Reason.LevelNotGivenHere => "Niveauet Høj gives kun ved en skranke, af to medarbejdere.",
            Reason.IdentityFrozen => "Dit Segl er spærret og kan ikke bruges. Kontakt Borgerservice.",
            Reason.PhoneNumberInvalid =>
                "Det er ikke et telefonnummer. Skriv det med landekode, for eksempel +45 12 34 56 78.",
            Reason.EmailInvalid => "Det er ikke en e-mailadresse.",
            Reason.PostalAddressInvalid => "Det er ikke en postadresse. Skriv dens linjer med semikolon imellem: "
                + "vej; postnummer og by; og i udlandet "
                + "landet med store bogstaver.",
            Reason.TooManyApps => $"Du har allerede {Numbers.Count(Limits.ActiveApps, "aktiv app", "aktive apps")}. "
                + "Bloker eller slet først en af dem.",
            Reason.LastAuthenticator =>
                "Det er den sidste, du har. Uden den kan du ikke logge på. Bekræft, at du ved det.",
            Reason.AppNotActive => "Appen er ikke aktiv længere. Aktivér den igen.",
            Reason.TooManyPersons =>
                $"Telefonen bruges allerede af {Numbers.Count(Limits.PersonsOnOnePhone, "person", "personer")}. "
                    + "Fjern først en af dem.",
            Reason.NameTaken => "Du har allerede noget med det navn. Vælg et andet.",
            Reason.TooManySecurityKeys =>
                "Du har allerede en sikkerhedsnøgle. Slet den i Mit Segl, før du tilføjer en anden.",
            Reason.SecurityKeyMissing => "Tjenesten kræver en sikkerhedsnøgle sammen med appen, og du har "
                + "ingen. Tilføj en i Mit Segl under “Det, du logger på med”.",
            Reason.SecurityKeyWrong => "Sikkerhedsnøglen svarede ikke, som den skal. Intet er ændret. Prøv igen.",
            Reason.SecurityKeyCopied => "Det er en adgangsnøgle, som kan kopieres til andre enheder. Brug en "
                + "sikkerhedsnøgle, du kan holde i hånden.",
            Reason.SecurityKeyCloned => "Sikkerhedsnøglen ser ud til at være kopieret, så den er "
                + "blokeret. Skaf en anden, og tilføj den i Mit Segl.",
            Reason.SecurityKeyOver => "Det tog for lang tid, eller det er allerede gjort. Begynd igen i Mit "
                + "Segl under “Det, du logger på med”.",
            Reason.NeedsApp => "Det kræver din egen app. Har du ingen app, hjælper Borgerservice.",
            Reason.PinWrong => "Pinkoden er forkert. Prøv igen.",
            Reason.AppSuspended =>
                $"Pinkoden var forkert for mange gange. Vent {Numbers.InDanish(Limits.PinSuspension)}, og prøv igen.",
            Reason.AppBlocked =>
                "Appen er blokeret efter forkerte pinkoder. Få en midlertidig pinkode i Borgerservice, og vælg en ny.",
            Reason.BiometricsNotAllowed => "Fingeraftryk eller ansigt kan ikke bruges her. Brug din pinkode.",
            Reason.BiometricsWrong => "Fingeraftryk eller ansigt blev ikke genkendt. Brug din pinkode.",
            Reason.KnowledgeMissing => "Skriv din pinkode.",
            Reason.CodeOrUserIdWrong =>
                "Bruger-id og aktiveringskode passer ikke sammen, eller koden gælder ikke længere.",
            Reason.TooManyOpenRequests => "Segl er åbnet for mange steder på én gang. Vent lidt, og prøv igen.",
            Reason.TooManyWrongCodes => "Der var for mange forkerte koder. Vent lidt, og prøv igen.",
            Reason.TemporaryPinWrong => "Den midlertidige pinkode er forkert. Se i den nyeste sms.",
            Reason.PCodeWrong => "P-koden er forkert. Se i brevet.",
            Reason.PCodeOver => "P-koden gælder ikke længere. Få en ny i Borgerservice.",
            Reason.TemporaryPinDead => "Den midlertidige pinkode gælder ikke længere. Få en ny, eller begynd forfra.",
            Reason.TemporaryPinSentTooOften =>
                "Den midlertidige pinkode er sendt for mange gange. Begynd forfra med en ny aktiveringskode.",
            Reason.PhoneNumberTooNew =>
                "Dit telefonnummer er ændret for nylig, så der sendes ikke koder til det endnu.",
            Reason.ActivationOver => "Aktiveringen tog for lang tid. Begynd forfra med en ny aktiveringskode.",
            Reason.ActivationOutOfOrder => "Dette trin kommer ikke nu. Begynd forfra.",
            Reason.StatementInvalid => "Appens underskrift passer ikke. Intet er ændret.",
            Reason.StatementOver => "Det tog for lang tid. Begynd forfra.",
            Reason.AppTooOld => "Opdatér først appen, og start så kopieringen.",
            Reason.AppRestricted => $"Appen er ny. Den kan kopieres og bestille, når den er "
                + $"{Numbers.InDanish(Limits.NewAppRestricted)} gammel.",
            Reason.CopyUnderWay => "En kopiering er allerede i gang.",
            Reason.CopyStopped => "Kopieringen blev stoppet. Intet er kopieret.",
            Reason.CopyOver => "Kopieringen er slut. Start en ny på den gamle telefon.",
            Reason.WaitNotOver => "Ventetiden er ikke slut endnu.",
            Reason.CodeWaitOver => "Der venter ikke en aktiveringskode på dig. Bed om en ny.",
            Reason.PhonesApart => "Telefonerne hørte ikke hinanden. Hold dem tæt sammen, og prøv igen.",
            Reason.UserIdWrong => "Bruger-id'et passer ikke. Prøv igen.",
            Reason.CodeOrPasswordWrong => "Koden eller adgangskoden er forkert. Vent på en ny kode, og prøv igen.",
            Reason.DeviceNeedsApp => "Enheden aktiveres med din egen app. Åbn appen, og godkend.",
            Reason.DeviceOrderOpen => "Du har allerede bestilt. Aktivér enheden, eller annuller bestillingen først.",
            Reason.DeviceOrderOver => "Bestillingen er udløbet, og enheden kan ikke bruges. Bestil igen.",
            Reason.DeviceNotOrdered => "Der er ingen enhed på vej til dig. Bestil en først.",
            Reason.DeviceSerialWrong => "Det er ikke nummeret på den enhed, der blev sendt til dig. Se bag på den.",
            Reason.DeviceCodesWrong =>
                "Koderne passer ikke. Skriv en kode, vent til enheden viser den næste, og skriv også den.",
            Reason.DeviceBlocked => "Enheden er blokeret og kan ikke bruges igen. Bestil en ny.",
            Reason.PostalAddressMissing => "Segl kender ikke din postadresse. Vælg at hente enheden, eller få din "
                + "adresse registreret i Borgerservice.",
            Reason.SerialNotInStock => "Den enhed er ikke på lager, eller den er af en anden slags.",
            Reason.PasswordLengthWrong =>
                $"En adgangskode har {Limits.PasswordShortest} til {Limits.PasswordLongest} tegn.",
            Reason.PasswordsDiffer => "Adgangskoderne er ikke ens. Skriv den igen i begge felter.",
            Reason.PasswordWaitOver => "Der venter ikke en ny adgangskode på dig.",
            Reason.PasswordCommon => "Mange bruger denne adgangskode. Vælg en anden.",
            Reason.PasswordTells => "En adgangskode må hverken indeholde dit bruger-id eller have mere end "
                + $"{Limits.PasswordDigitsInARow} cifre i træk.",
            Reason.PasswordsBusy => "Mange skriver en adgangskode lige nu. Intet er talt med. Prøv igen om lidt.",
            Reason.PrinterMissing => "Denne Borgerservice har ingen printer. Brug borgerens skærm.",
            Reason.PrinterAway => "Printeren svarer ikke. Ingen kode er givet ud. Se, om den er tændt, og prøv igen.",
            Reason.PrinterStopped => "Printeren printer ikke. Ingen kode er givet ud. Se på den, og prøv igen.",
            Reason.PrinterWithoutPaper => "Printeren mangler papir. Ingen kode er givet ud. Læg papir i, og prøv "
                + "igen: Så bliver der lavet en ny kode.",
            Reason.ScreenMissing =>
                "Der er ingen skærm til borgeren. Skriv den kode, skærmen viser, for at forbinde den.",
            Reason.ScreenCodeWrong => "Koden passer ikke til nogen skærm. Skriv den, skærmen viser nu.",
            Reason.ScreenOver => "Der er ikke mere at se her. Bed medarbejderen om at vise det igen.",
            Reason.EvidenceMissing =>
                "Borgeren skal først vise, hvem de er: pas, kørekort, opholdskort med foto, eller andre dokumenter.",
            Reason.DocumentNumberMissing =>
                $"Skriv de sidste {Limits.DocumentCharacters} tegn i dokumentets nummer, bogstaver og tal.",
            Reason.NotFrozen => "Det er ikke spærret.",
            Reason.OfficerServesOwn =>
                "Du kan ikke betjene dig selv eller nogen, du bor sammen med. Bed en kollega om det.",
            Reason.SameOfficer => "Den anden medarbejder skal være en anden end den første.",
            Reason.OfficerLimitReached => "Du har nået grænsen for i dag. Bed en kollega om hjælp.",
            Reason.ProposalOver => "Det er allerede afgjort, eller det ventede for længe. Begynd igen.",
            Reason.DeskVisitOver => "Ekspeditionen er slut. Find borgeren igen.",
            Reason.WitnessTooNear =>
                "Et vidne er hverken borgeren selv, medarbejderen eller nogen, der bor sammen med borgeren.",
            Reason.WitnessNotUsable => "Vidnets Segl er spærret eller lukket.",
            Reason.WitnessTooYoung => $"Et vidne er fyldt {Limits.WitnessAge} år.",
            Reason.WitnessTooNew => $"Vidnets Segl skal være ældre end {Numbers.InDanish(Limits.WitnessIdentityAge)}.",
            Reason.WitnessTooOften => $"Et vidne kan højst stå inde for {Limits.WitnessUses} personer i løbet af "
                + $"{Numbers.InDanish(Limits.WitnessWindow)}.",
            Reason.GuardianNeeded =>
                $"Den, der er under {Limits.WithoutGuardianAge} år, får kun et Segl, når en værge siger ja.",
            Reason.GuardianTooYoung => $"En værge er fyldt {Limits.WitnessAge} år.",
            Reason.DocumentCheckOver => "Tiden til at scanne er gået. Begynd forfra.",
            Reason.DocumentTextWrong =>
                "Linjerne nederst i passet eller bag på kortet er ikke læst rigtigt. Prøv igen, eller skriv dem.",
            Reason.DocumentChipUnreadable =>
                "Chippen i dokumentet kan ikke læses. Prøv igen med dokumentet på et bord, eller gå til Borgerservice.",
            Reason.DocumentNotGenuine =>
                "Dokumentet kan ikke bekræftes her. Det kan en medarbejder i Borgerservice se på. Tag det med.",
            Reason.DocumentFromElsewhere => "Dokumentet er fra et andet land end det, du valgte. Vælg landet igen.",
            Reason.DocumentExpired => "Dokumentet er udløbet. Brug et andet, eller gå til Borgerservice.",
            Reason.DocumentReportedLost => "Dokumentet er meldt bortkommet og kan ikke bruges. Gå til Borgerservice.",
            Reason.DocumentOfAnother =>
                "Dokumentet hører til en anden end den, appen er aktiveret for. Intet er ændret.",
            Reason.DocumentHolderUnknown =>
                "Dokumentet passer ikke til nogen, der er registreret. Se nummeret efter, eller gå til Borgerservice.",
            Reason.FaceUnclear => "Ansigtet kan ikke ses tydeligt. Prøv igen i godt lys, eller gå til Borgerservice.",
            Reason.FaceDiffers =>
                "Ansigtet kan ikke genkendes fra billedet i dokumentet. En medarbejder i Borgerservice kan hjælpe.",
            Reason.FaceNotCompared =>
                "Her kan ansigter ikke sammenlignes, så resten klares i Borgerservice. Tag dokumentet med.",
            Reason.TooManyDocumentChecks => "Der er scannet for mange gange i dag.",
            Reason.DocumentChecksBusy => "Mange scanner dokumenter lige nu. Prøv igen om lidt.",
            Reason.BookingTimeTaken => "Tiden er optaget nu. Vælg en anden.",
            Reason.BookingOver => "Denne tid er ikke reserveret til dig længere. Vælg en tid igen.",
            Reason.BookingProofWrong => "Koden passer ikke. Se i den nyeste besked, og prøv igen.",
            Reason.BookingUnknown => "Ingen tid har den kode. Se i beskeden, og prøv igen.",
            Reason.BookingTooLate => "Tiden er begyndt og kan ikke ændres mere. Ring til stedet.",
            Reason.TooManyBookings =>
                "Der er spurgt om for mange tider herfra. Vent lidt, eller ring til stedet, så hjælper de.",
            Reason.WorkMissing => "Siden nåede ikke at blive klar. Prøv igen.",
            Reason.LoginOver => "Dette login er slut. Begynd igen på hjemmesiden.",
            Reason.LoginUnknown => "Der venter ikke et sådant login på dig. Begynd igen på hjemmesiden.",
            Reason.QrCodeExpired => "QR-koden er for gammel. Scan den, der er på skærmen nu.",
            Reason.ReturnCodeWrong => "Koden passer ikke. Se i appen.",
            Reason.NumberWrong => "Tallet passer ikke. Se på skærmen, hvor du logger på.",
            Reason.LoginCodeNeeded =>
                "Der venter flere login på dig, så nummeret viser ikke, hvilket der er dit. Skriv koden med "
                    + $"{Limits.LoginCodeCharacters} tegn fra den skærm, hvor du logger på, eller scan QR-koden.",
            Reason.NumberNotSwitchedOn => "Godkendelse med nummer er ikke slået til i appen endnu. Scan QR-koden.",
            Reason.LinkUsed => "Linket er allerede brugt. Begynd igen på hjemmesiden.",
            Reason.LevelTooLow => "Tjenesten kræver et højere niveau, end dit Segl har. Borgerservice kan hæve det.",
            Reason.LoginNotClaimed => "Dette login er ikke godkendt endnu.",
            Reason.WrongBrowser => "Dette login blev begyndt i en anden browser. Ingen blev logget på her.",
        };
}
