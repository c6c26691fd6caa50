namespace Segl.Rules.Tests;

public sealed class CopyingTheAppTests
{
    private static readonly DateTimeOffset Noon = new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Ready = Noon.AddHours(1);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Fact]
    public void R41_the_code_is_shown_after_one_hour_and_not_a_tick_sooner()
    {
        Assert.Equal(new Refusal(Reason.WaitNotOver, Ready), Expect.Refused(Started().ShowCode(true, Ready - Tick)));
        Assert.IsType<CopyStep.Showing>(Expect.Granted(Started().ShowCode(true, Ready)).Step);
    }

    [Fact]
    public void R42_stopping_at_59_59_wins()
    {
        var stopped = Expect.Granted(Started().Stop());

        Assert.Equal(Reason.CopyStopped, Expect.Refused(stopped.ShowCode(true, Ready)).Because);
        Assert.False(stopped.IsUnderWay(Ready));
    }

    [Fact]
    public void R43_a_copy_is_under_way_until_it_can_be_of_no_use()
    {
        Assert.True(Started().IsUnderWay(Ready.AddHours(24) - Tick));
        Assert.False(Started().IsUnderWay(Ready.AddHours(24)));
        Assert.Equal(Reason.CopyUnderWay, CopyingTheApp.WhyNotStart(1, null, 1, anotherUnderWay: true, Noon)?.Because);
    }

    [Fact]
    public void R44_a_finished_wait_stays_usable_for_24_hours_and_not_a_tick_longer()
    {
        Expect.Granted(Started().ShowCode(true, Ready.AddHours(24) - Tick));
        Assert.Equal(Reason.CopyOver, Expect.Refused(Started().ShowCode(true, Ready.AddHours(24))).Because);
    }

    [Fact]
    public void R44_it_is_good_for_five_codes()
    {
        var copy = Started();
        for (var i = 0; i < 5; i++)
        {
            copy = Expect.Granted(copy.ShowCode(true, Ready.AddMinutes(i)));
        }

        Assert.Equal(Reason.CopyOver, Expect.Refused(copy.ShowCode(true, Ready.AddMinutes(5))).Because);
        Assert.True(copy.IsUnderWay(Ready.AddMinutes(7) - Tick));
        Assert.False(copy.IsUnderWay(Ready.AddMinutes(7)));
    }

    [Fact]
    public void R44_renewing_an_unscanned_code_within_ten_minutes_needs_no_new_pin()
    {
        var shown = Expect.Granted(Started().ShowCode(true, Ready));

        Assert.Equal(
            Ready.AddMinutes(13) - Tick,
            Assert
                .IsType<CopyStep.Showing>(Expect.Granted(shown.ShowCode(false, Ready.AddMinutes(10) - Tick)).Step)
                .ValidUntil
        );
        Assert.Equal(Reason.KnowledgeMissing, Expect.Refused(shown.ShowCode(false, Ready.AddMinutes(10))).Because);
    }

    [Fact]
    public void R45_the_first_code_needs_the_pin() =>
        Assert.Equal(Reason.KnowledgeMissing, Expect.Refused(Started().ShowCode(false, Ready)).Because);

    [Fact]
    public void R45_T02_the_code_is_scanned_within_three_minutes_and_not_a_tick_later()
    {
        var shown = Expect.Granted(Started().ShowCode(true, Ready));

        Expect.Granted(shown.Scan(Ready.AddMinutes(3) - Tick));
        Assert.Equal(Reason.QrCodeExpired, Expect.Refused(shown.Scan(Ready.AddMinutes(3))).Because);
    }

    [Fact]
    public void R45_T02_a_code_is_scanned_once()
    {
        Assert.Equal(Reason.QrCodeExpired, Expect.Refused(Scanned().Scan(Ready)).Because);
    }

    [Fact]
    public void R45_a_second_different_phone_kills_the_code_and_another_may_be_shown()
    {
        var dead = Scanned().KillCode(Ready);

        Assert.Equal(Reason.QrCodeExpired, Expect.Refused(dead.Scan(Ready)).Because);
        Assert.Equal(Reason.KnowledgeMissing, Expect.Refused(dead.ShowCode(false, Ready)).Because);
        Expect.Granted(dead.ShowCode(true, Ready));
    }

    [Fact]
    public void R45_a_further_phone_after_the_comparison_changes_nothing()
    {
        var scanned = Scanned();
        Assert.Equal(scanned, scanned.KillCode(Ready.AddMinutes(3)));
        var vouched = Expect.Granted(scanned.Vouch(Ready));
        Assert.Equal(vouched, vouched.KillCode(Ready));
    }

    [Fact]
    public void R47_after_three_wrong_user_ids_another_code_may_be_shown_at_once()
    {
        var vouched = Expect.Granted(Scanned().Vouch(Ready));
        var twoWrong = vouched.AfterWrongUserId().AfterWrongUserId();

        Assert.Equal(Reason.CopyUnderWay, Expect.Refused(twoWrong.ShowCode(true, Ready)).Because);
        Expect.Granted(twoWrong.AfterWrongUserId().ShowCode(true, Ready));
    }

    [Fact]
    public void R45_R46_nearness_and_comparison_have_three_minutes()
    {
        Expect.Granted(Scanned().Vouch(Ready.AddMinutes(3) - Tick));
        Assert.Equal(Reason.CopyOver, Expect.Refused(Scanned().Vouch(Ready.AddMinutes(3))).Because);
    }

    [Fact]
    public void R46_nothing_is_finished_without_the_old_apps_signature()
    {
        Assert.Equal(Reason.CopyOver, Expect.Refused(Scanned().Finish(Ready)).Because);
        Assert.Equal(Reason.CopyOver, Scanned().WhyNoUserId(Ready)?.Because);
    }

    [Fact]
    public void R47_three_user_ids_may_be_tried_per_code_and_then_another_code_may_be_shown()
    {
        var copy = Vouched().AfterWrongUserId().AfterWrongUserId();
        Assert.Null(copy.WhyNoUserId(Ready));

        var dead = copy.AfterWrongUserId();
        Assert.Equal(Reason.QrCodeExpired, dead.WhyNoUserId(Ready)?.Because);
        Assert.Equal(Reason.QrCodeExpired, Expect.Refused(dead.Finish(Ready)).Because);
        Assert.True(dead.IsUnderWay(Ready));
    }

    [Fact]
    public void R45_user_id_to_active_has_15_minutes()
    {
        Expect.Granted(Vouched().Finish(Ready.AddMinutes(15) - Tick));
        Assert.Equal(Reason.CopyOver, Expect.Refused(Vouched().Finish(Ready.AddMinutes(15))).Because);
    }

    [Fact]
    public void R45_R42_stopping_works_until_active_and_not_after()
    {
        Expect.Granted(Vouched().Stop());
        Assert.Equal(Reason.CopyStopped, Expect.Refused(Expect.Granted(Vouched().Stop()).Finish(Ready)).Because);
        Assert.Equal(Reason.CopyOver, Expect.Refused(Expect.Granted(Vouched().Finish(Ready)).Stop()).Because);
    }

    [Fact]
    public void R50_T10_the_level_of_a_copy_is_never_above_the_old_apps()
    {
        Assert.Equal(AssuranceLevel.Low, CopyingTheApp.LevelOfCopy(AssuranceLevel.Low, AssuranceLevel.High));
        Assert.Equal(AssuranceLevel.Low, CopyingTheApp.LevelOfCopy(AssuranceLevel.Substantial, AssuranceLevel.Low));
        Assert.Equal(AssuranceLevel.Substantial, CopyingTheApp.LevelOfCopy(AssuranceLevel.High, AssuranceLevel.High));
    }

    [Fact]
    public void R51_T05_a_copied_app_is_restricted_for_24_hours_unless_it_is_the_first_or_from_a_desk()
    {
        var until = CopyingTheApp.RestrictedUntil(firstApp: false, ActivatedThrough.Copy, Noon);

        Assert.Equal(Noon.AddHours(24), until);
        Assert.Equal(
            new Refusal(Reason.AppRestricted, until),
            CopyingTheApp.WhyNotStart(1, until, 1, false, Noon.AddHours(24) - Tick)
        );
        Assert.Null(CopyingTheApp.WhyNotStart(1, until, 1, false, Noon.AddHours(24)));
        Assert.Null(CopyingTheApp.RestrictedUntil(firstApp: true, ActivatedThrough.Copy, Noon));
        Assert.Null(CopyingTheApp.RestrictedUntil(firstApp: false, ActivatedThrough.Desk, Noon));
    }

    [Theory]
    [InlineData(0, Reason.AppTooOld)]
    [InlineData(1, null)]
    public void R52_an_older_app_is_told_to_update_first(int version, Reason? refused) =>
        Assert.Equal(refused, CopyingTheApp.WhyNotStart(version, null, 1, false, Noon)?.Because);

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, Reason.TooManyApps)]
    public void R10_at_three_active_apps_the_wait_does_not_begin(int apps, Reason? refused) =>
        Assert.Equal(refused, CopyingTheApp.WhyNotStart(1, null, apps, false, Noon)?.Because);

    private static AppCopy Started() => AppCopy.Start(Guid.NewGuid(), Guid.NewGuid(), Noon);

    private static AppCopy Scanned() => Expect.Granted(Expect.Granted(Started().ShowCode(true, Ready)).Scan(Ready));

    private static AppCopy Vouched() => Expect.Granted(Scanned().Vouch(Ready));
}
