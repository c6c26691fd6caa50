namespace Segl.Rules;

/// <summary>One request of a relying party in one browser (R90).</summary>
/// <param name="Id">Random; part of the QR code.</param>
/// <param name="StartedAt">When the relying party's request arrived; the QR code counts seconds from it.</param>
/// <param name="Step">Its state.</param>
/// <param name="PersonId">The person whose user ID was typed; null if none was, or an unknown one.</param>
/// <param name="AppId">The app that claimed it last; null before, and when a device approved it.</param>
/// <param name="By">How that app claimed it; null before.</param>
/// <param name="WrongNumbers">Wrong numbers typed for it.</param>
/// <param name="Means">The means by which it was approved; null before.</param>
/// <param name="AnsweredAt">When it was approved or refused; null before.</param>
/// <param name="ReturnCode">True when the app cannot lead back to the browser that started it, so that the owner
/// types a return code there.</param>
/// <param name="WrongReturnCodes">Wrong return codes typed for it.</param>
/// <param name="Serial">The device by whose code it was approved; null if by an app.</param>
/// <param name="Key">The security key that is used beside the app; null where none is needed.</param>
/// <param name="Because">Why it ended although nobody refused it; null otherwise.</param>
public sealed record Login(
    Guid Id,
    DateTimeOffset StartedAt,
    LoginStep Step = LoginStep.Started,
    Guid? PersonId = null,
    Guid? AppId = null,
    ClaimedBy? By = null,
    int WrongNumbers = 0,
    Means? Means = null,
    DateTimeOffset? AnsweredAt = null,
    bool ReturnCode = false,
    int WrongReturnCodes = 0,
    string? Serial = null,
    KeyUse? Key = null,
    Reason? Because = null
)
{
    /// <summary>R94: a login expires after five minutes.</summary>
    public DateTimeOffset ValidUntil => StartedAt + Limits.LoginValid;

    /// <summary>R91: a user ID was typed. An unknown one leads to the same step, with no person.</summary>
    public Outcome<Login> Name(Guid? personId, DateTimeOffset now) =>
        Step switch
        {
            LoginStep.Started or LoginStep.Waiting when now < ValidUntil => this with
            {
                Step = LoginStep.Waiting,
                PersonId = personId,
            },
            _ => new Refusal(Reason.LoginOver),
        };

    /// <summary>
    /// R92: the QR code of the nth second after the start is valid from that second on and never before, until 10
    /// seconds after it may have been handed out: n &lt;= now &lt; 4⌊n/4⌋ - 1 + 10.
    /// </summary>
    public Refusal? WhyNotQrCode(long secondsAfterStart, DateTimeOffset now)
    {
        if (secondsAfterStart < 0 || secondsAfterStart > (long)Limits.LoginValid.TotalSeconds)
        {
            return new(Reason.QrCodeExpired);
        }

        var handedOut = StartedAt + TimeSpan.FromSeconds(FirstOfTogether(secondsAfterStart) - 1);
        var drawn = StartedAt + TimeSpan.FromSeconds(secondsAfterStart);
        return now >= drawn && now < handedOut + Limits.LoginQrCodeValid ? null : new(Reason.QrCodeExpired);
    }

    /// <summary>
    /// R92: the second of which the QR code is drawn now. A login that another node has just begun may begin a moment
    /// later by this one's clock.
    /// </summary>
    public static long QrCodeSecond(DateTimeOffset startedAt, DateTimeOffset now) =>
        Math.Max(0, (long)(now - startedAt).TotalSeconds);

    /// <summary>R92: the last second of which the QR code may be handed out in this second.</summary>
    public static long LastQrCodeHandedOut(long second) =>
        FirstOfTogether(second + 1) + Limits.LoginQrCodesTogether - 1;

    private static long FirstOfTogether(long second) => second - (second % Limits.LoginQrCodesTogether);

    /// <summary>R94: an app of the named person claims it; until it is answered, the latest claim holds.</summary>
    /// <param name="personId">The owner of the app.</param>
    /// <param name="appId">The app.</param>
    /// <param name="by">What it read from the starting screen.</param>
    /// <param name="now">The instant of the claim.</param>
    /// <param name="returnCode">R92: the owner will type a return code.</param>
    public Outcome<Login> Claim(Guid personId, Guid appId, ClaimedBy by, DateTimeOffset now, bool returnCode = false) =>
        Step switch
        {
            LoginStep.Waiting or LoginStep.Claimed when PersonId != personId => new Refusal(Reason.LoginUnknown),
            LoginStep.Waiting or LoginStep.Claimed when now < ValidUntil => this with
            {
                Step = LoginStep.Claimed,
                AppId = appId,
                By = by,
                ReturnCode = returnCode,
            },
            _ => new Refusal(Reason.LoginOver),
        };

    /// <summary>R94: when the same app claims another login, this one returns to waiting.</summary>
    public Login Release() => this with { Step = LoginStep.Waiting, AppId = null, By = null, ReturnCode = false };

    /// <summary>R92: three wrong numbers end the login.</summary>
    public Login AfterWrongNumber(DateTimeOffset now) =>
        WrongNumbers + 1 >= Limits.WrongLoginNumbers
            ? this with
            {
                WrongNumbers = WrongNumbers + 1,
                Step = LoginStep.Refused,
                AnsweredAt = now,
            }
            : this with
            {
                WrongNumbers = WrongNumbers + 1,
            };

    /// <summary>R96: it asks for more than this person's authenticators give, which is told before anything is
    /// approved.</summary>
    public Outcome<Login> EndBecause(Reason because, DateTimeOffset now) =>
        Step is LoginStep.Waiting or LoginStep.Claimed && now < ValidUntil
            ? Release() with
            {
                Step = LoginStep.Refused,
                Because = because,
                AnsweredAt = now,
            }
            : new Refusal(Reason.LoginOver);

    /// <summary>The approval by the app that claimed it, in time.</summary>
    /// <param name="appId">The app.</param>
    /// <param name="means">The app and what unlocked it.</param>
    /// <param name="now">The instant of the approval.</param>
    /// <param name="needsKey">R96: a security key is used after it.</param>
    public Outcome<Login> Approve(Guid appId, Means means, DateTimeOffset now, bool needsKey = false) =>
        Answer(appId, LoginStep.Approved, means, now).IsGranted(out var approved, out var refused)
            ? approved with
            {
                Key = needsKey ? KeyUse.Needed : null,
            }
            : refused;

    /// <summary>R68, R90: the approval by device and password, typed into the browser that started it. An app that has
    /// claimed it loses it.</summary>
    public Outcome<Login> ApproveByDevice(string serial, DateTimeOffset now) =>
        Step is LoginStep.Waiting or LoginStep.Claimed && now < ValidUntil
            ? Release() with
            {
                Step = LoginStep.Approved,
                Means = Segl.Rules.Means.DeviceAndPassword,
                Serial = serial,
                AnsweredAt = now,
            }
            : new Refusal(Reason.LoginOver);

    /// <summary>R94: "this was not me".</summary>
    public Outcome<Login> Refuse(Guid appId, DateTimeOffset now) => Answer(appId, LoginStep.Refused, null, now);

    /// <summary>R94: "this was not me", said by an app of the named person before any app has claimed it.</summary>
    public Outcome<Login> RefuseUnclaimed(Guid personId, DateTimeOffset now) =>
        Step is LoginStep.Waiting && PersonId == personId && now < ValidUntil
            ? this with
            {
                Step = LoginStep.Refused,
                AnsweredAt = now,
            }
            : new Refusal(Reason.LoginOver);

    /// <summary>The citizen cancels in the browser that started it.</summary>
    public Outcome<Login> GiveUp(DateTimeOffset now) =>
        Step switch
        {
            LoginStep.Started or LoginStep.Waiting or LoginStep.Claimed => this with
            {
                Step = LoginStep.Refused,
                AnsweredAt = now,
            },
            LoginStep.Approved when Key is KeyUse.Awaited => this with { Step = LoginStep.Refused, AnsweredAt = now },
            _ => new Refusal(Reason.LoginOver),
        };

    /// <summary>
    /// R90, R92: the browser that started the login fetches its result, once. A login claimed by link also needs the
    /// value that the app returned; with a return code, the code replaces that value. An approval given in time
    /// stands when it is fetched a little later. R96: where a security key is needed, it is awaited from then on.
    /// </summary>
    public Outcome<Login> Finish(bool backValueArrived, DateTimeOffset now) =>
        Step switch
        {
            LoginStep.Approved when Key is not KeyUse.Awaited && NeedsReturn && !backValueArrived => new Refusal(
                Reason.WrongBrowser
            ),
            LoginStep.Approved when now < AnsweredAt + Limits.LoginValid => Key is null
                ? this with
                {
                    Step = LoginStep.Finished,
                }
                : this with
                {
                    Key = KeyUse.Awaited,
                },
            LoginStep.Started or LoginStep.Waiting or LoginStep.Claimed when now < ValidUntil => new Refusal(
                Reason.LoginNotClaimed
            ),
            _ => new Refusal(Reason.LoginOver),
        };

    /// <summary>R92: whether the browser that started it must prove that the app's owner sits there.</summary>
    private bool NeedsReturn => ReturnCode || By is ClaimedBy.Link;

    /// <summary>R96: the security key was used in the browser that started the login, once.</summary>
    public Outcome<Login> UseKey(DateTimeOffset now) =>
        this is { Step: LoginStep.Approved, Key: KeyUse.Awaited, Means: Segl.Rules.Means.AppAndPin }
        && now < AnsweredAt + Limits.LoginValid
            ? this with
            {
                Step = LoginStep.Finished,
                Key = KeyUse.Done,
                Means = Segl.Rules.Means.AppPinAndSecurityKey,
            }
            : new Refusal(Reason.LoginOver);

    /// <summary>
    /// R92: the owner types a return code into the browser that started the login. It is verified once: the right
    /// code, or the third wrong one, ends the login.
    /// </summary>
    public Outcome<Login> TypeReturnCode(bool isRight, DateTimeOffset now) =>
        this switch
        {
            not { Step: LoginStep.Approved, ReturnCode: true } or { Key: KeyUse.Awaited } => new Refusal(
                Reason.LoginOver
            ),
            _ when now >= AnsweredAt + Limits.LoginValid => new Refusal(Reason.LoginOver),
            _ when isRight => Finish(backValueArrived: true, now),
            _ when WrongReturnCodes + 1 >= Limits.WrongReturnCodes => this with
            {
                WrongReturnCodes = WrongReturnCodes + 1,
                Step = LoginStep.Refused,
                AnsweredAt = now,
            },
            _ => this with { WrongReturnCodes = WrongReturnCodes + 1 },
        };

    /// <summary>R92, R90: the return link was opened in another browser, so no browser gets the result.</summary>
    public Outcome<Login> OpenElsewhere(DateTimeOffset now) =>
        (Step, By) switch
        {
            (LoginStep.Approved, ClaimedBy.Link) when Key is not KeyUse.Awaited => this with
            {
                Step = LoginStep.Refused,
                AnsweredAt = now,
            },
            _ => new Refusal(Reason.LoginOver),
        };

    private Outcome<Login> Answer(Guid appId, LoginStep step, Means? means, DateTimeOffset now) =>
        this switch
        {
            { Step: LoginStep.Claimed } when AppId == appId && now < ValidUntil => this with
            {
                Step = step,
                Means = means,
                AnsweredAt = now,
            },
            { Step: LoginStep.Claimed } when AppId != appId => new Refusal(Reason.LoginNotClaimed),
            _ => new Refusal(Reason.LoginOver),
        };
}
