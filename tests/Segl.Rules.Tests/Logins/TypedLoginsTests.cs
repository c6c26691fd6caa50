namespace Segl.Rules.Tests.Logins;

/// <summary>R92: what a number or a code that was typed into an app means.</summary>
public sealed class TypedLoginsTests
{
    [Theory]
    [InlineData(1, 1, null)]
    [InlineData(3, 1, null)]
    [InlineData(3, 0, Reason.NumberWrong)]
    [InlineData(0, 0, Reason.NumberWrong)]
    [InlineData(2, 2, Reason.LoginCodeNeeded)]
    [InlineData(4, 1, Reason.LoginCodeNeeded)]
    [InlineData(4, 0, Reason.LoginCodeNeeded)]
    public void R92_a_number_counts_among_three_logins_and_where_one_is_meant(int waiting, int fitting, Reason? no) =>
        Assert.Equal(no, LoginNumbers.WhyNot(waiting, fitting)?.Because);

    [Fact]
    public void R92_a_code_is_the_beginning_of_the_logins_id()
    {
        var login = Guid.Parse("0198a3c4-5d6e-7f80-9123-456789abcdef");

        Assert.Equal("06CA7H2X", LoginCodes.Of(login));
        Assert.Equal(Limits.LoginCodeCharacters, LoginCodes.Of(login).Length);
        var (first, last) = LoginCodes.Read(Crockford.InTwoGroups(LoginCodes.Of(login)).ToLowerInvariant())!.Value;
        Assert.Equal(Guid.Parse("0198a3c4-5d00-0000-0000-000000000000"), first);
        Assert.Equal(Guid.Parse("0198a3c4-5dff-ffff-ffff-ffffffffffff"), last);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1234567")]
    [InlineData("123456789")]
    [InlineData("ABCDEFGU")]
    public void R92_what_cannot_be_a_code_is_none(string typed) => Assert.Null(LoginCodes.Read(typed));

    [Fact]
    public void R92_two_logins_hardly_ever_have_one_code()
    {
        var codes = Enumerable.Range(0, 10_000).Select(_ => LoginCodes.Of(Guid.NewGuid())).ToHashSet();

        Assert.InRange(codes.Count, 9_999, 10_000);
    }
}
