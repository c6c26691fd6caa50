using Segl.Rules;

namespace Segl.Server.Web;

internal static partial class Sentences
{
    private static string English(Reason reason) =>
        reason switch
        {
            Reason.OutOfOrder => "Segl cannot respond right now. Nothing has been lost. Try again in a moment.",
            Reason.Malformed => "The request could not be read.",
            Reason.TooLarge => "The request is too large.",
            Reason.NotFound => "There is nothing here.",
            Reason.ProofInvalid => "The app could not prove its key. Open the app again.",
            Reason.AnswerTokenOld => "This app seems to exist twice. It is paused for your safety. Contact support.",
            Reason.PersonNumberInvalid =>
                "This is not a person number. It has ten digits and begins with the date of birth.",
            Reason.PersonAlreadyRegistered => "This person already has a Segl.",
            Reason.TooYoung => $"One can have a Segl from the age of {Limits.YoungestAge}.",
            Reason.UserIdInvalid =>
                $"This cannot be a user ID. Use {Limits.UserIdShortest} to {Limits.UserIdLongest} letters, digits "
                    + "or signs, and at "
                    + $"most {Limits.UserIdDigitsInARow} digits in a row.",
            Reason.UserIdTaken => "Someone else has this user ID. Choose another one.",
            Reason.TermsNotAccepted => "Accept the terms first.",
            Reason.LevelNotGivenHere => "The level High is given only at a desk, by two officers.",
            Reason.IdentityFrozen => "Your Segl is frozen and cannot be used. Contact a Citizen Service desk.",
            Reason.PhoneNumberInvalid =>
                "This is not a phone number. Write it with the country code, such as +45 12 34 56 78.",
            Reason.EmailInvalid => "This is not an e-mail address.",
            Reason.PostalAddressInvalid => "This is not a postal address. Write its lines with a semicolon "
                + "between them: street; postcode and town; and "
                + "abroad the country in capitals.",
            Reason.TooManyApps => $"You already have {Numbers.Count(Limits.ActiveApps, "active app", "active apps")}. "
                + "Block or delete one of them first.",
            Reason.LastAuthenticator =>
                "This is the last one you have. Without it you cannot log in. Confirm that you know this.",
            Reason.AppNotActive => "This app is not active any longer. Activate it again.",
            Reason.TooManyPersons =>
                $"This phone is already used by {Numbers.Count(Limits.PersonsOnOnePhone, "person", "people")}. "
                    + "Remove one of them first.",
            Reason.NameTaken => "You already have something with this name. Choose another one.",
            Reason.TooManySecurityKeys =>
                "You already have a security key. Delete it in My Segl before you add another one.",
            Reason.SecurityKeyMissing => "This service asks for a security key beside the app, and you have "
                + "none. Add one in My Segl, under “What you log in with”.",
            Reason.SecurityKeyWrong => "The security key did not answer as it should. Nothing was changed. Try again.",
            Reason.SecurityKeyCopied => "This is a passkey that can be copied to other devices. Use a security "
                + "key that you can hold in your hand.",
            Reason.SecurityKeyCloned =>
                "This security key seems to have been copied, so it was blocked. Get another one, and add it in My Segl.",
            Reason.SecurityKeyOver =>
                "It took too long, or it was done already. Begin again in My Segl, under “What you log in with”.",
            Reason.NeedsApp => "This takes your own app. If you have no app, Citizen Service helps.",
            Reason.PinWrong => "The PIN is wrong. Try again.",
            Reason.AppSuspended =>
                $"There were too many wrong PINs. Wait {Numbers.InEnglish(Limits.PinSuspension)}, then try again.",
            Reason.AppBlocked =>
                "The app is blocked after wrong PINs. Get a temporary PIN at a desk and choose a new PIN.",
            Reason.BiometricsNotAllowed => "Fingerprint or face cannot be used here. Use your PIN.",
            Reason.BiometricsWrong => "Fingerprint or face was not recognised. Use your PIN.",
            Reason.KnowledgeMissing => "Enter your PIN.",
            Reason.CodeOrUserIdWrong =>
                "The user ID and the activation code do not belong together, or the code is not valid any longer.",
            Reason.TooManyOpenRequests => "Segl is open in too many places at once. Wait a little, then try again.",
            Reason.TooManyWrongCodes => "There were too many wrong codes. Wait a little, then try again.",
            Reason.TemporaryPinWrong => "The temporary PIN is wrong. Look at the newest text message.",
            Reason.PCodeWrong => "The P-code is wrong. Look in the letter.",
            Reason.PCodeOver => "The P-code is not valid any longer. Get a new one at Citizen Service.",
            Reason.TemporaryPinDead => "The temporary PIN is not valid any longer. Ask for a new one, or begin again.",
            Reason.TemporaryPinSentTooOften =>
                "The temporary PIN was sent too often. Begin again with a new activation code.",
            Reason.PhoneNumberTooNew => "Your phone number was changed recently, so no code is sent to it yet.",
            Reason.ActivationOver => "The activation took too long. Begin again with a new activation code.",
            Reason.ActivationOutOfOrder => "This step does not come now. Begin again.",
            Reason.StatementInvalid => "The app's signature does not fit. Nothing was changed.",
            Reason.StatementOver => "This took too long. Begin again.",
            Reason.AppTooOld => "Update the app first, then start the copy.",
            Reason.AppRestricted => $"This app is new. It can copy itself and order when it is "
                + $"{Numbers.InEnglish(Limits.NewAppRestricted)} old.",
            Reason.CopyUnderWay => "A copy is under way already.",
            Reason.CopyStopped => "The copy was stopped. Nothing was copied.",
            Reason.CopyOver => "The copy is over. Start a new one on the old phone.",
            Reason.WaitNotOver => "The wait is not over yet.",
            Reason.CodeWaitOver => "No activation code is waiting for you. Ask for a new one.",
            Reason.PhonesApart => "The phones did not hear each other. Hold them close together and try again.",
            Reason.UserIdWrong => "This user ID does not fit. Try again.",
            Reason.CodeOrPasswordWrong => "The code or the password is wrong. Wait for a new code and try again.",
            Reason.DeviceNeedsApp => "The device is activated with your own app. Open the app and approve.",
            Reason.DeviceOrderOpen => "You have ordered one already. Activate it, or cancel the order first.",
            Reason.DeviceOrderOver => "The order has expired and the device cannot be used. Order a new one.",
            Reason.DeviceNotOrdered => "No device is on its way to you. Order one first.",
            Reason.DeviceSerialWrong => "This is not the number of the device that was sent to you. Look at its back.",
            Reason.DeviceCodesWrong =>
                "The codes do not fit. Type a code, wait until the device shows the next one, and type that, too.",
            Reason.DeviceBlocked => "The device is blocked and cannot be used again. Order a new one.",
            Reason.PostalAddressMissing => "Segl does not know your postal address. Choose to pick the device up, "
                + "or have your address registered at a "
                + "Citizen Service desk.",
            Reason.SerialNotInStock => "No such device is in stock, or it is of another kind.",
            Reason.PasswordLengthWrong =>
                $"A password has {Limits.PasswordShortest} to {Limits.PasswordLongest} characters.",
            Reason.PasswordsDiffer => "The passwords are not the same. Type it once more in both fields.",
            Reason.PasswordWaitOver => "No new password is waiting for you.",
            Reason.PasswordCommon => "Many people use this password. Choose another one.",
            Reason.PasswordTells => "A password must not contain your user ID, nor more than "
                + $"{Limits.PasswordDigitsInARow} digits in a row.",
            Reason.PasswordsBusy =>
                "Many people are typing a password right now. Nothing was counted. Try again in a moment.",
            Reason.PrinterMissing => "This desk has no printer. Use the citizen's screen.",
            Reason.PrinterAway =>
                "The printer does not answer. No code was given out. See whether it is on, and try again.",
            Reason.PrinterStopped => "The printer does not print. No code was given out. Look at it, and try again.",
            Reason.PrinterWithoutPaper => "The printer is out of paper. No code was given out. Put paper in and "
                + "try again: a new code is made then.",
            Reason.ScreenMissing =>
                "There is no screen for the citizen. Type the code that the screen shows to connect it.",
            Reason.ScreenCodeWrong => "The code fits no screen. Type the one that the screen shows now.",
            Reason.ScreenOver => "There is nothing more to see here. Ask the officer to show it again.",
            Reason.EvidenceMissing =>
                "The citizen must first show who they are: passport, driving licence, residence permit "
                    + "with photo, or other documents.",
            Reason.DocumentNumberMissing =>
                $"Type the last {Limits.DocumentCharacters} characters of the document's number, letters and digits.",
            Reason.NotFrozen => "It is not frozen.",
            Reason.OfficerServesOwn => "You cannot serve yourself, or anybody you live with. Ask a colleague.",
            Reason.SameOfficer => "The second officer must be another person than the first.",
            Reason.OfficerLimitReached => "You have reached the limit for today. Ask a colleague for help.",
            Reason.ProposalOver => "It is decided already, or waited too long. Begin again.",
            Reason.DeskVisitOver => "The visit is over. Find the citizen again.",
            Reason.WitnessTooNear =>
                "A witness is neither the citizen, nor the officer, nor anybody who lives with the citizen.",
            Reason.WitnessNotUsable => "The Segl of the witness is frozen or closed.",
            Reason.WitnessTooYoung => $"A witness is {Limits.WitnessAge} or older.",
            Reason.WitnessTooNew =>
                $"The Segl of a witness is older than {Numbers.InEnglish(Limits.WitnessIdentityAge)}.",
            Reason.WitnessTooOften =>
                $"A witness vouches for at most {Limits.WitnessUses} persons in {Numbers.InEnglish(Limits.WitnessWindow)}.",
            Reason.GuardianNeeded =>
                $"Whoever is under {Limits.WithoutGuardianAge} gets Segl only with the consent of a guardian.",
            Reason.GuardianTooYoung => $"A guardian is {Limits.WitnessAge} or older.",
            Reason.DocumentCheckOver => "The time for scanning has run out. Begin again.",
            Reason.DocumentTextWrong =>
                "The lines at the foot of the passport or on the back of the card were not read right. Try again, or type them.",
            Reason.DocumentChipUnreadable =>
                "The chip in the document cannot be read. Try again with the document on a table, or go to Citizen Service.",
            Reason.DocumentNotGenuine =>
                "The document cannot be confirmed here. An officer at Citizen Service can look at it. Bring it along.",
            Reason.DocumentFromElsewhere =>
                "The document is from another country than the one you chose. Choose the country again.",
            Reason.DocumentExpired => "The document has expired. Use another one, or go to Citizen Service.",
            Reason.DocumentReportedLost => "The document was reported lost and cannot be used. Go to Citizen Service.",
            Reason.DocumentOfAnother => "The document belongs to somebody else than this app. Nothing was changed.",
            Reason.DocumentHolderUnknown =>
                "The document fits nobody who is registered. See whether the number is right, or go to Citizen Service.",
            Reason.FaceUnclear => "The face cannot be seen clearly. Try again in good light, or go to Citizen Service.",
            Reason.FaceDiffers =>
                "The face cannot be recognised from the picture in the document. An officer at Citizen Service can help.",
            Reason.FaceNotCompared =>
                "Faces cannot be compared here, so Citizen Service does the rest. Bring the document along.",
            Reason.TooManyDocumentChecks => "There were too many scans today.",
            Reason.DocumentChecksBusy => "Many people are scanning documents right now. Try again in a moment.",
            Reason.BookingTimeTaken => "This time has just been taken. Choose another one.",
            Reason.BookingOver => "This time is not kept for you any longer. Choose a time again.",
            Reason.BookingProofWrong => "The code does not fit. Look in the newest message, and try again.",
            Reason.BookingUnknown => "No appointment has this code. Look in the message, and try again.",
            Reason.BookingTooLate => "The appointment has begun and cannot be changed any more. Call the desk.",
            Reason.TooManyBookings =>
                "Too many times were asked for from here. Wait a little, or call the desk, and they will help.",
            Reason.WorkMissing => "The page was not ready yet. Try again.",
            Reason.LoginOver => "This login is over. Begin again at the website.",
            Reason.LoginUnknown => "No such login is waiting for you. Begin again at the website.",
            Reason.QrCodeExpired => "The QR code is too old. Scan the one on the screen now.",
            Reason.ReturnCodeWrong => "The code does not fit. Look in the app.",
            Reason.NumberWrong => "The number does not fit. Look at the screen where you log in.",
            Reason.LoginCodeNeeded =>
                "Several logins wait for you, so the number does not say which one is yours. Type the code of "
                    + $"{Limits.LoginCodeCharacters} characters from the screen where you log in, or scan the QR code.",
            Reason.NumberNotSwitchedOn => "Approving by number is not switched on in this app yet. Scan the QR code.",
            Reason.LinkUsed => "This link was used already. Begin again at the website.",
            Reason.LevelTooLow =>
                "This service asks for a higher level than your Segl has. A Citizen Service desk can raise it.",
            Reason.LoginNotClaimed => "The login is not approved yet.",
            Reason.WrongBrowser => "The login was begun in another browser. Nobody was logged in here.",
        };
}
