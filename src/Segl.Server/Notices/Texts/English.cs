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

    protected override string News(string firstName) => $"There is news about your Segl, {firstName}. Open the app.";

    protected override string Login(string firstName) => $"A login is waiting for you, {firstName}. Open the app.";

    protected override string To(string name) => $"Segl for {name}";

    protected override string Happened(string what, string time) => $"{what} on {time}";

    public override NoticeText? Of(Happening what) =>
        what switch
        {
            Happening.Registered => new(
                "You were registered with Segl",
                "Did you not ask for this? Contact Citizen Service."
            ),
            Happening.ActivationCodeAsked => new("An activation code was asked for in My Segl", NotYou),
            Happening.ActivationCodeReady => new(
                "The wait for your activation code ended",
                "Log in to My Segl and see the code."
            ),
            Happening.ActivationCodeStopped => new("Your activation code was stopped", "Nobody got it."),
            Happening.ActivationCodeIssued => new("You were given an activation code", NotYou),
            Happening.PCodeIssued => new("You were given a P-code", NotYou),
            Happening.AppActivated => new("A new app was activated with your Segl", NotYou),
            Happening.AppSuspended => new(
                $"Wrong PINs paused your app for {Numbers.InEnglish(Limits.PinSuspension)}",
                NotYou
            ),
            Happening.AppBlocked => new("One of your apps was blocked", NotYou),
            Happening.AppDeleted => new("One of your apps was deleted", NotYou),
            Happening.AppCloned => new(
                "Your app was stopped because it seemed to be in two places",
                "Contact Citizen Service."
            ),
            Happening.PinChanged => new("Your app's PIN was changed", NotYou),
            Happening.BiometricsOn => new("Fingerprint or face was switched on in your app", NotYou),
            Happening.BiometricsOff => new("Fingerprint and face were switched off in your app", NotYou),
            Happening.NumberApprovalOn => new("Approving with a number was switched on in your app", NotYou),
            Happening.NumberApprovalOff => new("Approving with a number was switched off in your app", NotYou),
            Happening.PhoneNumberChanged => new("Your phone number at Segl was changed", NotYou),
            Happening.DeviceSuspended => new(
                "Wrong codes paused your device for logging in",
                "The password was right. Not you? Choose a new one in My Segl."
            ),
            Happening.PasswordAsked => new("A new password was asked for in My Segl", NotYou),
            Happening.PasswordChanged => new("Your new password came into force", NotYou),
            Happening.PasswordStopped => new("The change of your password was stopped", "The old one still works."),
            Happening.PasswordSuspended => new(
                $"Wrong passwords paused your password for {Numbers.InEnglish(Limits.PasswordSuspension)}",
                "The code was right. Not you? Block the device in My Segl."
            ),
            Happening.PasswordBlocked => new(
                "Wrong passwords blocked your password",
                "Choose a new one in My Segl, or at Citizen Service."
            ),
            Happening.EmailChanged => new("Your e-mail address at Segl was changed", NotYou),
            Happening.AddressChanged => new("Your postal address at Segl was changed", NotYou),
            Happening.DeviceOrdered => new("A login device was ordered for you", NotYou),
            Happening.DeviceSent => new(
                "The device you ordered was sent to you",
                "Activate it in My Segl as soon as it comes."
            ),
            Happening.DeviceReadyToPickUp => new(
                "The device you ordered is ready to be picked up",
                "Bring your passport, driving licence or ID card."
            ),
            Happening.DeviceOrderStopped => new(
                "Your order of a device was stopped",
                "If it comes, it cannot be used."
            ),
            Happening.DeviceOrderOver => new(
                "Your order of a device expired",
                "If it comes, it cannot be used. Order a new one in My Segl."
            ),
            Happening.DeviceActivated => new("A device for logging in was activated with your Segl", NotYou),
            Happening.DeviceReplaced => new("Your earlier device was replaced", "Its codes do not work any more."),
            Happening.DeviceBlocked => new("Your device for logging in was blocked", "Order a new one in My Segl."),
            Happening.SecurityKeyAdded => new("A security key was added to your Segl", NotYou),
            Happening.SecurityKeyBlocked => new("Your security key was blocked", NotYou),
            Happening.SecurityKeyDeleted => new("Your security key was deleted", NotYou),
            Happening.SecurityKeyCloned => new(
                "Your security key was blocked because it seems to have been copied",
                "Get another one, and add it in My Segl."
            ),
            Happening.LoginRefused => new("You refused a login", "Nobody got in."),
            Happening.LoginEndedByWrongNumbers => new("A login was stopped after wrong numbers", NotYou),
            Happening.LoginEndedByWrongReturnCodes => new(
                "A login you had approved was stopped after wrong codes",
                "Never give anyone a code from the app."
            ),
            Happening.LoginOpenedElsewhere => new(
                "A login you had approved was stopped in a browser that is not yours",
                "Only approve what you started yourself."
            ),
            Happening.CopyStarted => new("Copying your app to another phone began", NotYou),
            Happening.CopyReady => new(
                "The waiting time ended",
                "You can copy your app now. Open Segl on the old phone."
            ),
            Happening.CopyCodeShown => new("The code to copy your app was shown on your old phone", NotYou),
            Happening.CopyFailed => new("An attempt to copy your app failed", NotYou),
            Happening.CopyStopped => new("The copying of your app was stopped", "Nothing was copied."),
            Happening.Frozen => new("Your Segl was frozen", "Citizen Service can open it again."),
            Happening.DocumentNotConfirmed => new("Your passport or ID card was scanned; the face did not fit", NotYou),
            Happening.DocumentScannedElsewhere => new(
                "Your passport or ID card was scanned in someone else's app",
                "It gave nothing. Did you not lend it? Contact Citizen Service."
            ),
            Happening.FreezeEnded => new("Your Segl was opened again", NotYou),
            Happening.IdentityEnded => new(
                "Your Segl was closed for good",
                $"In {Numbers.InEnglish(Limits.ErasedAfter)} everything about you will be erased. "
                    + "Did you not ask for it? Contact Citizen Service."
            ),
            Happening.RecordsExported => new(
                "A copy of everything Segl keeps about you was handed out",
                "Did you not ask for this? Contact Citizen Service."
            ),
            Happening.OfficerAdded => new("You were made an officer of Citizen Service", NotYou),
            Happening.OfficerMoved => new("As an officer you were moved to another Citizen Service desk", NotYou),
            Happening.OfficerEnded => new("You are no longer an officer of Citizen Service", NotYou),
            Happening.OperatorAdded => new("You were made an operator of Segl", NotYou),
            Happening.OperatorEnded => new("You are no longer an operator of Segl", NotYou),
            Happening.VouchedForAnother => new("You vouched for somebody at Citizen Service", NotYou),
            Happening.GuardianConsented => new("A guardian agreed that you get Segl", "You alone use it."),
            Happening.ConsentedForAnother => new(
                "You agreed that your child gets Segl",
                "The child alone may use it. Not you? Contact Citizen Service."
            ),
            Happening.DeskActRefused => new(
                "Citizen Service refused to help you with your Segl",
                "The reason, and how to complain, are in My Segl."
            ),
            Happening.LevelChanged => new("The level of your Segl was changed", NotYou),
            Happening.LevelLowered => new(
                "The level of your Segl fell from High to Substantial by a document check",
                "Citizen Service can give High again."
            ),
            Happening.PhoneHoldLifted => new("Your new phone number can get codes now", NotYou),
            Happening.TemporaryPinFromDesk => new("Citizen Service sent you a temporary PIN", NotYou),
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
            or Happening.JournalAccident => null,
        };

    public override string StopHere(string address) => $"Not you? Stop it: {address}";

    public override NoticeText ContactCode(string code) =>
        new(
            "Somebody wants to use this address at Segl",
            $"{code} is the code to change to it. It works for {Numbers.InEnglish(Limits.TemporaryPinValid)}. "
                + "If it is not you, do nothing."
        );

    protected override string TemporaryPin(string pin, TemporaryPinPurpose purpose) =>
        $"{pin} is your temporary PIN to {Act(purpose)}. "
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
        local.ToString("d MMM 'at' HH:mm", CultureInfo.InvariantCulture);

    private static string Act(TemporaryPinPurpose purpose) =>
        purpose switch
        {
            TemporaryPinPurpose.Activate => "activate an app",
            TemporaryPinPurpose.NewPin => "choose a new PIN",
        };
}
