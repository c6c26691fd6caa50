namespace Segl.Rules.Tests;

public sealed class UserIdsTests
{
    [Theory]
    [InlineData("anne5")]
    [InlineData("Anne Ærøskøbing Å")]
    [InlineData("{}!#$^,*()_+-=:;?.@")]
    [InlineData("123456789")]
    [InlineData("123456789a123456789")]
    public void R05_these_are_user_ids(string typed) => Assert.Null(UserIds.WhyNot(typed));

    [Theory]
    [InlineData("")]
    [InlineData("anne<script>")]
    [InlineData("anne\tb")]
    [InlineData("anne\u0000")]
    [InlineData("annё5")]
    [InlineData("anne\"5")]
    [InlineData("anne%5")]
    [InlineData("\ud800anne")]
    public void R05_a_character_that_is_not_listed_is_refused(string typed) =>
        Assert.Equal(Reason.UserIdInvalid, UserIds.WhyNot(typed)?.Because);

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(48, true)]
    [InlineData(49, false)]
    public void R05_it_has_5_to_48_characters(int length, bool valid) =>
        Assert.Equal(valid, UserIds.WhyNot(new string('a', length)) is null);

    [Theory]
    [InlineData(" anne5")]
    [InlineData("anne5 ")]
    public void R05_it_does_not_begin_or_end_with_a_space(string typed) =>
        Assert.Equal(Reason.UserIdInvalid, UserIds.WhyNot(typed)?.Because);

    [Theory]
    [InlineData("a123456789b", true)]
    [InlineData("a1234567890b", false)]
    public void R05_it_holds_no_ten_digits_in_a_row(string typed, bool valid) =>
        Assert.Equal(valid, UserIds.WhyNot(typed) is null);

    [Theory]
    [InlineData("ANNE Ø", "anne ø")]
    [InlineData("Åse 55", "åse 55")]
    public void R05_case_does_not_matter(string typed, string key) => Assert.Equal(key, UserIds.Key(typed));

    [Fact]
    public void R05_an_a_with_a_ring_typed_as_two_characters_is_one() =>
        Assert.Equal(UserIds.Key("åse 55"), UserIds.Key("A\u030ase 55"));
}
