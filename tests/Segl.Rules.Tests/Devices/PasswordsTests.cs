namespace Segl.Rules.Tests;

public sealed class PasswordsTests
{
    private static readonly IReadOnlySet<string> Common = new HashSet<string> { "password1", "hemmelighed" };

    [Theory]
    [InlineData(7, Reason.PasswordLengthWrong)]
    [InlineData(8, null)]
    [InlineData(64, null)]
    [InlineData(65, Reason.PasswordLengthWrong)]
    public void R69_a_password_has_8_to_64_characters(int characters, Reason? refused)
    {
        Assert.Equal(refused, Judge(new string('å', characters)));
        // One character, and two of UTF-16.
        Assert.Equal(refused, Judge(string.Concat(Enumerable.Repeat("🦔", characters))));
    }

    [Theory]
    [InlineData("kvaj og sylt", null)]
    [InlineData("Password1", Reason.PasswordCommon)]
    [InlineData("HEMMELIGHED", Reason.PasswordCommon)]
    [InlineData("MIN ANNE5 HER", Reason.PasswordTells)]
    [InlineData("min Anne5 her", Reason.PasswordTells)]
    [InlineData("x0101901234y", Reason.PasswordTells)]
    [InlineData("x010190-1234y", Reason.PasswordTells)]
    [InlineData("x010190 1234y", Reason.PasswordTells)]
    [InlineData("x٠١٠١٩٠١٢٣٤y", Reason.PasswordTells)]
    [InlineData("x010190123y", null)]
    [InlineData("x010190a1234y", null)]
    public void R69_it_is_not_common_and_tells_neither_user_id_nor_number(string typed, Reason? refused) =>
        Assert.Equal(refused, Judge(typed));

    [Fact]
    public void R69_a_letter_written_in_two_ways_is_one_letter()
    {
        const string decomposed = "cafe\u0301 og kage";
        Assert.Equal("caf\u00e9 og kage", Passwords.Normalised(decomposed));
        // Seven characters, however they are typed.
        Assert.Equal(Reason.PasswordLengthWrong, Judge(string.Concat(Enumerable.Repeat("e\u0301", 7))));
        Assert.Null(Judge(string.Concat(Enumerable.Repeat("e\u0301", 64))));
        var common = new HashSet<string> { "caf\u00e9 og kage" };
        Assert.Equal(Reason.PasswordCommon, Passwords.WhyNot(decomposed, "anne5", common)?.Because);
    }

    [Fact]
    public void R69_half_a_character_is_no_text() => Assert.Equal(Reason.PasswordLengthWrong, Judge("abcdefgh\ud800"));

    private static Reason? Judge(string typed) => Passwords.WhyNot(typed, "anne5", Common)?.Because;
}
