namespace Segl.Rules;

/// <summary>The conditions under which an app may start a copy.</summary>
public static class CopyingTheApp
{
    /// <summary>R10, R43, R51, R52: why no copy can be started; null if one can.</summary>
    /// <param name="appVersion">The version that the app reports.</param>
    /// <param name="restrictedUntil">See <see cref="RestrictedUntil"/>.</param>
    /// <param name="activeApps">The number of the person's active apps; the copy would be one more.</param>
    /// <param name="anotherUnderWay">A copy of the same person is under way.</param>
    /// <param name="now">The instant of the request.</param>
    public static Refusal? WhyNotStart(
        int appVersion,
        DateTimeOffset? restrictedUntil,
        int activeApps,
        bool anotherUnderWay,
        DateTimeOffset now
    ) =>
        appVersion < Limits.LeastAppVersion ? new(Reason.AppTooOld)
        : anotherUnderWay ? new(Reason.CopyUnderWay)
        : restrictedUntil is { } until && now < until ? new(Reason.AppRestricted, until)
        : SpareAuthenticators.WhyNoFurtherApp(activeApps);

    /// <summary>
    /// R51: until when an app cannot start a copy, order a device, or change phone number or e-mail; null for the
    /// identity's first app and for one that was activated at a desk.
    /// </summary>
    public static DateTimeOffset? RestrictedUntil(
        bool firstApp,
        ActivatedThrough through,
        DateTimeOffset activatedAt
    ) =>
        (firstApp, through) switch
        {
            (true, _) or (_, ActivatedThrough.Desk) => null,
            (_, ActivatedThrough.Portal or ActivatedThrough.Document or ActivatedThrough.Copy) => activatedAt
                + Limits.NewAppRestricted,
        };

    /// <summary>R50: the level of a copied app is never above the old app's.</summary>
    public static AssuranceLevel LevelOfCopy(AssuranceLevel oldApp, AssuranceLevel identity) =>
        new[] { oldApp, identity, AssuranceLevel.Substantial }.Min();
}
