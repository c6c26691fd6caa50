using Segl.Rules;
using Segl.Server.Notices.Texts;
using Segl.Server.Web;

namespace Segl.Server.Desk.Texts;

internal sealed partial class Danish
{
    public override string NameOf(DeskAct act) =>
        act switch
        {
            DeskAct.PrintActivationCode => "Udskriv aktiveringskode",
            DeskAct.ShowActivationCode => "Vis aktiveringskode på borgerens skærm",
            DeskAct.HandOutDevice => "Udlever kodeviser",
            DeskAct.SendTemporaryPin => "Send midlertidig pinkode",
            DeskAct.ResetPassword => "Ny adgangskode",
            DeskAct.Freeze => "Spær",
            DeskAct.EndFreeze => "Åbn igen",
            DeskAct.ChangePhone => "Skift telefonnummer",
            DeskAct.LiftPhoneHold => "Lad det nye nummer få koder",
            DeskAct.BlockAuthenticator => "Bloker app eller enhed",
            DeskAct.GiveHigh => "Giv niveau Høj",
        };

    protected override string For(string act, string name) => $"{act}: {name}";

    public override string When(DateTimeOffset at) => NoticeTexts.In(Language.Da).Time(at);

    public override string CitizenIsTold(string what) => $"Borgeren får besked på sms, e-mail og i appen: “{what}”.";

    public override string NeedsSecond => "En anden medarbejder skal også sige ja.";

    public override string YourAppIsAsked => "Du godkender det i din egen app.";

    public override string LevelFalls(string level) =>
        $"Det, borgeren har vist, rækker kun til niveau {level}. Derfor falder borgerens niveau til det.";

    public override string PrintLead =>
        "Koden skrives ud på skrankens printer. Giv arket til borgeren uden at læse det. "
        + $"Den virker i {Numbers.InDanish(Limits.ActivationCodePrinted)}.";

    public override string FreezeLead => "Alt stopper med det samme. Borgeren åbner igen her, med et dokument.";

    public override string PhoneLead =>
        $"Det nye nummer får ingen koder de første {Numbers.InDanish(Limits.ChangedNumberGetsNoCodes)}. "
        + "Det gamle nummer får også besked.";

    public override string NewPhone => "Nyt telefonnummer";

    public override string HighLead => "Begge medarbejdere ser borgeren og dokumentet.";

    public override string WhichApp => "Hvilken app?";

    public override string WhichOne => "Hvilken?";

    public override string Second => "Anden medarbejder";

    public override string SecondLead =>
        "Her venter det, som en kollega har begyndt. Se borgeren og dokumenterne selv, før du siger ja.";

    public override string NothingWaits => "Intet venter.";

    public override string First => "Begyndt af";

    public override string WaitsUntil => "Venter til";

    public override string SecondYes => "Sig ja";

    public override string SecondNo => "Sig nej";

    public override string SecondSaidNo => "Den anden medarbejder sagde nej";

    public override string Decided => "Det er afgjort.";
}
