namespace Segl.Rules;

/// <summary>What an officer does for a citizen (R84).</summary>
public enum DeskAct
{
    /// <summary>R30, R32: prints an activation code.</summary>
    PrintActivationCode,

    /// <summary>R30, R32: shows an activation code on the citizen's own screen.</summary>
    ShowActivationCode,

    /// <summary>R64: hands out and activates a code display or audio code reader.</summary>
    HandOutDevice,

    /// <summary>R23: sends a temporary PIN for an app that is blocked.</summary>
    SendTemporaryPin,

    /// <summary>R68: resets the password of a device.</summary>
    ResetPassword,

    /// <summary>R08: freezes.</summary>
    Freeze,

    /// <summary>R08: ends a freeze.</summary>
    EndFreeze,

    /// <summary>R35: changes the phone number.</summary>
    ChangePhone,

    /// <summary>R35: lets a changed number have codes before its time.</summary>
    LiftPhoneHold,

    /// <summary>R11: blocks an authenticator.</summary>
    BlockAuthenticator,

    /// <summary>R06: raises the identity to High.</summary>
    GiveHigh,
}
