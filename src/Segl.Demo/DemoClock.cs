using System.Globalization;
using Segl.Storage;

namespace Segl.Demo;

/// <summary>
/// The demo's clock: real time plus an offset that is stored in the database. It only jumps forward, and a jump fires
/// every timer that has fallen due, so that an hour of waiting takes one click. Only with <c>--demo</c>.
/// </summary>
internal sealed class DemoClock : TimeProvider
{
    private const string Setting = "demo clock";

    private readonly Lock jumping = new();
    private readonly HashSet<JumpingTimer> timers = [];
    private long offsetTicks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;

    /// <inheritdoc/>
    public override long GetTimestamp() =>
        System.GetTimestamp() + (long)(Offset.TotalSeconds * System.TimestampFrequency);

    private TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref offsetTicks));

    /// <summary>Restores the stored offset.</summary>
    public async Task Resume(Database database)
    {
        if (await DemoSettings.Read(database, Setting) is { } kept)
        {
            Jump(TimeSpan.FromMilliseconds(long.Parse(kept, CultureInfo.InvariantCulture)) - Offset);
        }
    }

    /// <summary>Advances the clock.</summary>
    /// <param name="database">Stores the offset.</param>
    /// <param name="time">How much; not negative.</param>
    public async Task Forward(Database database, TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        Jump(time);
        var kept = ((long)Offset.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        await DemoSettings.Write(database, Setting, kept);
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new JumpingTimer(this, callback, state);
        lock (jumping)
        {
            timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    private void Jump(TimeSpan time)
    {
        Interlocked.Add(ref offsetTicks, time.Ticks);
        List<JumpingTimer> all;
        lock (jumping)
        {
            all = [.. timers];
        }

        all.ForEach(timer => timer.Jumped(time));
    }

    /// <summary>A system timer that is rescheduled at each jump.</summary>
    private sealed class JumpingTimer : ITimer
    {
        private readonly DemoClock clock;
        private readonly ITimer timer;
        private readonly Lock setting = new();
        private DateTimeOffset? due;
        private TimeSpan period = Timeout.InfiniteTimeSpan;

        public JumpingTimer(DemoClock clock, TimerCallback callback, object? state)
        {
            this.clock = clock;
            timer = System.CreateTimer(
                _ =>
                {
                    Fired();
                    callback(state);
                },
                null,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan
            );
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (setting)
            {
                this.period = period;
                due = dueTime == Timeout.InfiniteTimeSpan ? null : System.GetUtcNow() + dueTime;
                return timer.Change(dueTime, period);
            }
        }

        public void Jumped(TimeSpan time)
        {
            lock (setting)
            {
                if (due is { } then)
                {
                    due = then - time;
                    var left = due.Value - System.GetUtcNow();
                    timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, period);
                }
            }
        }

        public void Dispose()
        {
            Forget();
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Forget();
            return timer.DisposeAsync();
        }

        private void Fired()
        {
            lock (setting)
            {
                var once = period == Timeout.InfiniteTimeSpan || period == TimeSpan.Zero;
                due = once ? null : System.GetUtcNow() + period;
            }
        }

        private void Forget()
        {
            lock (clock.jumping)
            {
                clock.timers.Remove(this);
            }
        }
    }
}
