using Segl.Rules;
using Segl.Server.Configuration;

namespace Segl.Server.App.Calls;

/// <summary>
/// The numbers of the rules that the app or a help page shows, durations in seconds; and which short-range links count.
/// </summary>
internal sealed record LimitsView(
    string Terms,
    int ActiveApps,
    int PinDigits,
    int WrongPinsToSuspend,
    int WrongPinsToBlock,
    double PinSuspension,
    int PersonsOnOnePhone,
    int ActivationCodeCharacters,
    int TemporaryPinDigits,
    int TemporaryPinTries,
    int TemporaryPinResends,
    double TemporaryPinValid,
    double ActivationValid,
    double ActivationCodePrinted,
    double LoginValid,
    int LoginNumberDigits,
    int WrongLoginNumbers,
    double NumberApprovalWait,
    int YoungestAge,
    int UserIdShortest,
    int UserIdLongest,
    double WaitBeforeCopying,
    double CopyUsable,
    int CopyQrCodes,
    double CopyQrCodeValid,
    double CopyNearness,
    double CopyFinish,
    int CopyDigits,
    int CopyUserIdTries,
    double NewAppRestricted,
    int ModelLongest,
    IReadOnlyList<string> CopyLinks
)
{
    /// <summary>Out of Limits.cs, which is the only place where they are written down.</summary>
    public static LimitsView Of(Settings settings) =>
        new(
            Identities.TermsVersion,
            Limits.ActiveApps,
            Limits.PinDigits,
            Limits.WrongPinsToSuspend,
            Limits.WrongPinsToBlock,
            Limits.PinSuspension.TotalSeconds,
            Limits.PersonsOnOnePhone,
            Limits.ActivationCodeCharacters,
            Limits.TemporaryPinDigits,
            Limits.TemporaryPinTries,
            Limits.TemporaryPinResends,
            Limits.TemporaryPinValid.TotalSeconds,
            Limits.ActivationValid.TotalSeconds,
            Limits.ActivationCodePrinted.TotalSeconds,
            Limits.LoginValid.TotalSeconds,
            Limits.LoginNumberDigits,
            Limits.WrongLoginNumbers,
            Limits.NumberApprovalWait.TotalSeconds,
            Limits.YoungestAge,
            Limits.UserIdShortest,
            Limits.UserIdLongest,
            Limits.WaitBeforeCopying.TotalSeconds,
            Limits.CopyUsable.TotalSeconds,
            Limits.CopyQrCodes,
            Limits.CopyQrCodeValid.TotalSeconds,
            Limits.CopyNearness.TotalSeconds,
            Limits.CopyFinish.TotalSeconds,
            Limits.CopyDigits,
            Limits.CopyUserIdTries,
            Limits.NewAppRestricted.TotalSeconds,
            Limits.ModelLongest,
            settings.CopyLinks
        );
}
