using Segl.Rules;

namespace Segl.Server.Desk.Acting;

/// <summary>R84: what the citizen is told of each act.</summary>
internal static class DeskActNotices
{
    /// <summary>The event that is told on every channel.</summary>
    public static Happening Tells(this DeskAct act) =>
        act switch
        {
            DeskAct.PrintActivationCode or DeskAct.ShowActivationCode => Happening.ActivationCodeIssued,
            DeskAct.HandOutDevice => Happening.DeviceActivated,
            DeskAct.SendTemporaryPin => Happening.TemporaryPinFromDesk,
            DeskAct.ResetPassword => Happening.PasswordChanged,
            DeskAct.Freeze => Happening.Frozen,
            DeskAct.EndFreeze => Happening.FreezeEnded,
            DeskAct.ChangePhone => Happening.PhoneNumberChanged,
            DeskAct.LiftPhoneHold => Happening.PhoneHoldLifted,
            DeskAct.BlockAuthenticator => Happening.AppBlocked,
            DeskAct.GiveHigh => Happening.LevelChanged,
        };
}
