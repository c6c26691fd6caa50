namespace Segl.Rules;

/// <summary>R84: which acts a desk offers, what they ask for, and what they make of the level.</summary>
public static class DeskActs
{
    /// <summary>T-46: whoever is credible may have an identity frozen; everything else asks for evidence (R81, R82).</summary>
    public static bool NeedsEvidence(DeskAct act) => act is not DeskAct.Freeze;

    /// <summary>Whether it gives the person something to log in with, or gives it back.</summary>
    public static bool GivesAccess(DeskAct act) =>
        act switch
        {
            DeskAct.PrintActivationCode
            or DeskAct.ShowActivationCode
            or DeskAct.HandOutDevice
            or DeskAct.SendTemporaryPin
            or DeskAct.ResetPassword
            or DeskAct.EndFreeze => true,
            DeskAct.Freeze
            or DeskAct.ChangePhone
            or DeskAct.LiftPhoneHold
            or DeskAct.BlockAuthenticator
            or DeskAct.GiveHigh => false,
        };

    /// <summary>R83: what an act needs at hand, since its code or password comes there and nowhere else.</summary>
    public static DeskTool Needs(DeskAct act) =>
        act switch
        {
            DeskAct.PrintActivationCode => DeskTool.Printer,
            DeskAct.ShowActivationCode or DeskAct.HandOutDevice or DeskAct.ResetPassword => DeskTool.CitizensScreen,
            DeskAct.SendTemporaryPin
            or DeskAct.Freeze
            or DeskAct.EndFreeze
            or DeskAct.ChangePhone
            or DeskAct.LiftPhoneHold
            or DeskAct.BlockAuthenticator
            or DeskAct.GiveHigh => DeskTool.None,
        };

    /// <summary>
    /// R06, R35, T-40: whether a second officer decides, too: for level High, for lifting a hold, and for whatever gives access
    /// to an identity of level High or on evidence without one of the documents of R81.
    /// </summary>
    public static bool NeedsSecond(DeskAct act, AssuranceLevel level, DeskEvidence evidence) =>
        act is DeskAct.GiveHigh or DeskAct.LiftPhoneHold
        || (GivesAccess(act) && (level is AssuranceLevel.High || !evidence.HasPhotoDocument));

    /// <summary>Why the desk does not offer it now; null if it does. What could not be finished is not offered.</summary>
    public static Refusal? WhyNot(DeskAct act, ServedPerson person, DeskEvidence evidence) =>
        person.HasEnded ? new(Reason.IdentityFrozen)
        : NeedsEvidence(act) && evidence.Level is null ? new(Reason.EvidenceMissing)
        : person.IsFrozen && !IsForTheFrozen(act) ? new(Reason.IdentityFrozen)
        : WhyNotNow(act, person, evidence);

    private static bool IsForTheFrozen(DeskAct act) => act is DeskAct.EndFreeze or DeskAct.BlockAuthenticator;

    /// <summary>
    /// T-48: the level of the identity after the act. It is raised by <see cref="DeskAct.GiveHigh"/> only, and what gives access
    /// on weaker evidence than the identity was proven with lowers it, so that nobody reaches more than their evidence.
    /// </summary>
    /// <param name="act">The act.</param>
    /// <param name="level">The level before.</param>
    /// <param name="evidence">What was shown.</param>
    /// <param name="byTwo">Whether two officers decided.</param>
    public static AssuranceLevel LevelAfter(DeskAct act, AssuranceLevel level, DeskEvidence evidence, bool byTwo)
    {
        var proven = (byTwo ? evidence.LevelOfTwo : evidence.Level) ?? AssuranceLevel.Low;
        return act is DeskAct.GiveHigh ? proven
            : GivesAccess(act) && proven < level ? proven
            : level;
    }

    private static Refusal? WhyNotNow(DeskAct act, ServedPerson person, DeskEvidence evidence) =>
        act switch
        {
            DeskAct.EndFreeze => person.IsFrozen ? null : new(Reason.NotFrozen),
            DeskAct.Freeze or DeskAct.ChangePhone => null,
            DeskAct.BlockAuthenticator => person.ActiveApps + person.ActiveDevices > 0 ? null : new(Reason.NotFound),
            DeskAct.PrintActivationCode or DeskAct.ShowActivationCode => SpareAuthenticators.WhyNoFurtherApp(
                person.ActiveApps
            ),
            DeskAct.HandOutDevice => person.ActiveApps > 0 ? new(Reason.DeviceNeedsApp) : null,
            DeskAct.SendTemporaryPin => person.BlockedApps == 0 ? new(Reason.NotFound)
            : !person.HasPhone ? new(Reason.PhoneNumberInvalid)
            : person.PhoneIsHeld ? new(Reason.PhoneNumberTooNew)
            : null,
            DeskAct.ResetPassword => person.ActiveDevices > 0 ? null : new(Reason.NotFound),
            DeskAct.LiftPhoneHold => person.PhoneIsHeld ? null : new(Reason.NotFound),
            DeskAct.GiveHigh => person.Level is AssuranceLevel.High ? new(Reason.NotFound)
            : evidence.LevelOfTwo is AssuranceLevel.High ? null
            : new(Reason.EvidenceMissing),
        };
}
