using Segl.Passport;
using Segl.Rules;

namespace Segl.Server.DocumentChecks.Reading;

/// <summary>What a citizen is told of a chip's fault. Which check failed is nobody's business but the operator's.</summary>
internal static class ChipFaults
{
    /// <summary>The reason.</summary>
    public static Reason ReasonOf(PassportFault fault) =>
        fault switch
        {
            PassportFault.Malformed
            or PassportFault.TooLong
            or PassportFault.ChipRefused
            or PassportFault.AccessDenied
            or PassportFault.SecureMessagingBroken
            or PassportFault.Unsupported => Reason.DocumentChipUnreadable,
            PassportFault.DocumentExpired => Reason.DocumentExpired,
            PassportFault.AccessDowngraded
            or PassportFault.AlgorithmRefused
            or PassportFault.CurveRefused
            or PassportFault.DataGroupDiffers
            or PassportFault.DataGroupMissing
            or PassportFault.DataGroupNotSigned
            or PassportFault.SignatureWrong
            or PassportFault.SignerUntrusted
            or PassportFault.SignerExpired
            or PassportFault.SignerRevoked
            or PassportFault.CountryDiffers
            or PassportFault.MrzDiffers
            or PassportFault.NoCloneCheck
            or PassportFault.ActiveAuthenticationFailed
            or PassportFault.ChipAuthenticationFailed => Reason.DocumentNotGenuine,
        };
}
