using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Server.Desks;
using Segl.Storage;

namespace Segl.Server.Tests.Desks;

/// <summary>R80: times are the desk's, wherever somebody books from, and across the change of the clocks.</summary>
public sealed class DeskTimesTests
{
    // The clocks in Denmark change on 27 October 2030 (back) and 30 March 2031 (forward).
    public static TheoryData<string, string, string, string> Days =>
        new()
        {
            { "Europe/Copenhagen", "2030-10-26", "07:00", "UTC+2" },
            { "Europe/Copenhagen", "2030-10-28", "08:00", "UTC+1" },
            { "Europe/Copenhagen", "2031-03-29", "08:00", "UTC+1" },
            { "Europe/Copenhagen", "2031-03-31", "07:00", "UTC+2" },
            { "America/Nuuk", "2030-10-28", "11:00", "UTC-2" },
            { "Atlantic/Faroe", "2030-10-28", "09:00", "UTC+0" },
            { "Pacific/Auckland", "2030-10-28", "20:00", "UTC+13" },
        };

    [Theory, MemberData(nameof(Days))]
    public async Task R80_page_message_calendar_list_and_reminder_say_the_same(
        string zone,
        string date,
        string utc,
        string offset
    )
    {
        var desk = BookingStory.Aarhus with
        {
            Zone = zone,
            Town = "Byen",
            Hours = OpeningHours.Read("mon-sat 09:00-15:00")!,
        };
        await using var story = await BookingStory.Begin(DatabaseKind.Sqlite, desk);
        var day = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        story.Server.Clock.Passes(day.AddDays(-10).ToDateTime(new(12, 0)) - story.Now.UtcDateTime);
        var at = story.At(day, 9);
        Assert.Equal(utc, at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture));
        var written = day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);
        var when = $"{written} at 09:00 (clock in Byen, {offset})";

        var code = await story.Book(at, "anne@example.nz");

        Assert.Contains(when, (await story.Open($"/desks/booking/{code}?lang=en")).Body);
        var messages = await story.Messages();
        Assert.All(messages, one => Assert.Contains(when, one.Message.Letter));
        Assert.Equal(at - Limits.BookingReminder, messages[^1].At);
        Assert.Equal("Remember your time at Citizen Service", messages[^1].Message.Subject);
        var book = story.Server.Parts.GetRequiredService<DeskBook>();
        Assert.Equal(at, Assert.Single(await book.Today(desk, at - TimeSpan.FromHours(5))).StartsAt);

        var file = (await story.Open($"/desks/booking/{code}/calendar.ics?lang=en")).Body;
        Assert.Contains("BEGIN:VTIMEZONE", file);
        Assert.Contains($"DTSTART;TZID={zone}:{day:yyyyMMdd}T090000", file);
        Assert.DoesNotContain(code, file);
        var read = Ical.Net.Calendar.Load(file)!.Events.Single();
        Assert.Equal(at.UtcDateTime, read.Start!.AsUtc);
        Assert.Equal((at + desk.Length).UtcDateTime, read.End!.AsUtc);
    }

    [Fact]
    public void R80_an_hour_that_is_left_out_has_no_appointments_and_one_that_comes_twice_has_them_once()
    {
        var desk = BookingStory.Aarhus with
        {
            Hours = OpeningHours.Read("sun 01:00-04:00")!,
            Length = TimeSpan.FromMinutes(30),
        };

        var forward = DeskClock.Slots(desk, new(2031, 3, 30)).Select(slot => slot.StartsAt).ToList();
        var back = DeskClock.Slots(desk, new(2030, 10, 27)).Select(slot => slot.StartsAt).ToList();

        Assert.Equal((4, 6), (forward.Count, back.Count));
        Assert.Equal(forward.Distinct().Order(), forward);
        Assert.Equal(back.Distinct().Order(), back);
    }

    [Fact]
    public void R80_a_day_begins_where_the_desk_is()
    {
        var at = new DateTimeOffset(2030, 6, 3, 0, 30, 0, TimeSpan.Zero);
        Assert.Equal(new DateOnly(2030, 6, 3), DeskClock.Day("Europe/Copenhagen", at));
        Assert.Equal(new DateOnly(2030, 6, 2), DeskClock.Day("America/Nuuk", at));
        Assert.Equal(
            new DateTimeOffset(2030, 6, 2, 22, 0, 0, TimeSpan.Zero),
            DeskClock.Begins("Europe/Copenhagen", new(2030, 6, 3))
        );
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task R80_R101_the_reminder_waits_in_the_outbox_moves_with_the_time_and_goes_when_it_is_cancelled(
        DatabaseKind kind
    )
    {
        await using var story = await BookingStory.Begin(kind);
        var (monday, friday) = (story.At(new(2030, 6, 3), 9), story.At(new(2030, 6, 7), 9));
        var code = await story.Book(monday);
        var outbox = new Outbox(story.Server.Database);
        Assert.Equal(2, (await outbox.Backlog(Channel.Sms, story.Now)).Count);
        Assert.Equal(2, (await outbox.Waiting(10, story.Now)).Count);

        await story.Press($"/desks/booking/{code}/move?to={friday.ToUnixTimeSeconds()}");
        var reminder = Assert.Single(await story.Messages(), one => one.At > story.Now);
        Assert.Equal(friday - Limits.BookingReminder, reminder.At);
        Assert.Contains("Friday 7 June 2030 at 09:00", reminder.Message.Text);
        Assert.Contains($"https://id.segl.test/desks/booking/{code}", reminder.Message.Text);

        var leased = reminder.At + TimeSpan.FromDays(1);
        Assert.Equal(3, (await outbox.TakeDue(Channel.Sms, 10, story.Now, leased)).Count);
        Assert.Empty(await outbox.TakeDue(Channel.Sms, 10, reminder.At - TimeSpan.FromMilliseconds(1), leased));
        Assert.Single(await outbox.TakeDue(Channel.Sms, 10, reminder.At, leased));
        await story.Press($"/desks/booking/{code}/cancel");
        Assert.DoesNotContain(await story.Messages(), one => one.At > story.Now);
    }
}
