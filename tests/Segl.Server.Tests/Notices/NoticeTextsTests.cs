using Segl.Rules;
using Segl.Server.Notices.Texts;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Tests.Notices;

public sealed class NoticeTextsTests
{
    // Late in the year on purpose: two digits of day and month, and Denmark an hour ahead.
    private static readonly DateTimeOffset At = new(2030, 12, 24, 22, 59, 0, TimeSpan.Zero);

    public static TheoryData<Happening, Language> Everything()
    {
        var all = new TheoryData<Happening, Language>();
        foreach (var what in Enum.GetValues<Happening>())
        {
            all.Add(what, Language.Da);
            all.Add(what, Language.En);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void R100_what_is_told_has_a_text_and_what_is_not_told_has_none(Happening what, Language language) =>
        Assert.Equal(Rules.Notices.Told(what), NoticeTexts.In(language).Of(what) is not null);

    [Theory]
    [MemberData(nameof(Everything))]
    public void R110_every_text_message_is_one_message_of_the_network(Happening what, Language language)
    {
        var texts = NoticeTexts.In(language);
        if (texts.Of(what) is not { } text)
        {
            Assert.False(Rules.Notices.Told(what));
            return;
        }

        var sms = texts.Sms(text, At, "Anne-Kirstine Østergaard-Sørensen");
        Assert.True(SmsAlphabet.IsSevenBit(sms), sms);
        Assert.Equal(1, SmsAlphabet.Messages(sms));
    }

    [Theory]
    [InlineData(TemporaryPinPurpose.Activate, Language.Da, "aktivere en app", "aldrig")]
    [InlineData(TemporaryPinPurpose.NewPin, Language.Da, "ny pinkode", "aldrig")]
    [InlineData(TemporaryPinPurpose.Activate, Language.En, "activate an app", "Never")]
    [InlineData(TemporaryPinPurpose.NewPin, Language.En, "new PIN", "Never")]
    public void R34_T07_the_temporary_pin_names_its_act_and_is_for_nobody_else(
        TemporaryPinPurpose purpose,
        Language language,
        string act,
        string never
    )
    {
        var sms = NoticeTexts.In(language).TemporaryPin("12345678", purpose, "Karla Berg", "app.segl.example");

        // The whole name, or the first where the last line leaves no room for more.
        Assert.Matches("Karla( Berg)?: 12345678", sms);
        Assert.EndsWith("\n@app.segl.example #12345678", sms, StringComparison.Ordinal);
        Assert.Contains(act, sms, StringComparison.Ordinal);
        Assert.Contains(never, sms, StringComparison.Ordinal);
        Assert.Contains("10 minut", sms, StringComparison.Ordinal);
        Assert.Equal(1, SmsAlphabet.Messages(sms));
    }

    [Theory]
    [InlineData("Karla Berg", "Segl til Karla Berg: ")]
    [InlineData("Anne-Kirstine Margrethe Østergaard-Sørensen", "Segl til Anne-Kirstine: ")]
    public void Point_4_4_a_message_names_whose_identity_it_is_about(string name, string said)
    {
        var texts = NoticeTexts.In(Language.Da);
        var told = texts.Of(Happening.PinChanged)!;

        Assert.Contains(said, texts.Sms(told, At, name), StringComparison.Ordinal);
        Assert.Contains($"Hej {name}", texts.Email(told, At, name), StringComparison.Ordinal);
    }

    [Fact]
    public void R110_an_sms_reads_well_in_both_languages()
    {
        var danish = NoticeTexts.In(Language.Da);
        var english = NoticeTexts.In(Language.En);

        Assert.Equal(
            "Segl til Karla Berg: Pinkoden til din app blev skiftet den 24/12 kl. 23.59. "
                + "Var det ikke dig? Spær dit Segl i appen, eller kontakt Borgerservice.",
            danish.Sms(danish.Of(Happening.PinChanged)!, At, "Karla Berg")
        );
        Assert.Equal(
            "Segl for Karla Berg: Your app's PIN was changed on 24 Dec at 23:59. "
                + "Not you? Freeze your Segl in the app, or contact Citizen Service.",
            english.Sms(english.Of(Happening.PinChanged)!, At, "Karla Berg")
        );
    }
}
