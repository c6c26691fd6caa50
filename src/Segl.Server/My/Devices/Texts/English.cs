using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.My.Devices.Texts;

/// <summary>The pages about devices in English.</summary>
internal sealed class English : DeviceTexts
{
    public static readonly English Texts = new();

    private static string Post =>
        Numbers.WorkingDaysInEnglish(Limits.PostShortestWorkingDays, Limits.PostLongestWorkingDays);

    public override string Device(DeviceKind kind) =>
        kind switch
        {
            DeviceKind.CodeDisplay => "Code display",
            DeviceKind.AudioReader => "Audio code reader",
        };

    public override string YourDevice(DeviceKind kind) =>
        kind switch
        {
            DeviceKind.CodeDisplay => "your code display",
            DeviceKind.AudioReader => "your audio code reader",
        };

    public override string Title => "Code display and audio code reader";

    public override string Back => "Go back";

    public override string Next => "Next";

    public override string Again(string when) => $"Try again on {when}.";

    public override string Lead =>
        "A code display or an audio code reader logs you in when your phone is lost, broken or out of power. You can have one "
        + "of them at a time.";

    public override string Facts(string serial, string activated, string? used) =>
        $"Number {serial}. Activated on {activated}. " + (used is null ? "Not used yet." : $"Last used on {used}.");

    public override string CodesDoNotFit => "Its codes are refused?";

    public override string BlockIt => "I lost it: block it";

    public override string OrderOne => "Order a code display or audio code reader";

    public override string OrderAnother => "Order a new one";

    public override string NoApp => "You have no active Segl app, so you cannot order here.";

    public override string WhatToDoWithoutApp =>
        "A device is ordered and activated with the app. Activate an app with an activation code, or book an appointment at "
        + "Citizen Service and bring valid documents: they activate a device with you there.";

    public override string YourOrder => "Your order";

    public override string Ordered(DeviceKind kind, string when) => $"{Device(kind)}: ordered on {when}.";

    public override string Packed => "Packed.";

    public override string NotPacked => "Not packed yet.";

    public override string Sent(bool pickUp, string when) =>
        pickUp ? $"Ready to be picked up since {when}." : $"Sent on {when}.";

    public override string NotSent(bool pickUp) =>
        pickUp ? "We tell you when you can pick it up." : $"By post it takes {Post}.";

    public override string ActivateBefore(string when) => $"Activate it before {when}. After that the order is void.";

    public override string Activate(DeviceKind kind) => $"Activate {YourDevice(kind)}";

    public override string StopOrder => "Stop the order";

    public override string StopLead =>
        "If the device is on its way already, it cannot be activated when it comes. You can order again at once.";

    public override string StopNow => "Stop the order now";

    public override string Stopped => "The order is stopped.";

    public override string OrderTitle => "Order a code display or audio code reader";

    public override string Which => "Which one?";

    public override string About(DeviceKind kind) =>
        kind switch
        {
            DeviceKind.CodeDisplay => "A small device with a button that shows a code.",
            DeviceKind.AudioReader => "A device with one large key that says the code aloud, in Danish or English.",
        };

    public override string Fee(decimal fee) => fee == 0 ? "It is free." : $"It costs {Numbers.KronerInEnglish(fee)}";

    public override string Where => "How do you get it?";

    public override string ByPost => $"By post in {Post}, to:";

    public override string PickUp => "I pick it up at Citizen Service. Bring valid documents.";

    public override string NoAddress =>
        "By post it can go only to an address that is registered, and yours is not. Citizen Service can register it.";

    public override string OrderNow => "Order";

    public override string OrderAction => "Order";

    public override string OrderText(DeviceKind kind, bool pickUp, decimal fee) =>
        $"{Device(kind)}, {(pickUp ? "to be picked up" : "to my registered address")}, "
        + (fee == 0 ? "free" : Numbers.KronerInEnglish(fee));

    public override string OrderDone =>
        "Your order is placed. You can follow it here, and we tell you when it is on its way.";

    public override string Step(int step, int of) => $"Step {step} of {of}";

    public override string SerialTitle => "Type the number of the device";

    public override string SerialLead => "It stands on the back of the device, and in the letter that came with it.";

    public override string Serial => "Number";

    public override string CodesTitle => "Type the codes";

    public override string CodesLead(DeviceKind kind) =>
        kind switch
        {
            DeviceKind.CodeDisplay => "Press the button on your code display, and type the code that it shows.",
            DeviceKind.AudioReader =>
                "Press the large key on your audio code reader, and type the code that it says. Press "
                    + "again to hear it once more.",
        };

    public override string FirstCode => "First code";

    public override string SecondCode => "The next code";

    public override string SecondHint =>
        $"Wait until the device has a new code, for {Numbers.InEnglish(Limits.DeviceInterval)} or a little longer. Type that one "
        + "here.";

    public override string PasswordTitle => "Choose a password";

    public override string PasswordLead =>
        "When you log in with the device, you type a code and this password. Whoever finds the device cannot use it without. "
        + $"It has {Limits.PasswordShortest} to {Limits.PasswordLongest} characters. Use one that you use nowhere else.";

    public override string Password => "Password";

    public override string PasswordShort => $"It needs at least {Limits.PasswordShortest} characters.";

    public override string PasswordLong => $"It may have at most {Limits.PasswordLongest} characters.";

    public override string PasswordWeak => "It is easy to guess. Make it longer, with more words for example.";

    public override string PasswordFair =>
        "It is not quite easy to guess. Whether many others use it, we see when you continue.";

    public override string PasswordStrong =>
        "It is hard to guess. Whether many others use it, we see when you continue.";

    public override string PasswordAgain => "The same password once more";

    public override string AskTheApp => "Approve in the app";

    public override string ActivateAction => "Activate";

    public override string ActivateText(DeviceKind kind, string serial) =>
        $"{Device(kind)} {serial} for logging in with my Segl";

    public override string ActivateDone =>
        "Your device is active. Try it once: log out, and log in with it. Keep it where you find it when the phone is gone.";

    public override string ChangePassword => "Change the password";

    public override IReadOnlyList<string> PasswordSteps(bool byApp) =>
        [
            $"The new password works in {Numbers.InEnglish(byApp ? Limits.PortalWaitByApp : Limits.PortalWait)}"
                + (byApp ? ". " : ", because you are not logged in with an app. ")
                + "Until then you use the old one.",
            "We write to you everywhere now, and when the new one works. You can stop it meanwhile.",
        ];

    public override string ChangePasswordNow => "Change the password";

    public override string PasswordWaits(string asked) => $"A new password was asked for {asked}.";

    public override string PasswordFrom(string ready) =>
        $"The new password works from {ready}. Until then you use the old one. If you did not ask for it yourself, stop it.";

    public override string StopPasswordHeading => "Stop the change of the password";

    public override string PasswordIsStopped => "The old password still works. You can choose a new one in My Segl.";

    public override string NoPassword =>
        "You have no code display or audio code reader in use, and so no password. You choose one when you activate a device.";

    public override string SynchroniseTitle => "Set the clock in the device";

    public override string SynchroniseLead =>
        "The clock in a device may run a little fast or slow over the years. Codes that follow each other set it right.";

    public override string SynchroniseNow => "Set the clock";

    public override string Synchronised => "The device is set right. Its next code works.";
}
