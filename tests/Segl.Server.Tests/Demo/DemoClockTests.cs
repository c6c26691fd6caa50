using Segl.Demo;
using Segl.Storage;

namespace Segl.Server.Tests.Demo;

/// <summary>The demo's clock goes forward by a press, and what waited for the time comes at once.</summary>
public sealed class DemoClockTests
{
    [Fact]
    public async Task A_jump_moves_the_time_and_fires_what_falls_due()
    {
        await using var kept = await TestDatabase.Make(DatabaseKind.Sqlite);
        await using var database = Database.Open(kept.Configured);
        await Schema.Migrate(database, DateTimeOffset.UnixEpoch);
        var clock = new DemoClock();
        var before = clock.GetUtcNow();
        var hour = Task.Delay(TimeSpan.FromHours(1), clock);
        var day = Task.Delay(TimeSpan.FromDays(1), clock);

        await clock.Forward(database, TimeSpan.FromHours(1));

        await hour.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.False(day.IsCompleted);
        Assert.InRange(clock.GetUtcNow() - before, TimeSpan.FromHours(1), TimeSpan.FromMinutes(61));
    }

    [Fact]
    public async Task A_timer_that_repeats_goes_on_after_a_jump()
    {
        await using var kept = await TestDatabase.Make(DatabaseKind.Sqlite);
        await using var database = Database.Open(kept.Configured);
        await Schema.Migrate(database, DateTimeOffset.UnixEpoch);
        var clock = new DemoClock();
        using var tick = new PeriodicTimer(TimeSpan.FromMinutes(30), clock);

        for (var jumps = 0; jumps < 3; jumps++)
        {
            var next = tick.WaitForNextTickAsync().AsTask();
            Assert.False(next.IsCompleted);
            await clock.Forward(database, TimeSpan.FromHours(1));
            Assert.True(await next.WaitAsync(TimeSpan.FromSeconds(10)));
        }
    }

    [Fact]
    public async Task The_time_is_kept_over_a_restart_and_never_goes_back()
    {
        await using var kept = await TestDatabase.Make(DatabaseKind.Sqlite);
        await using var database = Database.Open(kept.Configured);
        await Schema.Migrate(database, DateTimeOffset.UnixEpoch);
        var clock = new DemoClock();
        await clock.Forward(database, TimeSpan.FromDays(7));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => clock.Forward(database, -TimeSpan.FromSeconds(1)));

        var restarted = new DemoClock();
        await restarted.Resume(database);

        Assert.InRange(restarted.GetUtcNow() - clock.GetUtcNow(), TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(60));
    }
}
