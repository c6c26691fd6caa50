namespace Segl.Rules;

/// <summary>
/// R32, R95: wrong codes count against the sending installation and its address, never against a person. A code counts
/// when it was judged. Until then it is in flight, and no more are in flight than could still be wrong: so of a hundred
/// guesses at once three are looked at, and of a hundred right codes at once none is taken for a wrong one.
/// </summary>
/// <param name="Wrong">Wrong codes since the last wait began or ended.</param>
/// <param name="WaitUntil">No code is looked at before this instant; null if none is waited for.</param>
/// <param name="HourBegan">When the running hour began.</param>
/// <param name="WrongThisHour">Wrong codes in the running hour.</param>
/// <param name="InFlight">Codes that are looked at now.</param>
/// <param name="InFlightSince">When the last of them came; null when none did.</param>
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

    // Nobody looks at a code for so long: the server that did has crashed.
    private static readonly TimeSpan LongestFlight = TimeSpan.FromMinutes(1);

    /// <summary>Nothing wrong so far.</summary>
    public static WrongCodes None(DateTimeOffset now) => new(0, null, now, 0);

    /// <summary>Why no code is looked at now; null if one is.</summary>
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
    /// Whether one more may be looked at beside those in flight. If not, it waits until one of them was judged.
    /// </summary>
    public bool HasRoom(DateTimeOffset now) =>
        Wrong + InFlightAt(now) < Limits.WrongCodesBeforeWaiting
        && (now < HourBegan + Hour ? WrongThisHour : 0) + InFlightAt(now) < Limits.WrongCodesAnHour;

    /// <summary>The count while one more is looked at.</summary>
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

    /// <summary>The count after a right code: the row of wrong ones is broken, a wait that began meanwhile is not.</summary>
    public WrongCodes AfterRight() => Landed() with { Wrong = 0 };

    private WrongCodes Landed() => this with { InFlight = Math.Max(0, InFlight - 1) };

    private int InFlightAt(DateTimeOffset now) => now < InFlightSince + LongestFlight ? InFlight : 0;
}
