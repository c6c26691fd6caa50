namespace Segl.Rules.Tests;

public sealed class AuthenticatorNamesTests
{
    [Fact]
    public void Point_2_a_name_is_kept_without_blanks_around_it() =>
        Assert.True(AuthenticatorNames.Read(" Tablet ", []).IsGranted(out var name, out _) && name == "Tablet");

    [Theory]
    [InlineData(null, Reason.Malformed)]
    [InlineData("  ", Reason.Malformed)]
    [InlineData("Tab\u202Elet", Reason.Malformed)]
    [InlineData("12345678901234567890123456789012345678901", Reason.Malformed)]
    [InlineData("phone", Reason.NameTaken)]
    public void Point_2_no_two_of_a_person_have_one_name(string? typed, Reason reason)
    {
        Assert.False(AuthenticatorNames.Read(typed, ["Phone", "Display"]).IsGranted(out _, out var refusal));
        Assert.Equal(reason, refusal.Because);
    }

    [Fact]
    public void Point_2_a_new_one_gets_a_number_where_its_name_is_taken()
    {
        Assert.Equal("iPhone", AuthenticatorNames.Free("iPhone", []));
        Assert.Equal("iPhone 3", AuthenticatorNames.Free("iPhone", ["iphone", "iPhone 2"]));
        var longest = new string('x', Limits.ModelLongest);
        Assert.Equal($"{longest[..^2]} 2", AuthenticatorNames.Free(longest, [longest]));
    }
}
