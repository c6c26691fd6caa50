namespace Segl.Server.My.Texts;

/// <summary>How an authenticator stands, in English.</summary>
internal sealed partial class English : MyTexts
{
    public override string Works => "Works";

    public override string Pauses(string until) => $"Pauses after wrong PINs until {until}";

    public override string Blocked => "Blocked";

    public override string BlockedThen =>
        "It cannot be opened again. Delete it, so that it takes no place in the list. If you still have the phone, you can "
        + "activate the app on it again:";

    public override string SeemsCloned => "Stopped, because it seems to be in more than one place";

    public override string BlockedByPins => "Blocked after wrong PINs";

    public override string BlockedByPinsThen =>
        "Citizen Service can send you a temporary PIN, and you then choose a new PIN in the app. Or delete the app here, and "
        + "activate it again:";

    public override string Replaced => "Replaced by a new one";

    public override string DeviceBlockedThen => "It cannot be opened again. Order a new one:";

    public override string DevicePauses(string until) => $"Pauses after wrong codes until {until}";

    public override string DevicePausesThen =>
        "If it was you who typed the codes, the clock of the device may be wrong. If it was not, change the password.";

    public override string SetTheClock => "Set the clock in the device";

    public override string PasswordBlocked => "The password is blocked after wrong tries";

    public override string PasswordBlockedThen => "Choose a new one, and the device works again:";

    public override string PasswordPauses(string until) => $"The password pauses after wrong tries until {until}";

    public override string PasswordPausesThen =>
        "If it was not you, somebody else has your device; then block it. If you forgot it:";

    public override string ChangePassword => "Change the password";
}
