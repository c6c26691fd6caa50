namespace Segl.Rules.Tests;

/// <summary>R80: an appointment, from the hold to the desk.</summary>
public sealed class BookingTests
{
    private static readonly DateTimeOffset Now = new(2030, 6, 3, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private static readonly Booking Held = new(
        Guid.NewGuid(),
        "aarhus",
        Now + TimeSpan.FromDays(2),
        Now + TimeSpan.FromDays(2) + TimeSpan.FromMinutes(20),
        BookingState.Held,
        BookingPurpose.NewPin,
        new(Channel.Sms, "+4512345678"),
        "da",
        Now,
        Now + Limits.BookingHold
    );

    private static readonly Booking Booked = Held with { State = BookingState.Booked };

    [Fact]
    public void R80_a_hold_ends_after_its_time()
    {
        Assert.Null(Held.WhyNotProve(Held.HoldUntil - Tick));
        Assert.Equal(Reason.BookingOver, Held.WhyNotProve(Held.HoldUntil)?.Because);
    }

    [Fact]
    public void R80_a_hold_ends_with_its_last_try()
    {
        Assert.Null((Held with { ProofTries = Limits.BookingProofTries - 1 }).WhyNotProve(Now));
        Assert.Equal(
            Reason.BookingOver,
            (Held with { ProofTries = Limits.BookingProofTries }).WhyNotProve(Now)?.Because
        );
        Assert.Equal(
            Reason.BookingOver,
            (Booked with { ProofTries = Limits.BookingProofTries }).WhyNotProve(Now)?.Because
        );
    }

    [Fact]
    public void R80_it_is_changed_until_it_begins()
    {
        Assert.Null(Booked.WhyNotChange(Booked.StartsAt - Tick));
        Assert.Equal(Reason.BookingTooLate, Booked.WhyNotChange(Booked.StartsAt)?.Because);
        Assert.Equal(Reason.BookingOver, Held.WhyNotChange(Now)?.Because);
        Assert.Equal(Reason.BookingOver, (Booked with { State = BookingState.Cancelled }).WhyNotChange(Now)?.Because);
    }

    [Fact]
    public void R80_the_reminder_comes_before_it_or_not_at_all()
    {
        var at = Booked.StartsAt - Limits.BookingReminder;
        Assert.Equal(at, Booked.RemindAt(at - Tick));
        Assert.Null(Booked.RemindAt(at));
    }

    [Theory]
    [InlineData(BookingState.Booked, BookingState.Arrived, true)]
    [InlineData(BookingState.Booked, BookingState.NoShow, true)]
    [InlineData(BookingState.Booked, BookingState.Done, false)]
    [InlineData(BookingState.Arrived, BookingState.Done, true)]
    [InlineData(BookingState.Arrived, BookingState.Booked, true)]
    [InlineData(BookingState.NoShow, BookingState.Arrived, true)]
    [InlineData(BookingState.Held, BookingState.Arrived, false)]
    [InlineData(BookingState.Cancelled, BookingState.Arrived, false)]
    [InlineData(BookingState.Done, BookingState.NoShow, false)]
    public void R80_who_was_booked_arrives_and_is_served_or_does_not_come(
        BookingState before,
        BookingState next,
        bool may
    ) => Assert.Equal(may, (Held with { State = before }).MayBecome(next));

    [Theory]
    [InlineData("12 34 56 78", Channel.Sms, "+4512345678")]
    [InlineData(" anne@example.dk ", Channel.Email, "anne@example.dk")]
    public void R80_one_field_takes_a_number_or_an_address(string typed, Channel channel, string address)
    {
        Assert.True(Contact.Read(typed).IsGranted(out var contact, out _));
        Assert.Equal(new(channel, address), contact);
    }

    [Theory]
    [InlineData("0101901234x", Reason.PhoneNumberInvalid)]
    [InlineData("anne@", Reason.EmailInvalid)]
    public void R80_what_is_neither_is_refused(string typed, Reason reason)
    {
        Assert.False(Contact.Read(typed).IsGranted(out _, out var refused));
        Assert.Equal(reason, refused.Because);
    }

    [Fact]
    public void R80_a_code_is_ten_characters_read_without_a_slip()
    {
        var code = BookingCodes.Of(0x123456789abcdef);
        Assert.Equal(Limits.BookingCodeCharacters, code.Length);
        Assert.Equal(code, BookingCodes.Read($" {code[..5].ToLowerInvariant()}-{code[5..]} "));
        Assert.Null(BookingCodes.Read(code[1..]));
    }

    [Fact]
    public void R80_R95_the_count_refuses_the_next_one_and_begins_anew_with_the_period()
    {
        var hour = TimeSpan.FromHours(1);
        AskedBookings? counted = null;
        for (var i = 0; i < 3; i++)
        {
            Assert.True(AskedBookings.OneMore(counted, 3, hour, Now).IsGranted(out counted, out _));
        }

        Assert.False(AskedBookings.OneMore(counted, 3, hour, Now + hour - Tick).IsGranted(out _, out var refused));
        Assert.Equal((Reason.TooManyBookings, Now + hour), (refused.Because, refused.TryAgainAt));
        Assert.True(AskedBookings.OneMore(counted, 3, hour, Now + hour).IsGranted(out var anew, out _));
        Assert.Equal(new(Now + hour, 1), anew);
    }
}
