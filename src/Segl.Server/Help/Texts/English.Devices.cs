using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Help.Texts;

internal sealed partial class English
{
    public override HelpText CodeDisplay =>
        new(
            "Order and activate a code display",
            "A code display is a small thing that shows a code when you press it. With your password it "
                + "logs you in, also when the phone is gone. You order it at My Segl, and activate it with "
                + "your app.",
            [
                DeviceBefore,
                new("Order it", OrderSteps("code display", Limits.CodeDisplayFee), AreSteps: true),
                new(
                    "Activate it once it has come",
                    [
                        "Log in to My Segl with your app, and open the page of your order.",
                        "Type the serial number on its back.",
                        $"Press it, and type the {Limits.DeviceCodeDigits} digits that it shows.",
                        $"Wait until it shows new digits, for {Numbers.InEnglish(Limits.DeviceInterval)} at "
                            + "most. Type them, too.",
                        ChoosePassword,
                        "Approve in the app that you want to activate the code display.",
                    ],
                    AreSteps: true
                ),
                new(
                    "Log in with it",
                    [
                        "Type your user ID on the page where you log in, and choose the code display.",
                        "Press it, and type the code.",
                        "Type your password.",
                    ],
                    AreSteps: true
                ),
                DeviceLater,
                DeviceLost,
            ]
        );

    public override HelpText AudioReader =>
        new(
            "Order and activate an audio code reader",
            "An audio code reader says the code aloud, one digit at a time, in Danish or English. This page "
                + "is written to be read aloud from beginning to end. You can do all of it on your own.",
            [
                DeviceBefore,
                new("Order it", OrderSteps("audio code reader", Limits.AudioReaderFee), AreSteps: true),
                new(
                    "Get it ready",
                    [
                        "Take the audio code reader out. It has one large key. The same key says the code, "
                            + "and says it again.",
                        "If you are not alone, use headphones.",
                        $"Press the key. You hear {Limits.DeviceCodeDigits} digits, one at a time.",
                        "If it is too fast or too quiet, change the speed and the volume. You can also "
                            + "change the language.",
                    ],
                    AreSteps: true
                ),
                new(
                    "Activate it",
                    [
                        "Log in to My Segl with your app, and open the page of your order.",
                        "Type the serial number. It stands in the letter, which your screen reader or "
                            + "another person can read to you. It is no secret.",
                        $"Press the key, hear the code, and type the {Limits.DeviceCodeDigits} digits. Press "
                            + "again to hear them once more.",
                        $"Wait for {Numbers.InEnglish(Limits.DeviceInterval)}.",
                        "Press the key again. Now it says a new code. Type that, too.",
                        ChoosePassword,
                        "Approve in the app that you want to activate the audio code reader.",
                        "The audio code reader is active.",
                    ],
                    AreSteps: true
                ),
                new(
                    "Log in with it",
                    [
                        "Type your user ID on the page where you log in, and choose the audio code reader.",
                        "Press the key, hear the code, and type it.",
                        "Type your password.",
                    ],
                    AreSteps: true
                ),
                new(
                    "What it never says",
                    [
                        "The audio code reader says the code and nothing else. It knows neither your PIN "
                            + "nor your password, and you never have to say them aloud.",
                    ]
                ),
                DeviceLater,
                DeviceLost,
            ]
        );

    private static HelpPart DeviceBefore =>
        new(
            "Before you order",
            [
                "You need an active app. If you activated it less than "
                    + $"{Numbers.InEnglish(Limits.NewAppRestricted)} ago, you have to wait, unless it is your "
                    + "first one or was activated at Citizen Service.",
                "You can have one code display or one audio code reader, not both and not two. The new one "
                    + "takes the place of the old one when you activate it.",
                "If you have no app, book an appointment at Citizen Service. They help you.",
            ]
        );

    private static HelpPart DeviceLater =>
        new(
            "Good to know",
            [
                $"A code is valid for a short time, and once only. After {Limits.WrongDeviceCodesToSuspend} "
                    + $"wrong codes in a row it pauses for {Numbers.InEnglish(Limits.DeviceSuspension)}; after "
                    + $"{Limits.WrongDeviceCodesToBlock} it is blocked for good, and you need a new one.",
                "Never type the code or the password on a page that you did not open yourself, and never "
                    + "give them to anybody.",
            ]
        );

    private static HelpPart DeviceLost =>
        new(
            "If you lose it",
            [
                "If you have your app, block it at My Segl, and order a new one.",
                "If you have no app, only Citizen Service can help you. Book an appointment, and bring "
                    + "valid documents.",
            ]
        );

    private static string ChoosePassword =>
        $"Choose a password of {Limits.PasswordShortest} to {Limits.PasswordLongest} characters that you use nowhere else.";

    private static string[] OrderSteps(string device, decimal fee) =>
        [
            $"Log in to My Segl with your app, and order {(device.StartsWith('a') ? "an" : "a")} {device}.",
            "Read what the app shows, and approve with your PIN.",
            $"The first {Limits.FreeDevicesOfAKind} are free. After that, one costs "
                + $"{Numbers.KronerInEnglish(fee)}",
            $"It comes by post in {Limits.PostShortestWorkingDays} to {Limits.PostLongestWorkingDays} "
                + "working days, to the address that is registered, or you pick it up.",
            $"Activate it within {Numbers.InEnglish(Limits.OrderValid)} "
                + $"({Numbers.InEnglish(Limits.OrderAbroadValid)} abroad). After that the order is void.",
        ];
}
