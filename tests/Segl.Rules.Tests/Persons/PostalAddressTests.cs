namespace Segl.Rules.Tests;

public sealed class PostalAddressTests
{
    [Theory]
    [InlineData("Nygade 12, 3. tv; 8000 Aarhus C", false)]
    [InlineData("Nygade 12\n8000 Aarhus C\nDANMARK", false)]
    [InlineData("c/o Bo Å;Nygade 12;DK-8000 AARHUS C", false)]
    [InlineData("Storgatan 1; 211 42 Malmö; SVERIGE", true)]
    [InlineData("1 High Street; London; UNITED KINGDOM", true)]
    public void R63_an_address_abroad_ends_in_the_country(string typed, bool abroad) =>
        Assert.Equal(abroad, PostalAddress.Read(typed)!.Abroad);

    [Theory]
    [InlineData("")]
    [InlineData("Nygade 12")]
    [InlineData(";;Nygade 12; ")]
    [InlineData("1;2;3;4;5;6;7")]
    [InlineData("Nygade 12;8000 Aarhus\u202e C")]
    public void R61_a_device_cannot_go_to_these(string typed) => Assert.Null(PostalAddress.Read(typed));

    [Fact]
    public void R61_its_lines_are_as_on_the_envelope() =>
        Assert.Equal(
            ["Nygade 12, 3. tv", "8000 Aarhus C"],
            PostalAddress.Read(" Nygade 12, 3. tv ;\r\n8000 Aarhus C")!.Lines
        );
}
