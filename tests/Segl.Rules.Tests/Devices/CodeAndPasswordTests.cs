using static Segl.Rules.Tests.Expect;

namespace Segl.Rules.Tests;

public sealed class CodeAndPasswordTests
{
    private static readonly Totp Device = new(
        "a reader of the test"u8.ToArray(),
        OtpAlgorithm.HmacSha256,
        Limits.DeviceInterval
    );

    private static readonly CodeAndPassword Fresh = new(DeviceClock.Unused(0, Noon), new(), new());

    [Fact]
    public void R66_both_right_moves_the_clock_and_resets_both_counts()
    {
        var (after, counts) = (Fresh with { Codes = new(2), Passwords = new(4) }).Judge(Device, Right, true, Noon);

        Assert.Equal(
            (CountsAgainst.Nothing, new DeviceCounter(), new PasswordCounter()),
            (counts, after.Codes, after.Passwords)
        );
        Assert.Equal(Device.StepAt(Noon), after.Clock.LastStep);
    }

    [Theory]
    [InlineData(false, true, CountsAgainst.Device, 1, 0)]
    [InlineData(true, false, CountsAgainst.Password, 0, 1)]
    [InlineData(false, false, CountsAgainst.Browser, 0, 0)]
    public void R65_R66_R69_each_wrong_counts_where_it_belongs_and_moves_no_clock(
        bool codeRight,
        bool passwordRight,
        CountsAgainst expected,
        int codes,
        int passwords
    )
    {
        var (after, counts) = Fresh.Judge(Device, codeRight ? Right : Wrong, passwordRight, Noon);

        Assert.Equal((expected, codes, passwords), (counts, after.Codes.Wrong, after.Passwords.Wrong));
        Assert.Equal(Fresh.Clock, after.Clock);
    }

    [Fact]
    public void R66_the_third_wrong_code_suspends_and_each_further_one_twice_as_long()
    {
        var (at, state) = (Noon, Fresh);
        foreach (var minutes in new[] { 0, 0, 15, 30, 60, 120, 240, 480, 960 })
        {
            (state, _) = state.Judge(Device, Wrong, true, at);
            var until = at.AddMinutes(minutes);

            Assert.Equal(minutes == 0 ? null : until, state.Codes.SuspendedUntil);
            Assert.True(minutes == 0 || !state.Codes.IsOpen(until - Tick));
            Assert.True(state.Codes.IsOpen(until));
            at = until;
        }

        (state, _) = state.Judge(Device, Wrong, true, at);
        Assert.True(state.Codes.Blocked);
        Assert.False(state.Codes.IsOpen(at.AddYears(10)));
    }

    [Fact]
    public void R69_the_fifth_wrong_password_suspends_and_the_tenth_blocks()
    {
        var (at, state) = (Noon, Fresh);
        for (var wrong = 1; wrong <= 9; wrong++)
        {
            (state, _) = state.Judge(Device, CodeAt(at), false, at);
            var until = at.AddMinutes(15);

            Assert.Equal(wrong < 5 ? null : until, state.Passwords.SuspendedUntil);
            Assert.Equal(wrong < 5, state.Passwords.IsOpen(until - Tick));
            Assert.True(state.Passwords.IsOpen(until));
            at = until;
        }

        (state, _) = state.Judge(Device, CodeAt(at), false, at);
        Assert.True(state.Passwords.Blocked);
        Assert.False(state.Passwords.IsOpen(at.AddYears(10)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void R66_nothing_is_judged_while_either_is_suspended(bool device)
    {
        var until = Noon.AddMinutes(15);
        var suspended = device ? Fresh with { Codes = new(3, until) } : Fresh with { Passwords = new(5, until) };

        foreach (var (codeRight, passwordRight) in new[] { (true, true), (true, false), (false, true), (false, false) })
        {
            Assert.Equal(
                (suspended, CountsAgainst.Browser),
                suspended.Judge(Device, codeRight ? CodeAt(until - Tick) : Wrong, passwordRight, until - Tick)
            );
        }

        Assert.Equal(CountsAgainst.Nothing, suspended.Judge(Device, CodeAt(until), true, until).Counts);
    }

    [Fact]
    public void T34_a_thousand_guesses_beside_the_right_password_are_ten()
    {
        var (state, judged) = (Fresh, 0);
        for (var guess = 0; guess < 1000; guess++)
        {
            (state, var counts) = state.Judge(Device, Wrong, true, Noon.AddHours(guess));
            judged += counts is CountsAgainst.Device ? 1 : 0;
        }

        // Ten guesses at three codes of a million each.
        Assert.Equal(10, judged);
    }

    [Fact]
    public void T38_whoever_knows_the_user_id_alone_suspends_nothing()
    {
        var state = Fresh;
        for (var guess = 0; guess < 1000; guess++)
        {
            (state, _) = state.Judge(Device, Wrong, false, Noon);
        }

        Assert.Equal(Fresh, state);
    }

    [Fact]
    public void R66_there_is_one_answer_and_it_tells_no_instant() =>
        Assert.Equal(new(Reason.CodeOrPasswordWrong), CodeAndPassword.WhyNot);

    private static string Right => CodeAt(Noon);

    private static string Wrong => "none";

    private static string CodeAt(DateTimeOffset now) => Device.CodeAt(Device.StepAt(now));
}
