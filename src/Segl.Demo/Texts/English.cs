using Segl.Rules;
using Segl.Server.Login.Texts;
using Segl.Server.My.Devices.Texts;
using Segl.Server.My.Texts;
using Segl.Server.Visiting.Texts;
using Segl.Server.Web;

namespace Segl.Demo.Texts;

/// <summary>The demo in English.</summary>
internal sealed class English : DemoTexts
{
    public static English Texts { get; } = new();

    public override Language Language => Language.En;

    public override string Title => "Segl: show who you are, with your phone";

    public override string Lead =>
        "A whole country's electronic identity to try out: log in, move the app, have a spare, try to cheat. Nothing is real.";

    public override string Reset => "Reset the demo";

    public override string ResetQuestion =>
        "Everything starts over, in every browser that uses this demo: new citizens, new phones, empty inboxes, today's time.";

    public override string ResetYes => "Yes, reset everything";

    public override string Cancel => "Cancel";

    public override string Resetting => "The demo is starting over …";

    public override string Clock => "The demo's clock";

    public override string OneHour => "+1 hour";

    public override string OneDay => "+1 day";

    public override string OneWeek => "+1 week";

    public override string PostArrives => "The post arrives";

    public override string Guide => "What to do next";

    public override string WalkLogin => "Log in";

    public override string WalkCopy => "Copy the app";

    public override string WalkSpare => "Have a spare";

    public override string WalkCheat => "Try to cheat";

    public override string NextShop => "Press “Log in with Segl” on the PC.";

    public override string NextUserId => "The user ID is filled in. Press “Next” on the PC.";

    public override string NextWaiting => "Press “Scan the QR code” on phone A. It sees the PC's screen.";

    public override string NextClaimed(string pin) =>
        $"Read what the phone shows, slide to approve, and type Karla's PIN: {pin}";

    public override string NextIn => "You are in. Pay for something, or choose “Copy the app” here.";

    public override string NextOther => "Do what the PC's screen says, or press “Start over” there.";

    public override string StepOf(string step, int steps) => $"Step {step} of {steps}";

    public override string AllSteps => "All steps";

    public override IReadOnlyList<string> CopySteps(string pin, string userId) =>
        [
            "Phone A has Segl open. Press “Menu”, at the top.",
            "Phone A: press “Activate”.",
            "Phone A: press “Copy your Segl to a new app”.",
            "Phone A: read the information, and press “Next”.",
            $"Phone A: type Karla's PIN, {pin}, and press “Next”.",
            "Phone A: tick “Yes, I want to copy”, and press “Start copying”.",
            $"A wait of {Numbers.InEnglish(Limits.WaitBeforeCopying)} has begun. Press “OK” on phone A to put it away. "
                + "Then let the time pass: press “+1 hour” at the clock.",
            "The wait is over. Phone A: press “Show QR code”.",
            $"Phone A: type the PIN again, {pin}, and press “Next”.",
            "Phone A: read why it needs Bluetooth, and press “Next”.",
            "Phone A asks whether Segl may use Bluetooth. Press “Allow”.",
            $"Phone A shows a QR code, which is valid for {Numbers.InEnglish(Limits.CopyQrCodeValid)}. Pick up phone B: "
                + "press its dark screen.",
            "Phone B: open Segl.",
            "Phone B: press “Get started”.",
            "Phone B: choose “Copy from another app”, accept the terms, and press “Next”.",
            "Phone B: tick “The QR code is shown on the old app”, and press “Scan QR code”.",
            "Phone B: read why it needs Bluetooth, and press “Next”.",
            "Phone B asks whether Segl may use Bluetooth. Press “Allow”.",
            "Phone B scans phone A's screen by itself. When both show the same number, press "
                + "“Yes, they are the same” on phone A.",
            $"Phone B: type Karla's user ID, {userId}, and press “Next”.",
            "Phone B: type the code from the newest text message in Karla's inbox, and press “Next”.",
            "Phone B: choose a PIN for the new phone, such as 620731, and press “Next”.",
            "Phone B: type the new PIN again, and press “Next”.",
            "Phone B: choose whether you want to approve with your fingerprint.",
            "Phone B: choose whether Segl may send notifications.",
            "Phone B is active and ready to use. Press “OK”.",
        ];

    public override string CopyDone =>
        "Both phones are active. Phone A goes on working: keep it as a spare, or delete Segl from it.";

    public override IReadOnlyList<(string Step, string Text)> SpareSteps(string pin, string userId)
    {
        var (my, device, box) = (MyTexts.In(Language), DeviceTexts.In(Language), BoxTexts.In(Language));
        var claimed = NextClaimed(pin);
        var typed = $"Type Karla's user ID, {userId}, on the PC if it is not there, and press “Next”.";
        return
        [
            ("my-outside", $"Press “{DoorTexts.In(Language).LogIn}” on the PC. My Segl is the citizen's own pages."),
            ("Order", $"Karla has her phone only. Press “{MySegl}” above the PC's screen."),
            ("Order:user-id", typed),
            ("Order:waiting", NextWaiting),
            ("Order:claimed", claimed),
            ("Order:my", $"What if she loses the phone? Press “{my.CodeDisplay}” on the PC."),
            ("Order:my-devices", $"Press “{device.OrderOne}” on the PC."),
            ("Order:my-order", $"A code display, by post. Press “{device.OrderNow}” on the PC."),
            ("Post", $"It is ordered. Let the time pass: press “{PostArrives}” at the clock."),
            ("Activate", $"The code display has come. Press “{MySegl}” above the PC's screen to activate it."),
            ("Activate:user-id", typed),
            ("Activate:waiting", NextWaiting),
            ("Activate:claimed", claimed),
            ("Activate:my", $"Press “{my.Devices}” at the top of the PC's page."),
            ("Activate:my-activate", $"Press “{device.Activate(DeviceKind.CodeDisplay)}” on the PC."),
            ("Activate:my-serial", $"Type the number on the code display's back on the PC, and press “{device.Next}”."),
            (
                "Activate:my-codes",
                $"Code display: press “{Press}”, and type it. When it is dark, press again, and type the next one, too. "
                    + $"Press “{device.Next}”."
            ),
            (
                "Activate:my-secret",
                $"Choose a password, such as “yellow bike by the harbour”, type it twice, and press “{device.AskTheApp}”."
            ),
            ("Held", $"The code display is active. Now it happens: press “{LosePhone}” at phone A."),
            ("Lost", $"The phone is gone. Press “{StartOver}” on the PC."),
            ("Lost:shop", $"The phone is gone, but Karla has a code display. Press “{LogIn}” on the PC."),
            ("Lost:user-id", NextUserId),
            ("Lost:waiting", $"Press “{box.UseADevice}” on the PC."),
            ("Lost:code", $"Code display: press “{Press}”, type it on the PC, and press “{box.Next}”."),
            ("Lost:secret", $"Type the password from before on the PC, and press “{box.LogIn}”."),
            ("Lost:in", "Karla is in without her phone. That is what a spare is for."),
        ];
    }

    public override string CheatShop => "Mikkel sits at the PC and claims to be Karla. Press “Log in with Segl” there.";

    public override string CheatUserId => "He typed Karla's user ID. Press “Next” on the PC.";

    public override string CheatWaiting =>
        "Press “Scan the QR code” on Mikkel's phone: it is refused, since the login is Karla's. Then press it on Karla's phone.";

    public override string CheatClaimed =>
        "Karla sees who asks, and from where. She is at no PC: press “This was not me” on her phone.";

    public override string CheatOther => "Nobody got in. Press “Start over” on the PC to try again.";

    public override string Pc => "The PC";

    public override string StartOver => "Start over";

    public override string AtThePc => "User ID of";

    public override string MySegl => "My Segl";

    public override string PhoneA => "Phone A: Karla's";

    public override string LosePhone => "Lose it";

    public override string FindPhone => "Find it again";

    public override string PhoneLost => "The phone is gone. It lies in a taxi.";

    public override string PhoneB => "Phone B: Karla's new one";

    public override string PhoneBTab => "Phone B";

    public override string PhoneC => "Mikkel's";

    public override string Devices => "Code devices";

    public override string NoDevice =>
        "A code display or audio code reader lies here once the post has brought it. It is ordered at My Segl.";

    public override string CodeDisplay => "Code display";

    public override string AudioReader => "Audio code reader";

    public override string Press => "Show the code";

    public override string SayCode => "Say the code, and say it again";

    public override string Headphones => "Use headphones if others can hear it. It says codes only, never a PIN.";

    public override string SpokenLanguage => "Language";

    public override string Speed => "Speed";

    public override string Volume => "Volume";

    public override string OnItsBack => "On its back: serial number";

    public override string Pushed => "There is news for you.";

    public override string Messages(string name) => $"{name}'s messages";

    public override string InboxEmpty(string name) => $"Text messages and e-mails to {name} arrive here.";

    public override string Sms => "Text message";

    public override string Email => "E-mail";

    public override string Letters => "Letter";

    public override string Desk => "No phone left? Citizen Service prints an activation code for phone B.";

    public override string NewCode => "Print a code";

    public override string UserId => "User ID";

    public override string ActivationCode => "Code";

    public override string ShopLine => "light for every home";

    public override string ShopHeading => "Your page at Nordlys";

    public override string ShopLead => "See your bills and your use of power.";

    public override string LogIn => "Log in with Segl";

    public override string LogInHigh => "Log in at level High";

    public override string LevelTooLow =>
        "Level High was not reached. It takes an identity at level High, which a desk gives, and a security key of your "
        + "own, which is added in My Segl.";

    public override string Raise => "Raise the level, as a desk would";

    public override string Raised =>
        "Your Segl is at level High now. In My Segl, add a security key, and log in again.";

    public override string NotLoggedIn => "It was not approved, so nothing was done.";

    public override string Hello(string name) => $"Hello {name}";

    public override string Known => "You are logged in. This is what Segl told Nordlys about you:";

    public override string Pay => "Pay the bill of 348.50 kr.";

    public override string PayAction => "Pay";

    public override string PayText => "348.50 kr. to Nordlys for power in May";

    public override string Paid => "Thank you. The bill is paid.";

    public override string LogOut => "Log out";
}
