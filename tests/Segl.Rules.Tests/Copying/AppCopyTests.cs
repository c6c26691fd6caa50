using System.Buffers.Text;
using static Segl.Rules.Tests.Expect;
using static Segl.Rules.Tests.WayOfACopy;

namespace Segl.Rules.Tests;

/// <summary>A copy's way from the hour to the new app: every step at its first and its last instant.</summary>
public sealed class AppCopyTests
{
    [Fact]
    public void R40_R48_a_copy_goes_from_step_to_step()
    {
        Assert.IsType<CopyStep.Waiting>(Started().Step);
        Assert.Equal(new CopyStep.Showing(Ready.AddMinutes(3), Code, Ready), Shown().Step);
        Assert.Equal(new CopyStep.Scanned(Ready.AddMinutes(3), Code, Phone), Scanned().Step);
        Assert.Equal(new CopyStep.Proven(Ready.AddMinutes(3), Code, Phone, Proof), Proven().Step);
        Assert.Equal(new CopyStep.Answered(Ready.AddMinutes(3), Code, Phone, Proof, Heard), Answered().Step);
        Assert.Equal(new CopyStep.Revealed(Ready.AddMinutes(3), Code, Phone, Proof, Heard, Rb), Revealed().Step);
        Assert.Equal(new CopyStep.Vouched(Ready.AddMinutes(15), Phone, Transcript, 0), Vouched().Step);
        Assert.IsType<CopyStep.Done>(Granted(Vouched().Finish(Phone.Activation, Ready)).Step);
    }

    [Fact]
    public void R41_the_code_is_shown_after_one_hour_and_not_a_tick_sooner()
    {
        Assert.Equal(
            new Refusal(Reason.WaitNotOver, Ready),
            Refused(Started().ShowCode(Code, withPin: true, Ready - Tick))
        );
        Assert.IsType<CopyStep.Showing>(Granted(Started().ShowCode(Code, withPin: true, Ready)).Step);
    }

    [Fact]
    public void R42_stopping_at_59_59_wins()
    {
        var stopped = Granted(Started().Stop());

        Assert.Equal(Reason.CopyStopped, Refused(stopped.ShowCode(Code, withPin: true, Ready)).Because);
        Assert.False(stopped.IsUnderWay(Ready));
    }

    [Fact]
    public void R43_a_copy_is_under_way_until_it_can_be_of_no_use()
    {
        Assert.True(Started().IsUnderWay(Ready.AddHours(24) - Tick));
        Assert.False(Started().IsUnderWay(Ready.AddHours(24)));
    }

    [Fact]
    public void R44_a_finished_wait_stays_usable_for_24_hours_and_not_a_tick_longer()
    {
        Granted(Started().ShowCode(Code, withPin: true, Ready.AddHours(24) - Tick));
        Assert.Equal(Reason.CopyOver, Refused(Started().ShowCode(Code, withPin: true, Ready.AddHours(24))).Because);
    }

    [Fact]
    public void R44_it_is_good_for_five_codes()
    {
        var copy = Started();
        for (var i = 0; i < 5; i++)
        {
            copy = Granted(copy.ShowCode(Code, withPin: true, Ready.AddMinutes(i)));
        }

        Assert.Equal(Reason.CopyOver, Refused(copy.ShowCode(Code, withPin: true, Ready.AddMinutes(5))).Because);
        Assert.True(copy.IsUnderWay(Ready.AddMinutes(7) - Tick));
        Assert.False(copy.IsUnderWay(Ready.AddMinutes(7)));
    }

    [Fact]
    public void R44_the_fifth_code_can_be_used_to_its_end()
    {
        var last = new AppCopy(Guid.Empty, Guid.Empty, Noon, Revealed().Step, CodesShown: 5);

        Assert.True(last.IsUnderWay(Ready.AddMinutes(3) - Tick));
        Assert.False(last.IsUnderWay(Ready.AddMinutes(3)));
        var vouched = Granted(last.Vouch(Transcript, Ready));
        Assert.True(vouched.IsUnderWay(Ready.AddMinutes(15) - Tick));
        Assert.False(vouched.IsUnderWay(Ready.AddMinutes(15)));
        Assert.False(vouched.AfterWrongUserId().AfterWrongUserId().AfterWrongUserId().IsUnderWay(Ready));
    }

    [Fact]
    public void R44_renewing_an_unscanned_code_within_ten_minutes_needs_no_new_pin()
    {
        var renewed = Granted(Shown().ShowCode(Next, withPin: false, Ready.AddMinutes(10) - Tick));

        Assert.Equal(new CopyStep.Showing(Ready.AddMinutes(13) - Tick, Next, Ready), renewed.Step);
        Assert.Equal(
            Reason.KnowledgeMissing,
            Refused(Shown().ShowCode(Next, withPin: false, Ready.AddMinutes(10))).Because
        );
        Assert.Equal(
            Reason.KnowledgeMissing,
            Refused(renewed.ShowCode(Next, withPin: false, Ready.AddMinutes(10))).Because
        );
    }

    [Fact]
    public void R45_the_first_code_needs_the_pin() =>
        Assert.Equal(Reason.KnowledgeMissing, Refused(Started().ShowCode(Code, withPin: false, Ready)).Because);

    [Fact]
    public void R45_the_code_after_one_that_was_scanned_needs_the_pin()
    {
        var scanned = Scanned();
        Assert.Equal(
            Reason.KnowledgeMissing,
            Refused(scanned.ShowCode(Next, withPin: false, Ready.AddMinutes(3))).Because
        );
        Granted(scanned.ShowCode(Next, withPin: true, Ready.AddMinutes(3)));
    }

    [Fact]
    public void R45_no_code_is_shown_while_a_new_phone_has_time()
    {
        foreach (var copy in Comparing())
        {
            Assert.Equal(
                Reason.CopyUnderWay,
                Refused(copy.ShowCode(Next, withPin: true, Ready.AddMinutes(3) - Tick)).Because
            );
            Granted(copy.ShowCode(Next, withPin: true, Ready.AddMinutes(3)));
        }

        Assert.Equal(
            Reason.CopyUnderWay,
            Refused(Vouched().ShowCode(Next, withPin: true, Ready.AddMinutes(15) - Tick)).Because
        );
        Granted(Vouched().ShowCode(Next, withPin: true, Ready.AddMinutes(15)));
    }

    [Fact]
    public void R45_T02_the_code_is_scanned_within_three_minutes_and_not_a_tick_later()
    {
        Granted(Shown().Scan(Code.Ticket, Phone, Ready.AddMinutes(3) - Tick));
        Assert.Equal(Reason.QrCodeExpired, Refused(Shown().Scan(Code.Ticket, Phone, Ready.AddMinutes(3))).Because);
    }

    [Fact]
    public void R45_T02_a_newer_code_kills_the_one_before()
    {
        var renewed = Granted(Shown().ShowCode(Next, withPin: false, Ready));

        Assert.Equal(Reason.QrCodeExpired, Refused(renewed.Scan(Code.Ticket, Phone, Ready)).Because);
        Granted(renewed.Scan(Next.Ticket, Phone, Ready));
    }

    [Fact]
    public void R45_T02_a_code_is_scanned_once()
    {
        foreach (var copy in Comparing().Append(Vouched()))
        {
            Assert.Equal(Reason.QrCodeExpired, Refused(copy.Scan(Code.Ticket, Phone, Ready)).Because);
        }
    }

    [Fact]
    public void R45_a_second_different_key_kills_the_code_at_every_step_of_the_comparison()
    {
        foreach (var copy in Comparing())
        {
            Assert.IsType<CopyStep.Killed>(Granted(copy.Scan(Code.Ticket, Second, Ready.AddMinutes(3) - Tick)).Step);
        }
    }

    [Fact]
    public void R45_a_killed_code_is_dead_for_both_and_another_may_be_shown()
    {
        var killed = Granted(Revealed().Scan(Code.Ticket, Second, Ready));

        Assert.Equal(Reason.CopyOver, killed.WhyNotPhone(Phone.Activation)?.Because);
        Assert.Equal(Reason.CopyOver, killed.WhyNotPhone(Second.Activation)?.Because);
        Assert.Equal(Reason.CopyOver, Refused(killed.Vouch(Transcript, Ready)).Because);
        Assert.Equal(Reason.QrCodeExpired, Refused(killed.Scan(Code.Ticket, Phone, Ready)).Because);
        Assert.Equal(Reason.KnowledgeMissing, Refused(killed.ShowCode(Next, withPin: false, Ready)).Because);
        Assert.True(killed.IsUnderWay(Ready));
        Granted(killed.ShowCode(Next, withPin: true, Ready));
    }

    [Fact]
    public void R45_the_first_key_with_another_ephemeral_key_kills_nothing()
    {
        var again = Phone with { Eb = "another", Activation = Second.Activation };
        Assert.Equal(Reason.QrCodeExpired, Refused(Scanned().Scan(Code.Ticket, again, Ready)).Because);
    }

    [Fact]
    public void R45_a_second_phone_with_an_older_code_kills_nothing() =>
        Assert.Equal(Reason.QrCodeExpired, Refused(Scanned().Scan(Next.Ticket, Second, Ready)).Because);

    [Fact]
    public void R45_a_second_phone_after_the_comparison_changes_nothing()
    {
        Assert.Equal(Reason.QrCodeExpired, Refused(Scanned().Scan(Code.Ticket, Second, Ready.AddMinutes(3))).Because);
        Assert.Equal(Reason.QrCodeExpired, Refused(Vouched().Scan(Code.Ticket, Second, Ready)).Because);
    }

    [Fact]
    public void R45_nearness_and_comparison_have_three_minutes_in_all()
    {
        var (last, over) = (Ready.AddMinutes(3) - Tick, Ready.AddMinutes(3));

        Granted(Scanned().Prove(Phone.Activation, Proof, last));
        Assert.Equal(Reason.CopyOver, Refused(Scanned().Prove(Phone.Activation, Proof, over)).Because);
        Granted(Proven().Answer(Heard, last));
        Assert.Equal(Reason.CopyOver, Refused(Proven().Answer(Heard, over)).Because);
        Granted(Answered().Reveal(Phone.Activation, Rb, last));
        Assert.Equal(Reason.CopyOver, Refused(Answered().Reveal(Phone.Activation, Rb, over)).Because);
        Granted(Revealed().Vouch(Transcript, last));
        Assert.Equal(Reason.CopyOver, Refused(Revealed().Vouch(Transcript, over)).Because);
    }

    [Fact]
    public void R46_each_message_is_taken_at_its_step_and_at_no_other()
    {
        (Type From, Func<AppCopy, Outcome<AppCopy>> Say)[] messages =
        [
            (typeof(CopyStep.Scanned), copy => copy.Prove(Phone.Activation, Proof, Ready)),
            (typeof(CopyStep.Proven), copy => copy.Answer(Heard, Ready)),
            (typeof(CopyStep.Answered), copy => copy.Reveal(Phone.Activation, Rb, Ready)),
            (typeof(CopyStep.Revealed), copy => copy.Vouch(Transcript, Ready)),
            (typeof(CopyStep.Vouched), copy => copy.Finish(Phone.Activation, Ready)),
        ];
        foreach (var copy in Every())
        {
            foreach (var (from, say) in messages)
            {
                Assert.Equal(copy.Step.GetType() == from, say(copy).IsGranted(out _, out _));
            }
        }
    }

    [Fact]
    public void R46_another_phone_says_nothing_in_the_name_of_the_one_that_scanned()
    {
        Assert.Equal(Reason.QrCodeExpired, Refused(Scanned().Prove(Second.Activation, Proof, Ready)).Because);
        Assert.Equal(Reason.QrCodeExpired, Refused(Answered().Reveal(Second.Activation, Rb, Ready)).Because);
        Assert.Equal(Reason.QrCodeExpired, Vouched().WhyNoUserId(Second.Activation, Ready)?.Because);
        Assert.Equal(Reason.QrCodeExpired, Refused(Vouched().Finish(Second.Activation, Ready)).Because);
    }

    [Fact]
    public void R46_the_revealed_number_fits_the_commitment()
    {
        var another = Base64Url.EncodeToString(new byte[16]);
        Assert.Equal(Reason.CopyOver, Refused(Answered().Reveal(Phone.Activation, another, Ready)).Because);
    }

    [Fact]
    public void R46_no_user_id_is_looked_at_without_the_old_apps_signature()
    {
        foreach (var copy in Comparing())
        {
            Assert.Equal(Reason.CopyOver, copy.WhyNoUserId(Phone.Activation, Ready)?.Because);
            Assert.Equal(copy, copy.AfterWrongUserId());
        }
    }

    [Fact]
    public void R47_three_user_ids_may_be_tried_per_code()
    {
        var twice = Vouched().AfterWrongUserId().AfterWrongUserId();
        Assert.Null(twice.WhyNoUserId(Phone.Activation, Ready));
        Assert.Equal(Reason.CopyUnderWay, Refused(twice.ShowCode(Next, withPin: true, Ready)).Because);

        var dead = twice.AfterWrongUserId();
        Assert.Equal(Reason.QrCodeExpired, dead.WhyNoUserId(Phone.Activation, Ready)?.Because);
        Assert.Equal(Reason.QrCodeExpired, Refused(dead.Finish(Phone.Activation, Ready)).Because);
        Assert.True(dead.IsUnderWay(Ready));
        Granted(dead.ShowCode(Next, withPin: true, Ready));
    }

    [Fact]
    public void R45_user_id_to_active_has_15_minutes()
    {
        var (last, over) = (Ready.AddMinutes(15) - Tick, Ready.AddMinutes(15));

        Assert.Null(Vouched().WhyNoUserId(Phone.Activation, last));
        Assert.Equal(Reason.CopyOver, Vouched().WhyNoUserId(Phone.Activation, over)?.Because);
        Granted(Vouched().Finish(Phone.Activation, last));
        Assert.Equal(Reason.CopyOver, Refused(Vouched().Finish(Phone.Activation, over)).Because);
    }

    [Fact]
    public void R42_R45_stopping_works_from_every_step_until_active_and_not_after()
    {
        foreach (var copy in Every().Where(copy => copy.Step is not CopyStep.Done))
        {
            var stopped = Granted(copy.Stop());
            Assert.Equal(Reason.CopyStopped, stopped.WhyNotPhone(Phone.Activation)?.Because);
            Assert.Equal(Reason.CopyStopped, Refused(stopped.Scan(Code.Ticket, Phone, Ready)).Because);
            Assert.Equal(Reason.CopyStopped, Refused(stopped.Vouch(Transcript, Ready)).Because);
            Assert.Equal(Reason.CopyStopped, Refused(stopped.Finish(Phone.Activation, Ready)).Because);
            Assert.False(stopped.IsUnderWay(Ready));
        }

        var done = Granted(Vouched().Finish(Phone.Activation, Ready));
        Assert.Equal(Reason.CopyOver, Refused(done.Stop()).Because);
        Assert.Equal(Reason.CopyOver, Refused(done.ShowCode(Next, withPin: true, Ready)).Because);
        Assert.False(done.IsUnderWay(Ready));
    }

    [Fact]
    public void R45_a_phone_whose_code_was_replaced_has_no_part_in_the_copy()
    {
        var renewed = Granted(Scanned().ShowCode(Next, withPin: true, Ready.AddMinutes(3)));
        Assert.Equal(Reason.QrCodeExpired, renewed.WhyNotPhone(Phone.Activation)?.Because);

        var taken = Granted(renewed.Scan(Next.Ticket, Second, Ready.AddMinutes(3)));
        Assert.Equal(Reason.QrCodeExpired, taken.WhyNotPhone(Phone.Activation)?.Because);
        Assert.Null(taken.WhyNotPhone(Second.Activation));
    }
}
