using static Segl.Rules.Tests.Expect;

namespace Segl.Rules.Tests;

public sealed class LoginsTests
{
    private static readonly Guid Anne = Id(1),
        Bo = Id(2),
        App = Id(3),
        Spare = Id(4);
    private static readonly DateTimeOffset End = Noon.AddMinutes(5);

    private static readonly Login Started = new(Id(5), Noon);
    private static readonly Login Waiting = Granted(Started.Name(Anne, Noon));
    private static readonly Login Claimed = Granted(Waiting.Claim(Anne, App, ClaimedBy.QrCode, Noon));
    private static readonly Login Approved = Granted(Claimed.Approve(App, Means.AppAndPin, Noon));

    [Fact]
    public void R94_a_login_waits_five_minutes()
    {
        Granted(Started.Name(Anne, End - Tick));
        Granted(Waiting.Claim(Anne, App, ClaimedBy.QrCode, End - Tick));
        Granted(Claimed.Approve(App, Means.AppAndPin, End - Tick));

        Assert.Equal(Reason.LoginOver, Refused(Started.Name(Anne, End)).Because);
        Assert.Equal(Reason.LoginOver, Refused(Waiting.Claim(Anne, App, ClaimedBy.QrCode, End)).Because);
        Assert.Equal(Reason.LoginOver, Refused(Claimed.Approve(App, Means.AppAndPin, End)).Because);
    }

    [Fact]
    public void R91_an_unknown_user_id_leads_to_the_same_step()
    {
        Assert.Equal(Waiting with { PersonId = null }, Granted(Started.Name(null, Noon)));
        Assert.Equal(LoginStep.Waiting, Waiting.Step);
    }

    [Fact]
    public void R94_nobody_elses_app_claims_it()
    {
        Assert.Equal(Reason.LoginUnknown, Refused(Waiting.Claim(Bo, App, ClaimedBy.QrCode, Noon)).Because);
        Assert.Equal(Reason.LoginUnknown, Refused(Claimed.Claim(Bo, App, ClaimedBy.QrCode, Noon)).Because);
        var unknown = Granted(Started.Name(null, Noon));
        Assert.Equal(Reason.LoginUnknown, Refused(unknown.Claim(Bo, App, ClaimedBy.QrCode, Noon)).Because);
    }

    [Fact]
    public void R94_another_app_of_the_person_takes_a_claim_over_and_the_first_one_may_not_answer_it()
    {
        var taken = Granted(Claimed.Claim(Anne, Spare, ClaimedBy.Link, Noon));

        Assert.Equal((Spare, ClaimedBy.Link), (taken.AppId, taken.By));
        Assert.Equal(Reason.LoginNotClaimed, Refused(taken.Approve(App, Means.AppAndPin, Noon)).Because);
        Granted(taken.Approve(Spare, Means.AppAndPin, Noon));
    }

    [Fact]
    public void R94_a_claim_that_is_let_go_waits_again() => Assert.Equal(Waiting, Claimed.Release());

    [Fact]
    public void R92_what_was_not_claimed_is_not_approved() =>
        Assert.Equal(Reason.LoginOver, Refused(Waiting.Approve(App, Means.AppAndPin, Noon)).Because);

    [Fact]
    public void A_login_is_answered_once()
    {
        Assert.Equal(Reason.LoginOver, Refused(Approved.Approve(App, Means.AppAndPin, Noon)).Because);
        Assert.Equal(Reason.LoginOver, Refused(Approved.Refuse(App, Noon)).Because);
        Assert.Equal(Reason.LoginOver, Refused(Approved.Claim(Anne, Spare, ClaimedBy.QrCode, Noon)).Because);
        Assert.Equal(Reason.LoginOver, Refused(Approved.Name(Anne, Noon)).Because);
        Assert.Equal(Reason.LoginOver, Refused(Approved.GiveUp(Noon)).Because);
    }

    [Fact]
    public void R94_not_me_before_the_claim_ends_only_what_waits_for_that_person()
    {
        Assert.Equal(LoginStep.Refused, Granted(Waiting.RefuseUnclaimed(Anne, End - Tick)).Step);

        Assert.Equal(Reason.LoginOver, Refused(Waiting.RefuseUnclaimed(Anne, End)).Because);
        Assert.Equal(Reason.LoginOver, Refused(Waiting.RefuseUnclaimed(Bo, Noon)).Because);
        Assert.Equal(Reason.LoginOver, Refused(Claimed.RefuseUnclaimed(Anne, Noon)).Because);
        Assert.Equal(Reason.LoginOver, Refused(Approved.RefuseUnclaimed(Anne, Noon)).Because);
    }

    [Fact]
    public void R94_this_was_not_me_ends_it()
    {
        var refused = Granted(Claimed.Refuse(App, Noon));

        Assert.Equal(LoginStep.Refused, refused.Step);
        Assert.Equal(Reason.LoginOver, Refused(refused.Finish(backValueArrived: true, Noon)).Because);
    }

    [Theory]
    [InlineData(-1, 0, false)]
    [InlineData(0, -1, false)]
    [InlineData(0, 0, true)]
    [InlineData(0, 8_999, true)]
    [InlineData(0, 9_000, false)]
    [InlineData(3, 2_999, false)]
    [InlineData(3, 3_000, true)]
    [InlineData(3, 8_999, true)]
    [InlineData(3, 9_000, false)]
    [InlineData(4, 12_999, true)]
    [InlineData(4, 13_000, false)]
    [InlineData(7, 6_999, false)]
    [InlineData(7, 7_000, true)]
    [InlineData(301, 301_000, false)]
    [InlineData(long.MaxValue, 0, false)]
    [InlineData(long.MinValue, 0, false)]
    public void R92_a_qr_code_is_honoured_from_its_second_on_and_for_ten_seconds_in_all(
        long drawn,
        int nowMs,
        bool honoured
    ) => Assert.Equal(honoured, Started.WhyNotQrCode(drawn, Noon.AddMilliseconds(nowMs)) is null);

    [Fact]
    public void R92_no_qr_code_is_honoured_ten_seconds_after_it_was_handed_out()
    {
        for (var second = 0; second < 60; second++)
        {
            for (long code = second; code <= Login.LastQrCodeHandedOut(second); code++)
            {
                Assert.NotNull(Started.WhyNotQrCode(code, Noon.AddSeconds(second) + Limits.LoginQrCodeValid));
                // And there is time to scan it in.
                Assert.Null(Started.WhyNotQrCode(code, Noon.AddSeconds(code + 6) - Tick));
            }
        }
    }

    [Theory]
    [InlineData(-2000, 0)]
    [InlineData(-1, 0)]
    [InlineData(999, 0)]
    [InlineData(1000, 1)]
    public void R92_T80_there_is_no_qr_code_of_a_second_before_the_first(int nowMs, long second) =>
        Assert.Equal(second, Login.QrCodeSecond(Noon, Noon.AddMilliseconds(nowMs)));

    [Fact]
    public void R92_three_wrong_numbers_end_the_login()
    {
        var twice = Waiting.AfterWrongNumber(Noon).AfterWrongNumber(Noon);
        Assert.Equal(LoginStep.Waiting, twice.Step);

        var thrice = twice.AfterWrongNumber(Noon);
        Assert.Equal((LoginStep.Refused, Noon), (thrice.Step, thrice.AnsweredAt));
    }

    [Fact]
    public void R92_the_number_is_in_force_after_one_hour()
    {
        var switchedOn = NumberApproval.SwitchOn(firstApp: false, Noon);

        Assert.Equal(new(Reason.NumberNotSwitchedOn, Noon.AddHours(1)), switchedOn.WhyNot(Noon.AddHours(1) - Tick));
        Assert.Null(switchedOn.WhyNot(Noon.AddHours(1)));
    }

    [Fact]
    public void R92_on_a_first_app_the_number_is_in_force_at_once() =>
        Assert.Null(NumberApproval.SwitchOn(firstApp: true, Noon).WhyNot(Noon));

    [Fact]
    public void R92_no_number_where_it_was_not_switched_on() =>
        Assert.Equal(new(Reason.NumberNotSwitchedOn), NumberApproval.Off.WhyNot(Noon));

    [Fact]
    public void R90_its_result_is_given_once()
    {
        var finished = Granted(Approved.Finish(backValueArrived: false, Noon));

        Assert.Equal(Reason.LoginOver, Refused(finished.Finish(backValueArrived: false, Noon)).Because);
    }

    [Fact]
    public void R92_T61_a_login_opened_by_link_needs_the_value_that_the_app_gave_back()
    {
        var byLink = Approved with { By = ClaimedBy.Link };

        Assert.Equal(Reason.WrongBrowser, Refused(byLink.Finish(backValueArrived: false, Noon)).Because);
        Granted(byLink.Finish(backValueArrived: true, Noon));
    }

    [Theory]
    [InlineData(ClaimedBy.Number)]
    [InlineData(ClaimedBy.Link)]
    public void R92_T74_a_login_with_a_return_code_is_finished_by_its_value_only(ClaimedBy by)
    {
        var claimed = Granted(Waiting.Claim(Anne, App, by, Noon, returnCode: true));
        var approved = Granted(claimed.Approve(App, Means.AppAndPin, Noon));

        Assert.Equal(Reason.WrongBrowser, Refused(approved.Finish(backValueArrived: false, Noon)).Because);
        Assert.Equal(LoginStep.Finished, Granted(approved.TypeReturnCode(isRight: true, Noon)).Step);
    }

    [Fact]
    public void R92_the_third_wrong_return_code_ends_the_login()
    {
        var approved = Approved with { ReturnCode = true };

        var twice = Granted(Granted(approved.TypeReturnCode(false, Noon)).TypeReturnCode(false, Noon));
        Assert.Equal(LoginStep.Approved, twice.Step);
        Assert.Equal(LoginStep.Finished, Granted(twice.TypeReturnCode(true, Noon)).Step);

        var thrice = Granted(twice.TypeReturnCode(false, Noon));
        Assert.Equal((LoginStep.Refused, Noon), (thrice.Step, thrice.AnsweredAt));
        Assert.Equal(Reason.LoginOver, Refused(thrice.TypeReturnCode(true, Noon)).Because);
    }

    [Fact]
    public void R92_a_return_code_is_taken_once_and_for_five_minutes()
    {
        var approved = Granted(Claimed.Approve(App, Means.AppAndPin, Noon)) with { ReturnCode = true };

        var finished = Granted(approved.TypeReturnCode(true, Noon.AddMinutes(5) - Tick));
        Assert.Equal(Reason.LoginOver, Refused(finished.TypeReturnCode(true, Noon)).Because);
        Assert.Equal(Reason.LoginOver, Refused(approved.TypeReturnCode(true, Noon.AddMinutes(5))).Because);
        Assert.Equal(Reason.LoginOver, Refused(Approved.TypeReturnCode(true, Noon)).Because);
    }

    [Fact]
    public void A_yes_given_in_time_stands_when_it_is_fetched_a_little_later()
    {
        var atTheEnd = Granted(Claimed.Approve(App, Means.AppAndPin, End - Tick));

        Granted(atTheEnd.Finish(backValueArrived: false, End));
        Granted(atTheEnd.Finish(backValueArrived: false, End.AddMinutes(5) - Tick - Tick));
        Assert.Equal(
            Reason.LoginOver,
            Refused(atTheEnd.Finish(backValueArrived: false, End.AddMinutes(5) - Tick)).Because
        );
    }

    [Fact]
    public void Before_an_answer_there_is_no_result()
    {
        Assert.Equal(Reason.LoginNotClaimed, Refused(Claimed.Finish(backValueArrived: true, End - Tick)).Because);
        Assert.Equal(Reason.LoginOver, Refused(Claimed.Finish(backValueArrived: true, End)).Because);
    }

    [Fact]
    public void The_citizen_may_give_up_before_an_answer() =>
        Assert.All(
            [Started, Waiting, Claimed],
            login => Assert.Equal(LoginStep.Refused, Granted(login.GiveUp(Noon)).Step)
        );

    [Theory]
    [InlineData(0, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void R94_T60_three_pushes_without_a_claim(int sent, bool may) =>
        Assert.Equal(may, new Pushes(sent).May(stoppedAt: null, Noon));

    [Fact]
    public void R94_this_was_not_me_stops_pushes_for_an_hour()
    {
        Assert.False(new Pushes(0).May(stoppedAt: Noon, Noon.AddHours(1) - Tick));
        Assert.True(new Pushes(0).May(stoppedAt: Noon, Noon.AddHours(1)));
    }

    [Theory]
    [InlineData("Sign the contract no. 7", true)]
    [InlineData("Godkend køb på 99,50 kr. 🎉", true)]
    [InlineData("", true)]
    [InlineData("two\nlines", false)]
    [InlineData("nul\0", false)]
    [InlineData("turned \u202e round", false)]
    [InlineData("isolated \u2066 x", false)]
    [InlineData("no width \u200b here", false)]
    [InlineData("line \u2028 end", false)]
    [InlineData("own \ue000 sign", false)]
    [InlineData("half \ud800 pair", false)]
    [InlineData("no-break\u00a0space", false)]
    [InlineData("wide\u3000space", false)]
    [InlineData("thin\u2009space", false)]
    [InlineData("braille\u2800blank", false)]
    [InlineData("hangul\u3164filler", false)]
    [InlineData("half\uffa0filler", false)]
    [InlineData("choseong\u115ffiller", false)]
    [InlineData("joined\u034fgraphemes", false)]
    [InlineData("variant\ufe0f", false)]
    [InlineData("A\u0301ngstro\u0308m", true)]
    [InlineData("Vie\u0323\u0302t", true)]
    [InlineData("z\u0301\u0302\u0303algo", false)]
    [InlineData("\u0301first", false)]
    [InlineData("on a \u0301space", false)]
    public void R93_a_text_holds_no_control_or_direction_characters(string text, bool may) =>
        Assert.Equal(may, LoginTexts.MayShow(text));

    [Theory]
    [InlineData(130, true)]
    [InlineData(131, false)]
    public void R93_a_text_has_at_most_130_characters(int length, bool may)
    {
        Assert.Equal(may, LoginTexts.MayShow(new string('æ', length)));
        Assert.Equal(may, LoginTexts.MayShow(string.Concat(Enumerable.Repeat("😀", length))));
    }

    [Fact]
    public void R97_a_person_number_is_tested_three_times_within_fifteen_minutes()
    {
        Assert.True(new PersonNumberTests(2, Noon, 2).May(Noon.AddMinutes(15) - Tick));
        Assert.False(new PersonNumberTests(3, Noon, 3).May(Noon));
        Assert.False(new PersonNumberTests(0, Noon, 0).May(Noon.AddMinutes(15)));
    }

    [Theory]
    [InlineData(0, 0, 3)]
    [InlineData(1, 4, 2)]
    [InlineData(0, 5, 1)]
    [InlineData(0, 6, 0)]
    [InlineData(3, 3, 0)]
    public void R97_a_day_of_logins_leaves_no_more_than_six_tests(int afterThis, int inADay, int left)
    {
        Assert.Equal(left, new PersonNumberTests(afterThis, Noon, inADay).Left);
        Assert.Equal(left > 0, new PersonNumberTests(afterThis, Noon, inADay).May(Noon));
    }

    private static Guid Id(byte last) => new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, last);
}
