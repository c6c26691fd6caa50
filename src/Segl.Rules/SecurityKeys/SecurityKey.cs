namespace Segl.Rules;

/// <summary>R18: a WebAuthn authenticator that its owner brings along. It logs nobody in by itself: it is used beside the
/// app, for level High (R96).</summary>
public static class SecurityKey
{
    /// <summary>
    /// R18, R51: why no security key can be added; null if one can. What the app must be able to do is what a login needs,
    /// and it must not be new, since app and key together give more than the app.
    /// </summary>
    /// <param name="approvedBy">The app that approved it; null where there is none.</param>
    /// <param name="restrictedUntil">See <see cref="CopyingTheApp.RestrictedUntil"/>.</param>
    /// <param name="hasActive">Whether the person has an active one.</param>
    /// <param name="frozenAt">When the identity was frozen; null when it is not.</param>
    /// <param name="now">The instant of the request.</param>
    public static Refusal? WhyNotAdd(
        AppStanding? approvedBy,
        DateTimeOffset? restrictedUntil,
        bool hasActive,
        DateTimeOffset? frozenAt,
        DateTimeOffset now
    ) =>
        approvedBy is null ? new(Reason.NeedsApp)
        : approvedBy.WhyNotVouch(frozenAt, now) is { } refused ? refused
        : now < restrictedUntil ? new(Reason.AppRestricted, restrictedUntil)
        : hasActive ? new(Reason.TooManySecurityKeys)
        : null;

    /// <summary>
    /// WebAuthn Level 3, section 7.2, step 22: whether the counter of signatures tells of a second authenticator with the
    /// same private key. A key that does not count always says zero.
    /// </summary>
    /// <param name="before">The counter of the last use.</param>
    /// <param name="told">The counter of this one.</param>
    public static bool SeemsCloned(long before, long told) => (before, told) is not (0, 0) && told <= before;
}
