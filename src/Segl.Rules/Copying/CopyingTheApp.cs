using System.Diagnostics;

namespace Segl.Rules;

/// <summary>Where a copy stands. Each step carries the facts that only that step has.</summary>
public abstract record CopyStep
{
    private CopyStep() { }

    /// <summary>R41: the hour runs, or is over and nothing was shown yet.</summary>
    public sealed record Waiting : CopyStep;

    /// <summary>R45: a QR code is shown, or ran out unscanned.</summary>
    /// <param name="ValidUntil">It can be scanned while now is before this instant.</param>
    public sealed record Showing(DateTimeOffset ValidUntil) : CopyStep;

    /// <summary>R45: a new phone scanned it; nearness and comparison are under way.</summary>
    /// <param name="ValidUntil">They must be done before this instant.</param>
    public sealed record Scanned(DateTimeOffset ValidUntil) : CopyStep;

    /// <summary>R46: the old app signed the new app's key; user ID, temporary PIN and PIN follow.</summary>
    /// <param name="ValidUntil">The new app must be active before this instant.</param>
    /// <param name="WrongUserIds">Wrong user IDs typed on the new phone (R47).</param>
    public sealed record Vouched(DateTimeOffset ValidUntil, int WrongUserIds = 0) : CopyStep;

    /// <summary>R48: the new app is active.</summary>
    public sealed record Done : CopyStep;

    /// <summary>R42: somebody stopped it.</summary>
    public sealed record Stopped : CopyStep;
}

/// <summary>
/// Copying the app to a new phone: wait an hour, show a QR code for three minutes, scan it nearby, compare four digits,
/// sign.
/// Nothing here reads a clock, and no job has to run for a step to run out.
/// </summary>
/// <param name="Id">Random.</param>
/// <param name="FromAppId">The old app, A.</param>
/// <param name="StartedAt">When the owner pressed "Start copying".</param>
/// <param name="Step">Where it stands.</param>
/// <param name="CodesShown">QR codes shown so far (R44).</param>
/// <param name="PinAt">When the PIN was last typed for showing a code (R44); null before.</param>
public sealed record AppCopy(
    Guid Id,
    Guid FromAppId,
    DateTimeOffset StartedAt,
    CopyStep Step,
    int CodesShown = 0,
    DateTimeOffset? PinAt = null
)
{
    /// <summary>R41: from this instant on the code can be shown.</summary>
    public DateTimeOffset ReadyAt => StartedAt + Limits.WaitBeforeCopying;

    /// <summary>R44: the wait is of no use from this instant on.</summary>
    public DateTimeOffset UsableUntil => ReadyAt + Limits.CopyUsable;

    /// <summary>R40, R41: "Yes, I want to copy", Start copying.</summary>
    public static AppCopy Start(Guid id, Guid fromAppId, DateTimeOffset now) =>
        new(id, fromAppId, now, new CopyStep.Waiting());

    /// <summary>
    /// R43: true while a second start is refused. A code that nobody scanned in time, or whose three or fifteen minutes
    /// ran out, leaves the copy under way as long as another code may be shown.
    /// </summary>
    public bool IsUnderWay(DateTimeOffset now) =>
        Step switch
        {
            CopyStep.Done or CopyStep.Stopped => false,
            CopyStep.Waiting => now < UsableUntil,
            CopyStep.Showing { ValidUntil: var until } => now < until || MayShowAnother(now),
            CopyStep.Scanned { ValidUntil: var until } => now < until || MayShowAnother(now),
            CopyStep.Vouched => WhyNoUserId(now) is null || MayShowAnother(now),
            _ => throw new UnreachableException(),
        };

    /// <summary>R44: true when showing the next code needs no PIN: the last was typed within ten minutes and not
    /// scanned.</summary>
    public bool RenewsWithoutPin(DateTimeOffset now) =>
        Step is CopyStep.Showing && PinAt is { } typed && now < typed + Limits.CopyRenewWithoutPin;

    /// <summary>R44, R45: why no code can be shown now; null if one can.</summary>
    public Refusal? WhyNoCode(DateTimeOffset now) =>
        Step switch
        {
            CopyStep.Stopped => new(Reason.CopyStopped),
            CopyStep.Done => new(Reason.CopyOver),
            _ when now < ReadyAt => new(Reason.WaitNotOver, ReadyAt),
            CopyStep.Scanned { ValidUntil: var until } when now < until => new(Reason.CopyUnderWay),
            CopyStep.Vouched when WhyNoUserId(now) is null => new(Reason.CopyUnderWay),
            _ => MayShowAnother(now) ? null : new(Reason.CopyOver),
        };

    /// <summary>R45: shows a code for three minutes; it kills the one before.</summary>
    /// <param name="withPin">The PIN was typed for this code (no biometrics).</param>
    /// <param name="now">The instant at which it is shown.</param>
    public Outcome<AppCopy> ShowCode(bool withPin, DateTimeOffset now) =>
        WhyNoCode(now) is { } refused ? refused
        : !withPin && !RenewsWithoutPin(now) ? new Refusal(Reason.KnowledgeMissing)
        : this with
        {
            Step = new CopyStep.Showing(now + Limits.CopyQrCodeValid),
            CodesShown = CodesShown + 1,
            PinAt = withPin ? now : PinAt,
        };

    /// <summary>R45: a new phone scanned the code in time.</summary>
    public Outcome<AppCopy> Scan(DateTimeOffset now) =>
        Step switch
        {
            CopyStep.Showing { ValidUntil: var until } when now < until => this with
            {
                Step = new CopyStep.Scanned(now + Limits.CopyNearness),
            },
            CopyStep.Stopped => new Refusal(Reason.CopyStopped),
            _ => new Refusal(Reason.QrCodeExpired),
        };

    /// <summary>
    /// R45: a second, different phone brought the same code while the first was compared; it is dead, and both screens
    /// are told. It was scanned, so the next one needs the PIN (R44). At any other time the code is of no use anyway.
    /// </summary>
    public AppCopy KillCode(DateTimeOffset now) =>
        Step is CopyStep.Scanned { ValidUntil: var until } && now < until
            ? this with
            {
                Step = new CopyStep.Showing(now),
                PinAt = null,
            }
            : this;

    /// <summary>R46: the old app signed the new app's key, after broadcast and comparison.</summary>
    public Outcome<AppCopy> Vouch(DateTimeOffset now) =>
        Step switch
        {
            CopyStep.Scanned { ValidUntil: var until } when now < until => this with
            {
                Step = new CopyStep.Vouched(now + Limits.CopyFinish),
            },
            CopyStep.Stopped => new Refusal(Reason.CopyStopped),
            _ => new Refusal(Reason.CopyOver),
        };

    /// <summary>R47: why no user ID is looked at now; null if one is.</summary>
    public Refusal? WhyNoUserId(DateTimeOffset now) =>
        Step switch
        {
            CopyStep.Vouched { WrongUserIds: >= Limits.CopyUserIdTries } => new(Reason.QrCodeExpired),
            CopyStep.Vouched { ValidUntil: var until } when now < until => null,
            CopyStep.Stopped => new(Reason.CopyStopped),
            _ => new(Reason.CopyOver),
        };

    /// <summary>R47, R49: a wrong user ID counts against this QR code; after the third the code is dead.</summary>
    public AppCopy AfterWrongUserId() =>
        Step is CopyStep.Vouched vouched
            ? this with
            {
                Step = vouched with { WrongUserIds = vouched.WrongUserIds + 1 },
            }
            : this;

    /// <summary>R48: the new app becomes active. Stopping works until then (R45).</summary>
    public Outcome<AppCopy> Finish(DateTimeOffset now) =>
        WhyNoUserId(now) is { } refused ? refused : this with { Step = new CopyStep.Done() };

    /// <summary>R42: stops it, from anywhere, until the new app is active; stopping at 59:59 wins.</summary>
    public Outcome<AppCopy> Stop() =>
        Step switch
        {
            CopyStep.Done => new Refusal(Reason.CopyOver),
            _ => this with { Step = new CopyStep.Stopped() },
        };

    private bool MayShowAnother(DateTimeOffset now) => CodesShown < Limits.CopyQrCodes && now < UsableUntil;
}

/// <summary>How an app came to be active; it decides whether the first day is restricted (R51).</summary>
public enum ActivatedThrough
{
    /// <summary>With an activation code from a desk.</summary>
    Desk,

    /// <summary>As a copy of another app.</summary>
    Copy,
}

/// <summary>What an app needs before it may start a copy.</summary>
public static class CopyingTheApp
{
    /// <summary>R10, R43, R51, R52: why no copy can be started; null if one can.</summary>
    /// <param name="appVersion">The version that the app says it has.</param>
    /// <param name="restrictedUntil">See <see cref="RestrictedUntil"/>.</param>
    /// <param name="activeApps">The person's active apps: the copy would be one more.</param>
    /// <param name="anotherUnderWay">A copy of the same person is under way.</param>
    /// <param name="now">The instant of asking.</param>
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
            (_, ActivatedThrough.Copy) => activatedAt + Limits.NewAppRestricted,
        };

    /// <summary>R50: the level of a copied app is never above the old app's.</summary>
    public static AssuranceLevel LevelOfCopy(AssuranceLevel oldApp, AssuranceLevel identity) =>
        new[] { oldApp, identity, AssuranceLevel.Substantial }.Min();
}
