using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Server.Desks;
using Segl.Storage;

namespace Segl.Server.Tests.Desks;

/// <summary>R80: an appointment goes to another desk with its code; page, message, calendar file, list and reminder
/// agree.</summary>
public sealed class BookingMovesTests
{
    private static readonly DateOnly Monday = new(2030, 6, 3);

    private static readonly ServiceDesk Nuuk = BookingStory.Aarhus with
    {
        Id = "nuuk",
        Name = "Borgerservice Nuuk",
        Street = "Kuussuaq 2",
        Postcode = "3900",
        Town = "Nuuk",
        At = new(64.18, -51.72),
        Zone = "America/Nuuk",
        Places = 1,
        Length = TimeSpan.FromMinutes(30),
    };

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R80_a_booking_goes_to_another_desk_with_its_code(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        var (at, to) = (story.At(Monday, 10), InNuuk(Monday.AddDays(1), 9));
        var code = await story.Book(at, "anne@example.dk");
        var page = (await story.Open($"/desks/booking/{code}/move?lang=en")).Body;
        Assert.Contains("Move it to another place", page);
        Assert.Contains("Nuuk: Borgerservice Nuuk", page);
        Assert.Contains($"&to={to.ToUnixTimeSeconds()}", (await story.Open($"{Move(code)}&lang=en")).Body);

        // Three presses are one move.
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.SeeOther, await story.Press(Move(code, to)));
        }

        var when = "Tuesday 4 June 2030 at 09:00 (clock in Nuuk, UTC-1)";
        var moved = (await story.Open($"/desks/booking/{code}?is=moved&lang=en")).Body;
        Assert.Contains(when, moved);
        Assert.Contains("Borgerservice Nuuk, Kuussuaq 2, 3900 Nuuk", moved);
        Assert.Equal((0, 1), (await story.Taken(at), await Taken(story, to)));
        var booking = (await story.Find(code))!;
        Assert.Equal(
            ("nuuk", to, to + Nuuk.Length, 1),
            (booking.DeskId, booking.StartsAt, booking.EndsAt, booking.Moves)
        );

        var messages = await story.Messages();
        var told = Assert
            .Single(messages, one => one.Message.Subject == "Your time at Citizen Service is moved")
            .Message;
        Assert.Contains($"{when}, Borgerservice Nuuk, Kuussuaq 2, 3900 Nuuk.", told.Letter);
        Assert.Contains($"/desks/booking/{code}", told.Letter);
        var reminder = Assert.Single(messages, one => one.At > story.Now);
        Assert.Equal(to - Limits.BookingReminder, reminder.At);
        Assert.Contains(when, reminder.Message.Letter);

        var book = story.Server.Parts.GetRequiredService<DeskBook>();
        Assert.Equal(booking.Id, Assert.Single(await book.Today(Nuuk, to)).Id);
        Assert.Empty(await book.Today(story.Desk, at));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R80_a_calendar_takes_the_moved_appointment_for_the_same_one(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        var code = await story.Book(story.At(Monday, 10));
        var before = await Event(story, code);

        await story.Press(Move(code, InNuuk(Monday.AddDays(1), 9)));
        var elsewhere = await Event(story, code);
        await story.Press($"/desks/booking/{code}/move?to={InNuuk(Monday.AddDays(2), 9).ToUnixTimeSeconds()}");
        var later = await Event(story, code);

        Assert.Equal((before.Uid, before.Uid), (elsewhere.Uid, later.Uid));
        Assert.Equal((0, 1, 2), (before.Sequence, elsewhere.Sequence, later.Sequence));
        Assert.Equal("America/Nuuk", elsewhere.Start!.TzId);
        Assert.Contains("Nuuk", elsewhere.Location!, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R80_of_those_who_move_to_the_last_place_one_has_it_and_the_others_keep_theirs(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        var to = InNuuk(Monday.AddDays(1), 10);
        var codes = new List<(string Code, DateTimeOffset At)>();
        for (var n = 0; n < 6; n++)
        {
            var at = story.At(Monday, 9 + n / 2, n % 2 * 20);
            codes.Add((await story.Book(at, $"2000000{n}"), at));
        }

        using var client = story.Server.NewClient();
        var answers = await Task.WhenAll(
            codes.Select(one => client.PostAsync($"{Move(one.Code, to)}&lang=en", BookingStory.Form()))
        );

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.SeeOther);
        var loser = answers.First(answer => answer.StatusCode != HttpStatusCode.SeeOther);
        var page = WebUtility.HtmlDecode(await loser.Content.ReadAsStringAsync());
        Assert.Contains("Somebody else has just taken this time", page);
        Assert.Contains("You still have the time that you had", page);
        Assert.Contains("at 09:30 (clock in Nuuk", page);
        Assert.DoesNotContain("at 10:00 (clock in Nuuk", page);
        Assert.Equal(1, await Taken(story, to));
        foreach (var (code, at) in codes)
        {
            var booking = (await story.Find(code))!;
            Assert.Equal(booking.DeskId == "nuuk" ? 0 : 1, await story.Taken(at));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R80_one_booking_moved_to_many_places_at_once_has_one_place(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        var at = story.At(Monday, 10);
        var code = await story.Book(at);
        var times = DeskClock.Slots(Nuuk, Monday.AddDays(1)).Select(slot => slot.StartsAt).ToList();

        await Task.WhenAll(times.Select(to => story.Press(Move(code, to))));

        var taken = await story.Server.Database.Read(session =>
            session.QueryAll("SELECT starts_at FROM booking_place", row => row.Instant())
        );
        Assert.Equal([(await story.Find(code))!.StartsAt], taken);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R80_a_form_that_is_sent_again_after_the_move_books_nothing(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        var (at, form) = (story.At(Monday, 10), Guid.NewGuid());
        var id = BookingStory.IdIn(await story.Send(at, form: form));
        await story.Prove(id);
        await story.Press(Move(story.Server.Codes.BookingCode(id), InNuuk(Monday, 9)));

        Assert.Equal(HttpStatusCode.Gone, (await story.Send(at, form: form)).StatusCode);
        Assert.Equal(0, await story.Taken(at));
        Assert.Equal("nuuk", (await story.Find(story.Server.Codes.BookingCode(id)))!.DeskId);
    }

    [Fact]
    public async Task R80_a_booking_does_not_go_to_a_desk_that_is_closed_or_unknown()
    {
        await using var story = await Begin(DatabaseKind.Sqlite);
        var code = await story.Book(story.At(Monday, 10));
        await BookingStory.Save(story.Server, Nuuk with { ClosedAt = story.Now });

        Assert.Equal(HttpStatusCode.Conflict, await story.Press(Move(code, InNuuk(Monday, 9))));
        Assert.Equal(HttpStatusCode.NotFound, (await story.Open($"/desks/booking/{code}/move?desk=moon")).Status);
        Assert.Equal("aarhus", (await story.Find(code))!.DeskId);
    }

    private static async Task<BookingStory> Begin(DatabaseKind kind)
    {
        var story = await BookingStory.Begin(kind);
        await BookingStory.Save(story.Server, Nuuk);
        return story;
    }

    private static string Move(string code, DateTimeOffset? to = null) =>
        $"/desks/booking/{code}/move?desk=nuuk{(to is { } at ? $"&to={at.ToUnixTimeSeconds()}" : "")}";

    private static DateTimeOffset InNuuk(DateOnly day, int hour) =>
        DeskClock
            .Slots(Nuuk, day)
            .Select(slot => slot.StartsAt)
            .Single(at => DeskClock.Local(Nuuk.Zone, at).TimeOfDay == TimeSpan.FromHours(hour));

    private static async Task<int> Taken(BookingStory story, DateTimeOffset at) =>
        (
            await story.Server.Database.Read(session =>
                BookingPlaceStore.Taken(session, "nuuk", at, at + TimeSpan.FromMilliseconds(1), story.Now)
            )
        ).Count;

    private static async Task<Ical.Net.CalendarComponents.CalendarEvent> Event(BookingStory story, string code) =>
        Ical.Net.Calendar.Load((await story.Open($"/desks/booking/{code}/calendar.ics?lang=en")).Body)!.Events.Single();
}
