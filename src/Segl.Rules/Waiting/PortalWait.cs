namespace Segl.Rules;

/// <summary>R33, R68: a wait that was begun in the portal.</summary>
/// <param name="For">What for.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="ByApp">Whether the login was by app.</param>
/// <param name="CodesShown">How many activation codes it has given.</param>
public sealed record PortalWait(WaitFor For, DateTimeOffset AskedAt, bool ByApp, int CodesShown = 0)
{
    /// <summary>R33: 24 hours, or one hour when the login was by app.</summary>
    public DateTimeOffset ReadyAt => AskedAt + (ByApp ? Limits.PortalWaitByApp : Limits.PortalWait);

    /// <summary>A finished wait for a code can be used until then.</summary>
    public DateTimeOffset UsableUntil => ReadyAt + Limits.CodeWaitUsable;

    /// <summary>Whether it waits, or can be used. A new password needs no further act: it is in force once the wait is
    /// over.</summary>
    public bool IsOpen(DateTimeOffset now) =>
        For switch
        {
            WaitFor.ActivationCode => now < UsableUntil && CodesShown < Limits.CodesOfAWait,
            WaitFor.Password => now < ReadyAt,
        };

    /// <summary>R31, R33: begins the wait for an activation code.</summary>
    /// <param name="level">The level of the login to the portal; Substantial at least.</param>
    /// <param name="byApp">Whether it was by app.</param>
    /// <param name="activeApps">The person's active apps: the code activates one more (R10).</param>
    /// <param name="open">The wait that there is; null if none.</param>
    /// <param name="now">The instant of the request.</param>
    public static Outcome<PortalWait> ForCode(
        AssuranceLevel level,
        bool byApp,
        int activeApps,
        PortalWait? open,
        DateTimeOffset now
    ) =>
        WhyNot(level, open, now) is { } refused ? refused
        : SpareAuthenticators.WhyNoFurtherApp(activeApps) is { } full ? full
        : new PortalWait(WaitFor.ActivationCode, now, byApp);

    /// <summary>R68: begins the wait for a new password.</summary>
    /// <param name="level">The level of the login to the portal; Substantial at least.</param>
    /// <param name="byApp">Whether it was by app.</param>
    /// <param name="hasDevice">Whether there is an active device, which the password stands beside.</param>
    /// <param name="open">The wait that there is; null if none.</param>
    /// <param name="now">The instant of the request.</param>
    public static Outcome<PortalWait> ForPassword(
        AssuranceLevel level,
        bool byApp,
        bool hasDevice,
        PortalWait? open,
        DateTimeOffset now
    ) =>
        WhyNot(level, open, now) is { } refused ? refused
        : hasDevice ? new PortalWait(WaitFor.Password, now, byApp)
        : new Refusal(Reason.NotFound);

    /// <summary>R33: the wait after it gave a code; each new code kills the one before (R32).</summary>
    public Outcome<PortalWait> Show(DateTimeOffset now) =>
        now < ReadyAt ? new Refusal(Reason.WaitNotOver, ReadyAt)
        : !IsOpen(now) ? new Refusal(Reason.CodeWaitOver)
        : this with { CodesShown = CodesShown + 1 };

    private static Refusal? WhyNot(AssuranceLevel level, PortalWait? open, DateTimeOffset now) =>
        level < AssuranceLevel.Substantial ? new(Reason.LevelTooLow)
        : open is not null && open.IsOpen(now) ? new(Reason.WaitNotOver, open.ReadyAt)
        : null;
}
