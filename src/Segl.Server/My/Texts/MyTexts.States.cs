namespace Segl.Server.My.Texts;

/// <summary>How an authenticator stands, and what to do.</summary>
internal abstract partial class MyTexts
{
    public abstract string Works { get; }

    public abstract string Pauses(string until);

    public abstract string Blocked { get; }

    public abstract string BlockedThen { get; }

    public abstract string SeemsCloned { get; }

    public abstract string BlockedByPins { get; }

    public abstract string BlockedByPinsThen { get; }

    public abstract string Replaced { get; }

    public abstract string DeviceBlockedThen { get; }

    public abstract string DevicePauses(string until);

    public abstract string DevicePausesThen { get; }

    public abstract string SetTheClock { get; }

    public abstract string PasswordBlocked { get; }

    public abstract string PasswordBlockedThen { get; }

    public abstract string PasswordPauses(string until);

    public abstract string PasswordPausesThen { get; }

    public abstract string ChangePassword { get; }
}
