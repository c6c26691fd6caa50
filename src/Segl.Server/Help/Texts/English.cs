using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Help.Texts;

/// <summary>The help in English.</summary>
internal sealed partial class English(string app) : HelpTexts(app)
{
    public override string All => "Help with Segl";

    public override string More => "More help";

    public override HelpText Copy =>
        new(
            "Copy your app to another phone or tablet",
            "You scan a QR code on the phone that has your Segl today, with the new one. You do it at home, and your old "
                + "app goes on working.",
            [Before, OldPhone, NewPhone, Afterwards, NotYou]
        );

    public override HelpText Spare =>
        new(
            "Have a spare",
            "If you lose the phone with your only Segl app, you cannot log in anywhere before you have been to Citizen "
                + "Service. The same happens when you delete the app on your old phone before the new one has it. With a spare "
                + "you just go on.",
            [What, Where, HowToCopy, HowByCode]
        );

    private HelpPart Before =>
        new(
            "Before you begin",
            [
                "Have both phones beside you, and make sure that Segl is up to date on both.",
                $"On the new phone, open {App} in the browser. Add it to the home screen, so that it opens as an app.",
                $"You can have {Numbers.Count(Limits.ActiveApps, "active app", "active apps")} at the same time. "
                    + "If you have them already, block or delete "
                    + "one.",
                "The phones find each other by a very high tone, or by Bluetooth where the app has it. Turn up the volume of "
                    + "the new phone, and let the app use what it asks for.",
                $"An app that you activated less than {Numbers.InEnglish(Limits.NewAppRestricted)} ago cannot "
                    + "copy itself, unless it is "
                    + "your first one or was activated at Citizen Service.",
            ]
        );

    private static HelpPart OldPhone =>
        new(
            "On your old phone",
            [
                "Open Segl, and open the menu at the top.",
                "Press “Activate”.",
                "Press “Copy your Segl to a new app”.",
                "Read the information, and press “Next”.",
                "Type your PIN, or use fingerprint or face.",
                "Tick “Yes, I want to copy”, and press “Start copying”.",
                $"Now you wait for {Numbers.InEnglish(Limits.WaitBeforeCopying)}. Press “OK”; you can close the "
                    + "app. We tell you when the "
                    + "wait is over.",
                "When the wait is over, open Segl and press “Show QR code”. You have "
                    + $"{Numbers.InEnglish(Limits.CopyUsable)} for the rest.",
                "Type your PIN.",
                "Read why the phones must find each other, and press “Next”.",
                "If the phone asks, allow it.",
                $"Your phone shows a QR code. It is valid for {Numbers.InEnglish(Limits.CopyQrCodeValid)}; then "
                    + "you can show a new one, "
                    + $"{Limits.CopyQrCodes} in all. If you cannot scan, press “Show as words”, "
                    + $"and type the {Limits.CopyWords} words instead.",
            ],
            AreSteps: true
        );

    private static HelpPart NewPhone =>
        new(
            "On your new phone",
            [
                "Open Segl.",
                "Press “Get started”.",
                "Press “Copy from another app”, accept the terms, and press “Next”.",
                "Tick “The QR code is shown on the old app”, and press “Scan QR code”.",
                "Read why the phones must find each other, and press “Next”.",
                "If the phone asks, allow it.",
                $"Hold the phone over the QR code. Soon both phones show {Limits.CopyDigits} digits. If they are the same, "
                    + $"press “Yes, they are the same” on the old phone, within {Numbers.InEnglish(Limits.CopyNearness)}.",
                $"Type your user ID. From here on you have {Numbers.InEnglish(Limits.CopyFinish)}.",
                $"Type the temporary PIN of {Limits.TemporaryPinDigits} digits that you get by text message.",
                $"Choose a PIN of {Limits.PinDigits} digits. It belongs to this app only.",
                "Type the PIN again.",
                "Choose whether to use fingerprint or face.",
                "Choose whether we may send you messages when a login is waiting.",
                "Your Segl is active. Press “OK”.",
            ],
            AreSteps: true
        );

    private static HelpPart Afterwards =>
        new("Afterwards", ["Your app on the old phone is still active. Keep it as a spare, or delete it."]);

    private static HelpPart NotYou =>
        new(
            "If it was not you",
            [
                "As soon as somebody begins to copy your app, we tell you by text message, by e-mail and in all your apps.",
                "Stop it there: by the link in the message, without any app, or by “Stop the copy” in any of your apps.",
                "Nobody from Segl, your bank or the police asks you to copy your app. Stop if you are on a call or sharing "
                    + "your screen.",
            ]
        );

    private static HelpPart What =>
        new(
            "What you can have",
            [
                $"One more Segl app. You can have {Numbers.Count(Limits.ActiveApps, "active app", "active apps")} "
                    + "at the same time, each on its own phone or "
                    + "tablet and with its own PIN.",
                "Beside an app: a code display, or an audio code reader, which says the code. You can have one of them, and "
                    + "you order and activate it with your app.",
                "Beside a code display or audio code reader: the app.",
            ]
        );

    private static HelpPart Where =>
        new(
            "Where it can be",
            [
                "On an old phone or a tablet that lies at home.",
                "On your work phone. Ask your employer first.",
                "On the phone of somebody in your household: choose “Add a person” in the app there. "
                    + $"Up to {Numbers.Count(Limits.PersonsOnOnePhone, "person", "people")} can share an app. "
                    + "Each has their own user ID and their own PIN. Nobody "
                    + "can use fingerprint or face in an app that is shared.",
            ]
        );

    private static HelpPart HowToCopy =>
        new(
            "Copy the app that you have",
            [
                $"You do it yourself at home. It takes {Numbers.InEnglish(Limits.WaitBeforeCopying)}, in which you only wait.",
                "In the app, press “Menu”, “Activate”, and “Copy your Segl to a new app”.",
            ]
        );

    private HelpPart HowByCode =>
        new(
            "Or get an activation code",
            [
                "Scan your passport or ID card, and your face, in the app that you have: press “Menu”, “Activate” and “Next”. Or "
                    + "ask for the code at My Segl, or book an appointment at Citizen Service, and bring valid documents.",
                $"You get a code of {Limits.ActivationCodeCharacters} characters. It is valid for "
                    + $"{Numbers.InEnglish(Limits.ActivationCodeOnScreen)} on your screen, and for "
                    + $"{Numbers.InEnglish(Limits.ActivationCodePrinted)} when Citizen Service prints it.",
                $"On the spare phone, open {App} in the browser, and press “Get started”.",
                "Press “I have an activation code”, and accept the terms.",
                "Type your user ID and the code.",
                $"Type the temporary PIN of {Limits.TemporaryPinDigits} digits that you get by text message.",
                $"Choose a PIN of {Limits.PinDigits} digits, and type it again.",
            ],
            AreSteps: true
        );
}
