namespace Segl.Rules.Tests;

public sealed class EmailAddressesTests
{
    [Theory]
    [InlineData("anne@example.dk", "anne@example.dk")]
    [InlineData(" anne.b+segl@mail.example.org ", "anne.b+segl@mail.example.org")]
    [InlineData("søren@example.dk", "søren@example.dk")]
    public void R100_mail_goes_to_these(string typed, string address) =>
        Assert.Equal(address, EmailAddresses.Read(typed));

    [Theory]
    [InlineData("")]
    [InlineData("@example.dk")]
    [InlineData("anne")]
    [InlineData("anne@")]
    [InlineData("anne@example")]
    [InlineData("anne@[127.0.0.1]")]
    [InlineData("anne@127.0.0.1")]
    [InlineData("anne@example.dk.")]
    [InlineData(".anne@example.dk")]
    [InlineData("an..ne@example.dk")]
    [InlineData("an ne@example.dk")]
    [InlineData("a@b@example.dk")]
    [InlineData("anne@example.dk\r\nBcc: bo@example.dk")]
    [InlineData("<anne@example.dk>")]
    public void R100_mail_cannot_go_to_these(string typed) => Assert.Null(EmailAddresses.Read(typed));

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void The_part_before_the_at_has_at_most_64_characters(int length, bool valid) =>
        Assert.Equal(valid, EmailAddresses.Read(new string('a', length) + "@example.dk") is not null);
}
