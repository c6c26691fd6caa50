using Segl.Demo.Documents.Texts;
using Segl.Demo.Walks;
using Segl.Server.Web;

namespace Segl.Server.Tests.Demo;

/// <summary>The demo's way to a spare without a desk.</summary>
public sealed class DocumentWalkTests
{
    private static readonly bool[] Both = [false, true];

    [Theory]
    [InlineData("Home", "Asleep", false, "Home")]
    [InlineData("Country", "Asleep", false, "Country")]
    [InlineData("Zone", "Asleep", false, "Zone")]
    [InlineData("Zone", "Asleep", true, "ZoneSeen")]
    [InlineData("Code", "Awake", true, "Code")]
    [InlineData("Code", "TypeCode", true, "TypeCode")]
    [InlineData("Home", "RepeatPin", true, "ChoosePin")]
    [InlineData("Home", "Notifications", true, "Offers")]
    [InlineData("Home", "Active", true, "Active")]
    [InlineData("Link", "Home", true, "Other")]
    public void Point_10_8_what_the_phones_show_is_the_step(string old, string fresh, bool isLaid, string step) =>
        Assert.Equal(step, DocumentWalk.Next(Enum.Parse<PhoneScreen>(old), Enum.Parse<PhoneScreen>(fresh), isLaid));

    [Fact]
    public void Point_10_8_each_step_has_its_sentence_in_both_languages()
    {
        var shown = Enum.GetValues<PhoneScreen>();
        var steps =
            from old in shown
            from fresh in shown
            from isLaid in Both
            select DocumentWalk.Next(old, fresh, isLaid);

        Assert.All(
            Enum.GetValues<Language>(),
            language =>
                Assert.Equal(steps.Distinct().Order(), DrawerTexts.In(language).Steps.Select(one => one.Step).Order())
        );
    }
}
