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
    LoginOpenedElsewhere,
    Frozen,
    FreezeEnded,
}

/// <summary>The ways to tell an owner something.</summary>
public enum Channel
{
    App,
    Sms,
    Email,
}

/// <summary>What the owner is told.</summary>
public static class Notices
{
    /// <summary>
    /// R100: every change of authenticator, PIN, password, number, address, freeze and every start of a wait is told on
    /// all channels; so are "this was not me" (R94) and a suspicion of fraud. A login that was approved is in the
    /// journal only.
    /// </summary>
    public static bool Told(Happening what) => what switch
    {
        Happening.Registered or Happening.AppActivated or Happening.AppSuspended or Happening.AppBlocked
            or Happening.AppDeleted or Happening.AppCloned or Happening.PinChanged or Happening.BiometricsOn
            or Happening.BiometricsOff or Happening.NumberApprovalOn or Happening.NumberApprovalOff
            or Happening.PhoneNumberChanged or Happening.EmailChanged or Happening.LoginRefused
            or Happening.LoginEndedByWrongNumbers or Happening.LoginOpenedElsewhere
            or Happening.Frozen or Happening.FreezeEnded or Happening.ActivationCodeIssued => true,
        Happening.TemporaryPinSent or Happening.NameOfAppChanged or Happening.LanguageChanged
            or Happening.LoginApproved => false,
    };
}
