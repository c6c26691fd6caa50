namespace Segl.Passport;

/// <summary>By what a chip proved that it is no copy.</summary>
public enum CloneCheck
{
    /// <summary>It signed a fresh challenge with the key of DG15 (Doc 9303-11 section 6.1).</summary>
    ActiveAuthentication,

    /// <summary>It agreed on new session keys with the key of DG14 (Doc 9303-11 section 6.2).</summary>
    ChipAuthentication,

    /// <summary>It showed in PACE that it holds the key of EF.CardSecurity (Doc 9303-11 section 4.4.3.5).</summary>
    ChipAuthenticationMapping,
}
