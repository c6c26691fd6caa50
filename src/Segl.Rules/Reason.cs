namespace Segl.Rules;

/// <summary>Every refusal of the scheme. A new one fails to compile until it has a status and its texts.</summary>
public enum Reason
{
    // Invalid requests
    Malformed,
    OutOfOrder,
    TooLarge,
    NotFound,
    ProofInvalid,
    AnswerTokenOld,

    // Persons and identities
    PersonNumberInvalid,
    PersonAlreadyRegistered,
    TooYoung,
    UserIdInvalid,
    UserIdTaken,
    TermsNotAccepted,
    LevelNotGivenHere,
    IdentityFrozen,
    PhoneNumberInvalid,
    EmailInvalid,
    PostalAddressInvalid,

    // What a person may hold
    TooManyApps,
    LastAuthenticator,
    AppNotActive,
    TooManyPersons,
    NeedsApp,
    NameTaken,
    TooManySecurityKeys,
    SecurityKeyMissing,
    SecurityKeyWrong,
    SecurityKeyCopied,
    SecurityKeyCloned,
    SecurityKeyOver,

    // PIN and biometrics
    PinWrong,
    AppSuspended,
    AppBlocked,
    BiometricsNotAllowed,
    BiometricsWrong,
    KnowledgeMissing,

    // Codes
    CodeOrUserIdWrong,
    TooManyWrongCodes,
    TooManyOpenRequests,
    TemporaryPinWrong,
    TemporaryPinDead,
    TemporaryPinSentTooOften,
    PCodeWrong,
    PCodeOver,
    PhoneNumberTooNew,

    // Activation and statements
    ActivationOver,
    ActivationOutOfOrder,
    StatementInvalid,
    StatementOver,

    // Copying the app
    AppTooOld,
    AppRestricted,
    CopyUnderWay,
    CopyStopped,
    CopyOver,
    WaitNotOver,
    CodeWaitOver,
    PhonesApart,
    UserIdWrong,

    // Code displays and audio code readers
    CodeOrPasswordWrong,
    DeviceNeedsApp,
    DeviceOrderOpen,
    DeviceOrderOver,
    DeviceNotOrdered,
    DeviceSerialWrong,
    DeviceCodesWrong,
    DeviceBlocked,
    PostalAddressMissing,
    SerialNotInStock,
    PasswordLengthWrong,
    PasswordCommon,
    PasswordTells,
    PasswordsBusy,
    PasswordsDiffer,
    PasswordWaitOver,

    // At a desk
    PrinterMissing,
    PrinterAway,
    PrinterStopped,
    PrinterWithoutPaper,
    ScreenMissing,
    ScreenCodeWrong,
    ScreenOver,

    // Citizen Service desk
    EvidenceMissing,
    DocumentNumberMissing,
    NotFrozen,
    OfficerServesOwn,
    SameOfficer,
    OfficerLimitReached,
    ProposalOver,
    DeskVisitOver,
    WitnessTooNear,
    WitnessNotUsable,
    WitnessTooYoung,
    WitnessTooNew,
    WitnessTooOften,
    GuardianNeeded,
    GuardianTooYoung,

    // Passport and ID card
    DocumentCheckOver,
    DocumentTextWrong,
    DocumentChipUnreadable,
    DocumentNotGenuine,
    DocumentFromElsewhere,
    DocumentExpired,
    DocumentReportedLost,
    DocumentOfAnother,
    DocumentHolderUnknown,
    FaceUnclear,
    FaceDiffers,
    FaceNotCompared,
    TooManyDocumentChecks,
    DocumentChecksBusy,

    // Appointments at a desk
    BookingTimeTaken,
    BookingOver,
    BookingProofWrong,
    BookingUnknown,
    BookingTooLate,
    TooManyBookings,
    WorkMissing,

    // Logging in
    LoginOver,
    LoginUnknown,
    QrCodeExpired,
    NumberWrong,
    NumberNotSwitchedOn,
    LoginCodeNeeded,
    LinkUsed,
    ReturnCodeWrong,
    LevelTooLow,
    LoginNotClaimed,
    WrongBrowser,
}
