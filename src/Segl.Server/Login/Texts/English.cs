using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Login.Texts;

/// <summary>The login box in English.</summary>
internal sealed class English : BoxTexts
{
    public static English Texts { get; } = new();

    public override Language Language => Language.En;

    public override string LogInTo => "Log in to";

    public override string Cancel => "Cancel";

    public override string Help => "Help";

    public override string HaveASpare => "Have a spare, so that you always get in";

    public override string CopyYourApp => "Copy your app to a new phone";

    public override string LostEverything => "I lost everything";

    public override string FindADesk => "Find a desk, and what to bring";

    public override string BackTo(string service) => $"Back to {service}";

    public override string QueueHeading => "Many people are logging in right now";

    public override string Queue =>
        "Your turn will come automatically. Leave this page open; there is nothing to do, and reloading will not speed it up.";

    public override string QueueLeft(TimeSpan wait) => $"About {Numbers.InEnglish(wait)} left";

    public override string UserIdHeading => "Type your user ID";

    public override string UserIdLabel => "User ID";

    public override string UserIdHint => "The name you chose for your Segl.";

    public override string Remember => "Remember it on this device";

    public override string Next => "Next";

    public override IReadOnlyList<string> UserIdHelp =>
        [
            "Your user ID is in the Segl app: open the app, your user ID stands under your name.",
            "It is not your CPR number. Do not type your CPR number here.",
            "Tick the box only on a device that is yours: the next one who uses it sees your user ID.",
        ];

    public override string WaitingHeading => "Open your Segl app";

    public override string Scan => "Press Scan in the app, and scan this code.";

    public override string QrCode => "QR code for the Segl app. It changes every second.";

    public override string Number => "Number";

    public override string NumberHint => "If you cannot scan.";

    public override string OpenHere => "Use the app on this device";

    public override string TimeLeft => "Time left";

    public override string SecondsLeft => "{0} seconds left. You can begin again when the time is up.";

    public override string LateHint =>
        "Nothing in the app? Check that the user ID is right: it stands under your name in the app. "
        + "Press “Change user ID” if it is not.";

    public override string ReturnCodeForm =>
        $"The code has {Numbers.Count(Limits.ReturnCodeDigits, "digit", "digits")}.";

    public override string ChangeUserId => "Change user ID";

    public override string RefreshesItself(TimeSpan every) =>
        $"This page refreshes itself every {Numbers.InEnglish(every)}.";

    public override IReadOnlyList<string> WaitingHelp =>
        [
            "Open the Segl app on your phone or tablet, and press Scan.",
            "Hold the phone so that it sees the whole QR code. The app then shows who asks, and for what.",
            "Is the app on the device you are looking at? Press “Use the app on this device”.",
            "Can you not scan? Switch on “approve by number” in the app's settings, and type the "
                + $"{Numbers.Count(Limits.LoginNumberDigits, "digit", "digits")}.",
            "Never scan a code that somebody sends you or reads out to you.",
        ];

    public override string UseADevice => "Use code display or audio code reader";

    public override string ThenYourKey => "After the app, use your security key here.";

    public override string UseTheApp => "Use the app instead";

    public override string DeviceCodeHeading => "Type the code";

    public override string DeviceCodeLabel => $"Code, {Numbers.Count(Limits.DeviceCodeDigits, "digit", "digits")}";

    public override string DeviceCodeHint => "Press your code display or audio code reader to get it.";

    public override string DeviceCodeForm =>
        $"The code has {Numbers.Count(Limits.DeviceCodeDigits, "digit", "digits")}.";

    public override string TwoCodes => "Is a right code refused? Type it and the next one";

    public override string TwoCodesHeading => "Type a code and the next one";

    public override string TwoCodesHint => "Both codes together put the clock of your device right.";

    public override string NextCodeLabel => "The next code";

    public override string NextCodeHint => "Wait until the device has a new code.";

    public override string TwoCodesAreOne => "That is the same code. Wait until the device has a new one.";

    public override string PasswordHeading => "Type your password";

    public override string PasswordLabel => "Password";

    public override string PasswordHint => "The one you chose for your code display or audio code reader.";

    public override string LogIn => "Log in";

    public override string DeviceWait(TimeSpan left) =>
        $"Code or password was wrong too often. Try again in {Numbers.InEnglish(left)}. You can use your app meanwhile.";

    public override IReadOnlyList<string> DeviceHelp =>
        [
            "Press the key of your device: it shows or says a code. Type it before the next one comes.",
            "Each code works once. Wait for a new one before you try again.",
            "Only a code display or audio code reader that you have activated can be used.",
            "Never tell anybody a code or your password, and type them only where you began to log in yourself.",
            "Lost the device or forgot the password? Press “Use the app instead”, or contact Citizen Service.",
        ];

    public override string ClaimedHeading => "Look at your phone";

    public override string Claimed => "Read what the app shows, and approve it there if it is what you want.";

    public override string ShowTheCodeAgain => "Show the code again";

    public override string ApprovedHeading => "Approved";

    public override string Approved(string service) => $"You are on your way back to {service}.";

    public override string GoOn => "Continue";

    public override string ApprovedByLinkHeading => "Continue from the app";

    public override string ApprovedByLink(string service) =>
        $"You approved in the app on this device. The app takes you back to {service}; you can close this page.";

    public override string LongCode => "I cannot scan, or the app asks for a code";

    public override string LongCodeHint => "Press “Type the number” in the app, and then “Type the code instead”.";

    public override string OnTheHomeScreen => "My Segl is on the home screen";

    public override IReadOnlyList<string> OnTheHomeScreenSteps =>
        [
            "Open Segl from the home screen, or in the browser where you activated it.",
            "Press “Type the number”, and type the number below.",
            $"Approve, and come back here with the {Numbers.Count(Limits.ReturnCodeDigits, "digit", "digits")} that "
                + "the app shows.",
        ];

    public override string IfTheAppAsksForACode => "Does the app ask for a code instead of the number? Then type:";

    public override string ReturnCodeHeading => "Type the code from the app";

    public override string ReturnCodeLabel => $"Code, {Numbers.Count(Limits.ReturnCodeDigits, "digit", "digits")}";

    public override string ReturnCodeHint(string service) =>
        $"Your Segl app shows it. It works in this browser only, and takes you to {service}.";

    public override string ReturnCodeWrong(int left) =>
        $"That is not the code. You have {Numbers.Count(left, "try", "tries")} left.";

    public override IReadOnlyList<string> ReturnCodeHelp =>
        [
            "Open Segl again if the code is gone: the app shows it as long as it works.",
            "You can copy the code in the app, and paste it here.",
            "Did somebody ask you for the code? Do not tell it: whoever has it gets in as you. Press Cancel.",
        ];

    public override string WrongReturnCodes =>
        $"A wrong code was typed {Numbers.Count(Limits.WrongReturnCodes, "time", "times")}, so the login was stopped. "
        + "Nobody was logged in.";

    public override string RefusedHeading => "The login was stopped";

    public override string Refused => "It was refused in the app, or stopped here. Nobody was logged in.";

    public override string WrongNumbers =>
        $"A wrong number was typed {Numbers.Count(Limits.WrongLoginNumbers, "time", "times")}, so the login was "
        + "stopped. Nobody was logged in.";

    public override string OverHeading => "The time is up";

    public override string Over =>
        $"A login waits {Numbers.InEnglish(Limits.LoginValid)}. Nothing is lost: begin again when you like.";

    public override string InterruptedHeading => "We were interrupted";

    public override string Interrupted =>
        "Something went wrong on our side before you approved. You are not logged in, and nothing else happened: "
        + "begin again when you like.";

    public override string Again => "Begin again";

    public override string FinishedHeading => "Done";

    public override string Finished(string service) => $"You were taken back to {service}. You can close this page.";

    public override string NotHereHeading => "There is no login here";

    public override string NotHere =>
        "It is over, or it was begun in another browser. Go back to the website and begin again.";

    public override string BackHeading => "One moment";

    public override string Back => "You are on your way back to the website.";

    public override string BackNeedsScript =>
        "The way back from the app needs JavaScript. Switch it on and open the app again, or begin again and scan the "
        + "QR code.";

    public override string OtherBrowserHeading => "Go back to where you began";

    public override string OtherBrowser =>
        "You began in another browser. Go back to that page; if the app shows a code, type it there. Did you not "
        + "begin anything? Then somebody tried to get in as you, and did not: close this page and tell nobody the code.";

    public override string ElsewhereHeading => "Nobody was logged in";

    public override string Elsewhere =>
        "This login was begun in another browser. If somebody sent you a link, they tried to be let in as you: it did "
        + "not work, and you get a message about it. If you began it yourself, begin again in the browser that opens "
        + "your links.";

    public override string NoHeading => "That did not work";

    public override string StopHeading => "Stop this copy?";

    public override string StopWhat(string phone, string started) =>
        $"Your app on {phone} is being copied to another phone. It was started on {started}.";

    public override string StopThen =>
        "If you stop it, nothing is copied and your app works as before. You can start a new copy at any time.";

    public override string StopNow => "Stop the copy";

    public override string StoppedHeading => "The copy is stopped";

    public override string Stopped =>
        "Nothing was copied. If you did not start it, somebody may know your PIN: "
        + "change it in the app, or freeze your Segl.";

    public override string NothingToStopHeading => "There is nothing to stop";

    public override string NothingToStop =>
        "The copy is over or was stopped already. "
        + "If you see an app in your Segl that is not yours, block it in your own app.";
}
