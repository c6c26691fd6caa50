using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Help.Texts;

internal sealed partial class English
{
    public override HelpText ActivationCode =>
        new(
            "Get an activation code",
            "With an activation code you activate the app on another phone or tablet. You get it in the app with your "
                + "passport or ID card, at My Segl, or at Citizen Service. The old phone does not have to lie beside the "
                + "new one.",
            [CodeBefore, CodeInTheApp, CodeAtMySegl, CodeActivates, CodeNotYou, CodeOtherwise]
        );

    private static HelpPart CodeBefore =>
        new(
            "Before you begin",
            [
                $"You can have {Numbers.Count(Limits.ActiveApps, "active app", "active apps")} at the same time. "
                    + "If you have them already, block or delete one first.",
                "With a passport or ID card you have the code at once. It must have a chip, must not have expired, and must "
                    + "be your own. In somebody else's app it gives them nothing.",
                "A phone whose app reads chips is needed for it, or a card reader. Without one, ask at My Segl.",
                "If both phones lie beside you, it is easier to copy the app.",
            ]
        );

    private static HelpPart CodeInTheApp =>
        new(
            "With your passport or ID card, in the app",
            [
                "Open your app, and press “Menu” and “Activate”.",
                "Under “How will you proceed?” “Passport or ID card” is chosen already. Press “Next”.",
                "Accept the terms, and read the privacy policy if you like.",
                "Choose the country that your document is from. If it is not Danish, type your person number, or your P-code of "
                    + $"{Limits.PCodeDigits} digits if you have none.",
                "Scan the lines at the bottom of the document, or type them.",
                "Lay the phone on the document, and hold it still until the chip is read.",
                "Scan your face, as at the passport control of an airport. Move it as the app says.",
                "Press “Other options”, then “Select app”, then “Get an activation code”.",
                $"Write down user ID and code. The code has {Limits.ActivationCodeCharacters} characters, and is valid for "
                    + $"{Numbers.InEnglish(Limits.ActivationCodeOnScreen)}. We tell you on every channel that you got it.",
            ],
            AreSteps: true
        );

    private static HelpPart CodeAtMySegl =>
        new(
            "Or at My Segl",
            [
                "Log in to My Segl with your app, or with a code display or audio code reader, and choose the app on a phone or "
                    + "tablet by an activation code.",
                "Press the button that begins the wait.",
                $"Wait for {Numbers.InEnglish(Limits.PortalWaitByApp)} if you logged in with your app, else for "
                    + $"{Numbers.InEnglish(Limits.PortalWait)}. We tell you on every channel when it begins and when it is over.",
                "Log in to My Segl again, and show the code. You can do that for "
                    + $"{Numbers.InEnglish(Limits.CodeWaitUsable)}, and "
                    + $"{Numbers.Count(Limits.CodesOfAWait, "time", "times")} at most.",
                "Write down user ID and code, or keep the screen before you.",
            ]
        );

    private HelpPart CodeActivates =>
        new(
            "Activate the app",
            [
                $"On the other phone, open {App} in the browser, and press “Get started”.",
                "Press “I have an activation code”, and accept the terms.",
                "Type your user ID and the code.",
                $"Type the temporary PIN of {Limits.TemporaryPinDigits} digits that you get by text message.",
                $"Choose a PIN of {Limits.PinDigits} digits, and type it again.",
            ],
            AreSteps: true
        );

    private static HelpPart CodeNotYou =>
        new(
            "If it was not you",
            [
                "Stop it by the link in the message, without logging in at all. The code, and what was begun with it, is of no "
                    + "use then.",
                "Never give the code to anybody. Nobody from Segl, your bank or the police asks for it.",
            ]
        );

    private static HelpPart CodeOtherwise =>
        new(
            "Can you do neither?",
            ["Book an appointment at Citizen Service, and bring valid documents. They print a code for you."]
        );
}
