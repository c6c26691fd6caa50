using Segl.Server.Web;

namespace Segl.Server.Tests.Web;

/// <summary>Numbers as texts write them; app/tests/numbers.test.mjs holds the app to the same.</summary>
public sealed class NumbersTests
{
    [Theory]
    [InlineData(1, "1 app")]
    [InlineData(3, "3 apps")]
    [InlineData(0, "0 apps")]
    public void A_count_stands_with_its_word(int number, string written) =>
        Assert.Equal(written, Numbers.Count(number, "app", "apps"));

    [Theory]
    [InlineData(1, "1 sekund", "1 second")]
    [InlineData(10, "10 sekunder", "10 seconds")]
    [InlineData(60, "1 minut", "1 minute")]
    [InlineData(90, "90 sekunder", "90 seconds")]
    [InlineData(900, "15 minutter", "15 minutes")]
    [InlineData(3600, "1 time", "1 hour")]
    [InlineData(86_400, "24 timer", "24 hours")]
    [InlineData(172_800, "48 timer", "48 hours")]
    [InlineData(432_000, "5 dage", "5 days")]
    public void A_duration_stands_in_its_largest_whole_unit(int seconds, string danish, string english)
    {
        var duration = TimeSpan.FromSeconds(seconds);
        Assert.Equal((danish, english), (Numbers.InDanish(duration), Numbers.InEnglish(duration)));
    }
}
