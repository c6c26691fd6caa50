using Segl.Passport.Chips;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.DocumentChecks.Faces;
using Segl.Storage;

namespace Segl.Server.Tests.DocumentChecks;

/// <summary>R02, R03, R71, R75: whose document it is, and who gets nothing of it.</summary>
public sealed class HoldersTests
{
    [Fact]
    public async Task R02_R71_a_person_without_a_number_is_found_by_a_p_code_once_and_by_a_name_as_zones_write_it()
    {
        await using var story = await DocumentStory.Begin();
        var eva = await story.Register("Eva Müller-Åse", "10000001");
        await story.GivePCode(eva, "12345678");
        var hers = DocumentStory.Issued(DanishZone.Of("MUELLER<AASE<<EVA", "120874", "X12345678"));

        Assert.Equal("granted", await story.ReadByCode(hers, "12345678"));
        Assert.Equal("PCodeOver", await story.ReadByCode(hers, "12345678"));
    }

    [Fact]
    public async Task R03_T29_a_fourth_p_code_is_refused_and_nobody_learns_which_there_are()
    {
        await using var story = await DocumentStory.Begin();
        var eva = await story.Register("Eva Lund", "10000001");
        await story.GivePCode(eva, "12345678");
        var anothers = DocumentStory.Issued(DanishZone.Of("HOLM<<IDA", "120874", "X12345678"));

        Assert.Equal("PCodeWrong", await story.ReadByCode(anothers, "12345678"));
        Assert.Equal("PCodeWrong", await story.ReadByCode(anothers, "00000000"));
        Assert.Equal("PCodeOver", await story.ReadByCode(anothers, "00000001"));
        Assert.Equal("TooManyDocumentChecks", await story.ReadByCode(anothers, "00000002"));

        // Eva's code was tried once with a document that is not hers.
        var code = await story.Server.Database.Read(session => PCodeStore.Find(session, eva));
        Assert.Equal((1, false), (code!.Code.Attempts, code.Code.Used));
    }

    [Fact]
    public async Task R75_T26_in_somebody_elses_app_a_document_gives_that_apps_owner_nothing()
    {
        await using var story = await DocumentStory.Begin();
        var karla = await story.Server.Register();
        await story.GivePCode(karla.Id, "12345678");
        var phone = await story.Server.ActivatedPhone(karla, story.Installation);
        var before = await story.Server.Journal(karla);

        var decided = await story.Read(
            await story.Start(phone, "code", phone.App),
            DocumentStory.Passport,
            new { pCode = "12345678" }
        );

        Assert.Equal("DocumentOfAnother", DocumentStory.Word(decided));
        Assert.Equal(before, await story.Server.Journal(karla));
        Assert.Null((await story.Stored())!.HolderId);
        var code = await story.Server.Database.Read(session => PCodeStore.Find(session, karla.Id));
        Assert.Equal((0, false), (code!.Code.Attempts, code.Code.Used));
    }

    [Fact]
    public async Task T26_T29_an_installation_and_a_document_are_checked_so_often_a_day()
    {
        await using var story = await DocumentStory.Begin();
        for (var check = 0; check < Limits.ChecksOfADocument; check++)
        {
            Assert.Equal("granted", DocumentStory.Word(await story.Read(await story.Start(), DocumentStory.Passport)));
        }

        Assert.Equal(
            "TooManyDocumentChecks",
            DocumentStory.Word(await story.Read(await story.Start(), DocumentStory.Passport))
        );
        for (var check = Limits.ChecksOfADocument + 1; check < Limits.ChecksOfAnInstallation; check++)
        {
            await story.Start();
        }

        var refused = await Assert.ThrowsAsync<PhoneRefusedException>(() => story.Start());
        Assert.Equal("TooManyDocumentChecks", refused.Reason);
        story.Server.Clock.Passes(TimeSpan.FromDays(1) - TimeSpan.FromTicks(1));
        await Assert.ThrowsAsync<PhoneRefusedException>(() => story.Start());
        story.Server.Clock.Passes(TimeSpan.FromTicks(1));
        await story.Start();
    }

    [Fact]
    public async Task R75_a_document_that_is_known_as_somebody_elses_goes_to_the_desk()
    {
        await using var story = await DocumentStory.Begin();
        Assert.Equal("granted", DocumentStory.Word(await story.Read(await story.Start(), DocumentStory.Passport)));
        await story.Register("Ida Holm", "1208740012");
        var same = DocumentStory.Issued(DanishZone.Of("HOLM<<IDA", "1208740012"));

        Assert.Equal("DocumentHolderUnknown", DocumentStory.Word(await story.Read(await story.Start(), same)));
    }

    [Fact]
    public async Task R08_a_frozen_identity_gets_nothing_but_the_end_of_its_freeze()
    {
        await using var story = await DocumentStory.Begin();
        var phone = await story.Server.ActivatedPhone(
            new(story.Kirstine, (await story.Server.People.Find(story.Kirstine))!.UserId, "730518"),
            story.Installation
        );
        Assert.Equal("NotFrozen", await Read("end-freeze"));
        await story.Server.People.Change(
            story.Kirstine,
            story.Server.Clock.GetUtcNow(),
            change =>
            {
                change.Save(change.Person with { FrozenAt = change.Now });
                return Task.FromResult(true);
            }
        );

        Assert.Equal("IdentityFrozen", await Read("code"));
        Assert.Equal("IdentityFrozen", await Read("new-pin"));
        Assert.Equal("granted", await Read("end-freeze"));

        async Task<string> Read(string purpose)
        {
            return DocumentStory.Word(
                await story.Read(await story.Start(phone, purpose, phone.App), DocumentStory.Passport)
            );
        }
    }

    [Fact]
    public async Task R73_T22_a_document_reported_lost_while_the_server_runs_is_refused_also_after_a_broken_report()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "DNK,OTHER1\n");
        await using var story = await DocumentStory.Begin(settings: $"--Segl:LostDocuments={file}");
        Assert.Equal("granted", await Read());

        await Report("DNK,212345678\n", 1);
        Assert.Equal("DocumentReportedLost", await Read());
        await Report("what is this\n", 2);
        Assert.Equal("DocumentReportedLost", await Read());
        await Report("\n", 3);
        Assert.Equal("granted", await Read());
        File.Delete(file);

        async Task<string> Read() => DocumentStory.Word(await story.Read(await story.Start(), DocumentStory.Passport));

        async Task Report(string lines, int later)
        {
            await File.WriteAllTextAsync(file, lines);
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(later));
        }
    }

    [Theory]
    [InlineData(FaceFault.TooDark, 3, "FaceUnclear")]
    [InlineData(null, 1, "FaceNotCompared")]
    public async Task R70_T22_what_cannot_be_told_from_a_face_is_never_guessed(
        FaceFault? fault,
        int asked,
        string expected
    )
    {
        await using var story = await DocumentStory.Begin();
        story.Faces.Verdicts.Clear();
        story.Faces.Verdicts.Enqueue(fault is { } again ? new FaceVerdict.Again(again) : new FaceVerdict.CannotTell());

        Assert.Equal(expected, DocumentStory.Word(await story.Read(await story.Start(), DocumentStory.Passport)));
        Assert.Equal(asked, story.Faces.Compared);
        Assert.Null((await story.Stored())!.HolderId);
    }
}
