using Segl.Rules;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Operate.Control.Texts;

/// <summary>The operator's door in Danish.</summary>
internal sealed partial class Danish : OperateTexts
{
    public static Danish Texts { get; } = new();

    public override Language Language => Language.Da;

    public override string Name => "Drift af Segl";

    public override string OutsideLead =>
        "Her drives Segl: tilsluttede tjenester, medarbejdere, enheder og beskeder. Du logger på med dit eget Segl.";

    public override string NoOperator => "Du er logget på, men du er ikke driftsmedarbejder.";

    public override string Back => "Tilbage";

    public override string NotDone => "Det blev ikke gjort";

    public override string Because => "Hvorfor";

    public override string BecauseHint => "Det står i ordningens journal sammen med dit navn.";

    public override string BecauseMissing => "Skriv, hvorfor du gør det";

    public override string AskApp => "Fortsæt, og godkend i din app";

    public override string ByCommand => "kommandolinjen";

    public override string Erased => "en, hvis identitet er slettet";

    public override string NoneYet => "ingen endnu";

    public override string Yes => "Ja";

    public override string No => "Nej";

    public override string Usual => "det sædvanlige";

    public override string Overview => "Overblik";

    public override string Health => "Hvordan det går";

    public override string InOrder => "i orden";

    public override string Database => "Database";

    public override string Clock => "Ur";

    public override string Nodes => "Servere i gang";

    public override string Checkpoint => "Journalens nyeste segl fra";

    public override string JournalVerified => "Journalen efterset";

    public override string NeverVerified => "aldrig; kør segl verify-journal";

    public override string NotSetUp => "er ikke sat op";
    public override string Faces => "Sammenligning af ansigter";

    public override string Figures => "Det seneste døgns tal";

    public override string FiguresHint =>
        "Tallene tælles, mens det sker. Hver søjle er et stykke af døgnets gang, det nyeste til højre.";

    public override string AsTable => "Vis tallene som tabel";

    public override string Hour => "Fra kl.";

    public override string SettingsHeading => "Indstillinger";

    public override string SettingsLead =>
        "Sådan er denne server sat op. Hemmeligheder vises ikke, og det, der er lov, er ingen "
        + "indstilling. Der ændres intet her.";

    public override string Setting => "Indstilling";

    public override string Value => "Værdi";

    public override string Source => "Kommer fra";

    public override string NotSet => "ikke sat";

    public override string ByDefault => "det sædvanlige";

    public override string Journal => "Journal";

    public override string JournalLead => "Alt, der er gjort ved ordningen, det nyeste først: hvem og hvorfor.";

    public override string Notices => "Beskeder";

    public override string Undeliverable => "Kunne ikke leveres";

    public override string NoneUndeliverable => "Alt er leveret eller på vej.";

    public override string Waits => "Venter på at blive sendt";

    public override string NoneWaits => "Intet venter.";

    public override string Again => "Igen";

    public override string Channel => "Til";

    public override string What => "Besked";

    public override string GivenUp => "Opgivet";

    public override string NextTry => "Næste forsøg";

    public override string Error => "Fejl";

    public override string TryTicked => "Prøv dem med hak igen";

    public override string TryAll => "Prøv alle igen";

    public override string Clients => "Tjenester";

    public override string ClientsLead =>
        "Tjenester, hvor man logger på med Segl. En ændring gælder straks efter på alle servere.";

    public override string AddClient => "Tilføj en tjeneste";

    public override string ChangeClient => "Ret en tjeneste";

    public override string RemoveClient => "Fjern tjenesten";

    public override string RemoveClientThen =>
        "Intet af det, tjenesten har fået, virker mere, og ingen kan logge på dér.";

    public override string ClientRemoved => "Tjenesten er fjernet.";

    public override string ClientSaved => "Tjenesten er gemt";

    public override string ClientLead =>
        "Alt kan ses af alle, undtagen hemmeligheden, som serveren selv laver. Til sidst spørges din app.";

    public override string ImportClients => "Tilføj mange fra en fil";

    public override string NameOfIt => "Navn";

    public override string Sector => "Sektor";

    public override string Profile => "Profil";

    public override string NewSecret => "Lav en ny hemmelighed; den gamle holder op med det samme";

    public override string AsJson => "Vis som JSON";

    public override string SecretOnce => "Vises kun nu. Gem den et sikkert sted.";

    public override string WithinSeconds => "Det gælder straks efter på alle servere.";

    public override string SectorPrivate => "Privat: må kun spørge, om et CPR-nummer passer";

    public override string SectorPublic => "Offentlig: må få CPR-nummeret";

    public override string ProfileStrict => "Streng (FAPI)";

    public override string ProfilePlain => "Enkel (PKCE)";

    public override string TypeWeb => "Hjemmeside";

    public override string TypeNative => "App på en enhed";

    public override string SecretEitherWay => "En hemmelighed, på en af de måder, der er";

    public override string ProofNone => "none (åben klient)";

    public override string CsvLead =>
        "Den første linje nævner kolonnerne. Hver linje, der ikke kan bruges, får du at vide med nummer "
        + "og grund; de andre bliver taget.";

    public override string CsvFile => "Filen (CSV)";

    public override string SendFile => "Send filen, og godkend i din app";

    public override string FileReport => "Hvad der blev af filen";

    public override string LineNumber => "Linje";

    public override string WhyNot => "Hvorfor ikke";

    public override string ActFile => "Tag en fil ind";

    public override string ActStaff => "Ret, hvem der arbejder her";

    public override string Staff => "Medarbejdere";

    public override string Officers => "Medarbejdere i Borgerservice";

    public override string UsedTodayHint(int percent) =>
        $"Hvor meget hver har brugt af dagens grænser, fra midnat UTC. Fra {percent} procent er det markeret.";

    public override string Used(OfficerCount kind, int done, int most) =>
        kind switch
        {
            OfficerCount.LookUp => $"slået op {done} af {most}",
            OfficerCount.Act => $"handlet {done} af {most}",
            OfficerCount.Freeze => $"spærret {done} af {most}",
        };

    public override string NearLimit => "Medarbejdere nær en grænse i dag";

    public override string AddOfficer => "Tilføj eller flyt en medarbejder";

    public override string AddOfficerThen =>
        "Personen får besked på alle kanaler. Niveauet skal være Betydelig eller Høj.";

    public override string ImportOfficers => "Tilføj mange fra en fil";

    public override string Operators => "Driftsmedarbejdere";

    public override string AddOperator => "Tilføj en driftsmedarbejder";

    public override string AddOperatorThen =>
        "En driftsmedarbejder kan alt på disse sider, men ikke handle for en borger.";

    public override string UserId => "Bruger-id";

    public override string Desk => "Borgerservice";

    public override string End => "Fjern";

    public override string StaffDone => "Det er gjort, og personen får besked.";

    public override string NoSuchPerson => "Der er ingen person med det bruger-id.";

    public override string NotForYourself => "Det kan du ikke gøre for dig selv; bed en anden driftsmedarbejder.";

    public override string NoSuchDesk => "Der er ikke et åbent Borgerservice med det id.";

    public override string Desks => "Borgerservice";

    public override string ImportDesks => "Tilføj eller ret fra en fil";

    public override string CloseDesk => "Luk et Borgerservice";

    public override string CloseDeskThen => "Ingen kan bestille tid her mere. Filen kan åbne det igen.";

    public override string DeskClosed => "Det er lukket.";

    protected override string TimeFormat => "d/M yyyy 'kl.' HH.mm";

    protected override string Thousands => ".";
}
