using Segl.Rules;
using Segl.Server.DocumentChecks.Faces;

namespace Segl.Server.Tests.DocumentChecks;

/// <summary>R70-R75: a document is read, over the connection of a phone that only carries commands.</summary>
public sealed class DocumentReadingTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R70_R72_R75_zone_chip_and_face_grant_the_check_to_the_person_in_the_document(DatabaseKind kind)
    {
        await using var story = await DocumentStory.Begin(kind);

        var decided = await story.Read(await story.Start(), DocumentStory.Passport);

        Assert.Equal("granted", decided.GetProperty("type").GetString());
        Assert.Equal("Kirstine Jensen", decided.GetProperty("name").GetString());
        var stored = await story.Stored();
        Assert.Equal((CheckStep.Granted, story.Kirstine), (stored!.State.Step, stored.HolderId));
        Assert.Equal(CheckedDocument.Passport, stored.State.Kind);
    }

    [Fact]
    public async Task R73_a_document_of_a_person_under_13_is_refused()
    {
        await using var story = await DocumentStory.Begin();
        const string Child = "0206170004"; // 13 on the second day of June 2030: one day after today

        var refused = await story.Read(await story.Start(), DocumentStory.Issued(DanishZone.Of("JENSEN<<BO", Child)));

        Assert.Equal(nameof(Reason.TooYoung), refused.GetProperty("reason").GetString());
        Assert.Equal(CheckStep.Refused, (await story.Stored())!.State.Step);
    }

    [Fact]
    public async Task R71_a_document_of_another_country_than_was_said_is_refused()
    {
        await using var story = await DocumentStory.Begin();

        var refused = await story.Read(await story.Start(), DocumentStory.Passport, new { country = "SWE" });

        Assert.Equal(nameof(Reason.DocumentFromElsewhere), refused.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task R70_another_face_grants_nothing()
    {
        await using var story = await DocumentStory.Begin();
        story.Faces.Verdicts.Clear();
        story.Faces.Verdicts.Enqueue(new FaceVerdict.Different());

        var refused = await story.Read(await story.Start(), DocumentStory.Passport);

        Assert.Equal(nameof(Reason.FaceDiffers), refused.GetProperty("reason").GetString());
        Assert.Equal(CheckStep.Refused, (await story.Stored())!.State.Step);
    }
}
