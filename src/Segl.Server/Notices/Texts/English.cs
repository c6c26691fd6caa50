using System.Globalization;
using Segl.Rules;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Notices.Texts;

/// <summary>What the owner is told, in English.</summary>
internal sealed class English : NoticeTexts
{
    private const string NotYou = "Not you? Freeze your Segl in the app, or contact Citizen Service.";

    public static readonly English Texts = new();

    public override string OpenTheApp => "There is news about your Segl. Open the app.";

    public override string ALoginIsWaiting => "A login is waiting. Open the app.";

    public override NoticeText? Of(Happening what) =>
        what switch
        {
            Happening.Registered => new(
                "You are registered with Segl",
                "Did you not ask for this? Contact Citizen Service."
            ),
            Happening.ActivationCodeIssued => new("An activation code was made for you", NotYou),
            Happening.AppActivated => new("A new app was activated with your Segl", NotYou),
            Happening.AppSuspended => new(
                $"Your app pauses for {Numbers.InEnglish(Limits.PinSuspension)} after wrong PINs",
                NotYou
            ),
            Happening.AppBlocked => new("One of your apps was blocked", NotYou),
            Happening.AppDeleted => new("One of your apps was deleted", NotYou),
            Happening.AppCloned => new(
                "Your app was stopped, for it seemed to be in two places",
                "Contact Citizen Service."
            ),
            Happening.PinChanged => new("The PIN of your app was changed", NotYou),
            Happening.BiometricsOn => new("Fingerprint or face was switched on in your app", NotYou),
            Happening.BiometricsOff => new("Fingerprint and face were switched off in your app", NotYou),
            Happening.NumberApprovalOn => new("Approving with a number was switched on in your app", NotYou),
            Happening.NumberApprovalOff => new("Approving with a number was switched off in your app", NotYou),
            Happening.PhoneNumberChanged => new("Your phone number at Segl was changed", NotYou),
            Happening.EmailChanged => new("Your e-mail address at Segl was changed", NotYou),
            Happening.LoginRefused => new("You refused a login in your app", "Nobody got in."),
            Happening.LoginEndedByWrongNumbers => new("A login was stopped after wrong numbers", NotYou),
            Happening.LoginEndedByWrongReturnCodes => new(
                "A login that you approved was stopped after wrong codes",
                "Never tell anyone a code from the app."
            ),
            Happening.LoginOpenedElsewhere => new(
                "A login that you approved was stopped in a strange browser",
                "Approve only what you started yourself."
            ),
            Happening.CopyStarted => new("Your app is being copied to another phone", NotYou),
            Happening.CopyReady => new(
                "The wait is over: your app can be copied now",
                "Open the app on the old phone."
            ),
            Happening.CopyCodeShown => new("Your old phone shows the code that copies your app", NotYou),
            Happening.CopyFailed => new("An attempt to copy your app failed", NotYou),
            Happening.CopyStopped => new("The copy of your app was stopped", "Nothing was copied."),
            Happening.Frozen => new("Your Segl is frozen and cannot be used", "Citizen Service can open it again."),
            Happening.FreezeEnded => new("Your Segl can be used again", NotYou),
            Happening.IdentityEnded => new(
                "Your identity was ended and cannot be used again",
                $"In {Numbers.InEnglish(Limits.ErasedAfter)} all about you is erased. Not you? Contact Citizen Service."
            ),
            Happening.RecordsExported => new(
                "A copy was made of all that Segl keeps about you",
                "Did you not ask for this? Contact Citizen Service."
            ),
            Happening.TemporaryPinSent
            or Happening.NameOfAppChanged
            or Happening.LanguageChanged
            or Happening.LoginApproved
            or Happening.PersonNumberTested
            or Happening.CopyVouched
            or Happening.JournalAccident => null,
        };

    public override string StopHere(string address) => $"Not you? Stop it: {address}";

    public override string TemporaryPin(string pin, TemporaryPinPurpose purpose) =>
        $"Segl: {pin} is your temporary PIN to {Act(purpose)}. "
        + $"It works for {Numbers.InEnglish(Limits.TemporaryPinValid)}. Never tell it to anyone.";

    public override string Email(NoticeText text, DateTimeOffset at, string name) =>
        $"""
            Hello {name}

            {text.What}.
            It happened on {Time(at)}.

            {text.Next}

            Kind regards
            Segl

            Segl never asks for your codes, neither on the phone nor by e-mail or text message.
            """;

    protected override string When(DateTimeOffset local) =>
        local.ToString("d MMM HH:mm", CultureInfo.InvariantCulture) + Zone;

    private static string Act(TemporaryPinPurpose purpose) =>
        purpose switch
        {
            TemporaryPinPurpose.Activate => "activate an app",
            TemporaryPinPurpose.NewPin => "choose a new PIN",
        };
}
