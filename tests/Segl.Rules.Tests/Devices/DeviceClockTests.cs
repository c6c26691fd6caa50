using static Segl.Rules.Tests.Expect;

namespace Segl.Rules.Tests;

public sealed class DeviceClockTests
{
    private static readonly Totp Device = new(
        "a display of the test"u8.ToArray(),
        OtpAlgorithm.HmacSha1,
        Limits.DeviceInterval
    );

    [Theory]
    [InlineData(-31, false)]
    [InlineData(-30, true)]
    [InlineData(-12, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void R65_two_consecutive_codes_are_found_within_thirty_steps(int drift, bool found) =>
        Assert.Equal(found, Synchronised(drift, Noon) is not null);

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void R65_a_device_from_a_drawer_is_accepted_within_one_step_of_what_was_learned(int beside, bool accepted)
    {
        var clock = Synchronised(-12, Noon)!;
        var later = Noon.AddMinutes(10);

        Assert.Equal(accepted, clock.Use(Device, Code(later, -12 + beside), later) is not null);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    public void R65_two_codes_that_do_not_follow_each_other_do_not_synchronise(int first, int second) =>
        Assert.Null(New.Synchronise(Device, Code(Noon, first), Code(Noon, second), Noon));

    [Fact]
    public void R65_drift_is_measured_step_to_step_however_late_in_a_step()
    {
        var (clock, second29) = (Synchronised(0, Noon)!, Noon.AddYears(1).AddSeconds(29.999));
        for (var login = 0; login < 100; login++, second29 = second29.AddMinutes(1))
        {
            clock = clock.Use(Device, Code(second29, 0), second29)!;
        }

        Assert.Equal(0, clock.Learned);
    }

    [Fact]
    public void R65_T35_a_used_code_is_refused_alone_doubled_and_as_either_half()
    {
        var login = Noon.AddMinutes(5);
        var (before, used, next) = (Code(login, -1), Code(login, 0), Code(login, 1));
        var clock = Synchronised(0, Noon)!.Use(Device, used, login)!;

        // Its step is within the search for half a quarter of an hour, and no longer.
        foreach (var now in new[] { login, login.AddSeconds(30), login.AddMinutes(14), login.AddMinutes(20) })
        {
            Assert.Null(clock.Use(Device, used, now));
            Assert.Null(clock.Use(Device, before, now));
            Assert.Null(clock.Synchronise(Device, used, used, now));
            Assert.Null(clock.Synchronise(Device, before, used, now));
            Assert.Null(clock.Synchronise(Device, used, next, now));
        }

        Assert.NotNull(clock.Synchronise(Device, next, Code(login, 2), login.AddSeconds(60)));
    }

    [Fact]
    public void R65_T35_the_codes_of_a_synchronisation_are_used_and_older_ones_with_them()
    {
        var clock = Synchronised(0, Noon)!;

        Assert.All([-1, 0, 1], step => Assert.Null(clock.Use(Device, Code(Noon, step - 1), Noon)));
        Assert.NotNull(clock.Use(Device, Code(Noon, 1), Noon));
    }

    [Fact]
    public void R65_what_was_used_stays_used_after_a_reset()
    {
        var late = Synchronised(-12, Noon)!;
        var reset = late.Reset(Noon.AddHours(1));

        Assert.Equal((0, late.LastStep), (reset.Learned, reset.LastStep));
        Assert.Null(reset.Use(Device, Code(Noon, -12), Noon));
    }

    [Theory]
    [InlineData(36, 0)]
    [InlineData(37, 1)]
    [InlineData(366, 10)]
    public void R65_T36_learned_drift_is_bounded_by_the_age_of_the_synchronisation(int days, int bound)
    {
        var (clock, now) = (Synchronised(0, Noon)!, Noon.AddDays(days));
        for (var login = 0; login < 40; login++, now = now.AddMinutes(5))
        {
            // Whoever holds the device leads its clock away as fast as it goes.
            clock = clock.Use(Device, Code(now, clock.Learned + 1), now)!;
        }

        Assert.Equal(bound, clock.Learned);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void R65_T36_no_walk_of_codes_leaves_the_bounds_or_goes_back(int seed)
    {
        var random = new Random(seed);
        var clock = Synchronised(random.Next(-30, 31), Noon)!;
        var now = Noon;
        for (var step = 0; step < 3000; step++)
        {
            now = now.AddMinutes(random.Next(3) == 0 ? random.Next(200_000) : random.Next(3));
            var drift = random.Next(4) == 0 ? random.Next(-40, 41) : clock.Learned + random.Next(-3, 4);
            var after =
                random.Next(200) == 0
                    ? clock.Synchronise(Device, Code(now, drift - 1), Code(now, drift), now)
                    : clock.Use(Device, Code(now, drift), now);
            if (after is null)
            {
                continue;
            }

            Assert.True(after.LastStep > clock.LastStep);
            Assert.InRange(after.Learned, -30, 30);
            var age = (now - after.BaseAt).TotalDays / 365.25;
            Assert.InRange(Math.Abs(after.Learned - after.Base), 0, age * 10);
            clock = after;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void R65_a_slow_typist_is_never_locked_out(int seed)
    {
        var random = new Random(seed);
        var drift = random.Next(-20, 21);
        var (clock, now) = (Synchronised(drift, Noon)!, Noon);
        for (var login = 0; login < 2000; login++)
        {
            // Mostly one step late, sometimes two, which may be refused; at once every now and then.
            now = now.AddHours(random.Next(1, 72));
            var late = login % 10 == 0 ? 0 : random.Next(1, 3);
            clock = clock.Use(Device, Code(now, drift - late), now) ?? clock;

            // The next code, typed at once, always works.
            Assert.NotNull(clock.Use(Device, Code(now.AddSeconds(30), drift), now.AddSeconds(30)));
            Assert.True(late != 1 || clock.LastStep == Device.StepAt(now) + drift - 1);
        }
    }

    [Theory]
    [InlineData(3.3)]
    [InlineData(-3.3)]
    [InlineData(9.9)]
    [InlineData(-9.9)]
    public void R65_a_clock_that_drifts_is_followed(double stepsAYear)
    {
        var (clock, now) = (Synchronised(0, Noon)!, Noon);
        for (var login = 0; login < 200; login++)
        {
            now = now.AddDays(5);
            var drift = (int)Math.Round(stepsAYear * (now - Noon).TotalDays / 365.25);
            clock = clock.Use(Device, Code(now, drift), now)!;
            Assert.NotNull(clock);
        }
    }

    [Fact]
    public void R65_the_interval_is_the_device_s_own()
    {
        var slow = Device with { Interval = TimeSpan.FromSeconds(60) };
        var step = slow.StepAt(Noon);

        var clock = New.Synchronise(slow, slow.CodeAt(step - 13), slow.CodeAt(step - 12), Noon)!;

        Assert.Equal(-12, clock.Learned);
        Assert.NotNull(clock.Use(slow, slow.CodeAt(step - 11), Noon.AddSeconds(59)));
    }

    private static DeviceClock New => DeviceClock.Unused(0, Noon.AddYears(-1));

    private static DeviceClock? Synchronised(int drift, DateTimeOffset now) =>
        New.Synchronise(Device, Code(now, drift - 1), Code(now, drift), now);

    private static string Code(DateTimeOffset now, int drift) => Device.CodeAt(Device.StepAt(now) + drift);
}
