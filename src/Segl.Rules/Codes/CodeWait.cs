namespace Segl.Rules;

/// <summary>R31, R33: the wait for an activation code that was asked for in the portal.</summary>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="ByApp">Whether the login was by app.</param>
/// <param name="CodesShown">How many codes it has given.</param>
public sealed record CodeWait(DateTimeOffset AskedAt, bool ByApp, int CodesShown = 0)
{
    /// <summary>R33: 24 hours, or one hour when the login was by app.</summary>
    public DateTimeOffset ReadyAt => AskedAt + (ByApp ? Limits.CodeWaitByApp : Limits.CodeWait);

    /// <summary>A finished wait can be used until then.</summary>
    public DateTimeOffset UsableUntil => ReadyAt + Limits.CodeWaitUsable;

    /// <summary>Whether it waits, or can be used.</summary>
    public bool IsOpen(DateTimeOffset now) => now < UsableUntil && CodesShown < Limits.CodesOfAWait;

    /// <summary>R31, R33: begins a wait.</summary>
    /// <param name="level">The level of the login to the portal; Substantial at least.</param>
    /// <param name="byApp">Whether it was by app.</param>
    /// <param name="activeApps">The person's active apps: the code activates one more (R10).</param>
    /// <param name="open">The wait that there is; null if none.</param>
    /// <param name="now">The instant of the request.</param>
    public static Outcome<CodeWait> Ask(
        AssuranceLevel level,
        bool byApp,
        int activeApps,
        CodeWait? open,
        DateTimeOffset now
    ) =>
        level < AssuranceLevel.Substantial ? new Refusal(Reason.LevelTooLow)
        : open is not null && open.IsOpen(now) ? new Refusal(Reason.WaitNotOver, open.ReadyAt)
        : SpareAuthenticators.WhyNoFurtherApp(activeApps) is { } full ? full
        : new CodeWait(now, byApp);

    /// <summary>R33: the wait after it gave a code; each new code kills the one before (R32).</summary>
    public Outcome<CodeWait> Show(DateTimeOffset now) =>
        now < ReadyAt ? new Refusal(Reason.WaitNotOver, ReadyAt)
        : !IsOpen(now) ? new Refusal(Reason.CodeWaitOver)
        : this with { CodesShown = CodesShown + 1 };
}
