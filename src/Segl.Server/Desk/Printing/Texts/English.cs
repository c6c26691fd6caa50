using System.Globalization;
using Segl.Rules;

namespace Segl.Server.Desk.Printing.Texts;

/// <summary>The sheet in English.</summary>
internal sealed class English : SheetTexts
{
    public static readonly English Texts = new();

    public override string Heading => "Your activation code";

    public override string UserId => "User ID";

    public override string Code => "Activation code";

    public override string ValidUntil(DateTimeOffset local) =>
        $"The code is valid until {Time(local)} and works once only.";

    public override string WhatToDo => "What to do";

    public override IReadOnlyList<string> Steps(string app) =>
        [
            $"Open {app} in the browser of your phone, and press “Get started”.",
            "Press “I have an activation code”, and accept the terms.",
            "Type the user ID and the activation code as they stand here.",
            $"Type the temporary PIN of {Limits.TemporaryPinDigits} digits that you get by text message.",
            $"Choose a PIN of {Limits.PinDigits} digits, and type it again.",
        ];

    public override string TellNobody =>
        "Never tell anybody the code, not even us, your bank or the police. None of them asks for it.";

    public override string ThrowAway => "Tear this sheet up once the app is active.";

    public override string NotYou =>
        "Did you not ask for the code yourself? Go back to Citizen Service, or freeze your identity.";

    public override string Printed(string desk, DateTimeOffset local) => $"{desk}, printed on {Time(local)}";

    private static string Time(DateTimeOffset local) =>
        local.ToString("d MMMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture);
}
