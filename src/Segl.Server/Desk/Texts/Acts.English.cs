using Segl.Rules;
using Segl.Server.Notices.Texts;
using Segl.Server.Web;

namespace Segl.Server.Desk.Texts;

internal sealed partial class English
{
    public override string NameOf(DeskAct act) =>
        act switch
        {
            DeskAct.PrintActivationCode => "Print an activation code",
            DeskAct.ShowActivationCode => "Show an activation code on the citizen's screen",
            DeskAct.HandOutDevice => "Hand out a code display",
            DeskAct.SendTemporaryPin => "Send a temporary PIN",
            DeskAct.ResetPassword => "New password",
            DeskAct.Freeze => "Freeze",
            DeskAct.EndFreeze => "Open again",
            DeskAct.ChangePhone => "Change the phone number",
            DeskAct.LiftPhoneHold => "Let the new number get codes",
            DeskAct.BlockAuthenticator => "Block an app or a device",
            DeskAct.GiveHigh => "Give level High",
        };

    protected override string For(string act, string name) => $"{act}: {name}";

    public override string When(DateTimeOffset at) => NoticeTexts.In(Language.En).Time(at);

    public override string CitizenIsTold(string what) =>
        $"The citizen is told by text message, e-mail and in the app: “{what}”.";

    public override string NeedsSecond => "A second officer has to say yes, too.";

    public override string YourAppIsAsked => "You approve it in your own app.";

    public override string LevelFalls(string level) =>
        $"What the citizen has shown is good for level {level} only, so the citizen's level falls to it.";

    public override string PrintLead =>
        "The code is printed at the desk. Give the sheet to the citizen without reading it. "
        + $"It works for {Numbers.InEnglish(Limits.ActivationCodePrinted)}.";

    public override string FreezeLead => "Everything stops at once. The citizen opens it again here, with a document.";

    public override string PhoneLead =>
        $"The new number gets no codes for the first {Numbers.InEnglish(Limits.ChangedNumberGetsNoCodes)}. "
        + "The old number is told, too.";

    public override string NewPhone => "New phone number";

    public override string HighLead => "Both officers see the citizen and the document.";

    public override string WhichApp => "Which app?";

    public override string WhichOne => "Which?";

    public override string Second => "Second officer";

    public override string SecondLead =>
        "What a colleague began waits here. See the citizen and the documents yourself before you say yes.";

    public override string NothingWaits => "Nothing waits.";

    public override string First => "Begun by";

    public override string WaitsUntil => "Waits until";

    public override string SecondYes => "Say yes";

    public override string SecondNo => "Say no";

    public override string SecondSaidNo => "The second officer said no";

    public override string Decided => "It is decided.";
}
