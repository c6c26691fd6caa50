using System.Net;
using System.Text;
using Segl.Rules;
using Segl.Server.Tests.Desk.Printing;
using Segl.Storage;

namespace Segl.Server.Tests.Desk.Handing;

/// <summary>An activation code on the citizen's own screen, and nowhere else.</summary>
public sealed class ScreenCodeTests
{
    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task R32_R83_the_code_is_made_when_the_citizen_presses_and_shown_once(DatabaseKind kind)
    {
        await using var story = await ScreenStory.Paired(kind);
        Assert.Null(await story.ShowCode());
        Assert.Equal([Happening.Registered], await story.Server.Journal(story.Karla));
        Assert.Equal(ScreenOfferState.Open, (await story.Screens.See(story.Place()))!.State);

        var page = await story.Press("code");
        var code = ScreenStory.CodeIn(page.Body)!;
        Assert.Contains(story.Karla.UserId, page.Body, StringComparison.Ordinal);
        Assert.Equal("no-store", page.Response.Headers.CacheControl?.ToString());
        Assert.Equal(ScreenOfferState.Shown, (await story.Screens.See(story.Place()))!.State);
        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(story.Karla, Happening.ActivationCodeIssued));

        // A reload shows no code, and another press makes none.
        Assert.DoesNotContain(code, (await story.Screen.Open("/screen")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await story.Press("code")).Status);

        await story.Press("done");
        Assert.Equal(ScreenOfferState.Done, (await story.Screens.See(story.Place()))!.State);
        await story
            .Server.NewPhone()
            .Activate(story.Karla.UserId, code, () => story.Server.TemporaryPin(story.Karla), story.Karla.Pin);
    }

    [Fact]
    public async Task R32_T41_fifty_presses_show_one_code()
    {
        await using var story = await ScreenStory.Paired();
        Assert.Null(await story.ShowCode());

        var pages = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => story.Press("code")));

        Assert.Single(pages, page => ScreenStory.CodeIn(page.Body) is not null);
        Assert.Single(await story.Server.Journal(story.Karla), what => what is Happening.ActivationCodeIssued);
    }

    [Fact]
    public async Task R83_the_code_goes_from_the_screen_after_some_minutes()
    {
        await using var story = await ScreenStory.Paired();
        Assert.Null(await story.ShowCode());
        await story.Press("code");
        story.Server.Clock.Passes(Limits.ScreenShowsCode);

        Assert.Contains("Your own screen", (await story.Screen.Open("/screen")).Body, StringComparison.Ordinal);
        Assert.Null((await story.Screens.See(story.Place()))!.Kind);
    }

    [Fact]
    public async Task R83_what_waits_on_the_screen_is_gone_after_some_minutes_and_when_the_officer_clears_it()
    {
        await using var story = await ScreenStory.Paired();
        Assert.Null(await story.ShowCode());
        story.Server.Clock.Passes(Limits.ScreenOfferValid);
        Assert.Equal(HttpStatusCode.Gone, (await story.Press("code")).Status);

        Assert.Null(await story.ShowCode());
        await story.Screens.Clear(story.Place());
        Assert.Equal(HttpStatusCode.Gone, (await story.Press("code")).Status);
        Assert.DoesNotContain(Happening.ActivationCodeIssued, await story.Server.Journal(story.Karla));
    }

    [Fact]
    public async Task R32_R83_paper_and_screen_never_have_a_code_both()
    {
        await using var story = await ScreenStory.Paired();
        using var printer = new RawPrinter();
        Assert.Null(await story.ShowCode());
        Assert.Null(
            await story.Handover.PrintActivationCode(
                story.Place(printer: printer.Address),
                story.Karla.Id,
                ScreenStory.Allowed
            )
        );
        Assert.Equal(HttpStatusCode.Gone, (await story.Press("code")).Status);

        Assert.Null(await story.ShowCode());
        await story.Press("code");
        var paper = (await PaperText.Code(printer.Documents.Single())).Replace(" ", "", StringComparison.Ordinal);
        var kept = await story.Server.Database.Read(session =>
            session.QueryAll("SELECT code_digest FROM activation_code", row => row.Bytes())
        );
        Assert.NotEqual(story.Server.Codes.OfActivationCode(paper), kept.Single());
    }

    [Fact]
    public async Task R08_an_identity_that_was_frozen_meanwhile_gets_no_code()
    {
        await using var story = await ScreenStory.Paired();
        Assert.Null(await story.ShowCode());
        await story.Server.People.Change(
            story.Karla.Id,
            story.Server.Clock.GetUtcNow(),
            change =>
            {
                change.Save(change.Person with { FrozenAt = change.Now });
                return Task.FromResult(true);
            }
        );

        var page = await story.Press("code");

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Null(ScreenStory.CodeIn(page.Body));
    }

    [Fact]
    public async Task T41_an_act_that_is_refused_shows_nothing()
    {
        await using var story = await ScreenStory.Paired();
        var refused = await story.Handover.ShowActivationCode(
            story.Place(),
            story.Karla.Id,
            _ => Task.FromResult<Refusal?>(new(Reason.TooYoung))
        );

        Assert.Equal(Reason.TooYoung, refused?.Because);
        Assert.Null((await story.Screens.See(story.Place()))!.Kind);
    }

    [Fact]
    public async Task T41_a_form_without_its_token_does_nothing()
    {
        await using var story = await ScreenStory.Paired();
        Assert.Null(await story.ShowCode());
        foreach (var token in (string[])["", "none"])
        {
            Assert.Equal(HttpStatusCode.Gone, (await story.Screen.Post("/screen/code", ("token", token))).Status);
        }

        Assert.Equal(ScreenOfferState.Open, (await story.Screens.See(story.Place()))!.State);
    }

    [Fact]
    public async Task T41_T68_the_code_stands_in_one_answer_and_nowhere_else()
    {
        using var log = new LogListener();
        var folder = Directory.CreateTempSubdirectory("segl-shown-").FullName;
        string code;
        await using (
            var story = await ScreenStory.Begin(
                DatabaseKind.Sqlite,
                log,
                $"--Segl:Database={Path.Combine(folder, "segl.db")}",
                "--Logging:LogLevel:Default=Trace",
                "--Logging:LogLevel:Microsoft.AspNetCore=Trace"
            )
        )
        {
            Assert.Null(await story.Pair());
            Assert.Null(await story.ShowCode());
            code = ScreenStory.CodeIn((await story.Press("code")).Body)!;
        }

        var kept = Directory.GetFiles(folder).SelectMany(File.ReadAllBytes).ToArray();
        Directory.Delete(folder, recursive: true);
        Assert.True(kept.AsSpan().IndexOf("karla-1"u8) > 0, "The search finds what is there.");
        Assert.Contains(log.Lines, line => line.Contains("/screen/code", StringComparison.Ordinal));
        Assert.All(
            (string[])[code, code.Replace(" ", "", StringComparison.Ordinal)],
            secret =>
            {
                Assert.True(kept.AsSpan().IndexOf(Encoding.ASCII.GetBytes(secret)) < 0);
                Assert.DoesNotContain(log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
            }
        );
    }
}
