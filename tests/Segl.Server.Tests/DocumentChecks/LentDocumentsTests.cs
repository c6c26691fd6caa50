using Segl.Passport.Chips;
using Segl.Phone;
using Segl.Rules;

namespace Segl.Server.Tests.DocumentChecks;

/// <summary>R75, T-26: whoever is in a document hears that it was scanned in somebody else's app.</summary>
public sealed class LentDocumentsTests
{
    private static readonly string[] EveryChannel = ["App", "Email", "Sms"];

    [Fact]
    public async Task R75_T26_the_holder_is_told_once_a_day_and_never_whose_app_it_was()
    {
        await using var story = await DocumentStory.Begin();
        var kirstine = new Citizen(story.Kirstine, "", "");
        var (karla, phone) = await Karla(story);

        Assert.Equal("DocumentOfAnother", await Scan(story, phone));
        Assert.Equal("DocumentOfAnother", await Scan(story, phone));

        Assert.Equal(EveryChannel, await story.Server.Told(kirstine, Happening.DocumentScannedElsewhere));
        Assert.Single(await story.Server.Journal(kirstine), Happening.DocumentScannedElsewhere);
        var said = await Facts(story);
        Assert.DoesNotContain(phone.App.ToString(), said, StringComparison.Ordinal);
        Assert.DoesNotContain(karla.Id.ToString(), said, StringComparison.Ordinal);
        Assert.Contains("Passport", said, StringComparison.Ordinal);

        story.Server.Clock.Passes(TimeSpan.FromDays(1));
        Assert.Equal("DocumentOfAnother", await Scan(story, phone));
        Assert.Equal(
            2,
            (await story.Server.Told(kirstine, Happening.DocumentScannedElsewhere)).Count / EveryChannel.Length
        );
    }

    [Fact]
    public async Task R75_T26_a_holder_without_a_number_in_the_document_is_known_by_an_earlier_check()
    {
        await using var story = await DocumentStory.Begin();
        var eva = await story.Register("Eva Lund", "10000001");
        await story.GivePCode(eva, "12345678");
        var hers = DocumentStory.Issued(DanishZone.Of("LUND<<EVA", "120874", "X12345678"));
        var (_, phone) = await Karla(story);

        Assert.Equal("DocumentOfAnother", await Scan(story, phone, hers));
        Assert.Empty(await story.Server.Told(new(eva, "", ""), Happening.DocumentScannedElsewhere));

        story.Server.Clock.Passes(TimeSpan.FromDays(1));
        Assert.Equal("granted", await story.ReadByCode(hers, "12345678"));
        Assert.Equal("DocumentOfAnother", await Scan(story, phone, hers));
        Assert.Equal(EveryChannel, await story.Server.Told(new(eva, "", ""), Happening.DocumentScannedElsewhere));
    }

    private static async Task<(Citizen, ScriptedPhone)> Karla(DocumentStory story)
    {
        var karla = await story.Server.Register();
        return (karla, await story.Server.ActivatedPhone(karla, story.Installation));
    }

    private static async Task<string> Scan(DocumentStory story, ScriptedPhone phone, ChipDesign? document = null) =>
        DocumentStory.Word(
            await story.Read(await story.Start(phone, "code", phone.App), document ?? DocumentStory.Passport)
        );

    private static async Task<string> Facts(DocumentStory story) =>
        string.Join(
            '\n',
            await story.Server.Database.Read(session =>
                session.QueryAll(
                    """
                    SELECT facts FROM journal WHERE person_id = @person
                    UNION ALL SELECT facts FROM notice WHERE person_id = @person
                    """,
                    row => row.Text(),
                    ("person", story.Kirstine)
                )
            )
        );
}
