using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Help.Texts;

internal sealed partial class English
{
    public override HelpText Lost =>
        new(
            "I lost everything",
            "The phone is gone, or the bag with all that was in it. Nobody can use your Segl without your "
                + "PIN or your password. You get it back. Begin at the top, and stop as soon as you can log "
                + "in again.",
            [
                new(
                    "What still works",
                    [
                        "An app on another phone or tablet, also the one in a drawer at home: log in with "
                            + "it as usual.",
                        "Your code display or audio code reader together with your password, if you have " + "one.",
                        "The links in our text messages and e-mails. They stop what is under way, without "
                            + "any app.",
                    ]
                ),
                new(
                    "What to do now",
                    [
                        "If you can log in to My Segl with any of these, block what you have lost.",
                        "If somebody has got hold of your Segl, or you are in doubt, freeze it: in one of "
                            + "your apps, at My Segl, or by calling Citizen Service. Then nobody can use it, "
                            + "not even you.",
                        "If a message tells you of something that you did not do, press the link in it, and "
                            + "stop it.",
                        "If the phone is gone, ask your telephone company to block the number, so that "
                            + "nobody else gets your text messages.",
                    ],
                    AreSteps: true
                ),
                new(
                    "Get your Segl back when nothing works",
                    [
                        "Book an appointment at Citizen Service, and bring valid documents.",
                        "They print an activation code for you. It is valid for "
                            + $"{Numbers.InEnglish(Limits.ActivationCodePrinted)}.",
                        $"Open {App} on a phone, and press “Get started” and “I have an activation code”.",
                        $"Type your user ID, the code, and the temporary PIN of {Limits.TemporaryPinDigits} "
                            + "digits that you get by text message.",
                        "If you have lost the number, too, say so at Citizen Service before they print the " + "code.",
                        "If your Segl is frozen, they end that when they have seen your documents.",
                    ],
                    AreSteps: true
                ),
                new(
                    "How long it takes",
                    [
                        "With a spare: no wait. You just log in with it.",
                        "At Citizen Service: until you can get an appointment. After that the app is active "
                            + "in a few minutes.",
                        "With a new telephone number: a number that was changed less than "
                            + $"{Numbers.InEnglish(Limits.ChangedNumberGetsNoCodes)} ago gets no codes.",
                        $"A new code display or audio code reader: {Limits.PostShortestWorkingDays} to "
                            + $"{Limits.PostLongestWorkingDays} working days by post, and you need an app "
                            + "first.",
                    ]
                ),
                new(
                    "What you cannot do yet",
                    [
                        "You cannot yet come back with a passport or ID card alone. Use Citizen Service " + "instead.",
                        "Nobody from Segl, your bank or the police calls and asks for your codes. Hang up "
                            + "if somebody does.",
                    ]
                ),
            ]
        )
        {
            Press = ("/desks", "Find a desk and book a time"),
        };
}
