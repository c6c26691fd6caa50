namespace Segl.Rules.Tests;

/// <summary>R80: which times are free, and which are nearest.</summary>
public sealed class FreeTimesTests
{
    private static readonly DateTimeOffset Now = new(2030, 6, 3, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private static TimeSlot At(double hours, int minutes = 20) =>
        new(Now + TimeSpan.FromHours(hours), Now + TimeSpan.FromHours(hours) + TimeSpan.FromMinutes(minutes));

    [Fact]
    public void R80_a_time_is_free_until_all_its_places_are_taken()
    {
        Assert.Equal([At(2)], FreeTimes.Of([At(2)], [At(2)], 2, Now));
        Assert.Empty(FreeTimes.Of([At(2)], [At(2), At(2)], 2, Now));
        Assert.Equal([At(3)], FreeTimes.Of([At(2), At(3)], [At(2)], 1, Now));
    }

    [Fact]
    public void R80_an_appointment_of_earlier_hours_counts_where_it_overlaps()
    {
        Assert.Empty(FreeTimes.Of([At(2)], [At(1.9, minutes: 10)], 1, Now));
        Assert.Single(FreeTimes.Of([At(2)], [At(1.9, minutes: 6)], 1, Now));
    }

    [Fact]
    public void R80_it_is_neither_too_soon_nor_too_far_ahead()
    {
        Assert.False(FreeTimes.CanBeBooked(Now + Limits.BookingSoonest - Tick, Now));
        Assert.True(FreeTimes.CanBeBooked(Now + Limits.BookingSoonest, Now));
        Assert.True(FreeTimes.CanBeBooked(Now + Limits.BookingAhead - Tick, Now));
        Assert.False(FreeTimes.CanBeBooked(Now + Limits.BookingAhead, Now));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 1)]
    [InlineData(8, 2)]
    [InlineData(36, 9)]
    public void R80_T79_a_quarter_of_a_day_is_held_without_a_proof(int places, int holds) =>
        Assert.Equal(holds, FreeTimes.MostHolds(places));

    [Fact]
    public void R80_the_nearest_times_are_offered_in_their_order()
    {
        var free = Enumerable.Range(1, 20).Where(hour => hour != 10).Select(hour => At(hour)).ToList();
        Assert.Equal([At(7), At(8), At(9), At(11), At(12), At(13)], FreeTimes.Nearest(free, At(10).StartsAt));
    }

    [Theory]
    [InlineData("8000", 56.1572, 10.2107, false)]
    [InlineData("DK-8000", 56.1572, 10.2107, false)]
    [InlineData("8200", 56.188, 10.188, false)]
    [InlineData("8215", 56.17, 10.17, true)]
    [InlineData("4990", 54.80, 11.626, false)]
    [InlineData("123", 62.0, -6.8, true)]
    public void R80_a_postcode_is_where_it_is_or_roughly_there(
        string typed,
        double latitude,
        double longitude,
        bool isRough
    )
    {
        var place = Postcodes.Find(typed, [Desk("aarhus", "8000", 56.1572, 10.2107), Desk("t", "120", 62, -6.8)]);
        Assert.NotNull(place);
        Assert.Equal(isRough, place.IsRough);
        Assert.True(place.At.KilometresTo(new(latitude, longitude)) < (isRough ? 15 : 0.1));
    }

    [Theory]
    [InlineData("0000")]
    [InlineData("99999")]
    [InlineData("9")]
    [InlineData("SW1A")]
    [InlineData("")]
    public void R80_of_an_unknown_postcode_nothing_is_said(string typed) => Assert.Null(Postcodes.Find(typed, []));

    [Fact]
    public void R80_the_nearest_desks_come_first_and_closed_ones_never()
    {
        ServiceDesk[] desks =
        [
            Desk("odense", "5000", 55.4038, 10.4024),
            Desk("aarhus", "8000", 56.1572, 10.2107) with
            {
                ClosedAt = Now,
            },
            Desk("randers", "8900", 56.4607, 10.0364),
            Desk("horsens", "8700", 55.8607, 9.8503),
        ];
        Assert.Equal(
            ["randers", "horsens", "odense"],
            NearestDesks.Of(desks, new(56.1572, 10.2107)).Select(away => away.Desk.Id)
        );
        Assert.Equal(
            Limits.DesksOffered,
            NearestDesks.Of(Enumerable.Range(0, 9).Select(n => Desk($"{n}", "1", 55, 10 + n)), new(55, 10)).Count
        );
    }

    private static ServiceDesk Desk(string id, string postcode, double latitude, double longitude) =>
        new(
            id,
            id,
            "Vej 1",
            postcode,
            id,
            new(latitude, longitude),
            "Europe/Copenhagen",
            "+4512345678",
            null,
            null,
            OpeningHours.Read("mon-fri 09:00-15:00")!,
            new HashSet<DateOnly>(),
            2,
            TimeSpan.FromMinutes(20)
        );
}
