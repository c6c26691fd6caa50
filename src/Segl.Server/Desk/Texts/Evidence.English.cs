using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Desk.Texts;

internal sealed partial class English
{
    public override string Evidence => "Who is the citizen?";

    public override string NothingShown => "The citizen has not shown enough yet. So you can only freeze.";

    public override string ShowDocument => "Write a document down";

    public override string EvidenceLead(string name) =>
        $"Have the document in your hand. {name} sees what you write down. The number is not kept, only a print of it.";

    public override string Document => "Document";

    public override string NameOf(DocumentKind kind) =>
        kind switch
        {
            DocumentKind.Passport => "Passport",
            DocumentKind.DrivingLicence => "Driving licence",
            DocumentKind.ResidencePermit => "Residence permit with photo",
            DocumentKind.HealthCard => "Health card",
            DocumentKind.BirthCertificate => "Birth or baptismal certificate",
            DocumentKind.MarriageCertificate => "Marriage certificate",
            DocumentKind.OtherCardWithPhoto => "Another card with a photo",
        };

    public override string LastSix(int characters) =>
        $"The last {Numbers.Count(characters, "character", "characters")} of the document's number";

    public override string Check(string check) =>
        check switch
        {
            "genuine" => "The document looks genuine and undamaged",
            "valid" => "It has not expired, and was not reported lost",
            _ =>
                "The photo is of the citizen; without a photo: the citizen answered questions from the register rightly",
        };

    public override string Keep => "Write down";

    protected override string Witness => "Witness";

    public override string Shown(DeskEvidence evidence, string level) =>
        $"Shown: {ShownIn(evidence)}. Good for {level}.";

    public override string CallWitness => "Use a witness";

    public override string WitnessLead(string name) =>
        $"A witness vouches that the citizen is {name}. "
        + "The witness scans the code on your screen with their own app, and reads for whom.";

    public override IReadOnlyList<string> WitnessRules =>
        [
            $"The witness is {Limits.WitnessAge} or older, and has a passport, driving licence or residence permit.",
            $"The Segl of the witness is older than {Numbers.InEnglish(Limits.WitnessIdentityAge)}.",
            $"The witness vouched for at most {Limits.WitnessUses - 1} others in {Numbers.InEnglish(Limits.WitnessWindow)}.",
            "The witness is not you, and does not live with the citizen.",
        ];

    public override string WitnessUserId => "User ID of the witness";

    public override string WitnessApproves => "Let the witness approve";

    public override string VouchAction => "Vouch for somebody";

    public override string VouchText(string name) => $"I know {Short(name)}, and say that this is who stands here.";

    public override string Refuse => "Refuse";

    public override string RefuseLead(string name) =>
        $"{name} gets the decision, with its reason and how to complain, on every channel, and in the way that you choose here.";

    public override string RefuseNobodyLead =>
        "Somebody without Segl also gets a decision in writing, with its reason and how to complain. Neither the name nor the "
        + "reason is kept: only that you gave a decision, and its number.";

    public override string RefuseName => "Name (not required)";

    public override string RefuseNameHint => "It stands on the paper only.";

    public override string RefuseOnPaper => "Refuse, and print it";

    public override string RefuseOnScreen => "Refuse, on the citizen's screen";

    public override string DecisionPrinted => "The decision lies in the printer. Give it to the citizen.";

    public override string DecisionShown => "The decision stands on the citizen's screen.";

    public override string DecisionHere => "Print this page, and give it to the citizen.";

    public override string DecisionNumber(string number, string officer) =>
        $"Decision {number}, by {officer}. Give this number when you complain.";

    public override string RefuseWhy => "Reason";

    public override string RefusePress => "Refuse, and show it here";

    public override string Decision => "Decision";

    public override string DecisionFor(string? name, string when, string desk) =>
        $"On {when} {name ?? "you"} asked for help with Segl at {desk}. It could not be given.";

    public override string DecisionWhy => "Reason:";

    public override string HowToComplain(string desk) =>
        $"You can complain to {desk}, aloud or in writing. Somebody else then looks at it, and you get an answer in writing.";
}
