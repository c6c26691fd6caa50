using System.Net;
using Segl.Phone;
using Segl.Rules;

namespace Segl.Server.Tests.App;

/// <summary>Copying the app over HTTP, by a second implementation of both phones; then one thing bent at a
/// time.</summary>
public sealed class CopyingTheAppTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1),
        Tick = TimeSpan.FromMilliseconds(1);

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R40_R48_a_phone_is_copied_and_the_old_one_stays_active(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);

        var copied = await story.Copy();

        Assert.Equal("active", (await copied.Home()).GetProperty("state").GetString());
        Assert.Equal("active", (await story.OldApp.Home()).GetProperty("state").GetString());
        Assert.Equal(2, (await copied.Home()).GetProperty("apps").GetArrayLength());
        Assert.Equal(
            [
                Happening.CopyStarted,
                Happening.CopyReady,
                Happening.CopyCodeShown,
                Happening.CopyVouched,
                Happening.TemporaryPinSent,
                Happening.AppActivated,
            ],
            (await story.Server.Journal(story.Karla))[^6..]
        );
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R42_T03_every_turn_is_told_on_every_channel_with_a_link_at_the_start(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        await story.Copy();

        foreach (var what in new[] { Happening.CopyStarted, Happening.CopyReady, Happening.CopyCodeShown })
        {
            Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(story.Karla, what));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R41_T04_before_the_hour_no_code_is_shown_and_a_second_start_moves_nothing(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        await story.Old.Start(story.Karla.Pin);
        story.Server.Clock.Passes(Hour - Tick);

        Assert.Equal(nameof(Reason.CopyUnderWay), await Refused(() => story.Old.Start(story.Karla.Pin)));
        Assert.Equal(nameof(Reason.WaitNotOver), await Refused(() => story.Old.ShowCode(story.Karla.Pin)));
        story.Server.Clock.Passes(Tick);
        await story.Old.ShowCode(story.Karla.Pin);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R43_a_person_has_one_copy_under_way_under_20_parallel_starts(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        var racers = new List<Func<Task<HttpResponseMessage>>>();
        foreach (var app in new[] { await story.Server.ActivatedPhone(story.Karla), story.OldApp })
        {
            var payload = await app.Offer(new { act = "start-copy" });
            var statement = app.Keys.Statement("start-copy", app.App, payload);
            var body = new
            {
                statement,
                knowledge = new { pin = app.Keys.PinProof(app.App, story.Karla.Pin, statement) },
            };
            racers.AddRange(
                Enumerable.Repeat(
                    () => app.Send(HttpMethod.Post, $"/api/apps/{app.App}/statements", body, proof: false),
                    10
                )
            );
        }

        var ends = await Task.WhenAll(racers.Select(race => Task.Run(race)));

        Assert.Single(ends, end => end.IsSuccessStatusCode);
        Assert.Single(await story.Server.Journal(story.Karla), what => what is Happening.CopyStarted);
        Assert.Single(
            await story.Server.Database.Read(session =>
                session.QueryAll(
                    "SELECT step FROM app_copy WHERE person_id = @person",
                    row => row.Text(),
                    ("person", story.Karla.Id)
                )
            )
        );
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R42_stopping_from_another_app_wins_at_any_time_before_active(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        var other = await story.Server.ActivatedPhone(story.Karla);
        var (fresh, _) = await story.UntilTemporaryPin();
        using var stopper = new OldPhone(other);

        await stopper.Stop();

        Assert.Equal(
            nameof(Reason.CopyStopped),
            await Refused(() => fresh.Activate(() => story.Server.TemporaryPin(story.Karla), "846193"))
        );
        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(story.Karla, Happening.CopyStopped));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R42_T03_the_stop_link_alone_stops_it_and_opening_it_changes_nothing(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        await story.Old.Start(story.Karla.Pin);
        using var stranger = story.Server.NewClient();
        var link = $"/stop/{await story.Server.StopLink(story.Karla)}";

        Assert.Contains("Stop", await stranger.GetStringAsync(link), StringComparison.Ordinal);
        Assert.Equal("waiting", (await story.Old.View()).GetProperty("step").GetString());
        using var stopped = await stranger.PostAsync(link, null);
        Assert.Equal(HttpStatusCode.OK, stopped.StatusCode);

        story.Server.Clock.Passes(Hour);
        Assert.Equal(nameof(Reason.CopyOver), await Refused(() => story.Old.ShowCode(story.Karla.Pin)));
        using var again = await stranger.PostAsync(link, null);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        using var foreign = await stranger.GetAsync("/stop/AAAAAAAAAAAAAAAAAAAAAA");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R45_T02_a_code_scanned_after_three_minutes_or_after_a_newer_one_is_refused(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        await story.ShowFirstCode();
        var first = story.Old.Code;
        await story.Old.ShowCode(pin: null);
        using var late = new NewPhone(story.Server.NewPhone());
        Assert.Equal(nameof(Reason.QrCodeExpired), await Refused(() => late.Scan(first)));

        story.Server.Clock.Passes(TimeSpan.FromMinutes(3));
        using var later = new NewPhone(story.Server.NewPhone());
        Assert.Equal(nameof(Reason.QrCodeExpired), await Refused(() => later.Scan(story.Old.Code)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R45_T02_of_50_parallel_scanners_at_most_one_can_go_on_and_a_second_kills_the_code(
        DatabaseKind kind
    )
    {
        await using var story = await CopyStory.Begin(kind);
        await story.ShowFirstCode();
        var code = story.Old.Code;

        var ends = await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(async _ =>
                {
                    using var fresh = new NewPhone(story.Server.NewPhone());
                    try
                    {
                        await fresh.Scan(code);
                        return "scanned";
                    }
                    catch (PhoneRefusedException no)
                    {
                        return no.Reason;
                    }
                })
        );

        Assert.True(ends.Count(end => end == "scanned") <= 1);
        Assert.Equal("ready", (await story.Old.View()).GetProperty("step").GetString());
        Assert.Equal(nameof(Reason.CopyOver), await Refused(story.Old.Vouch));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R46_T01_a_broadcast_for_another_key_or_code_is_not_heard_and_nothing_is_bound(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        await story.ShowFirstCode();
        using var fresh = new NewPhone(story.Server.NewPhone());
        await fresh.Scan(story.Old.Code);
        var flipped = fresh.Broadcast;
        flipped[^1] ^= 1;

        Assert.False(await story.Old.Hear(flipped, 2));
        Assert.Equal(nameof(Reason.CopyOver), await Refused(story.Old.Vouch));
        Assert.Equal(nameof(Reason.CopyOver), await Refused(() => fresh.TypeUserId(story.Karla.UserId)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R46_T06_a_vouch_held_back_does_not_count_for_whoever_scans_the_next_code(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        await story.ShowFirstCode();
        using var fresh = new NewPhone(story.Server.NewPhone());
        await story.Meet(fresh);
        var heldBack = await story.Old.OfferVouch();
        story.Server.Clock.Passes(TimeSpan.FromMinutes(3));

        await story.Old.ShowCode(story.Karla.Pin);
        using var thief = new NewPhone(story.Server.NewPhone());
        await story.Meet(thief);

        Assert.Equal(
            nameof(Reason.StatementOver),
            await Refused(() => story.OldApp.Sign("vouch", heldBack, pin: null))
        );
        Assert.Equal("scanned", (await story.Old.View()).GetProperty("step").GetString());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R46_both_screens_show_the_same_four_digits(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        await story.ShowFirstCode();
        using var fresh = new NewPhone(story.Server.NewPhone());
        await fresh.Scan(story.Old.Code);
        Assert.True(await story.Old.Hear(fresh.Broadcast, 2));

        var onNew = await fresh.Digits();

        Assert.Matches("^[0-9]{4}$", onNew);
        Assert.Equal(onNew, await story.Old.Digits());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R47_R49_T08_three_wrong_user_ids_kill_the_code_and_not_the_old_app(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        using var fresh = await story.UntilUserId();

        Assert.Equal(nameof(Reason.UserIdWrong), await Refused(() => fresh.TypeUserId("nobody-here")));
        Assert.Equal(nameof(Reason.UserIdWrong), await Refused(() => fresh.TypeUserId("karla-9")));
        Assert.Equal(nameof(Reason.QrCodeExpired), await Refused(() => fresh.TypeUserId("nobody-there")));
        Assert.Equal(nameof(Reason.QrCodeExpired), await Refused(() => fresh.TypeUserId(story.Karla.UserId)));

        Assert.Equal("active", (await story.OldApp.Home()).GetProperty("state").GetString());
        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(story.Karla, Happening.CopyFailed));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R35_T07_a_changed_number_ends_the_copy(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        var (fresh, pin) = await story.UntilTemporaryPin();
        await story.Server.People.Change(
            story.Karla.Id,
            story.Server.Clock.GetUtcNow(),
            change =>
            {
                change.Save(change.Person with { PhoneChangedAt = change.Now, Phone = "+4599999999" });
                return Task.FromResult(true);
            }
        );

        Assert.Equal(
            nameof(Reason.CopyOver),
            await Refused(() => fresh.Activate(() => Task.FromResult(pin), "846193"))
        );
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T10_a_copy_from_an_app_that_was_suspended_meanwhile_is_refused(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        var (fresh, pin) = await story.UntilTemporaryPin();
        for (var i = 0; i < 3; i++)
        {
            var payload = await story.OldApp.Offer(new { act = "freeze" });
            await Refused(() => story.OldApp.Sign("freeze", payload, "111222"));
        }

        Assert.Equal(
            nameof(Reason.CopyOver),
            await Refused(() => fresh.Activate(() => Task.FromResult(pin), "846193"))
        );
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R51_T05_a_copied_app_cannot_start_a_copy_for_24_hours(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        using var copied = new OldPhone(await story.Copy());

        story.Server.Clock.Passes(TimeSpan.FromHours(24) - 2 * Tick);
        Assert.Equal(nameof(Reason.AppRestricted), await Refused(() => copied.Start("846193")));
        story.Server.Clock.Passes(2 * Tick);
        await copied.Start("846193");
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R10_T09_at_three_active_apps_the_citizen_is_told_before_the_wait(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        await story.Server.ActivatedPhone(story.Karla);
        await story.Server.ActivatedPhone(story.Karla);

        Assert.Equal(nameof(Reason.TooManyApps), await Refused(() => story.Old.Start(story.Karla.Pin)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R45_the_twelve_words_do_what_the_code_does(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        await story.Old.Start(story.Karla.Pin);
        story.Server.Clock.Passes(Hour);
        await story.Old.ShowCode(story.Karla.Pin, words: true);
        using var fresh = new NewPhone(story.Server.NewPhone());
        var w = System.Buffers.Text.Base64Url.DecodeFromChars(story.Old.Code)[..16];

        await fresh.Scan(System.Buffers.Text.Base64Url.EncodeToString(w));

        Assert.True(await story.Old.Hear(fresh.Broadcast, 2));
    }

    private static async Task<string> Refused(Func<Task> asked) =>
        (await Assert.ThrowsAsync<PhoneRefusedException>(asked)).Reason;
}
