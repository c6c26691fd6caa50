using Segl.Server.Notices.Texts;

namespace Segl.Server.Tests.Notices;

public sealed class SmsAlphabetTests
{
    [Theory]
    [InlineData("æøåÆØÅ @ £ § 100 %", true)]
    [InlineData("[euro] €", true)]
    [InlineData("kaffe á la carte", false)]
    [InlineData("–", false)]
    public void Danish_fits_into_seven_bits(string text, bool sevenBit) =>
        Assert.Equal(sevenBit, SmsAlphabet.IsSevenBit(text));

    [Theory]
    [InlineData("a", 160, 1)]
    [InlineData("a", 161, 2)]
    [InlineData("a", 306, 2)]
    [InlineData("a", 307, 3)]
    [InlineData("€", 80, 1)]
    [InlineData("€", 81, 2)]
    [InlineData("Ł", 70, 1)]
    [InlineData("Ł", 71, 2)]
    [InlineData("Ł", 134, 2)]
    [InlineData("Ł", 135, 3)]
    public void The_network_counts_messages(string letter, int times, int messages) =>
        Assert.Equal(messages, SmsAlphabet.Messages(string.Concat(Enumerable.Repeat(letter, times))));
}
