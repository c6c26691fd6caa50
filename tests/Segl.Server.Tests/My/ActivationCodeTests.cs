using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Server.Tests.Login;
using Segl.Server.Waiting;
using Segl.Storage;

namespace Segl.Server.Tests.My;

/// <summary>An activation code through the portal: the wait, the ways to stop it, and the code.</summary>
public sealed partial class ActivationCodeTests
{
    private const string Path = "/my/activation-code";

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R31_R33_R100_after_an_hour_the_code_activates_an_app(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        Assert.Contains("You wait 1 hour", (await story.Browser.Open(Path)).Body);
        Assert.Equal(Path, (await Ask(story)).Location);
        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(story.Karla, Happening.ActivationCodeAsked));
        Assert.Equal(HttpStatusCode.Conflict, (await ShowCode(story)).Status);

        await WaitIsOver(story);
        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(story.Karla, Happening.ActivationCodeReady));
        var page = await ShowCode(story);
        Assert.Contains(story.Karla.UserId, page.Body);
        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(story.Karla, Happening.ActivationCodeIssued));

        var phone = story.Server.NewPhone();
        await phone.Activate(
            story.Karla.UserId,
            CodeOn(page),
            () => story.Server.TemporaryPin(story.Karla),
            story.Karla.Pin
        );
        Assert.NotEqual(Guid.Empty, phone.App);
    }

    [Fact]
    public async Task R32_a_code_on_the_screen_is_dead_after_ten_minutes()
    {
        await using var story = await MyStory.LoggedIn();
        await Ask(story);
        await WaitIsOver(story);
        var code = CodeOn(await ShowCode(story));
        story.Server.Clock.Passes(Limits.ActivationCodeOnScreen);

        var refused = await Assert.ThrowsAsync<Segl.Phone.PhoneRefusedException>(() =>
            story
                .Server.NewPhone()
                .Activate(story.Karla.UserId, code, () => story.Server.TemporaryPin(story.Karla), story.Karla.Pin)
        );
        Assert.Equal(nameof(Reason.CodeOrUserIdWrong), refused.Reason);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R33_the_link_in_the_message_stops_it_and_a_get_does_not(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        await Ask(story);
        var link = $"/stop/code/{await story.StopLink(Happening.ActivationCodeAsked)}";
        var anybody = new LoginBrowser(story.Server);

        Assert.Contains("Stop the activation code", (await anybody.Open(link)).Body);
        Assert.NotNull(await Wait(story));
        Assert.Contains("It is stopped", (await anybody.Post(link)).Body);

        Assert.Null(await Wait(story));
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Post(link)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Open("/stop/code/AAAAAAAAAAAAAAAAAAAAAA")).Status);
        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(story.Karla, Happening.ActivationCodeStopped));
        await WaitIsOver(story);
        Assert.Equal(HttpStatusCode.Gone, (await ShowCode(story)).Status);
    }

    [Fact]
    public async Task R33_the_portal_stops_it_and_the_code_that_it_gave()
    {
        await using var story = await MyStory.LoggedIn();
        await Ask(story);
        await WaitIsOver(story);
        var code = CodeOn(await ShowCode(story));
        Assert.Contains("An activation code was asked for", (await story.Browser.Open("/my")).Body);

        Assert.Equal("/my?done=stopped", (await story.Press(Path, $"{Path}/stop")).Location);

        Assert.Null(await story.Server.People.ByActivationCode(story.Server.Codes.OfActivationCode(code)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R51_an_app_that_a_code_of_the_portal_activated_starts_no_copy_for_a_day(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        await Ask(story);
        await WaitIsOver(story);
        var phone = story.Server.NewPhone();
        await phone.Activate(
            story.Karla.UserId,
            CodeOn(await ShowCode(story)),
            () => story.Server.TemporaryPin(story.Karla),
            story.Karla.Pin
        );

        story.Server.Clock.Passes(Limits.NewAppRestricted - TimeSpan.FromMilliseconds(1));
        var refused = await Assert.ThrowsAsync<Segl.Phone.PhoneRefusedException>(() =>
            phone.Offer(new { act = "start-copy" })
        );
        Assert.Equal(nameof(Reason.AppRestricted), refused.Reason);
        story.Server.Clock.Passes(TimeSpan.FromMilliseconds(1));
        await phone.Offer(new { act = "start-copy" });
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R33_R37_who_stops_it_ends_what_was_begun_with_its_code(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        await Ask(story);
        await WaitIsOver(story);
        var phone = story.Server.NewPhone();
        var path = await phone.Begin();
        await phone.Ask($"{path}/code", new { userId = story.Karla.UserId, code = CodeOn(await ShowCode(story)) });
        var temporaryPin = await story.Server.TemporaryPin(story.Karla);

        await story.Press(Path, $"{Path}/stop");

        var refused = await Assert.ThrowsAsync<Segl.Phone.PhoneRefusedException>(() =>
            phone.Ask($"{path}/temporary-pin", new { temporaryPin })
        );
        Assert.Equal(nameof(Reason.ActivationOver), refused.Reason);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R33_T25_the_end_of_the_app_that_asked_stops_it(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        var other = await story.Server.ActivatedPhone(story.Karla);
        await Ask(story);

        await other.Sign(
            "block-app",
            await other.Offer(new { act = "block-app", app = story.Phone.App }),
            story.Karla.Pin
        );

        Assert.Null(await Wait(story));
        Assert.Contains(Happening.ActivationCodeStopped, await story.Server.Journal(story.Karla));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R33_T25_of_fifty_askings_one_wait_and_of_fifty_showings_three_codes(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        await story.PressAtOnce(50, Path, $"{Path}/ask");
        Assert.Single(await story.Server.Journal(story.Karla), Happening.ActivationCodeAsked);
        await WaitIsOver(story);
        await story.PressAtOnce(50, Path, $"{Path}/show");

        var issued = (await story.Server.Journal(story.Karla)).Count(what => what is Happening.ActivationCodeIssued);
        Assert.Equal(Limits.CodesOfAWait, issued);
        var codes = await story.Server.Database.Read(session =>
            session.QueryAll(
                "SELECT code_digest FROM activation_code WHERE person_id = @person",
                row => row.Bytes(),
                ("person", story.Karla.Id)
            )
        );
        Assert.Single(codes);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R08_R33_a_freeze_ends_it_for_good(DatabaseKind kind)
    {
        await using var story = await MyStory.LoggedIn(kind);
        await Ask(story);

        await story.Press("/my/freeze", "/my/freeze");

        Assert.NotNull((await story.Server.People.Find(story.Karla.Id))!.FrozenAt);
        Assert.Null(await Wait(story));
        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(story.Karla, Happening.ActivationCodeStopped));
    }

    [Fact]
    public async Task R33_a_wait_that_is_over_is_tidied_away()
    {
        await using var story = await MyStory.LoggedIn();
        await Ask(story);
        story.Server.Clock.Passes(Limits.PortalWaitByApp + Limits.CodeWaitUsable + TimeSpan.FromSeconds(1));

        await story.Server.Parts.GetRequiredService<Housekeeping>().Tidy(story.Server.Clock.GetUtcNow());

        Assert.Null(await Wait(story));
    }

    private static Task<Answered> Ask(MyStory story) => story.Press(Path, $"{Path}/ask");

    private static Task<Answered> ShowCode(MyStory story) => story.Press(Path, $"{Path}/show");

    private static Task<StoredWait?> Wait(MyStory story) =>
        story.Server.Database.Read(session => PortalWaitStore.Of(session, story.Karla.Id, WaitFor.ActivationCode));

    // The session does not last as long as the wait: the person logs in again.
    private static async Task WaitIsOver(MyStory story)
    {
        story.Server.Clock.Passes(Limits.PortalWaitByApp);
        await story.Server.Parts.GetRequiredService<PortalWaits>().TellReady(story.Server.Clock.GetUtcNow());
        await story.LogIn();
    }

    private static string CodeOn(Answered page) => CodeShown().Match(page.Body).Groups[1].Value;

    [GeneratedRegex("<dd class=\"code\">([^<]+)</dd>")]
    private static partial Regex CodeShown();
}
