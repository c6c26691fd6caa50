using System.Buffers.Text;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Segl.Jose;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.App.Approving;
using Segl.Server.Tests.Login;
using Segl.Server.Tests.Oidc;
using Segl.Storage;

namespace Segl.Server.Tests.App;

/// <summary>Who would use a copy against its owner, by the numbers of the threats.</summary>
public sealed class CopyThreatsTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R42_T03_a_stop_at_59_59_wins_over_a_code_at_60_00(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        await story.Old.Start(story.Karla.Pin);
        var link = $"/stop/{await story.Server.StopLink(story.Karla)}";
        using var stranger = story.Server.NewClient();
        story.Server.Clock.Passes(Limits.WaitBeforeCopying - Tick);

        // The stop is on its way when the hour ends, and the code is asked for in the same moment.
        var stop = Task.Run(() => stranger.PostAsync(link, null));
        story.Server.Clock.Passes(Tick);
        var shown = await ReasonOf(() => story.Old.ShowCode(story.Karla.Pin));
        using var stopped = await stop;

        Assert.Equal(HttpStatusCode.OK, stopped.StatusCode);
        Assert.Contains(shown, new[] { "", nameof(Reason.CopyOver), nameof(Reason.CopyStopped) });
        using var fresh = new NewPhone(story.Server.NewPhone());
        Assert.NotEqual("", await ReasonOf(() => fresh.Scan(story.Old.Code)));
        Assert.Equal(nameof(Reason.CopyOver), await ReasonOf(() => story.Old.ShowCode(story.Karla.Pin)));
    }

    [Fact]
    public async Task R41_T04_a_phone_clock_a_year_off_and_another_node_change_nothing()
    {
        await using var story = await CopyStory.Begin(DatabaseKind.Postgres);
        await story.Old.Start(story.Karla.Pin);
        // The scripted phones live in this machine's year and the server in 2030: their clocks are years apart already.
        Assert.True((story.Server.Clock.GetUtcNow() - DateTimeOffset.UtcNow).Duration() > TimeSpan.FromDays(365));
        story.Server.Clock.Passes(Limits.WaitBeforeCopying - Tick);
        await using var restarted = await story.Server.AnotherNode();
        using var elsewhere = new OldPhone(
            new(restarted.NewClient(), TestServer.Origin, story.OldApp.Keys, story.OldApp.App, story.OldApp.LastAnswer!)
        );

        Assert.Equal(nameof(Reason.WaitNotOver), await ReasonOf(() => elsewhere.ShowCode(story.Karla.Pin)));
        story.Server.Clock.Passes(Tick);
        await elsewhere.ShowCode(story.Karla.Pin);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R46_T05_what_the_owner_sees_of_the_new_phone_is_what_is_signed(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        await story.ShowFirstCode();
        using var fresh = new NewPhone(story.Server.NewPhone());
        await story.Meet(fresh);

        var seen = (await story.Old.View()).GetProperty("newPhone");
        var said = JsonDocument.Parse(Base64Url.DecodeFromChars(await story.Old.OfferVouch())).RootElement;

        Assert.Equal("Scripted phone", said.GetProperty("model").GetString());
        Assert.Equal(seen.GetProperty("model").GetString(), said.GetProperty("model").GetString());
        Assert.Equal(seen.GetProperty("place").GetString(), said.GetProperty("place").GetString());
        Assert.Equal("substantial", said.GetProperty("level").GetString());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R46_T06_another_key_cannot_go_on_where_one_has_scanned(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        using var fresh = await story.UntilUserId();
        var thief = story.Server.NewPhone();
        var own = await thief.Begin();

        Assert.Equal(
            nameof(Reason.ProofInvalid),
            await ReasonOf(() => thief.Ask($"{fresh.Path}/user-id", new { userId = story.Karla.UserId }))
        );
        Assert.Equal(
            nameof(Reason.ActivationOutOfOrder),
            await ReasonOf(() => thief.Ask($"{own}/user-id", new { userId = story.Karla.UserId }))
        );
        await fresh.TypeUserId(story.Karla.UserId);
    }

    [Fact]
    public async Task R35_T07_a_number_changed_in_the_wait_ends_the_copy_at_once()
    {
        await using var story = await CopyStory.Begin(DatabaseKind.Sqlite);
        await story.Old.Start(story.Karla.Pin);
        story.Server.Clock.Passes(TimeSpan.FromMinutes(30));

        await story.Type("set-phone", "--user-id", story.Karla.UserId, "--phone", "+4599999999");

        Assert.Equal(nameof(Reason.NotFound), await ReasonOf(story.Old.View));
        story.Server.Clock.Passes(TimeSpan.FromMinutes(30));
        Assert.Equal(nameof(Reason.CopyOver), await ReasonOf(() => story.Old.ShowCode(story.Karla.Pin)));
    }

    [Fact]
    public async Task R47_T08_T66_a_wrong_user_id_is_answered_like_an_unknown_one()
    {
        await using var story = await CopyStory.Begin(DatabaseKind.Postgres);
        var other = await story.Server.Register();
        using var fresh = await story.UntilUserId();
        // Whatever is asked for the first time is prepared, which is a statement more.
        await Typed(fresh, "nobody-0");
        var wrong = await Typed(fresh, other.UserId);
        await Typed(fresh, "nobody-1");
        using var again = await story.NextCodeUntilUserId();
        await Typed(again, "nobody-2");
        var unknown = await Typed(again, "nobody-3");

        Assert.Equal(unknown.Body, wrong.Body);
        Assert.Contains(wrong.Statements, sql => sql.Contains("app_copy", StringComparison.Ordinal));
        Assert.Equal(unknown.Statements, wrong.Statements);

        async Task<(string Body, List<string> Statements)> Typed(NewPhone phone, string userId)
        {
            using var asked = new AskedStatements(story.Server);
            var no = await Assert.ThrowsAsync<PhoneRefusedException>(() => phone.TypeUserId(userId));
            // The id of the request is random, and the only thing that differs.
            return (
                Regex.Replace(no.Message, "\"traceId\":\"[0-9A-Za-z:-]+\"", ""),
                asked.InOrder.FindAll(IsOfTheRequest)
            );
        }

        // What is sent and signalled in the background comes whenever it comes.
        static bool IsOfTheRequest(string sql) =>
            !sql.Contains("UPDATE notice", StringComparison.Ordinal)
            && !sql.Contains("pg_notify", StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R10_T09_a_copy_among_20_that_end_at_once_makes_no_fourth_app(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        await story.Server.ActivatedPhone(story.Karla);
        var lasts = new List<Func<Task<HttpResponseMessage>>>();
        for (var i = 0; i < 5; i++)
        {
            lasts.Add(await story.ActivationUpToItsLastStep());
        }

        var copy = await story.CopyUpToItsLastStep();
        // The answer of a copy may be lost, so it is sent again and again.
        lasts.AddRange(Enumerable.Repeat(copy, 15));
        var ended = await Task.WhenAll(lasts.Select(last => Task.Run(last)));

        Assert.Contains(ended, answer => answer.IsSuccessStatusCode);
        Assert.Equal(Limits.ActiveApps, await story.Count("app", "state = 'Active'"));
        Assert.Equal(Limits.ActiveApps, await story.Count("app", "true"));
        Assert.Equal(Limits.ActiveApps, await story.Count("activation", "step = 'Active'"));
        Assert.Equal(
            Limits.ActiveApps,
            (await story.Server.Journal(story.Karla)).Count(what => what is Happening.AppActivated)
        );
    }

    [Theory]
    [InlineData(0, nameof(Reason.AppSuspended))]
    [InlineData(1, nameof(Reason.AppSuspended))]
    [InlineData(2, nameof(Reason.AppSuspended))]
    [InlineData(3, nameof(Reason.AppSuspended))]
    [InlineData(4, nameof(Reason.CopyOver))]
    [InlineData(5, nameof(Reason.CopyOver))]
    public async Task T10_an_old_app_that_is_suspended_between_two_steps_copies_nothing(int after, string reason)
    {
        await using var story = await CopyStory.Begin(DatabaseKind.Sqlite);
        using var fresh = new NewPhone(story.Server.NewPhone());
        Func<Task>[] steps =
        [
            async () =>
            {
                await story.Old.Start(story.Karla.Pin);
                story.Server.Clock.Passes(Limits.WaitBeforeCopying);
            },
            () => story.Old.ShowCode(story.Karla.Pin),
            () => story.Meet(fresh),
            () => story.Old.Vouch(),
            () => fresh.TypeUserId(story.Karla.UserId),
            () => fresh.Activate(() => story.Server.TemporaryPin(story.Karla), "846193"),
        ];

        foreach (var step in steps[..after])
        {
            await step();
        }

        await story.SuspendOldApp();
        if (after == 2)
        {
            // Renewing asks for no PIN, and is refused all the same.
            using var renewing = new OldPhone(story.OldApp);
            Assert.Equal(reason, await ReasonOf(() => renewing.ShowCode(pin: null)));
        }

        var refused = "";
        foreach (var step in steps[after..])
        {
            refused = refused == "" ? await ReasonOf(step) : refused;
        }

        // The new phone, which looks where the copy stands, may be the first to hear.
        Assert.Contains(refused, new[] { reason, nameof(Reason.CopyOver) });
        Assert.Equal(1, await story.Count("app", "state = 'Active'"));
    }

    [Fact]
    public async Task R49_T11_after_100_failed_copies_the_old_app_still_logs_in()
    {
        await using var story = await CopyStory.Begin(DatabaseKind.Sqlite);
        for (var failed = 0; failed < 100; failed++)
        {
            if (failed % Limits.CopyQrCodes == 0)
            {
                await story.Old.Start(story.Karla.Pin);
                story.Server.Clock.Passes(Limits.WaitBeforeCopying);
            }

            await story.Old.ShowCode(story.Karla.Pin);
            using var thief = new NewPhone(story.Server.NewPhone());
            await story.Meet(thief);
            await story.Old.Vouch();
            for (var left = Limits.CopyUserIdTries; left > 0; left--)
            {
                Assert.NotEqual("", await ReasonOf(() => thief.TypeUserId("nobody-here")));
            }
        }

        Assert.Equal(100, (await story.Server.Journal(story.Karla)).Count(what => what is Happening.CopyFailed));
        var (browser, login, claimed) = await Claim(story);
        await story.OldApp.Approve(claimed, story.Karla.Pin);
        Assert.NotNull(RelyingParty.Of((await browser.Press(login, "finish")).Location!, "code"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R11_T15_what_an_app_had_begun_ends_with_it(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        var other = await story.Server.ActivatedPhone(story.Karla);
        var (fresh, temporaryPin) = await story.UntilTemporaryPin();
        var (_, _, claimed) = await Claim(story);
        using (fresh)
        {
            var offered = await other.Offer(new { act = "block-app", app = story.OldApp.App });
            await other.Sign("block-app", offered, story.Karla.Pin);

            Assert.Equal(
                nameof(Reason.CopyStopped),
                await ReasonOf(() => fresh.Activate(() => Task.FromResult(temporaryPin), "846193"))
            );
        }

        Assert.Equal(nameof(Reason.AppNotActive), await ReasonOf(() => story.OldApp.Approve(claimed, story.Karla.Pin)));
        Assert.Equal(nameof(Reason.AppNotActive), await ReasonOf(() => story.Old.ShowCode(story.Karla.Pin)));
        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(story.Karla, Happening.CopyStopped));
        using var next = new OldPhone(other);
        await next.Start(story.Karla.Pin);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R45_T60_a_picture_of_a_code_is_worth_one_message_and_not_one_a_scan(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        await story.ShowFirstCode();
        for (var scans = 0; scans < 5; scans++)
        {
            using var phone = new NewPhone(story.Server.NewPhone());
            await ReasonOf(() => phone.Scan(story.Old.Code));
        }

        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(story.Karla, Happening.CopyFailed));
        Assert.Equal(nameof(Reason.KnowledgeMissing), await ReasonOf(() => story.Old.ShowCode(pin: null)));
        await story.Old.ShowCode(story.Karla.Pin);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R46_T62_a_vouch_with_one_changed_field_is_none(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        await story.ShowFirstCode();
        using var fresh = new NewPhone(story.Server.NewPhone());
        await story.Meet(fresh);
        var payload = await story.Old.OfferVouch();

        foreach (var field in new[] { "copy", "key", "transcript", "link", "level", "model", "place", "person", "jti" })
        {
            var said = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Base64Url.DecodeFromChars(payload))!;
            said[field] = JsonSerializer.SerializeToElement("another");
            var changed = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(said));
            Assert.Equal(nameof(Reason.StatementOver), await ReasonOf(() => story.OldApp.Sign("vouch", changed, null)));
        }

        await story.OldApp.Sign("vouch", payload, null);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R102_T13_the_journal_holds_the_words_that_both_phones_signed(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        var copied = await story.Copy();

        var lines = await story.Server.Database.Read(session =>
            JournalStore.Of(session, story.Karla.Id, 1, int.MaxValue)
        );
        var vouch = SignedIn(lines, Happening.CopyVouched);
        var activate = SignedIn(lines, Happening.AppActivated);

        Assert.Equal(story.OldApp.App, vouch.GetProperty("iss").GetGuid());
        Assert.Equal(copied.App, activate.GetProperty("app").GetGuid());
        Assert.Equal("sound", vouch.GetProperty("link").GetString());
        Assert.Equal("Scripted phone", vouch.GetProperty("model").GetString());
        foreach (var same in new[] { "copy", "key", "transcript" })
        {
            Assert.NotEqual("", vouch.GetProperty(same).GetString());
            Assert.Equal(vouch.GetProperty(same).GetString(), activate.GetProperty(same).GetString());
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T16_a_copied_browser_profile_copies_no_app_and_is_noticed(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        await story.Old.Start(story.Karla.Pin);
        using var thief = new OldPhone(
            new(
                story.Server.NewClient(),
                TestServer.Origin,
                story.OldApp.Keys,
                story.OldApp.App,
                story.OldApp.LastAnswer!
            )
        );
        await story.OldApp.Offer(new { act = "freeze" });
        await story.OldApp.Offer(new { act = "freeze" });
        story.Server.Clock.Passes(Limits.WaitBeforeCopying);

        Assert.Equal(nameof(Reason.AnswerTokenOld), await ReasonOf(() => thief.ShowCode(story.Karla.Pin)));

        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(story.Karla, Happening.AppCloned));
        Assert.Equal(nameof(Reason.AnswerTokenOld), await ReasonOf(() => story.Old.ShowCode(story.Karla.Pin)));
    }

    // The payload of the statement that the last such line of the journal keeps as evidence.
    private static JsonElement SignedIn(IEnumerable<JournalLine> lines, Happening what)
    {
        var facts = JsonDocument.Parse(lines.Last(line => line.What == what.ToString()).Facts).RootElement;
        var statement = facts.GetProperty("statement").GetString()!;
        return CompactJws.Read(statement, statement.Length)!.Claims!.Value;
    }

    // A login that the old app has claimed.
    private static async Task<(LoginBrowser Browser, Guid Login, ClaimedLogin Claimed)> Claim(CopyStory story)
    {
        var website = await RelyingParty.Plain(story.Server);
        var browser = new LoginBrowser(story.Server);
        var asked = string.Join(
            '&',
            website.Request(("scope", "openid")).Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value)}")
        );
        var login = await browser.Authorize($"/authorize?{asked}");
        await browser.TypeUserId(login, story.Karla.UserId);
        return (browser, login, await story.OldApp.ClaimQr(await browser.QrCode(login)));
    }

    private static async Task<string> ReasonOf(Func<Task> asked)
    {
        try
        {
            await asked();
            return "";
        }
        catch (PhoneRefusedException refused)
        {
            return refused.Reason;
        }
    }
}
