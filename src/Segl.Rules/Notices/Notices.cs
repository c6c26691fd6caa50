namespace Segl.Rules;

/// <summary>Everything that happens to an identity and stands in its journal (R102).</summary>
public enum Happening
{
    Registered,
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
    PersonNumberTested,
    JournalAccident,
}

/// <summary>The ways to tell an owner something.</summary>
public enum Channel
{
    App,
    Sms,
    Email,
}

/// <summary>What the owner is told, and how long we keep trying.</summary>
public static class Notices
{
    // R101. The waits are no promise to anybody, so they stand here and not in Limits.cs.
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1),
    ];

    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(3);

    /// <summary>
    /// R101: when to try again what could not be handed over; null when it is given up. A code is tried every minute
    /// of its short life, everything else less and less often for three days.
    /// </summary>
    /// <param name="tries">Tries made, the one that just failed included.</param>
    /// <param name="madeAt">When the notice was written.</param>
    /// <param name="validUntil">When the code in it dies; null when it holds none.</param>
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
    /// R100: every change of authenticator, PIN, password, number, address, freeze and every start of a wait is told on
    /// all channels; so are "this was not me" (R94) and a suspicion of fraud, and
    /// each turn of a copy (R42). A login that was approved is in the
    /// journal only.
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
            or Happening.ActivationCodeIssued => true,
            Happening.TemporaryPinSent
            or Happening.NameOfAppChanged
            or Happening.LanguageChanged
            or Happening.LoginApproved
            or Happening.PersonNumberTested
            or Happening.CopyVouched
            or Happening.JournalAccident => false,
        };
}
