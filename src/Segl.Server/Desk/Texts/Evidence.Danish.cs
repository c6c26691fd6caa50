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
        $"{name} får afgørelsen med begrundelse og klagevejledning på alle sine kanaler, og du kan skrive den ud her.";

    public override string RefuseWhy => "Begrundelse";

    public override string RefusePress => "Giv afslaget";

    public override string Decision => "Afgørelse";

    public override string DecisionFor(string name, string when, string desk) =>
        $"{name} bad {when} om hjælp med sit Segl hos {desk}. Det kunne ikke lade sig gøre.";

    public override string DecisionWhy => "Begrundelse:";

    public override string HowToComplain(string desk) =>
        $"Du kan klage til {desk}, mundtligt eller skriftligt. Her bliver sagen set af en anden, og du får svar på skrift.";
}
