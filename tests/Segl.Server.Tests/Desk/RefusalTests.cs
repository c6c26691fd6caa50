using System.Net;
using Segl.Rules;
using Segl.Server.Tests.Desk.Printing;
using Segl.Server.Tests.Login;
using Segl.Storage;

namespace Segl.Server.Tests.Desk;

/// <summary>R87: whoever is not helped has it in writing, also without an identity.</summary>
public sealed class RefusalTests
{
    private const string Why = "The passport had expired";
    private const string Page = "/desk/refuse/nobody";

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R87_somebody_without_an_identity_has_the_decision_on_paper(DatabaseKind kind)
    {
        await using var story = await DeskStory.Begin(kind);
        var officer = await story.OfficerLoggedIn();
        Assert.Contains("value=\"paper\" class=\"act\"", (await officer.Browser.Open(Page)).Body);

        var decision = await Refuse(officer, "paper", "Ivana Horvat");

        Assert.Contains("The decision lies in the printer", decision.Body);
        var paper = (await PaperText.Of(story.Printer.Documents.Single())).ReplaceLineEndings(" ");
        Assert.Contains("Ivana Horvat asked for help", paper);
        Assert.Contains(Why, paper);
        Assert.Contains("You can complain to Borgerservice Aarhus", paper);
        Assert.Contains($"by {(await story.Of(officer.Person)).Name}", paper);
    }

    [Fact]
    public async Task R87_R74_of_somebody_without_an_identity_neither_name_nor_reason_is_kept()
    {
        var folder = Directory.CreateTempSubdirectory("segl-refused-").FullName;
        await using (var story = await DeskStory.Begin($"--Segl:Database={Path.Combine(folder, "segl.db")}"))
        {
            var officer = await story.OfficerLoggedIn();
            await Refuse(officer, "paper", "Ivana Horvat");
            var line = Assert.Single(await Lines(story));
            Assert.Contains($"\"by\":\"{officer.Person.Id}\"", line.Facts);
            Assert.Contains("\"desk\":\"aarhus\"", line.Facts);
            Assert.Matches("\"decision\":\"[0-9A-Z]{8}\"", line.Facts);
        }

        var kept = Directory.GetFiles(folder).SelectMany(File.ReadAllBytes).ToArray();
        Directory.Delete(folder, recursive: true);
        Assert.True(kept.AsSpan().IndexOf("CitizenRefused"u8) > 0, "The search finds what is there.");
        Assert.True(kept.AsSpan().IndexOf("Horvat"u8) < 0);
        Assert.True(kept.AsSpan().IndexOf("expired"u8) < 0);
    }

    [Fact]
    public async Task R87_a_printer_that_is_empty_takes_no_decision_away()
    {
        await using var story = await DeskStory.Begin();
        var officer = await story.OfficerLoggedIn();
        story.Printer.Reasons = "media-empty-error";

        var decision = await Refuse(officer, "paper", "");

        Assert.Empty(story.Printer.Documents);
        Assert.Contains("role=\"alert\"", decision.Body);
        Assert.Contains("Print this page", decision.Body);
        Assert.Contains("you asked for help with Segl at Borgerservice Aarhus", decision.Body);
        Assert.Contains(Why, decision.Body);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R87_a_decision_stands_on_the_citizens_own_screen_and_names_nobody(DatabaseKind kind)
    {
        await using var story = await DeskStory.Begin(kind);
        var (officer, browser) = (await story.OfficerLoggedIn(), new LoginBrowser(story.Server));
        var screen = new CitizensScreen(browser);
        await screen.Connect(officer);
        var karla = await story.Server.Register();
        await officer.Find(karla);
        (string, string)[] fields = [("why", Why), ("way", "screen")];
        Assert.Contains("on the citizen", (await officer.Press("/desk/refuse", "/desk/refuse", fields)).Body);

        var shown = (await browser.Open("/screen?lang=en")).Body;
        Assert.Contains(Why, shown);
        Assert.Contains("You can complain to Borgerservice Aarhus", shown);
        Assert.DoesNotContain((await story.Of(karla)).Name, shown);
        Assert.Contains(Happening.DeskActRefused, await story.Server.Journal(karla));
        Assert.Equal(HttpStatusCode.SeeOther, (await screen.Press("done")).Status);
        Assert.Contains("has read the decision", (await officer.Browser.Open("/desk/screen")).Body);
        Assert.DoesNotContain(Why, (await browser.Open("/screen?lang=en")).Body);
    }

    [Fact]
    public async Task R87_whoever_has_no_reason_to_write_refuses_nobody()
    {
        await using var story = await DeskStory.Begin();
        var officer = await story.OfficerLoggedIn();

        (string, string)[] fields = [("why", "no"), ("name", "Ivana Horvat"), ("way", "paper")];
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.Press(Page, Page, fields)).Status);
        Assert.Empty(await Lines(story));
        Assert.Contains(
            Page,
            (await officer.Press("/desk", "/desk/find", ("number", "99999999"), ("because", Why))).Body
        );
    }

    private static Task<Answered> Refuse(OfficerAtDesk officer, string way, string name) =>
        officer.Press(Page, Page, ("why", Why), ("name", name), ("language", "en"), ("way", way));

    private static Task<List<JournalLine>> Lines(DeskStory story) =>
        story.Server.Database.Read(session => SchemeJournal.Of(session, SchemeEvent.CitizenRefused));
}
