namespace Segl.Rules;

/// <summary>
/// R32, R66, R95: wrong codes count against the sending installation or browser and its address, never against a person. A code
/// counts once it was verified. Until then it is in flight, and at most as many are in flight as may still be wrong:
/// of a hundred concurrent guesses only three are verified, and of a hundred concurrent right codes none counts as
/// wrong.
/// </summary>
/// <param name="Wrong">Wrong codes since the last wait began or ended.</param>
/// <param name="WaitUntil">Codes are refused until this instant; null if there is no wait.</param>
/// <param name="HourBegan">When the current hour began.</param>
/// <param name="WrongThisHour">Wrong codes in the current hour.</param>
/// <param name="InFlight">Codes being verified.</param>
/// <param name="InFlightSince">When the last of them arrived; null when there are none.</param>
public sealed record WrongCodes(
    int Wrong,
    DateTimeOffset? WaitUntil,
    DateTimeOffset HourBegan,
    int WrongThisHour,
    int InFlight = 0,
    DateTimeOffset? InFlightSince = null
)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    // No verification takes this long: the server that began it has crashed.
    private static readonly TimeSpan LongestFlight = TimeSpan.FromMinutes(1);

    /// <summary>No wrong codes so far.</summary>
    public static WrongCodes None(DateTimeOffset now) => new(0, null, now, 0);

    /// <summary>Why no code is accepted now; null if one is.</summary>
    public Refusal? WhyNotTry(DateTimeOffset now) =>
        this switch
        {
            { WaitUntil: { } until } when now < until => new(Reason.TooManyWrongCodes, until),
            { WrongThisHour: >= Limits.WrongCodesAnHour } when now < HourBegan + Hour => new(
                Reason.TooManyWrongCodes,
                HourBegan + Hour
            ),
            _ => null,
        };

    /// <summary>
    /// Whether one more may be verified beside those in flight. If not, it waits until one of them was verified.
    /// </summary>
    public bool HasRoom(DateTimeOffset now) =>
        Wrong + InFlightAt(now) < Limits.WrongCodesBeforeWaiting
        && (now < HourBegan + Hour ? WrongThisHour : 0) + InFlightAt(now) < Limits.WrongCodesAnHour;

    /// <summary>The count while one more is verified.</summary>
    public WrongCodes Begin(DateTimeOffset now) => this with { InFlight = InFlightAt(now) + 1, InFlightSince = now };

    /// <summary>The count after a wrong code: after the third one waits 15 minutes; ten an hour.</summary>
    public WrongCodes After(DateTimeOffset now)
    {
        var wrong = Wrong + 1;
        var waits = wrong >= Limits.WrongCodesBeforeWaiting;
        var sameHour = now < HourBegan + Hour;
        return Landed() with
        {
            Wrong = waits ? 0 : wrong,
            WaitUntil = waits ? now + Limits.WrongCodesWait : WaitUntil,
            HourBegan = sameHour ? HourBegan : now,
            WrongThisHour = sameHour ? WrongThisHour + 1 : 1,
        };
    }

    /// <summary>The count after a right code: it ends a series of wrong ones, but no wait that began
    /// meanwhile.</summary>
    public WrongCodes AfterRight() => Landed() with { Wrong = 0 };

    /// <summary>The count after a code that was not judged.</summary>
    public WrongCodes AfterNone() => Landed();

    private WrongCodes Landed() => this with { InFlight = Math.Max(0, InFlight - 1) };

    private int InFlightAt(DateTimeOffset now) => now < InFlightSince + LongestFlight ? InFlight : 0;
}
