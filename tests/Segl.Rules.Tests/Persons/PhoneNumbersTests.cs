using static Segl.Rules.Tests.Expect;

namespace Segl.Rules.Tests;

public sealed class PhoneNumbersTests
{
    [Theory]
    [InlineData("12 34 56 78", "+4512345678")]
    [InlineData("+45 12345678", "+4512345678")]
    [InlineData("004512345678", "+4512345678")]
    [InlineData("+299123456", "+299123456")]
    [InlineData("+123456789012345", "+123456789012345")]
    public void A_number_is_kept_in_one_form(string typed, string number) =>
        Assert.Equal(number, PhoneNumbers.Read(typed));

    [Theory]
    [InlineData("")]
    [InlineData("1234567")]
    [InlineData("123456789")]
    [InlineData("+1234567890123456")]
    [InlineData("+0012345678")]
    [InlineData("+45 12a45678")]
    [InlineData("+45\n12345678")]
    [InlineData("+\u0664512345678")]
    public void What_cannot_be_a_number_is_none(string typed) => Assert.Null(PhoneNumbers.Read(typed));

    [Fact]
    public void R35_a_number_changed_less_than_five_days_ago_gets_no_codes()
    {
        Assert.Equal(
            new(Reason.PhoneNumberTooNew, Noon.AddDays(5)),
            PhoneNumbers.WhyNoCode(Noon, holdLifted: false, Noon.AddDays(5) - Tick)
        );
        Assert.Null(PhoneNumbers.WhyNoCode(Noon, holdLifted: false, Noon.AddDays(5)));
    }

    [Fact]
    public void R35_the_number_first_registered_is_exempt() =>
        Assert.Null(PhoneNumbers.WhyNoCode(changedAt: null, holdLifted: false, Noon));

    [Fact]
    public void R35_a_second_officer_may_lift_the_hold() =>
        Assert.Null(PhoneNumbers.WhyNoCode(Noon, holdLifted: true, Noon));
}
