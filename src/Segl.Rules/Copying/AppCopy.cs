using System.Diagnostics;

namespace Segl.Rules;

/// <summary>
/// Copying the app to a new phone: wait an hour, show a QR code for three minutes, scan it nearby, compare four
/// digits, sign. Every message of the two phones is a method here; one that is out of order, too late or from another
/// phone is refused.
/// Nothing here reads a clock, and steps expire without a background job.
/// </summary>
/// <param name="Id">Random.</param>
/// <param name="FromAppId">The old app, A.</param>
/// <param name="StartedAt">When the owner pressed "Start copying".</param>
/// <param name="Step">Where it stands.</param>
/// <param name="CodesShown">QR codes shown so far (R44).</param>
public sealed record AppCopy(Guid Id, Guid FromAppId, DateTimeOffset StartedAt, CopyStep Step, int CodesShown = 0)
{
    /// <summary>R41: from this instant on the code can be shown.</summary>
    public DateTimeOffset ReadyAt => StartedAt + Limits.WaitBeforeCopying;

    /// <summary>R44: the wait expires at this instant.</summary>
    public DateTimeOffset UsableUntil => ReadyAt + Limits.CopyUsable;

    /// <summary>The phone that is being compared or was vouched for; null at any other step.</summary>
    public Scanner? Phone =>
        Step switch
        {
            CopyStep.Comparing comparing => comparing.Phone,
            CopyStep.Vouched vouched => vouched.Phone,
            _ => null,
        };

    /// <summary>R40, R41: "Yes, I want to copy", Start copying.</summary>
    public static AppCopy Start(Guid id, Guid fromAppId, DateTimeOffset now) =>
        new(id, fromAppId, now, new CopyStep.Waiting());

    /// <summary>
    /// R43: true while a second start is refused. A copy whose code expired unscanned or was invalidated, or whose
    /// three or fifteen minutes have passed, is still under way as long as another code may be shown.
    /// </summary>
    public bool IsUnderWay(DateTimeOffset now) =>
        Step switch
        {
            CopyStep.Done or CopyStep.Stopped => false,
            CopyStep.Showing { ValidUntil: var until } when now < until => true,
            _ => IsWithNewPhone(now) || MayShowAnother(now),
        };

    /// <summary>R44: true when showing the next code needs no PIN: the last was typed within ten minutes and not
    /// scanned.</summary>
    public bool RenewsWithoutPin(DateTimeOffset now) =>
        Step is CopyStep.Showing { PinAt: var typed } && now < typed + Limits.CopyRenewWithoutPin;

    /// <summary>R44, R45: why no code can be shown now; null if one can.</summary>
    public Refusal? WhyNoCode(DateTimeOffset now) =>
        Step switch
        {
            CopyStep.Stopped => new(Reason.CopyStopped),
            CopyStep.Done => new(Reason.CopyOver),
            _ when now < ReadyAt => new(Reason.WaitNotOver, ReadyAt),
            _ when IsWithNewPhone(now) => new(Reason.CopyUnderWay),
            _ => MayShowAnother(now) ? null : new(Reason.CopyOver),
        };

    /// <summary>R45: shows a code for three minutes; it invalidates the previous one.</summary>
    /// <param name="code">The code.</param>
    /// <param name="withPin">The PIN was typed for this code (no biometrics).</param>
    /// <param name="now">The instant at which it is shown.</param>
    public Outcome<AppCopy> ShowCode(CopyCode code, bool withPin, DateTimeOffset now) =>
        WhyNoCode(now) is { } refused ? refused
        : withPin ? Showing(code, now, now)
        : Step is CopyStep.Showing { PinAt: var typed } && RenewsWithoutPin(now) ? Showing(code, typed, now)
        : new Refusal(Reason.KnowledgeMissing);

    /// <summary>
    /// R45: a phone presents a code. In time it becomes the new phone. A second, different key invalidates the code
    /// while the first is compared; the next code needs the PIN (R44), since this one was scanned.
    /// </summary>
    /// <param name="ticket">The ticket of the scanned code.</param>
    /// <param name="phone">The phone that scanned it.</param>
    /// <param name="now">The instant of the request.</param>
    /// <returns>The copy with this phone, or with the code invalidated.</returns>
    public Outcome<AppCopy> Scan(string ticket, Scanner phone, DateTimeOffset now) =>
        Step switch
        {
            CopyStep.Showing { Code: var code, ValidUntil: var until } when code.Ticket == ticket && now < until =>
                this with
                {
                    Step = new CopyStep.Scanned(now + Limits.CopyNearness, code, phone),
                },
            CopyStep.Comparing { Code: var code, ValidUntil: var until, Phone: var first }
                when code.Ticket == ticket && now < until && first.Key != phone.Key => this with
            {
                Step = new CopyStep.Killed(),
            },
            CopyStep.Stopped => new Refusal(Reason.CopyStopped),
            _ => new Refusal(Reason.QrCodeExpired),
        };

    /// <summary>True while a phone that scanned the code has time and tries left.</summary>
    public bool IsWithNewPhone(DateTimeOffset now) =>
        Step switch
        {
            CopyStep.Comparing { ValidUntil: var until } => now < until,
            CopyStep.Vouched => WhyNotFinish(now) is null,
            CopyStep.Waiting or CopyStep.Showing or CopyStep.Killed or CopyStep.Done or CopyStep.Stopped => false,
            _ => throw new UnreachableException(),
        };

    /// <summary>Why the phone of an activation does not belong to this copy any more; null if it does.</summary>
    public Refusal? WhyNotPhone(Guid activation) =>
        Step switch
        {
            CopyStep.Stopped => new(Reason.CopyStopped),
            CopyStep.Done or CopyStep.Killed => new(Reason.CopyOver),
            _ => Phone?.Activation == activation ? null : new(Reason.QrCodeExpired),
        };

    /// <summary>R46: the new phone's half of the proof.</summary>
    /// <param name="activation">The activation on the sending phone.</param>
    /// <param name="newProof">HMAC(k, "new" ‖ H), base64url.</param>
    /// <param name="now">The instant of the request.</param>
    public Outcome<AppCopy> Prove(Guid activation, string newProof, DateTimeOffset now) =>
        WhyNotPhone(activation) is { } refused ? refused
        : Step is CopyStep.Scanned scanned && now < scanned.ValidUntil ? this with { Step = scanned.Prove(newProof) }
        : new Refusal(Reason.CopyOver);

    /// <summary>R46: the old phone received the broadcast, and answers with its half of the proof.</summary>
    public Outcome<AppCopy> Answer(OldAnswer answer, DateTimeOffset now) =>
        Step is CopyStep.Proven proven && now < proven.ValidUntil
            ? this with
            {
                Step = proven.Answer(answer),
            }
            : new Refusal(Reason.CopyOver);

    /// <summary>R46: the new phone verified that answer, and reveals its random number, which must fit the
    /// commitment.</summary>
    /// <param name="activation">The activation on the sending phone.</param>
    /// <param name="rb">rB, base64url.</param>
    /// <param name="now">The instant of the request.</param>
    public Outcome<AppCopy> Reveal(Guid activation, string rb, DateTimeOffset now) =>
        WhyNotPhone(activation) is { } refused ? refused
        : Step is CopyStep.Answered answered && now < answered.ValidUntil && answered.Reveal(rb) is { } revealed
            ? this with
            {
                Step = revealed,
            }
        : new Refusal(Reason.CopyOver);

    /// <summary>R46: what the old app may vouch for now: a phone whose broadcast it received and whose digits can be
    /// compared.</summary>
    public Outcome<CopyStep.Revealed> MayVouch(DateTimeOffset now) =>
        Step switch
        {
            CopyStep.Revealed revealed when now < revealed.ValidUntil => revealed,
            CopyStep.Stopped => new Refusal(Reason.CopyStopped),
            _ => new Refusal(Reason.CopyOver),
        };

    /// <summary>R46: the old app signed the new app's key, after its owner compared the digits.</summary>
    /// <param name="transcript">H as the old app signed it, base64url.</param>
    /// <param name="now">The instant of the request.</param>
    public Outcome<AppCopy> Vouch(string transcript, DateTimeOffset now) =>
        MayVouch(now).IsGranted(out var revealed, out var refused)
            ? this with
            {
                Step = revealed.Vouch(transcript, now),
            }
            : refused;

    /// <summary>R47: why no user ID from this phone is accepted now; null if one is.</summary>
    public Refusal? WhyNoUserId(Guid activation, DateTimeOffset now) => WhyNotPhone(activation) ?? WhyNotFinish(now);

    /// <summary>R47, R49: a wrong user ID counts against this QR code; the third invalidates it.</summary>
    public AppCopy AfterWrongUserId() =>
        Step is CopyStep.Vouched vouched
            ? this with
            {
                Step = vouched with { WrongUserIds = vouched.WrongUserIds + 1 },
            }
            : this;

    /// <summary>R48: the new app becomes active. Stopping works until then (R45).</summary>
    public Outcome<AppCopy> Finish(Guid activation, DateTimeOffset now) =>
        WhyNoUserId(activation, now) is { } refused ? refused : this with { Step = new CopyStep.Done() };

    /// <summary>R42: stops it, from anywhere, until the new app is active; stopping at 59:59 wins.</summary>
    public Outcome<AppCopy> Stop() =>
        Step switch
        {
            CopyStep.Done => new Refusal(Reason.CopyOver),
            _ => this with { Step = new CopyStep.Stopped() },
        };

    private AppCopy Showing(CopyCode code, DateTimeOffset pinAt, DateTimeOffset now) =>
        this with
        {
            Step = new CopyStep.Showing(now + Limits.CopyQrCodeValid, code, pinAt),
            CodesShown = CodesShown + 1,
        };

    private Refusal? WhyNotFinish(DateTimeOffset now) =>
        Step switch
        {
            CopyStep.Vouched { WrongUserIds: >= Limits.CopyUserIdTries } => new(Reason.QrCodeExpired),
            CopyStep.Vouched { ValidUntil: var until } when now < until => null,
            _ => new(Reason.CopyOver),
        };

    private bool MayShowAnother(DateTimeOffset now) => CodesShown < Limits.CopyQrCodes && now < UsableUntil;
}
