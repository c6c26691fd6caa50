namespace Segl.Rules;

/// <summary>Where a login stands. Expiry is not a step: it is found when somebody asks.</summary>
public enum LoginStep
{
    /// <summary>A relying party asked; no user ID is typed yet.</summary>
    Started,

    /// <summary>A user ID was typed, known or not (R91); it belongs to nobody yet (R94).</summary>
    Waiting,

    /// <summary>An app of the named person claimed it.</summary>
    Claimed,

    /// <summary>The app said yes.</summary>
    Approved,

    /// <summary>The owner said "this was not me", or three wrong numbers were typed, or the citizen gave up.</summary>
    Refused,

    /// <summary>Its result was given to the browser that started it.</summary>
    Finished,
}

/// <summary>What the app saw of the starting screen (R92). A bare "yes" is never enough.</summary>
public enum ClaimedBy
{
    QrCode,
    Number,
    Link,
}

/// <summary>One request of a relying party in one browser (R90).</summary>
/// <param name="Id">Random; stands in the QR code.</param>
/// <param name="StartedAt">When the relying party's request arrived; the QR code counts seconds from it.</param>
/// <param name="Step">Where it stands.</param>
/// <param name="PersonId">Whose user ID was typed; null if none was, or an unknown one.</param>
/// <param name="AppId">The app that claimed it last; null before.</param>
/// <param name="By">How that app claimed it; null before.</param>
/// <param name="WrongNumbers">Wrong numbers typed for it.</param>
/// <param name="Means">With what it was approved; null before.</param>
/// <param name="AnsweredAt">When it was approved or refused; null before.</param>
/// <param name="ReturnCode">
/// True when the app cannot lead back to the browser that started it, so that the owner carries a return code there.
/// </param>
/// <param name="WrongReturnCodes">Wrong return codes typed for it.</param>
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
    int WrongReturnCodes = 0
)
{
    /// <summary>R94: five minutes, then it is gone.</summary>
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
    /// R92: the QR code of the nth second after the start is honoured from that second on and never before, until 10
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

    /// <summary>R92: the last second of which the QR code may be handed out in this second.</summary>
    public static long LastQrCodeHandedOut(long second) =>
        FirstOfTogether(second + 1) + Limits.LoginQrCodesTogether - 1;

    private static long FirstOfTogether(long second) => second - (second % Limits.LoginQrCodesTogether);

    /// <summary>R94: an app of the named person claims it; until it is answered, the latest claim holds.</summary>
    /// <param name="personId">Whose app it is.</param>
    /// <param name="appId">The app.</param>
    /// <param name="by">What it saw of the starting screen.</param>
    /// <param name="now">The instant of the claim.</param>
    /// <param name="returnCode">R92: the owner will carry a return code.</param>
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

    /// <summary>R94: a claim of another login lets this one go back to waiting.</summary>
    public Login LetGo() => this with { Step = LoginStep.Waiting, AppId = null, By = null, ReturnCode = false };

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

    /// <summary>The yes of the app that claimed it, in time.</summary>
    public Outcome<Login> Approve(Guid appId, Means means, DateTimeOffset now) =>
        Answer(appId, LoginStep.Approved, means, now);

    /// <summary>R94: "this was not me".</summary>
    public Outcome<Login> Refuse(Guid appId, DateTimeOffset now) => Answer(appId, LoginStep.Refused, null, now);

    /// <summary>The citizen presses "cancel" in the browser that started it.</summary>
    public Outcome<Login> GiveUp(DateTimeOffset now) =>
        Step switch
        {
            LoginStep.Started or LoginStep.Waiting or LoginStep.Claimed => this with
            {
                Step = LoginStep.Refused,
                AnsweredAt = now,
            },
            _ => new Refusal(Reason.LoginOver),
        };

    /// <summary>
    /// R90, R92: the browser that started the login fetches its result, once. A login claimed by link is finished only
    /// by the value that the app gave back; so is one whose owner carries a return code, which stands for that value. A
    /// yes given in time stands when it is fetched a little later.
    /// </summary>
    public Outcome<Login> Finish(bool backValueArrived, DateTimeOffset now) =>
        Step switch
        {
            LoginStep.Approved when (ReturnCode || By is ClaimedBy.Link) && !backValueArrived => new Refusal(
                Reason.WrongBrowser
            ),
            LoginStep.Approved when now < AnsweredAt + Limits.LoginValid => this with { Step = LoginStep.Finished },
            LoginStep.Started or LoginStep.Waiting or LoginStep.Claimed when now < ValidUntil => new Refusal(
                Reason.LoginNotClaimed
            ),
            _ => new Refusal(Reason.LoginOver),
        };

    /// <summary>
    /// R92: the owner typed a return code into the browser that started the login: once the right one, or the third
    /// wrong one, ends it.
    /// </summary>
    public Outcome<Login> TypeReturnCode(bool isRight, DateTimeOffset now) =>
        this switch
        {
            not { Step: LoginStep.Approved, ReturnCode: true } => new Refusal(Reason.LoginOver),
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

    /// <summary>R90, R92: the way back of a link was opened by another browser, so nobody gets the result.</summary>
    public Outcome<Login> OpenElsewhere(DateTimeOffset now) =>
        (Step, By) switch
        {
            (LoginStep.Approved, ClaimedBy.Link) => this with { Step = LoginStep.Refused, AnsweredAt = now },
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

/// <summary>R92: approving by a number, in an app whose owner switched it on.</summary>
/// <param name="From">The instant from which it is in force; null if it is switched off.</param>
public sealed record NumberApproval(DateTimeOffset? From)
{
    /// <summary>Switched off.</summary>
    public static NumberApproval Off { get; } = new((DateTimeOffset?)null);

    /// <summary>R92: in force after one hour, at once on a first app.</summary>
    public static NumberApproval SwitchOn(bool firstApp, DateTimeOffset now) =>
        new(firstApp ? now : now + Limits.NumberApprovalWait);

    /// <summary>Why no number is taken; null if one is.</summary>
    public Refusal? WhyNot(DateTimeOffset now) =>
        From switch
        {
            null => new(Reason.NumberNotSwitchedOn),
            { } from when now < from => new(Reason.NumberNotSwitchedOn, from),
            _ => null,
        };
}

/// <summary>R94: pushes that say only "a login is waiting".</summary>
/// <param name="SinceClaim">Pushes sent since the last claim.</param>
public sealed record Pushes(int SinceClaim)
{
    /// <summary>R94: at most three without a claim in between, and none for an hour after "this was not me".</summary>
    /// <param name="stoppedAt">When the owner last said so of a login from this browser or address; null if
    /// never.</param>
    /// <param name="now">The instant of the push.</param>
    public bool May(DateTimeOffset? stoppedAt, DateTimeOffset now) =>
        SinceClaim < Limits.PushesWithoutClaim
        && (stoppedAt is not { } stopped || now >= stopped + Limits.PushesStopped);
}
