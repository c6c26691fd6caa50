namespace Segl.Rules;

/// <summary>Every event of an identity that the journal records (R102).</summary>
public enum Happening
{
    Registered,
    ActivationCodeAsked,
    ActivationCodeReady,
    ActivationCodeStopped,
    ActivationCodeIssued,
    TemporaryPinSent,
    AppActivated,
    AppSuspended,
    AppBlocked,
    AppDeleted,
    AppCloned,
    PinChanged,
    BiometricsOn,
    BiometricsOff,
    NumberApprovalOn,
    NumberApprovalOff,
    NameOfAppChanged,
    LanguageChanged,
    PhoneNumberChanged,
    EmailChanged,
    ContactCodeSent,
    ContactChangeStopped,
    AddressChanged,
    DeviceOrdered,
    DevicePacked,
    DeviceUnpacked,
    DeviceSent,
    DeviceReadyToPickUp,
    DeviceOrderStopped,
    DeviceOrderOver,
    DeviceActivated,
    DeviceReplaced,
    DeviceBlocked,
    DeviceRenamed,
    DeviceSynchronised,
    DeviceSuspended,
    PasswordAsked,
    PasswordChanged,
    PasswordStopped,
    PasswordSuspended,
    PasswordBlocked,
    SecurityKeyAdded,
    SecurityKeyBlocked,
    SecurityKeyDeleted,
    SecurityKeyCloned,
    SecurityKeyRenamed,
    SecurityKeyUsed,
    LoginApproved,
    LoginRefused,
    LoginEndedByWrongNumbers,
    LoginEndedByWrongReturnCodes,
    LoginOpenedElsewhere,
    CopyStarted,
    CopyReady,
    CopyCodeShown,
    CopyVouched,
    CopyFailed,
    CopyStopped,
    Frozen,
    FreezeEnded,
    IdentityEnded,
    RecordsExported,
    ActivityExported,
    SpareTested,
    PersonNumberTested,
    OfficerAdded,
    OfficerMoved,
    OfficerEnded,
    OperatorAdded,
    OperatorEnded,
    DeskLookedUp,
    EvidenceShown,
    PCodeIssued,
    DocumentChecked,
    DocumentNotConfirmed,
    DocumentScannedElsewhere,
    WitnessVouched,
    VouchedForAnother,
    GuardianConsented,
    ConsentedForAnother,
    DeskActProposed,
    DeskActRefused,
    LevelChanged,
    LevelLowered,
    PhoneHoldLifted,
    TemporaryPinFromDesk,
    DeskActSeconded,
    JournalAccident,

    /// <summary>A message about an appointment at a desk, which belongs to no identity and stands in no journal.</summary>
    BookingTold,
}

/// <summary>The channels of notices to an owner.</summary>
public enum Channel
{
    App,
    Sms,
    Email,
}

/// <summary>Which events the owner is notified of, and how long delivery is retried.</summary>
public static class Notices
{
    // R101. No citizen relies on these intervals, so they are defined here and not in Limits.cs.
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1),
    ];

    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(3);

    /// <summary>
    /// R101: when to retry a notice that could not be delivered; null when no further retry is due. A code is retried
    /// every minute of its short validity, everything else at growing intervals for three days.
    /// </summary>
    /// <param name="tries">The tries made, including the one that just failed.</param>
    /// <param name="madeAt">When the notice was written.</param>
    /// <param name="validUntil">When the code in it expires; null when it holds none.</param>
    /// <param name="now">The instant of the failure.</param>
    public static DateTimeOffset? NextTry(
        int tries,
        DateTimeOffset madeAt,
        DateTimeOffset? validUntil,
        DateTimeOffset now
    )
    {
        var next = now + (validUntil is null ? Waits[Math.Min(tries, Waits.Length) - 1] : Waits[0]);
        return next < (validUntil ?? madeAt + GivenUpAfter) ? next : null;
    }

    /// <summary>
    /// R100: the owner is notified on all channels of every change of authenticator, PIN, password, number, address
    /// or freeze, of each step of an ordered device (R61, R63), of the end of the identity (R09) and of a copy of all
    /// records, of every start of a wait, of "this was not me" (R94), of a suspicion of fraud, and of each step of a copy
    /// (R42). An approved login is recorded in the journal only.
    /// </summary>
    public static bool Told(Happening what) =>
        what switch
        {
            Happening.Registered
            or Happening.AppActivated
            or Happening.AppSuspended
            or Happening.AppBlocked
            or Happening.AppDeleted
            or Happening.AppCloned
            or Happening.PinChanged
            or Happening.BiometricsOn
            or Happening.BiometricsOff
            or Happening.NumberApprovalOn
            or Happening.NumberApprovalOff
            or Happening.PhoneNumberChanged
            or Happening.EmailChanged
            or Happening.AddressChanged
            or Happening.DeviceOrdered
            or Happening.DeviceSent
            or Happening.DeviceReadyToPickUp
            or Happening.DeviceOrderStopped
            or Happening.DeviceOrderOver
            or Happening.DeviceActivated
            or Happening.DeviceReplaced
            or Happening.DeviceBlocked
            or Happening.DeviceSuspended
            or Happening.PasswordAsked
            or Happening.PasswordChanged
            or Happening.PasswordStopped
            or Happening.PasswordSuspended
            or Happening.PasswordBlocked
            or Happening.SecurityKeyAdded
            or Happening.SecurityKeyBlocked
            or Happening.SecurityKeyDeleted
            or Happening.SecurityKeyCloned
            or Happening.LoginRefused
            or Happening.LoginEndedByWrongNumbers
            or Happening.LoginEndedByWrongReturnCodes
            or Happening.LoginOpenedElsewhere
            or Happening.CopyStarted
            or Happening.CopyReady
            or Happening.CopyCodeShown
            or Happening.CopyFailed
            or Happening.CopyStopped
            or Happening.Frozen
            or Happening.FreezeEnded
            or Happening.IdentityEnded
            or Happening.RecordsExported
            or Happening.ActivationCodeAsked
            or Happening.ActivationCodeReady
            or Happening.ActivationCodeStopped
            or Happening.ActivationCodeIssued
            or Happening.PCodeIssued
            or Happening.OfficerAdded
            or Happening.OfficerMoved
            or Happening.OfficerEnded
            or Happening.OperatorAdded
            or Happening.VouchedForAnother
            or Happening.GuardianConsented
            or Happening.ConsentedForAnother
            or Happening.DocumentNotConfirmed
            or Happening.DocumentScannedElsewhere
            or Happening.DeskActRefused
            or Happening.LevelChanged
            or Happening.LevelLowered
            or Happening.PhoneHoldLifted
            or Happening.TemporaryPinFromDesk
            or Happening.OperatorEnded => true,
            Happening.TemporaryPinSent
            or Happening.NameOfAppChanged
            or Happening.LanguageChanged
            or Happening.DevicePacked
            or Happening.DeviceUnpacked
            or Happening.DeviceRenamed
            or Happening.DeviceSynchronised
            or Happening.SecurityKeyRenamed
            or Happening.SecurityKeyUsed
            or Happening.LoginApproved
            or Happening.ActivityExported
            or Happening.ContactCodeSent
            or Happening.ContactChangeStopped
            or Happening.SpareTested
            or Happening.PersonNumberTested
            or Happening.CopyVouched
            or Happening.DeskLookedUp
            or Happening.EvidenceShown
            or Happening.DocumentChecked
            or Happening.WitnessVouched
            or Happening.DeskActProposed
            or Happening.DeskActSeconded
            or Happening.BookingTold
            or Happening.JournalAccident => false,
        };
}
