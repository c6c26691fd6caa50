namespace Segl.Rules.Tests;

/// <summary>R80: when a desk is open, by the clock on its wall.</summary>
public sealed class OpeningHoursTests
{
    [Theory]
    [InlineData("mon 09:00-15:00", "mon 09:00-15:00")]
    [InlineData("thu 13:00-18:00, 10:00-12:00 ;mon-tue 9:00-15:00;", null)]
    [InlineData(
        "thu 13:00-18:00, 10:00-12:00 ;MON-tue 09:00 - 15:00;",
        "mon 09:00-15:00; tue 09:00-15:00; thu 10:00-12:00; thu 13:00-18:00"
    )]
    [InlineData("sat-sun 00:00-23:59", "sat 00:00-23:59; sun 00:00-23:59")]
    [InlineData("mon 09:00-12:00, 11:59-15:00", null)]
    [InlineData("mon 09:00-12:00, 12:00-15:00", "mon 09:00-12:00; mon 12:00-15:00")]
    [InlineData("mon 15:00-09:00", null)]
    [InlineData("mon 09:00-24:00", null)]
    [InlineData("wed-mon 09:00-15:00", null)]
    [InlineData("man 09:00-15:00", null)]
    [InlineData("mon", null)]
    [InlineData("", null)]
    public void R80_hours_are_read_as_they_are_written(string typed, string? read) =>
        Assert.Equal(read, OpeningHours.Read(typed)?.ToString());

    [Fact]
    public void R80_what_is_written_is_read_again_the_same() =>
        Assert.Equal(
            "mon 09:00-15:00; thu 10:00-12:00",
            OpeningHours.Read(OpeningHours.Read("thu 10:00-12:00; mon 09:00-15:00")!.ToString())!.ToString()
        );

    [Theory]
    [InlineData("mon 09:00-10:00", 20, "09:00 09:20 09:40")]
    [InlineData("mon 09:00-09:59", 20, "09:00 09:20")]
    [InlineData("mon 09:00-09:19", 20, "")]
    [InlineData("mon 09:00-09:20, 10:00-10:20", 20, "09:00 10:00")]
    [InlineData("tue 09:00-10:00", 20, "")]
    [InlineData("mon 23:00-23:59", 30, "23:00")]
    public void R80_an_appointment_ends_before_the_desk_closes(string hours, int minutes, string starts) =>
        Assert.Equal(
            starts,
            string.Join(
                ' ',
                OpeningHours
                    .Read(hours)!
                    .Starts(DayOfWeek.Monday, TimeSpan.FromMinutes(minutes))
                    .Select(start => $"{start:HH\\:mm}")
            )
        );
}
