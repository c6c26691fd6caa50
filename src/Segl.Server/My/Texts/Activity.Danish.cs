using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.My.Texts;

/// <summary>Hvad der er sket, på dansk.</summary>
internal sealed partial class Danish : MyTexts
{
    public override string Activity => "Hvad er der sket";

    public override string ActivityLead =>
        "Her står alt, der er sket med dit Segl, også når en medarbejder har set på det.";

    public override string NotWhole =>
        "Optegnelsen er ikke hel: Noget er taget ud eller ændret. Kontakt Borgerservice.";

    public override string NothingShown => "Der er ikke noget at vise. Vælg en anden periode eller en anden slags.";

    public override string Newest => "Det nyeste";

    public override string Older => "Ældre";

    public override string TakeAway => "Tag det hele med dig";

    public override string TakeAwayLead =>
        "Hent hele optegnelsen som en fil. At du har hentet den, kommer også til at stå her.";

    public override string Checked(long oldest, long newest) =>
        $"Vi har lige efterset linje {oldest} til {newest}, som du ser her. Intet er taget ud, og intet er ændret.";

    public override string CheckAll => "Efterse det hele";

    public override string Records => "Alt, hvad Segl gemmer om dig";

    public override IReadOnlyList<string> RecordsLead =>
        [
            "Du får en fil med alt, hvad vi gemmer om dig, og hvor længe. Hemmeligheder som nøgler og adgangskoder er ikke med.",
            "Dit CPR-nummer og din adresse står i den. Gem den et sted, hvor kun du kan læse den.",
            "Du godkender det i din app, og vi skriver til dig alle steder, at filen er udleveret.",
        ];

    public override string RecordsAsk => "Godkend i appen";

    public override string RecordsAction => "Hent alt";

    public override string RecordsText => "Alt, hvad Segl gemmer om mig, som en fil i Mit Segl.";

    public override string RecordsApproved(string until) => $"Godkendt. Hent filen nu; det kan du indtil {until}.";

    public override string RecordsTake => "Hent filen";

    public override string AsTable => "Hent som tabel";

    public override string AsJson => "Hent med kontroltal";

    public override string FilterKind => "Slags";

    public override string FilterAll => "Alt";

    public override string FilterFrom => "Fra";

    public override string FilterTo => "Til";

    public override string FilterShow => "Vis";

    public override string KindLogins => "Login";

    public override string KindCopies => "Kopier og koder";

    public override string KindPerson => "Dig og dine oplysninger";

    public override string Number => "Nummer";

    public override string Time => "Tidspunkt";

    public override string Happened => "Hvad skete der";

    public override string Details => "Mere";

    public override string Whole(int lines) =>
        $"Vi har lige efterset alt: {Numbers.Count(lines, "linje", "linjer")}. Intet er taget ud, og intet er ændret.";

    public override IReadOnlyDictionary<Happening, string> Untold { get; } =
        new Dictionary<Happening, string>
        {
            [Happening.TemporaryPinSent] = "Du fik en midlertidig pinkode på sms",
            [Happening.NameOfAppChanged] = "En app fik et andet navn",
            [Happening.LanguageChanged] = "Sproget blev skiftet",
            [Happening.LoginApproved] = "Du godkendte et login",
            [Happening.PersonNumberTested] = "En hjemmeside spurgte, om et CPR-nummer er dit",
            [Happening.CopyVouched] = "Din gamle app sagde god for den nye",
            [Happening.DeskLookedUp] = "En medarbejder hos Borgerservice slog dig op",
            [Happening.PCodeIssued] = "Du fik en P-kode",
            [Happening.DocumentChecked] = "Dit pas eller ID-kort blev kontrolleret på en telefon",
            [Happening.DocumentNotConfirmed] = "Dit pas eller ID-kort blev scannet, men ansigtet blev ikke bekræftet",
            [Happening.EvidenceShown] = "Du viste hos Borgerservice, hvem du er",
            [Happening.WitnessVouched] = "Et vidne stod inde for dig",
            [Happening.DeskActSeconded] = "En kollega sagde også ja",
            [Happening.DeskActProposed] = "En medarbejder bad en kollega om også at tage stilling",
            [Happening.BookingTold] = "Du fik en besked om en tid hos Borgerservice",
            [Happening.JournalAccident] = "Optegnelsen blev fortsat efter et uheld i driften",
            [Happening.ContactCodeSent] = "En kode blev sendt til et nyt nummer eller en ny adresse",
            [Happening.ContactChangeStopped] = "Skiftet af nummer eller adresse blev stoppet",
            [Happening.ActivityExported] = "Du hentede hele optegnelsen",
            [Happening.SpareTested] = "Du prøvede din reserve, og den virkede",
            [Happening.DevicePacked] = "Din enhed blev pakket",
            [Happening.DeviceUnpacked] = "Din enhed blev pakket ud igen",
            [Happening.SecurityKeyRenamed] = "En sikkerhedsnøgle fik et andet navn",
            [Happening.SecurityKeyUsed] = "Et login blev afsluttet med din sikkerhedsnøgle",
            [Happening.DeviceRenamed] = "En enhed fik et andet navn",
            [Happening.DeviceSynchronised] = "Uret i din enhed blev stillet",
        };

    public override IReadOnlyDictionary<string, string> Labels { get; } =
        new Dictionary<string, string>
        {
            ["rp"] = "Hjemmeside",
            ["service"] = "Hjemmeside",
            ["action"] = "Handling",
            ["text"] = "Tekst",
            ["name"] = "Navn",
            ["address"] = "Internetadresse",
            ["by"] = "Ved",
            ["device"] = "Enhedens nummer",
            ["because"] = "Fordi",
            ["desk"] = "Borgerservice",
            ["officerName"] = "Medarbejder",
            ["secondName"] = "Anden medarbejder",
            ["document"] = "Dokument",
            ["complain"] = "Sådan klager du",
        };

    public override IReadOnlyDictionary<string, string> Doers { get; } =
        new Dictionary<string, string>
        {
            ["segl"] = "support",
            ["operator"] = "en driftsmedarbejder",
            ["desk"] = "Borgerservice",
            ["portal"] = "Mit Segl",
            ["stop link"] = "linket i beskeden",
            ["Qr"] = "QR-kode",
            ["Number"] = "nummer",
            ["Code"] = "kode",
            ["Link"] = "link",
            ["Copy"] = "kopi",
            ["Desk"] = "aktiveringskode",
            ["Portal"] = "aktiveringskode fra Mit Segl",
            ["Document"] = "pas eller ID-kort",
            ["document"] = "pas eller ID-kort",
        };

    protected override string TimeFormat => "d/M yyyy 'kl.' HH.mm";
}
