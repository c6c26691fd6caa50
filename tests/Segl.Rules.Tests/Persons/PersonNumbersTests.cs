using static Segl.Rules.Tests.Expect;

namespace Segl.Rules.Tests;

public sealed class PersonNumbersTests
{
    [Theory]
    [InlineData("010190-1234", "0101901234")]
    [InlineData("0101901234", "0101901234")]
    [InlineData("010190 1234", "0101901234")]
    public void R02_a_cpr_number_is_ten_digits_with_or_without_a_hyphen(string typed, string digits) =>
        Assert.Equal(new(PersonNumberKind.Cpr, digits), Granted(PersonNumber.Read(typed)));

    [Fact]
    public void R02_there_is_no_modulus_check()
    {
        var numbers = Enumerable.Range(0, 10).Select(last => $"010190123{last}");

        Assert.All(numbers, number => Assert.Equal(number, Granted(PersonNumber.Read(number)).Digits));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("010190123")]
    [InlineData("01019012345")]
    [InlineData("010190123A")]
    [InlineData("010190123\u0665")]
    [InlineData("3202901234")]
    [InlineData("2902011234")]
    [InlineData("0113901234")]
    [InlineData("0001901234")]
    public void R02_anything_else_is_no_person_number(string typed) =>
        Assert.Equal(Reason.PersonNumberInvalid, Refused(PersonNumber.Read(typed)).Because);

    [Theory]
    [InlineData("0101000000", 1900)]
    [InlineData("0101993999", 1999)]
    [InlineData("0101364000", 2036)]
    [InlineData("0101374000", 1937)]
    [InlineData("0101575000", 2057)]
    [InlineData("0101585000", 1858)]
    [InlineData("0101578999", 2057)]
    [InlineData("0101588999", 1858)]
    [InlineData("0101369000", 2036)]
    [InlineData("0101379000", 1937)]
    public void R02_the_seventh_digit_tells_the_century(string cpr, int year) =>
        Assert.Equal(new DateOnly(year, 1, 1), Granted(PersonNumber.Read(cpr)).BirthDate);

    [Theory]
    [InlineData("2902005000", true)]
    [InlineData("2902001000", false)]
    public void R02_29_february_is_a_date_in_leap_years_only(string cpr, bool valid) =>
        Assert.Equal(valid, PersonNumber.Read(cpr).IsGranted(out _, out _));

    [Theory]
    [InlineData("12345678", true)]
    [InlineData("1234 5678", true)]
    [InlineData("1234567", false)]
    [InlineData("123456789", false)]
    public void R02_a_p_code_has_eight_digits_and_no_birth_date(string typed, bool valid)
    {
        if (PersonNumber.Read(typed).IsGranted(out var number, out _))
        {
            Assert.Equal((PersonNumberKind.PCode, "12345678", null), (number.Kind, number.Digits, number.BirthDate));
        }

        Assert.Equal(valid, number is not null);
    }

    [Fact]
    public void R01_a_person_number_is_not_printed_by_accident() =>
        Assert.Equal("Cpr", $"{Granted(PersonNumber.Read("0101901234"))}");
}
