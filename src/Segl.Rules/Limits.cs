namespace Segl.Rules;

/// <summary>Every number of the rules that a citizen or an officer can refer to. No other file in the solution may
/// contain one of these numbers.</summary>
public static class Limits
{
    /// <summary>R02: a P-code, for persons without a person number, has eight digits.</summary>
    public const int PCodeDigits = 8;

    /// <summary>R03: a P-code is valid for 60 days.</summary>
    public static readonly TimeSpan PCodeValid = TimeSpan.FromDays(60);

    /// <summary>R03: a P-code takes three attempts.</summary>
    public const int PCodeAttempts = 3;

    /// <summary>R04: nobody under 13 gets an identity.</summary>
    public const int YoungestAge = 13;

    /// <summary>R05: a user ID has at least 5 characters.</summary>
    public const int UserIdShortest = 5;

    /// <summary>R05: a user ID has at most 48 characters.</summary>
    public const int UserIdLongest = 48;

    /// <summary>R05: a user ID has at most nine digits in a row, so that it is no person number.</summary>
    public const int UserIdDigitsInARow = 9;

    /// <summary>R09: what is kept about a person is erased 30 days after the identity ended.</summary>
    public static readonly TimeSpan ErasedAfter = TimeSpan.FromDays(30);

    /// <summary>R09: an approved login, with its tokens, is kept for two days; the last token expires before.</summary>
    public static readonly TimeSpan LoginKept = TimeSpan.FromDays(2);

    /// <summary>R09: an activation and its temporary PIN are kept for a day.</summary>
    public static readonly TimeSpan ActivationKept = TimeSpan.FromDays(1);

    /// <summary>R09: a copy is kept for 30 days, so that its stop link still reports the result.</summary>
    public static readonly TimeSpan CopyKept = TimeSpan.FromDays(30);

    /// <summary>R09: wrong codes of an installation or address are remembered for a day.</summary>
    public static readonly TimeSpan WrongCodesKept = TimeSpan.FromDays(1);

    /// <summary>R09: a notice is kept for 30 days after it was sent.</summary>
    public static readonly TimeSpan SentNoticeKept = TimeSpan.FromDays(30);

    /// <summary>R09: a notice that was given up is kept for 90 days.</summary>
    public static readonly TimeSpan GivenUpNoticeKept = TimeSpan.FromDays(90);

    /// <summary>R88: what an operator asked for waits one hour for their approval.</summary>
    public static readonly TimeSpan OperatorDraftKept = TimeSpan.FromHours(1);

    /// <summary>R67: a maker's file waits one day for the second part of its key.</summary>
    public static readonly TimeSpan StockUploadKept = TimeSpan.FromDays(1);

    /// <summary>The figures of the hours are kept for 100 days.</summary>
    public static readonly TimeSpan FigureKept = TimeSpan.FromDays(100);

    /// <summary>R10: a person has at most three active apps at the same time.</summary>
    public const int ActiveApps = 3;

    /// <summary>R18: a security key is registered within 10 minutes of the app's approval.</summary>
    public static readonly TimeSpan SecurityKeyRegistration = TimeSpan.FromMinutes(10);

    /// <summary>R20: a personal PIN has six digits.</summary>
    public const int PinDigits = 6;

    /// <summary>R22: after the third wrong PIN in a row the app is suspended.</summary>
    public const int WrongPinsToSuspend = 3;

    /// <summary>R22: after the fifth wrong PIN in a row the app is blocked until a new PIN is made.</summary>
    public const int WrongPinsToBlock = 5;

    /// <summary>R22: a suspension after wrong PINs lasts 15 minutes.</summary>
    public static readonly TimeSpan PinSuspension = TimeSpan.FromMinutes(15);

    /// <summary>R26: at most five persons share one installation.</summary>
    public const int PersonsOnOnePhone = 5;

    /// <summary>R30: an activation code has 10 characters of Crockford base-32 (50 bits).</summary>
    public const int ActivationCodeCharacters = 10;

    /// <summary>R32: an activation code on a screen is valid for 10 minutes.</summary>
    public static readonly TimeSpan ActivationCodeOnScreen = TimeSpan.FromMinutes(10);

    /// <summary>R32: an activation code sent by SMS is valid for 30 minutes.</summary>
    public static readonly TimeSpan ActivationCodeBySms = TimeSpan.FromMinutes(30);

    /// <summary>R32: an activation code printed by a desk is valid for 48 hours.</summary>
    public static readonly TimeSpan ActivationCodePrinted = TimeSpan.FromHours(48);

    /// <summary>R32: three wrong user IDs typed with an activation code invalidate it.</summary>
    public const int WrongUserIdsPerCode = 3;

    /// <summary>R32: after three wrong codes an installation or address must wait.</summary>
    public const int WrongCodesBeforeWaiting = 3;

    /// <summary>R32: the wait after wrong codes is 15 minutes.</summary>
    public static readonly TimeSpan WrongCodesWait = TimeSpan.FromMinutes(15);

    /// <summary>R32: at most ten wrong codes an hour from one installation or address.</summary>
    public const int WrongCodesAnHour = 10;

    /// <summary>R33, R68: an activation code or a new password from the portal takes a wait of 24 hours.</summary>
    public static readonly TimeSpan PortalWait = TimeSpan.FromHours(24);

    /// <summary>R33, R68: it takes one hour when the login was by app.</summary>
    public static readonly TimeSpan PortalWaitByApp = TimeSpan.FromHours(1);

    /// <summary>R33: a finished wait can be used for 24 hours.</summary>
    public static readonly TimeSpan CodeWaitUsable = TimeSpan.FromHours(24);

    /// <summary>R33: a finished wait gives three codes, one after the other.</summary>
    public const int CodesOfAWait = 3;

    /// <summary>R34: a temporary PIN has eight digits.</summary>
    public const int TemporaryPinDigits = 8;

    /// <summary>R34: a temporary PIN is valid for 10 minutes.</summary>
    public static readonly TimeSpan TemporaryPinValid = TimeSpan.FromMinutes(10);

    /// <summary>R34: a temporary PIN allows three tries.</summary>
    public const int TemporaryPinTries = 3;

    /// <summary>R34: a temporary PIN may be sent again three times.</summary>
    public const int TemporaryPinResends = 3;

    /// <summary>R35: a number changed less than five days ago gets no codes.</summary>
    public static readonly TimeSpan ChangedNumberGetsNoCodes = TimeSpan.FromDays(5);

    /// <summary>An abandoned activation expires after 15 minutes (protocol, "Requests of an app").</summary>
    public static readonly TimeSpan ActivationValid = TimeSpan.FromMinutes(15);

    /// <summary>R60: the code of a device has six digits.</summary>
    public const int DeviceCodeDigits = 6;

    /// <summary>R60: a device shows a new code every 30 seconds, unless its maker's file says otherwise.</summary>
    public static readonly TimeSpan DeviceInterval = TimeSpan.FromSeconds(30);

    /// <summary>R62: the first three displays and the first three readers are free.</summary>
    public const int FreeDevicesOfAKind = 3;

    /// <summary>R62: each further code display costs 41.76 DKK.</summary>
    public const decimal CodeDisplayFee = 41.76m;

    /// <summary>R62: each further audio code reader costs 41.71 DKK.</summary>
    public const decimal AudioReaderFee = 41.71m;

    /// <summary>R63: an order can be activated within 21 days.</summary>
    public static readonly TimeSpan OrderValid = TimeSpan.FromDays(21);

    /// <summary>R63: an order that goes abroad can be activated within 30 days.</summary>
    public static readonly TimeSpan OrderAbroadValid = TimeSpan.FromDays(30);

    /// <summary>R61: a device comes by post after 3 working days at the earliest.</summary>
    public const int PostShortestWorkingDays = 3;

    /// <summary>R61: a device comes by post after 7 working days at the latest.</summary>
    public const int PostLongestWorkingDays = 7;

    /// <summary>R67: the number on a device's back has at least three characters.</summary>
    public const int SerialShortest = 3;

    /// <summary>R67: the number on a device's back has at most 24 characters.</summary>
    public const int SerialLongest = 24;

    /// <summary>R65: a code is accepted within one step of the device's learned drift.</summary>
    public const int DriftAtLogin = 1;

    /// <summary>R65: what is learned at logins moves by at most ten steps a year since the last
    /// synchronisation.</summary>
    public const int DriftAYear = 10;

    /// <summary>R65: a device is at most 30 steps early or late; two consecutive codes are searched that far.</summary>
    public const int DriftInAll = 30;

    /// <summary>R66: after the third wrong code in a row beside the right password the device is suspended.</summary>
    public const int WrongDeviceCodesToSuspend = 3;

    /// <summary>R66: after the tenth wrong code in a row beside the right password the device is blocked for
    /// good.</summary>
    public const int WrongDeviceCodesToBlock = 10;

    /// <summary>R66: the first suspension of a device lasts 15 minutes, each further one twice as long.</summary>
    public static readonly TimeSpan DeviceSuspension = TimeSpan.FromMinutes(15);

    /// <summary>R69: a password has at least 8 characters.</summary>
    public const int PasswordShortest = 8;

    /// <summary>R69: a password has at most 64 characters.</summary>
    public const int PasswordLongest = 64;

    /// <summary>R69: a password has at most nine digits in a row, so that it holds no person number.</summary>
    public const int PasswordDigitsInARow = 9;

    /// <summary>R69: the fifth wrong password in a row beside a right code suspends the password.</summary>
    public const int WrongPasswordsToSuspend = 5;

    /// <summary>R69: the tenth wrong password in a row beside a right code blocks it.</summary>
    public const int WrongPasswordsToBlock = 10;

    /// <summary>R69: a suspension of a password lasts 15 minutes.</summary>
    public static readonly TimeSpan PasswordSuspension = TimeSpan.FromMinutes(15);

    /// <summary>R92: a QR code of a login is valid for 10 seconds in all, from when it may be handed out; it changes
    /// every second.</summary>
    public static readonly TimeSpan LoginQrCodeValid = TimeSpan.FromSeconds(10);

    /// <summary>R92: the QR codes of four seconds are handed out together, in the second before them at the
    /// earliest.</summary>
    public const int LoginQrCodesTogether = 4;

    /// <summary>R92: the number on the starting screen has four digits.</summary>
    public const int LoginNumberDigits = 4;

    /// <summary>R92: a number counts while at most three logins wait for the person.</summary>
    public const int LoginsForANumber = 3;

    /// <summary>R94: "this was not me" before a claim ends so many of the logins that wait, the newest.</summary>
    public const int LoginsRefusedAtOnce = 100;

    /// <summary>R92: the code on the starting screen, for when more wait, has eight characters of Crockford base-32 (40
    /// bits).</summary>
    public const int LoginCodeCharacters = 8;

    /// <summary>R92: three wrong numbers end the login.</summary>
    public const int WrongLoginNumbers = 3;

    /// <summary>R92: a return code, which the owner types into the browser, has six digits.</summary>
    public const int ReturnCodeDigits = 6;

    /// <summary>R92: three wrong return codes end the login.</summary>
    public const int WrongReturnCodes = 3;

    /// <summary>R70: a document is read within five minutes.</summary>
    public static readonly TimeSpan DocumentReading = TimeSpan.FromMinutes(5);

    /// <summary>R70: the ticket that opens a reading is valid for one minute.</summary>
    public static readonly TimeSpan DocumentTicketValid = TimeSpan.FromMinutes(1);

    /// <summary>R70: what a granted check gives is taken within 15 minutes.</summary>
    public static readonly TimeSpan DocumentCheckGives = TimeSpan.FromMinutes(15);

    /// <summary>R70: a reading takes at most five attempts at the machine-readable text.</summary>
    public const int ZonesOfAReading = 5;

    /// <summary>R70: a reading begins with the chip at most five times; a chip that was moved away is read anew.</summary>
    public const int ChipsOfAReading = 5;

    /// <summary>R70: a reading asks at most three times for the face.</summary>
    public const int FacesOfAReading = 3;

    /// <summary>T-29: at most five checks a day of one document.</summary>
    public const int ChecksOfADocument = 5;

    /// <summary>T-26, T-29: at most ten checks a day on one phone.</summary>
    public const int ChecksOfAnInstallation = 10;

    /// <summary>T-29: at most a hundred checks a day from one address, which a library or a school shares.</summary>
    public const int ChecksOfAnAddress = 100;

    /// <summary>T-29: so many bytes go to and from a chip in a reading at most, also where it is read anew; honest ones have
    /// some 100,000.</summary>
    public const int BytesOfAReading = 1024 * 1024;

    /// <summary>T-29: a reading is opened with the machine-readable text within ten seconds.</summary>
    public static readonly TimeSpan DocumentTextWithin = TimeSpan.FromSeconds(10);

    /// <summary>R72: a master list that is older than this is told to the operator.</summary>
    public static readonly TimeSpan MasterListFresh = TimeSpan.FromDays(180);

    /// <summary>R74: that a check was made is kept for a day; its outcome stands in the person's journal.</summary>
    public static readonly TimeSpan DocumentCheckKept = TimeSpan.FromDays(1);

    /// <summary>R80: an appointment can be booked until one hour before it begins.</summary>
    public static readonly TimeSpan BookingSoonest = TimeSpan.FromHours(1);

    /// <summary>R80: an appointment can be booked 60 days ahead.</summary>
    public static readonly TimeSpan BookingAhead = TimeSpan.FromDays(60);

    /// <summary>R80: a place is held for 15 minutes; then the number or address must be proven.</summary>
    public static readonly TimeSpan BookingHold = TimeSpan.FromMinutes(15);

    /// <summary>R80: of a desk's places of a day at most 25 percent are held without a proof; whoever comes then gets the
    /// place with the proof.</summary>
    public const int BookingHoldsPercent = 25;

    /// <summary>R80: the code that proves a number or address has six digits.</summary>
    public const int BookingProofDigits = 6;

    /// <summary>R80: three codes may be typed to prove a number or address.</summary>
    public const int BookingProofTries = 3;

    /// <summary>R80: the code of an appointment has ten characters (50 bits).</summary>
    public const int BookingCodeCharacters = 10;

    /// <summary>R80: whoever lost a time to somebody else is offered the six nearest ones.</summary>
    public const int BookingTimesOffered = 6;

    /// <summary>R80: the five nearest desks are shown.</summary>
    public const int DesksOffered = 5;

    /// <summary>R80: the reminder comes 24 hours before.</summary>
    public static readonly TimeSpan BookingReminder = TimeSpan.FromHours(24);

    /// <summary>R80: one number or address may ask for five appointments a day.</summary>
    public const int BookingsOfAContactADay = 5;

    /// <summary>R80: one address may ask for 30 appointments an hour, since many people share one.</summary>
    public const int BookingsOfAnAddressAnHour = 30;

    /// <summary>R80: without a proof of work one address may ask for five appointments an hour.</summary>
    public const int BookingsWithoutWorkAnHour = 5;

    /// <summary>R80: one form may ask for five times, such as after others were quicker.</summary>
    public const int BookingsOfAForm = 5;

    /// <summary>R09: an appointment is kept for 30 days after it.</summary>
    public static readonly TimeSpan BookingKept = TimeSpan.FromDays(30);

    /// <summary>R09: the request of somebody who cannot come is kept for 30 days, unless the desk has done it before.</summary>
    public static readonly TimeSpan ReachRequestKept = TimeSpan.FromDays(30);

    /// <summary>R09: how often an address or a contact asked for appointments is remembered for a day.</summary>
    public static readonly TimeSpan AskedBookingsKept = TimeSpan.FromDays(1);

    /// <summary>R92: approval by number comes into force one hour after it was switched on, at once on a first
    /// app.</summary>
    public static readonly TimeSpan NumberApprovalWait = TimeSpan.FromHours(1);

    /// <summary>R93: the text of a login has at most 130 characters.</summary>
    public const int LoginTextLongest = 130;

    /// <summary>R94: a login expires after five minutes.</summary>
    public static readonly TimeSpan LoginValid = TimeSpan.FromMinutes(5);

    /// <summary>R09: a waiting login is kept twice as long as it can be answered, so that a refusal is told.</summary>
    public static readonly TimeSpan WaitingLoginKept = 2 * LoginValid;

    /// <summary>R94: at most three pushes without a claim in between.</summary>
    public const int PushesWithoutClaim = 3;

    /// <summary>R94: "this was not me" stops pushes for that browser and address for one hour.</summary>
    public static readonly TimeSpan PushesStopped = TimeSpan.FromHours(1);

    /// <summary>R95: at most three open streams for one login on a node.</summary>
    public const int OpenStreamsOfALogin = 3;

    /// <summary>R95: at most ten open streams for one browser on a node.</summary>
    public const int OpenStreamsOfABrowser = 10;

    /// <summary>R95: at most two hundred open streams for one address on a node, since many browsers may share an
    /// address.</summary>
    public const int OpenStreamsOfAnAddress = 200;

    /// <summary>R95: at most two thousand open questions of apps for one address on a node: an open app asks all the time, and
    /// a whole town may share an address.</summary>
    public const int OpenQuestionsOfAnAddress = 2000;

    /// <summary>A login waits at most ten minutes for its turn. Turns of those who left pass unused, so a queue must not grow
    /// for as long as a flood lasts.</summary>
    public static readonly TimeSpan LongestLoginQueue = TimeSpan.FromMinutes(10);

    /// <summary>A pushed request may begin a login for 25 minutes after its page was first opened: the queue, twice where it
    /// was full, and the five minutes of a login.</summary>
    public static readonly TimeSpan PushedRequestBegins =
        LongestLoginQueue + LongestLoginQueue + TimeSpan.FromMinutes(5);

    /// <summary>R97: a private relying party may test a person number three times.</summary>
    public const int PersonNumberTests = 3;

    /// <summary>R97: a private relying party may test one person's number six times a day, however often the person
    /// logs in there.</summary>
    public const int PersonNumberTestsADay = 6;

    /// <summary>R97: a person number may be tested within 15 minutes of the login.</summary>
    public static readonly TimeSpan PersonNumberTestWithin = TimeSpan.FromMinutes(15);

    /// <summary>R99: the portal logs out after 15 minutes in which nothing was asked of it.</summary>
    public static readonly TimeSpan PortalIdle = TimeSpan.FromMinutes(15);

    /// <summary>R99: a login to the portal lasts one hour at most.</summary>
    public static readonly TimeSpan PortalLongest = TimeSpan.FromHours(1);

    /// <summary>R83: the desk logs an officer out after 15 minutes in which nothing was asked of it.</summary>
    public static readonly TimeSpan OfficerIdle = TimeSpan.FromMinutes(15);

    /// <summary>R83: an officer's login lasts 12 hours at most.</summary>
    public static readonly TimeSpan OfficerLongest = TimeSpan.FromHours(12);

    /// <summary>R81: the officer types the last six characters of a document's number.</summary>
    public const int DocumentCharacters = 6;

    /// <summary>R81: two other documents are as good as one with a photo.</summary>
    public const int OtherDocuments = 2;

    /// <summary>R81: what was shown counts for one hour, as long as the citizen is served.</summary>
    public static readonly TimeSpan DeskVisitValid = TimeSpan.FromHours(1);

    /// <summary>R82, R85: a witness or a guardian is 18 or older.</summary>
    public const int WitnessAge = 18;

    /// <summary>R82: the identity of a witness is older than 30 days.</summary>
    public static readonly TimeSpan WitnessIdentityAge = TimeSpan.FromDays(30);

    /// <summary>R82: a witness vouches for at most three persons in 120 days.</summary>
    public const int WitnessUses = 3;

    /// <summary>R82: the time in which a witness's persons are counted.</summary>
    public static readonly TimeSpan WitnessWindow = TimeSpan.FromDays(120);

    /// <summary>R85: whoever is younger than 15 gets an identity only with the consent of a guardian.</summary>
    public const int WithoutGuardianAge = 15;

    /// <summary>R84: what waits for a second officer is over after 30 minutes.</summary>
    public static readonly TimeSpan DeskProposalValid = TimeSpan.FromMinutes(30);

    /// <summary>R84: what waited for a second officer is kept for a day.</summary>
    public static readonly TimeSpan DeskProposalKept = TimeSpan.FromDays(1);

    /// <summary>R83: an officer looks up at most 100 persons a day.</summary>
    public const int OfficerLookUpsADay = 100;

    /// <summary>R83: an officer acts on identities at most 60 times a day.</summary>
    public const int OfficerActsADay = 60;

    /// <summary>R83: an officer freezes at most 10 identities a day.</summary>
    public const int OfficerFreezesADay = 10;

    /// <summary>T-40: from 80 percent of a day's limit on, operators see it beside the officer and on their first
    /// page.</summary>
    public const int OfficerNearLimitPercent = 80;

    /// <summary>R83: how many persons an officer looked up on a day is kept for 30 days.</summary>
    public static readonly TimeSpan OfficerDayKept = TimeSpan.FromDays(30);

    /// <summary>An authorization code is valid for 60 seconds and works once (protocol, "OpenID Connect
    /// provider").</summary>
    public static readonly TimeSpan CodeValid = TimeSpan.FromSeconds(60);

    /// <summary>A refresh token is accepted once more within 30 seconds, after a lost response or a race (plain
    /// profile).</summary>
    public static readonly TimeSpan RefreshRepeatedWithin = TimeSpan.FromSeconds(30);

    /// <summary>A pushed request can be used by its request_uri within 60 seconds, once (RFC 9126).</summary>
    public static readonly TimeSpan PushedRequestValid = TimeSpan.FromSeconds(60);

    /// <summary>ID tokens and access tokens are valid for 5 minutes.</summary>
    public static readonly TimeSpan TokenValid = TimeSpan.FromMinutes(5);

    /// <summary>A refresh token works for 12 hours after the code was redeemed.</summary>
    public static readonly TimeSpan RefreshTokenValid = TimeSpan.FromHours(12);

    /// <summary>R41: copying the app takes a wait of one hour, so that a stolen phone is noticed first.</summary>
    public static readonly TimeSpan WaitBeforeCopying = TimeSpan.FromHours(1);

    /// <summary>R44: a finished wait can be used for 24 hours.</summary>
    public static readonly TimeSpan CopyUsable = TimeSpan.FromHours(24);

    /// <summary>R44: a finished wait allows five QR codes.</summary>
    public const int CopyQrCodes = 5;

    /// <summary>R44: renewing an unscanned code within ten minutes of the PIN needs no new PIN.</summary>
    public static readonly TimeSpan CopyRenewWithoutPin = TimeSpan.FromMinutes(10);

    /// <summary>R45: the QR code of a copy must be scanned within three minutes of being shown.</summary>
    public static readonly TimeSpan CopyQrCodeValid = TimeSpan.FromMinutes(3);

    /// <summary>R45: after the scan, the proof of nearness and the comparison have three minutes.</summary>
    public static readonly TimeSpan CopyNearness = TimeSpan.FromMinutes(3);

    /// <summary>R45: from the user ID to the active app a copy has 15 minutes.</summary>
    public static readonly TimeSpan CopyFinish = TimeSpan.FromMinutes(15);

    /// <summary>R46: the owner compares four digits on both screens.</summary>
    public const int CopyDigits = 4;

    /// <summary>R45: without a camera, twelve words replace the QR code of a copy (protocol, "Twelve
    /// words").</summary>
    public const int CopyWords = 12;

    /// <summary>R47: the new app allows three user IDs per QR code.</summary>
    public const int CopyUserIdTries = 3;

    /// <summary>R51: for 24 hours after its activation an app is restricted.</summary>
    public static readonly TimeSpan NewAppRestricted = TimeSpan.FromHours(24);

    /// <summary>R52: the least version of the app that may start a copy.</summary>
    public const int LeastAppVersion = 1;

    /// <summary>Protocol, "Copying the app": the name that a new phone reports has at most 40 plain
    /// characters.</summary>
    public const int ModelLongest = 40;

    /// <summary>R83: the code by which an officer connects a citizen's screen has eight characters of Crockford base-32 (40
    /// bits).</summary>
    public const int ScreenCodeCharacters = 8;

    /// <summary>R83: that code is valid for ten minutes.</summary>
    public static readonly TimeSpan ScreenCodeValid = TimeSpan.FromMinutes(10);

    /// <summary>R83: what an officer puts on a citizen's screen waits there for 15 minutes.</summary>
    public static readonly TimeSpan ScreenOfferValid = TimeSpan.FromMinutes(15);

    /// <summary>R83: an activation code stands on a citizen's screen for five minutes.</summary>
    public static readonly TimeSpan ScreenShowsCode = TimeSpan.FromMinutes(5);
}
