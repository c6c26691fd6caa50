namespace Segl.Rules;

/// <summary>
/// R65: what is known of a device's clock. Drift is a number of whole steps: the device's step less the server's. A
/// person who types late makes a device look late, never early, so a code is a lower bound of the device's drift. All
/// methods return the next state or null, and null moves nothing.
/// </summary>
/// <param name="LastStep">The device's newest step of which a code was used; no code of it or of an older one works
/// again.</param>
/// <param name="Base">The drift at the last synchronisation.</param>
/// <param name="BaseAt">When that was.</param>
/// <param name="Learned">The drift at the last login.</param>
/// <param name="Highest">The highest drift seen since <paramref name="HighestAt"/>.</param>
/// <param name="HighestAt">When it was seen.</param>
public sealed record DeviceClock(
    long LastStep,
    int Base,
    DateTimeOffset BaseAt,
    int Learned,
    int Highest,
    DateTimeOffset HighestAt
)
{
    private const double DaysOfAYear = 365.25;

    // As long as a clock at the bound takes for one step.
    private static readonly TimeSpan OneStep = TimeSpan.FromDays(DaysOfAYear / Limits.DriftAYear);

    /// <summary>A device of which no code was used yet.</summary>
    /// <param name="drift">The drift that its maker measured; 0 if none.</param>
    /// <param name="now">The instant of the request.</param>
    public static DeviceClock Unused(int drift, DateTimeOffset now) => Synchronised(lastStep: -1, drift, now);

    /// <summary>A login: the code of a step not used yet, within one step of the learned drift.</summary>
    public DeviceClock? Use(Totp device, string code, DateTimeOffset now) =>
        Find(device.StepAt(now), Learned, Limits.DriftAtLogin, step => device.IsCodeAt(step, code)) is { } step
            ? Learn(step, (int)(step - device.StepAt(now)), now)
            : null;

    /// <summary>
    /// An activation or resynchronisation: two codes of two steps in a row, neither of them used, wherever the device's
    /// clock is within the bound. The drift is the second one's, which was typed last.
    /// </summary>
    public DeviceClock? Synchronise(Totp device, string first, string second, DateTimeOffset now)
    {
        var serverStep = device.StepAt(now);
        var found = Find(
            serverStep,
            0,
            Limits.DriftInAll,
            step => device.IsCodeAt(step - 1, first) & device.IsCodeAt(step, second) & step - 1 > LastStep
        );
        return found is { } step ? Synchronised(step, (int)(step - serverStep), now) : null;
    }

    /// <summary>The operator sets the drift back to zero. What was used stays used.</summary>
    public DeviceClock Reset(DateTimeOffset now) => Synchronised(LastStep, 0, now);

    private static DeviceClock Synchronised(long lastStep, int drift, DateTimeOffset now) =>
        new(lastStep, drift, now, drift, drift, now);

    // Of two steps with the same code, which chance allows, the newer one is used up. Every step is compared, so that
    // the time tells nothing (R36).
    private long? Find(long serverStep, int around, int within, Func<long, bool> isIt)
    {
        long? found = null;
        for (var drift = around - within; drift <= around + within; drift++)
        {
            var step = serverStep + drift;
            if (isIt(step) & step > LastStep & Math.Abs(drift) <= Limits.DriftInAll)
            {
                found = step;
            }
        }

        return found;
    }

    // A late typist must not lower the drift so far that a code typed at once is refused: for as long as a clock takes
    // for one step, it stays within one step of the highest seen.
    private DeviceClock Learn(long step, int drift, DateTimeOffset now)
    {
        var isHighest = drift >= Highest || now - HighestAt >= OneStep;
        var (highest, highestAt) = isHighest ? (drift, now) : (Highest, HighestAt);
        var bound = Math.Max(0, (int)((now - BaseAt) / OneStep));
        var learned = Math.Clamp(Math.Max(drift, highest - 1), Base - bound, Base + bound);
        return this with
        {
            LastStep = step,
            Learned = Math.Clamp(learned, -Limits.DriftInAll, Limits.DriftInAll),
            Highest = highest,
            HighestAt = highestAt,
        };
    }
}
