namespace Segl.Companion.Tests;

/// <summary>The machine's clock, except that waits of this length are over soon.</summary>
internal sealed class HastyClock(TimeSpan hasty) : TimeProvider
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime == hasty ? Soon : dueTime, period);
}
