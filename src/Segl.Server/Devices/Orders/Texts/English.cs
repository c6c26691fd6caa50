using System.Globalization;
using Segl.Rules;

namespace Segl.Server.Devices.Orders.Texts;

/// <summary>The letter in English.</summary>
internal sealed class English : LetterTexts
{
    public static readonly English Texts = new();

    public override string Device(DeviceKind kind) =>
        kind switch
        {
            DeviceKind.CodeDisplay => "code display",
            DeviceKind.AudioReader => "audio code reader",
        };

    public override string NameOf(DeviceKind kind) =>
        kind switch
        {
            DeviceKind.CodeDisplay => "Code display",
            DeviceKind.AudioReader => "Audio code reader",
        };

    public override string Heading(string device) => $"Your {device}";

    public override string Lead(string device) =>
        $"Here is the {device} that you ordered. It works when you have activated it. You need the Segl app on your phone.";

    public override string[] Steps(DeviceKind kind, string portal, string serial) =>
        [
            $"Open {portal} in a browser, and log in with your Segl app.",
            $"Press “Activate your {Device(kind)}”.",
            $"Type the number on the back of the device. It is {serial}.",
            kind switch
            {
                DeviceKind.CodeDisplay =>
                    "Press the button on the device and type the code that it shows. Wait for the next "
                        + "code, and type that, too.",
                DeviceKind.AudioReader =>
                    "Press the large key on the device and type the code that it says. Wait for the next "
                        + "code, and type that, too. The key says the code again as often as you press it.",
            },
            "Choose a password. You type it together with a code when you log in.",
            "Approve in your Segl app.",
        ];

    public override string Until(string date) => $"Do it before {date}. After that the device cannot be used.";

    public override string Safe(string device) =>
        $"Keep the {device} where only you can get it. Never tell anyone a code or your password: Segl never asks for them on "
        + "the phone, by e-mail or by text message.";

    public override string NotYou =>
        "Did you not order this? Nobody can use the device without your app. Contact Citizen Service.";

    public override string Date(DateTimeOffset at) => at.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
