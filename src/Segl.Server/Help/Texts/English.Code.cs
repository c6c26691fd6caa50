using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Help.Texts;

internal sealed partial class English
{
    public override HelpText ActivationCode =>
        new(
            "Get an activation code with your Segl",
            "If you can log in, you can get a code yourself that activates the app on another phone or tablet. The old phone "
                + "does not have to lie beside it.",
            [
                new(
                    "Before you begin",
                    [
                        "You have to be able to log in to My Segl with your app, or with a code display or audio code reader.",
                        $"You can have {Numbers.Count(Limits.ActiveApps, "active app", "active apps")} at the same time. "
                            + "If you have them already, block or delete one first.",
                        "If both phones lie beside you, it is easier to copy the app.",
                    ]
                ),
                new(
                    "Ask for the code",
                    [
                        "Log in to My Segl, and choose the app on a phone or tablet by an activation code.",
                        "Press the button that begins the wait.",
                        $"Wait for {Numbers.InEnglish(Limits.PortalWaitByApp)} if you logged in with your app, else for "
                            + $"{Numbers.InEnglish(Limits.PortalWait)}. We tell you on every channel when it begins and when it "
                            + "is over.",
                        "Log in to My Segl again, and show the code. You can do that for "
                            + $"{Numbers.InEnglish(Limits.CodeWaitUsable)}, and "
                            + $"{Numbers.Count(Limits.CodesOfAWait, "time", "times")} at most.",
                        "Write down user ID and code, or keep the screen before you. The code has "
                            + $"{Limits.ActivationCodeCharacters} characters, and is valid for "
                            + $"{Numbers.InEnglish(Limits.ActivationCodeOnScreen)}.",
                    ],
                    AreSteps: true
                ),
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
                ),
                new(
                    "If it was not you",
                    [
                        "Stop it by the link in the message, without logging in at all, or at My Segl.",
                        "Never give the code to anybody. Nobody from Segl, your bank or the police asks for it.",
                    ]
                ),
                new(
                    "Can you not log in?",
                    ["Book an appointment at Citizen Service, and bring valid documents. They print a code for you."]
                ),
            ]
        );
}
