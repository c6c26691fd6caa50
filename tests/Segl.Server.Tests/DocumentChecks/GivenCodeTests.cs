using System.Net;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Tests.Login;
using Segl.Storage;
using static Segl.Server.Tests.DocumentChecks.GivingStory;

namespace Segl.Server.Tests.DocumentChecks;

/// <summary>R31a: an activation code by the document check: one story that goes well, then one thing bent at a time.</summary>
public sealed class GivenCodeTests
{
    public enum Bent
    {
        OtherCheck,
        OtherKey,
        OtherPurpose,
        OtherPerson,
        NotDecided,
        Refused,
        Given,
    }

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    public static TheoryData<Bent> Bents => [.. Enum.GetValues<Bent>()];

    [Theory, MemberData(nameof(Kinds))]
    public async Task R31_R30_R32_R36_R51_a_check_in_ones_app_gives_a_code_for_another_app_once(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        var check = await story.Checked(CheckPurpose.ActivationCode);

        var given = await story.AskCode(check);

        var code = given.GetProperty("code").GetString()!;
        Assert.Equal(Limits.ActivationCodeCharacters, code.Length);
        Assert.Equal(story.Karla.UserId, given.GetProperty("userId").GetString());
        Assert.Equal(
            (story.Server.Clock.GetUtcNow() + Limits.ActivationCodeOnScreen).ToUnixTimeMilliseconds(),
            given.GetProperty("validUntil").GetInt64()
        );
        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(story.Karla, Happening.ActivationCodeIssued));
        Assert.Equal(nameof(Reason.DocumentCheckOver), await Refused(() => story.AskCode(check)));
        var spare = story.Server.NewPhone();
        await spare.Activate(story.Karla.UserId, code, () => story.Server.TemporaryPin(story.Karla), story.Karla.Pin);
        Assert.True((await spare.Home()).TryGetProperty("restrictedUntil", out _));
        Assert.Equal(nameof(Reason.AppRestricted), await Refused(() => spare.Offer(new { act = "start-copy" })));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R31_R37_the_link_in_the_message_stops_the_code_and_what_was_begun_with_it(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        var first = await Code(story);
        var link = await StopLink(story);
        var anybody = new LoginBrowser(story.Server);
        Assert.Contains("Stop the activation code", (await anybody.Open(link)).Body);
        var phone = story.Server.NewPhone();
        var path = await phone.Begin();
        await phone.Ask($"{path}/code", new { userId = story.Karla.UserId, code = first });
        var temporaryPin = await story.Server.TemporaryPin(story.Karla);

        Assert.Contains("It is stopped", (await anybody.Post(link)).Body);

        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Post(link)).Status);
        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(story.Karla, Happening.ActivationCodeStopped));
        Assert.Equal(
            nameof(Reason.ActivationOver),
            await Refused(() => phone.Ask($"{path}/temporary-pin", new { temporaryPin }))
        );
        var second = await Code(story);
        await anybody.Post(await StopLink(story));
        Assert.Equal(
            nameof(Reason.CodeOrUserIdWrong),
            await Refused(() =>
                story.Server.NewPhone().Activate(story.Karla.UserId, second, () => Task.FromResult(""), "730518")
            )
        );
    }

    [Fact]
    public async Task R31_the_link_stops_nothing_once_the_code_is_over_or_the_app_is_active()
    {
        await using var story = await Begin();
        var code = await Code(story);
        var (active, anybody) = (await StopLink(story), new LoginBrowser(story.Server));
        await story
            .Server.NewPhone()
            .Activate(story.Karla.UserId, code, () => story.Server.TemporaryPin(story.Karla), story.Karla.Pin);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Post(active)).Status);

        await Code(story);
        var over = await StopLink(story);
        story.Server.Clock.Passes(Limits.ActivationCodeOnScreen);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Post(over)).Status);
        Assert.DoesNotContain(Happening.ActivationCodeStopped, await story.Server.Journal(story.Karla));
    }

    [Fact]
    public async Task R31_a_granted_check_gives_until_one_tick_before_its_end()
    {
        await using var story = await Begin();
        var (tick, late) = (TimeSpan.FromMilliseconds(1), await story.Checked(CheckPurpose.ActivationCode));
        story.Server.Clock.Passes(Limits.DocumentCheckGives);
        Assert.Equal(nameof(Reason.DocumentCheckOver), await Refused(() => story.AskCode(late)));

        var early = await story.Checked(CheckPurpose.ActivationCode);
        story.Server.Clock.Passes(Limits.DocumentCheckGives - tick);
        await story.AskCode(early);
    }

    [Theory, MemberData(nameof(Bents))]
    public async Task R75_T26_a_check_of_another_key_purpose_or_person_gives_nothing_and_changes_nothing(Bent bent)
    {
        await using var story = await Begin();
        var other = await story.Server.Register();
        var before = await story.Server.Journal(story.Karla);
        var check = bent switch
        {
            Bent.OtherCheck => await Then(story.Checked(CheckPurpose.ActivationCode), Guid.NewGuid()),
            Bent.OtherKey => await CheckedByAnother(story),
            Bent.OtherPurpose => await story.Checked(CheckPurpose.NewPin),
            Bent.OtherPerson => await story.Checked(CheckPurpose.ActivationCode, holder: other),
            Bent.NotDecided => await story.Checked(CheckPurpose.ActivationCode, step: CheckStep.Reading),
            Bent.Refused => await story.Checked(CheckPurpose.ActivationCode, step: CheckStep.Refused),
            Bent.Given => await story.Checked(CheckPurpose.ActivationCode, step: CheckStep.Given),
        };

        Assert.Equal(nameof(Reason.DocumentCheckOver), await Refused(() => story.AskCode(check)));

        Assert.Equal(before, await story.Server.Journal(story.Karla));
        Assert.Equal([Happening.Registered], await story.Server.Journal(other));
        Assert.Equal(0, await Count(story, "SELECT count(*) FROM activation_code"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R31_R36_T25_of_50_uses_of_one_check_at_once_one_gives(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        var check = await story.Checked(CheckPurpose.ActivationCode);

        var reasons = await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(_ => Again(story))
                .ToList()
                .ConvertAll(phone => Task.Run(() => ReasonOf(story.AskCode(check, phone))))
        );

        Assert.Single(reasons, "");
        Assert.Equal(49, reasons.Count(reason => reason == nameof(Reason.DocumentCheckOver)));
        Assert.Single(await story.Server.Journal(story.Karla), Happening.ActivationCodeIssued);
    }

    [Fact]
    public async Task R10_with_three_apps_no_code_is_given_and_the_check_is_not_lost()
    {
        await using var story = await Begin();
        await story.Server.ActivatedPhone(story.Karla);
        var third = await story.Server.ActivatedPhone(story.Karla);
        var check = await story.Checked(CheckPurpose.ActivationCode);
        Assert.Equal(nameof(Reason.TooManyApps), await Refused(() => story.AskCode(check)));

        await third.Sign("delete-app", await third.Offer(new { act = "delete-app", app = third.App }), story.Karla.Pin);

        await story.AskCode(check);
    }

    [Fact]
    public async Task R37_a_freeze_or_the_end_of_the_app_between_grant_and_use_ends_it()
    {
        await using var story = await Begin();
        var other = await story.Server.ActivatedPhone(story.Karla);
        var check = await story.Checked(CheckPurpose.ActivationCode);
        await story.Freeze();
        Assert.Equal(nameof(Reason.IdentityFrozen), await Refused(() => story.AskCode(check)));
        await story.EndFreezeAtDesk();
        Assert.Equal(nameof(Reason.DocumentCheckOver), await Refused(() => story.AskCode(check)));

        story.Server.Clock.Passes(TimeSpan.FromMilliseconds(1));
        var next = await story.Checked(CheckPurpose.ActivationCode);
        await other.Sign(
            "block-app",
            await other.Offer(new { act = "block-app", app = story.Phone.App }),
            story.Karla.Pin
        );
        Assert.Equal(nameof(Reason.AppNotActive), await Refused(() => story.AskCode(next)));
        Assert.Equal(0, await Count(story, "SELECT count(*) FROM activation_code"));
    }

    [Fact]
    public async Task R31_R22_an_app_that_is_blocked_gets_no_code()
    {
        await using var story = await Begin();
        await story.Block();
        var check = await story.Checked(CheckPurpose.ActivationCode);

        Assert.Equal(nameof(Reason.AppBlocked), await Refused(() => story.AskCode(check)));
    }

    private static async Task<string> Code(GivingStory story)
    {
        story.Server.Clock.Passes(TimeSpan.FromMilliseconds(1));
        var check = await story.Checked(CheckPurpose.ActivationCode);
        return (await story.AskCode(check)).GetProperty("code").GetString()!;
    }

    private static async Task<string> StopLink(GivingStory story)
    {
        var wrapped = await story.Server.Database.Read(session =>
            session.QueryAll(
                """
                SELECT secret_wrapped
                FROM notice
                WHERE what = 'ActivationCodeIssued' AND secret_wrapped IS NOT NULL
                ORDER BY made_at, notice_id
                """,
                row => row.Bytes()
            )
        );
        return $"/stop/activation-code/{story.Server.Codes.UnwrapFromOutbox(story.Karla.Id, wrapped[^1])}";
    }

    // Another key of the same installation: that of a further person's app.
    private static async Task<Guid> CheckedByAnother(GivingStory story)
    {
        var check = await story.Checked(CheckPurpose.ActivationCode);
        await story.Server.Database.Write(
            Durability.Durable,
            session => session.Execute("UPDATE document_check SET public_key = @key", ("key", new byte[] { 1 }))
        );
        return check;
    }

    private static async Task<T> Then<T>(Task<Guid> first, T then)
    {
        await first;
        return then;
    }

    // The same app once more, so that all ask with the same token at once.
    private static ScriptedPhone Again(GivingStory story) =>
        new(story.Server.NewClient(), TestServer.Origin, story.Phone.Keys, story.Phone.App, story.Phone.LastAnswer!);

    private static async Task<string> ReasonOf(Task asked)
    {
        try
        {
            await asked;
            return "";
        }
        catch (PhoneRefusedException refused)
        {
            return refused.Reason;
        }
    }

    private static async Task<long> Count(GivingStory story, string sql) =>
        (await story.Server.Database.Read(session => session.QueryAll(sql, row => row.Long())))[0];
}
