namespace Segl.Rules;

/// <summary>R22: the count of one person's wrong PINs in one app.</summary>
/// <param name="Wrong">Wrong PINs in a row.</param>
/// <param name="SuspendedUntil">The end of the app's suspension; null if it is not suspended.</param>
public sealed record PinCounter(int Wrong = 0, DateTimeOffset? SuspendedUntil = null)
{
    /// <summary>Blocked until a new PIN is made (R23).</summary>
    public bool Blocked => Wrong >= Limits.WrongPinsToBlock;

    /// <summary>Why no PIN may be tried now; null if one may.</summary>
    public Refusal? WhyNotTry(DateTimeOffset now) =>
        this switch
        {
            { Blocked: true } => new(Reason.AppBlocked),
            { SuspendedUntil: { } until } when now < until => new(Reason.AppSuspended, until),
            _ => null,
        };

    /// <summary>
    /// R22: the count rises before the PIN is compared, so this counter is saved when the PIN is wrong. A new request
    /// resets nothing; biometrics do not either.
    /// </summary>
    public PinCounter Raised(DateTimeOffset now) =>
        new(Wrong + 1, Wrong + 1 >= Limits.WrongPinsToSuspend ? now + Limits.PinSuspension : null);

    /// <summary>R22: a right PIN resets the count.</summary>
    public static PinCounter Reset { get; } = new();

    /// <summary>The refusal of a wrong PIN, when this is the counter after it.</summary>
    public Refusal AnswerToWrong() =>
        this switch
        {
            { Blocked: true } => new(Reason.AppBlocked),
            { SuspendedUntil: { } until } => new(Reason.AppSuspended, until, Limits.WrongPinsToBlock - Wrong),
            _ => new(Reason.PinWrong, TriesLeft: Limits.WrongPinsToSuspend - Wrong),
        };
}

/// <summary>R24: when biometrics may stand in for the PIN.</summary>
public static class Biometrics
{
    /// <summary>Why biometrics do not count for this login; null if they do. Never at level High (R24).</summary>
    public static Refusal? WhyNotApprove(AssuranceLevel asked, int personsOnPhone) =>
        asked is AssuranceLevel.High ? new(Reason.BiometricsNotAllowed) : SharedPhones.WhyNoBiometrics(personsOnPhone);
}
