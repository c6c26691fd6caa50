namespace Segl.Rules;

/// <summary>Which authenticators a person may hold beside those they have.</summary>
public static class SpareAuthenticators
{
    /// <summary>
    /// R10, R11: why no further app can be activated; null if it can. An app that was only removed from a phone is
    /// still active here and keeps its place.
    /// </summary>
    /// <param name="activeApps">The person's apps that are neither blocked nor deleted in the service.</param>
    public static Refusal? WhyNoFurtherApp(int activeApps) =>
        activeApps >= Limits.ActiveApps ? new(Reason.TooManyApps) : null;

    /// <summary>R19: why the app cannot be deleted or blocked; null if it can.</summary>
    /// <param name="otherActive">The person's other active authenticators.</param>
    /// <param name="knowsOfLockout">The owner confirmed that they will be locked out.</param>
    public static Refusal? WhyNotGiveUp(int otherActive, bool knowsOfLockout) =>
        otherActive == 0 && !knowsOfLockout ? new(Reason.LastAuthenticator) : null;
}
