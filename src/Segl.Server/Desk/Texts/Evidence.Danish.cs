using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Desk.Texts;

internal sealed partial class Danish
{
    public override string Evidence => "Hvem er borgeren?";

    public override string NothingShown => "Borgeren har ikke vist nok endnu. Derfor kan du kun spærre.";

    public override string ShowDocument => "Skriv et dokument ned";

    public override string EvidenceLead(string name) =>
        $"Hav dokumentet i hånden. {name} ser, hvad du skriver ned. Nummeret gemmes ikke, kun et aftryk af det.";

    public override string Document => "Dokument";

    public override string NameOf(DocumentKind kind) =>
        kind switch
        {
            DocumentKind.Passport => "Pas",
            DocumentKind.DrivingLicence => "Kørekort",
            DocumentKind.ResidencePermit => "Opholdskort med foto",
            DocumentKind.HealthCard => "Sundhedskort",
            DocumentKind.BirthCertificate => "Fødsels- eller dåbsattest",
            DocumentKind.MarriageCertificate => "Vielsesattest",
            DocumentKind.OtherCardWithPhoto => "Andet kort med foto",
        };

    public override string LastSix(int characters) =>
        $"De sidste {Numbers.Count(characters, "tegn", "tegn")} i dokumentets nummer";

    public override string Check(string check) =>
        check switch
        {
            "genuine" => "Dokumentet ser ægte og uskadt ud",
            "valid" => "Det er ikke udløbet og ikke meldt bortkommet",
            _ => "Billedet ligner borgeren; uden billede: borgeren har svaret rigtigt på spørgsmål fra CPR",
        };

    public override string Keep => "Skriv ned";

    protected override string Witness => "Vidne";

    public override string Shown(DeskEvidence evidence, string level) =>
        $"Vist: {ShownIn(evidence)}. Rækker til {level}.";

    public override string CallWitness => "Brug et vidne";

    public override string WitnessLead(string name) =>
        $"Et vidne står inde for, at borgeren er {name}. Vidnet skanner koden på din skærm med sin egen app og læser, for hvem.";

    public override IReadOnlyList<string> WitnessRules =>
        [
            $"Vidnet er fyldt {Limits.WitnessAge} år og har selv et pas, kørekort eller opholdskort.",
            $"Vidnets Segl er ældre end {Numbers.InDanish(Limits.WitnessIdentityAge)}.",
            $"Vidnet har højst stået inde for {Limits.WitnessUses - 1} andre i {Numbers.InDanish(Limits.WitnessWindow)}.",
            "Vidnet er ikke dig og bor ikke sammen med borgeren.",
        ];

    public override string WitnessUserId => "Vidnets bruger-id";

    public override string WitnessApproves => "Lad vidnet godkende";

    public override string VouchAction => "Stå inde for en anden";

    public override string VouchText(string name) => $"Jeg kender {Short(name)} og siger, at det er den, der står her.";

    public override string Refuse => "Giv afslag";

    public override string RefuseLead(string name) =>
        $"{name} får afgørelsen med begrundelse og klagevejledning på alle sine kanaler og på den måde, du vælger her.";

    public override string RefuseNobodyLead =>
        "Også den, der ikke har et Segl, får en skriftlig afgørelse med begrundelse og klagevejledning. Hverken navn eller "
        + "begrundelse bliver gemt: kun at du gav en afgørelse, og dens nummer.";

    public override string RefuseName => "Navn (ikke nødvendigt)";

    public override string RefuseNameHint => "Det står kun på papiret.";

    public override string RefuseOnPaper => "Giv afslag, og skriv det ud";

    public override string RefuseOnScreen => "Giv afslag på borgerens skærm";

    public override string DecisionPrinted => "Afgørelsen ligger i printeren. Giv den til borgeren.";

    public override string DecisionShown => "Afgørelsen står på borgerens skærm.";

    public override string DecisionHere => "Skriv denne side ud, og giv den til borgeren.";

    public override string DecisionNumber(string number, string officer) =>
        $"Afgørelse {number}, truffet af {officer}. Oplys nummeret, hvis du klager.";

    public override string RefuseWhy => "Begrundelse";

    public override string RefusePress => "Giv afslag, og vis det her";

    public override string Decision => "Afgørelse";

    public override string DecisionFor(string? name, string when, string desk) =>
        $"{name ?? "Du"} bad {when} om hjælp med {(name is null ? "dit" : "sit")} Segl hos {desk}. Det kunne ikke lade sig gøre.";

    public override string DecisionWhy => "Begrundelse:";

    public override string HowToComplain(string desk) =>
        $"Du kan klage til {desk}, mundtligt eller skriftligt. Her bliver sagen set af en anden, og du får svar på skrift.";
}
