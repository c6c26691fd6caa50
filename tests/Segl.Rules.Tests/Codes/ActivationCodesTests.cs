using static Segl.Rules.Tests.Expect;

namespace Segl.Rules.Tests;

public sealed class ActivationCodesTests
{
    [Theory]
    [InlineData(CodeShownBy.Screen, 10)]
    [InlineData(CodeShownBy.Sms, 30)]
    [InlineData(CodeShownBy.Print, 48 * 60)]
    public void R32_it_lives_as_long_as_its_way_to_the_owner_allows(CodeShownBy by, int minutes)
    {
        var code = ActivationCode.Issue(by, ActivatedThrough.Desk, Noon);

        Assert.True(code.Lives(Noon));
        Assert.True(code.Lives(Noon.AddMinutes(minutes) - Tick));
        Assert.False(code.Lives(Noon.AddMinutes(minutes)));
    }

    [Fact]
    public void R32_a_code_is_dead_after_three_wrong_user_ids()
    {
        var twice = ActivationCode
            .Issue(CodeShownBy.Print, ActivatedThrough.Desk, Noon)
            .WithWrongUserId()
            .WithWrongUserId();

        Assert.True(twice.Lives(Noon));
        Assert.False(twice.WithWrongUserId().Lives(Noon));
    }

    [Theory]
    [InlineData(0UL, "0000000000")]
    [InlineData(31UL, "000000000Z")]
    [InlineData(32UL, "0000000010")]
    [InlineData((1UL << 50) - 1, "ZZZZZZZZZZ")]
    [InlineData(1UL << 50, "0000000000")]
    public void R30_fifty_bits_are_ten_characters_of_crockford(ulong bits, string code) =>
        Assert.Equal(code, ActivationCodeText.Of(bits));

    [Fact]
    public void R30_it_is_shown_in_two_groups() =>
        Assert.Equal("ABCDE 12345", ActivationCodeText.InTwoGroups("ABCDE12345"));

    [Fact]
    public void R30_what_was_shown_is_read_back()
    {
        const ulong bits = 0x2_3456_789A_BCDE;
        var code = ActivationCodeText.Of(bits);

        Assert.Equal(code, ActivationCodeText.Read(ActivationCodeText.InTwoGroups(code)));
    }

    [Theory]
    [InlineData("abcde-12345", "ABCDE12345")]
    [InlineData(" ABCDE 12345 ", "ABCDE12345")]
    [InlineData("oOiIlL1234", "0011111234")]
    public void R30_letters_that_look_like_digits_are_read_as_digits(string typed, string meant) =>
        Assert.Equal(meant, ActivationCodeText.Read(typed));

    [Theory]
    [InlineData("")]
    [InlineData("ABCDE1234")]
    [InlineData("ABCDE123456")]
    [InlineData("ABCDU12345")]
    [InlineData("ABCDE1234\u0665")]
    public void R30_what_cannot_be_a_code_is_none(string typed) => Assert.Null(ActivationCodeText.Read(typed));

    [Fact]
    public void R32_after_three_wrong_codes_one_waits_fifteen_minutes()
    {
        var two = WrongCodes.None(Noon).After(Noon).After(Noon);
        Assert.Null(two.WhyNotTry(Noon));

        var three = two.After(Noon);

        Assert.Equal(new(Reason.TooManyWrongCodes, Noon.AddMinutes(15)), three.WhyNotTry(Noon.AddMinutes(15) - Tick));
        Assert.Null(three.WhyNotTry(Noon.AddMinutes(15)));
    }

    [Fact]
    public void R32_after_a_wait_three_more_are_looked_at()
    {
        var again = Noon.AddMinutes(15);
        var five = WrongCodes.None(Noon).After(Noon).After(Noon).After(Noon).After(again).After(again);

        Assert.Null(five.WhyNotTry(again));
        Assert.Equal(again.AddMinutes(15), five.After(again).WhyNotTry(again)?.TryAgainAt);
    }

    [Fact]
    public void R32_ten_wrong_codes_an_hour_and_no_more()
    {
        var codes = WrongCodes.None(Noon);
        var at = Noon;
        for (var wrong = 1; wrong <= 10; wrong++)
        {
            codes = codes.After(at);
            at = wrong % 3 == 0 ? at.AddMinutes(15) : at;
        }

        Assert.Equal(new(Reason.TooManyWrongCodes, Noon.AddHours(1)), codes.WhyNotTry(at));
        Assert.NotNull(codes.WhyNotTry(Noon.AddHours(1) - Tick));
        Assert.Null(codes.WhyNotTry(Noon.AddHours(1)));
        Assert.Equal(1, codes.After(Noon.AddHours(1)).WrongThisHour);
    }

    [Fact]
    public void R32_T81_three_codes_are_in_flight_and_a_fourth_waits_for_one_to_be_judged()
    {
        var three = WrongCodes.None(Noon).Begin(Noon).Begin(Noon).Begin(Noon);

        Assert.Null(three.WhyNotTry(Noon));
        Assert.False(three.HasRoom(Noon));
        Assert.True(three.AfterRight().HasRoom(Noon));
        Assert.False(three.After(Noon).HasRoom(Noon));
    }

    [Fact]
    public void R32_T34_whatever_is_in_flight_no_fourth_wrong_code_is_looked_at()
    {
        var two = WrongCodes.None(Noon).After(Noon).After(Noon);

        Assert.True(two.HasRoom(Noon));
        Assert.False(two.Begin(Noon).HasRoom(Noon));
        Assert.Equal(Reason.TooManyWrongCodes, two.Begin(Noon).After(Noon).WhyNotTry(Noon)?.Because);
    }

    [Fact]
    public void R32_the_tenth_of_an_hour_is_looked_at_alone()
    {
        var nine = WrongCodes.None(Noon) with { WrongThisHour = 9 };

        Assert.True(nine.HasRoom(Noon));
        Assert.False(nine.Begin(Noon).HasRoom(Noon));
        Assert.True(nine.Begin(Noon.AddHours(1)).HasRoom(Noon.AddHours(1)));
    }

    [Fact]
    public void R32_a_right_code_ends_no_wait_that_wrong_ones_began_meanwhile()
    {
        var waits = WrongCodes.None(Noon).Begin(Noon).After(Noon).After(Noon).After(Noon).AfterRight();

        Assert.Equal(Reason.TooManyWrongCodes, waits.WhyNotTry(Noon)?.Because);
        Assert.Equal(3, waits.WrongThisHour);
    }

    [Fact]
    public void R32_a_code_that_a_crash_left_in_flight_is_forgotten_after_a_minute()
    {
        var left = WrongCodes.None(Noon).Begin(Noon).Begin(Noon).Begin(Noon);

        Assert.False(left.HasRoom(Noon.AddMinutes(1) - Tick));
        Assert.True(left.HasRoom(Noon.AddMinutes(1)));
    }
}
