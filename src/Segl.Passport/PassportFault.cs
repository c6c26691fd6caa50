namespace Segl.Passport;

/// <summary>Why a document, or what a chip answered, is not accepted.</summary>
public enum PassportFault
{
    /// <summary>A file or an answer is not in the format that ICAO Doc 9303 gives it.</summary>
    Malformed,

    /// <summary>A file, an answer or a list is longer than any honest one.</summary>
    TooLong,

    /// <summary>The chip refused a command; the status word is in the message.</summary>
    ChipRefused,

    /// <summary>BAC or PACE did not come to an end: the wrong MRZ or CAN, or a chip that does not know it.</summary>
    AccessDenied,

    /// <summary>
    /// The signed data say that the chip has PACE, and yet it was opened otherwise (Doc 9303-11 section 4.2).
    /// </summary>
    AccessDowngraded,

    /// <summary>An answer was not protected by the session's keys (Doc 9303-11 section 9.8).</summary>
    SecureMessagingBroken,

    /// <summary>A protocol, curve or algorithm that this library does not have.</summary>
    Unsupported,

    /// <summary>An algorithm or a key that is known and too weak, or one that the certificate does not allow.</summary>
    AlgorithmRefused,

    /// <summary>Explicit curve parameters that are those of no named curve.</summary>
    CurveRefused,

    /// <summary>A data group is not the one that was signed.</summary>
    DataGroupDiffers,

    /// <summary>
    /// A data group that the security object lists is not there: a copy leaves out what would show it (T-20).
    /// </summary>
    DataGroupMissing,

    /// <summary>A data group was read that the security object does not list.</summary>
    DataGroupNotSigned,

    /// <summary>The signature of the security object is not that of the document signer in it.</summary>
    SignatureWrong,

    /// <summary>The document signer's certificate was signed by no trusted country signing authority.</summary>
    SignerUntrusted,

    /// <summary>The document signer, or the authority above it, was not valid at signing or is not valid now.</summary>
    SignerExpired,

    /// <summary>The document signer was revoked.</summary>
    SignerRevoked,

    /// <summary>The document names another country than its signer's.</summary>
    CountryDiffers,

    /// <summary>The chip holds another machine-readable zone than the one it was opened with.</summary>
    MrzDiffers,

    /// <summary>The document is no longer valid.</summary>
    DocumentExpired,

    /// <summary>The chip offers no way to prove that it is no copy.</summary>
    NoCloneCheck,

    /// <summary>The chip could not sign the challenge with the key of DG15 (Doc 9303-11 section 6.1).</summary>
    ActiveAuthenticationFailed,

    /// <summary>The chip does not hold the key of DG14 or EF.CardSecurity (Doc 9303-11 sections 6.2 and 4.4).</summary>
    ChipAuthenticationFailed,
}
