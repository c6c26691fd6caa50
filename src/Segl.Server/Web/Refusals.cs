using Microsoft.AspNetCore.Http.HttpResults;
using Segl.Rules;
using Segl.Server.Operate;

namespace Segl.Server.Web;

/// <summary>The one place where a refusal of the rules becomes HTTP (RFC 9457).</summary>
internal static class Refusals
{
    /// <summary>The problem answer: reason, sentence in the caller's language, and when to try again.</summary>
    /// <param name="refusal">The no.</param>
    /// <param name="context">The request.</param>
    /// <param name="status">The status, where it is not the reason's own.</param>
    public static ProblemHttpResult ToProblem(this Refusal refusal, HttpContext context, int? status = null)
    {
        Metrics.Refused(refusal.Because);
        var members = new Dictionary<string, object?> { ["reason"] = refusal.Because.ToString() };
        if (refusal.TryAgainAt is { } again)
        {
            members["tryAgainAt"] = again.ToUnixTimeMilliseconds();
        }

        if (refusal.TriesLeft is { } left)
        {
            members["triesLeft"] = left;
        }

        return TypedResults.Problem(
            type: $"/problems/{refusal.Because}",
            title: Sentences.Of(refusal.Because, Languages.Of(context)),
            statusCode: status ?? StatusOf(refusal.Because),
            extensions: members
        );
    }

    /// <summary>What was granted, or the problem answer.</summary>
    public static Results<Ok<T>, ProblemHttpResult> ToAnswer<T>(this Outcome<T> outcome, HttpContext context)
        where T : class =>
        outcome.IsGranted(out var granted, out var refusal) ? TypedResults.Ok(granted) : refusal.ToProblem(context);

    // No default arm: a reason without a status does not compile (CS8509 is an error here).
    public static int StatusOf(Reason reason) =>
        reason switch
        {
            Reason.Malformed
            or Reason.PersonNumberInvalid
            or Reason.UserIdInvalid
            or Reason.SecurityKeyCopied
            or Reason.PhoneNumberInvalid
            or Reason.PasswordLengthWrong
            or Reason.PasswordCommon
            or Reason.PasswordsDiffer
            or Reason.PasswordTells
            or Reason.PostalAddressInvalid
            or Reason.DocumentNumberMissing
            or Reason.EmailInvalid => StatusCodes.Status400BadRequest,
            Reason.TooLarge => StatusCodes.Status413PayloadTooLarge,
            Reason.NotFound or Reason.BookingUnknown or Reason.LoginUnknown or Reason.DeviceNotOrdered =>
                StatusCodes.Status404NotFound,
            Reason.ProofInvalid or Reason.AppNotActive or Reason.StatementInvalid => StatusCodes.Status401Unauthorized,
            Reason.OfficerLimitReached
            or Reason.TooManyWrongCodes
            or Reason.TooManyBookings
            or Reason.TooManyDocumentChecks
            or Reason.TooManyOpenRequests
            or Reason.TemporaryPinSentTooOften => StatusCodes.Status429TooManyRequests,
            Reason.CopyOver
            or Reason.CopyStopped
            or Reason.SecurityKeyOver
            or Reason.CodeWaitOver
            or Reason.PasswordWaitOver
            or Reason.BookingOver
            or Reason.LoginOver
            or Reason.ActivationOver
            or Reason.StatementOver
            or Reason.QrCodeExpired
            or Reason.LinkUsed
            or Reason.DeviceOrderOver
            or Reason.ScreenOver
            or Reason.PCodeOver
            or Reason.ProposalOver
            or Reason.DeskVisitOver
            or Reason.DocumentCheckOver
            or Reason.TemporaryPinDead => StatusCodes.Status410Gone,
            Reason.OutOfOrder
            or Reason.PasswordsBusy
            or Reason.DocumentChecksBusy
            or Reason.PrinterMissing
            or Reason.PrinterAway
            or Reason.PrinterStopped
            or Reason.PrinterWithoutPaper => StatusCodes.Status503ServiceUnavailable,
            Reason.CopyUnderWay
            or Reason.WaitNotOver
            or Reason.AnswerTokenOld
            or Reason.PersonAlreadyRegistered
            or Reason.UserIdTaken
            or Reason.ActivationOutOfOrder
            or Reason.LastAuthenticator
            or Reason.TooManyApps
            or Reason.TooManyPersons
            or Reason.NameTaken
            or Reason.TooManySecurityKeys
            or Reason.LoginCodeNeeded
            or Reason.DeviceOrderOpen
            or Reason.PostalAddressMissing
            or Reason.SerialNotInStock
            or Reason.ScreenMissing
            or Reason.NotFrozen
            or Reason.BookingTimeTaken
            or Reason.BookingTooLate
            or Reason.LoginNotClaimed => StatusCodes.Status409Conflict,
            Reason.AppTooOld
            or Reason.NeedsApp
            or Reason.AppRestricted
            or Reason.PhonesApart
            or Reason.UserIdWrong
            or Reason.TooYoung
            or Reason.TermsNotAccepted
            or Reason.LevelNotGivenHere
            or Reason.IdentityFrozen
            or Reason.PinWrong
            or Reason.AppSuspended
            or Reason.AppBlocked
            or Reason.BiometricsNotAllowed
            or Reason.BiometricsWrong
            or Reason.KnowledgeMissing
            or Reason.CodeOrUserIdWrong
            or Reason.TemporaryPinWrong
            or Reason.PCodeWrong
            or Reason.PhoneNumberTooNew
            or Reason.NumberWrong
            or Reason.ReturnCodeWrong
            or Reason.CodeOrPasswordWrong
            or Reason.DeviceNeedsApp
            or Reason.DeviceSerialWrong
            or Reason.DeviceCodesWrong
            or Reason.DeviceBlocked
            or Reason.ScreenCodeWrong
            or Reason.NumberNotSwitchedOn
            or Reason.LevelTooLow
            or Reason.EvidenceMissing
            or Reason.OfficerServesOwn
            or Reason.SameOfficer
            or Reason.WitnessTooNear
            or Reason.WitnessNotUsable
            or Reason.WitnessTooYoung
            or Reason.WitnessTooNew
            or Reason.WitnessTooOften
            or Reason.GuardianNeeded
            or Reason.GuardianTooYoung
            or Reason.SecurityKeyMissing
            or Reason.SecurityKeyWrong
            or Reason.SecurityKeyCloned
            or Reason.BookingProofWrong
            or Reason.WorkMissing
            or Reason.DocumentTextWrong
            or Reason.DocumentChipUnreadable
            or Reason.DocumentNotGenuine
            or Reason.DocumentFromElsewhere
            or Reason.DocumentExpired
            or Reason.DocumentReportedLost
            or Reason.DocumentOfAnother
            or Reason.DocumentHolderUnknown
            or Reason.FaceUnclear
            or Reason.FaceDiffers
            or Reason.FaceNotCompared
            or Reason.WrongBrowser => StatusCodes.Status403Forbidden,
        };
}
