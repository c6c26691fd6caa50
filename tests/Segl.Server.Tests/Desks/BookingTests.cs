using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Server.Desks;
using Segl.Storage;

namespace Segl.Server.Tests.Desks;

/// <summary>R80: finding a desk, booking, moving, cancelling; whatever is pressed twice happens once.</summary>
public sealed class BookingTests
{
    private static readonly DateOnly Monday = new(2030, 6, 3);

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R80_the_nearest_desk_is_found_by_postcode_and_by_position(DatabaseKind kind)
    {
        await using var story = await BookingStory.Begin(kind);
        var odense = BookingStory.Aarhus with { Id = "odense", Name = "Odense", Postcode = "5000" };
        await BookingStory.Save(story.Server, odense with { At = new(55.4038, 10.4024) });

        var (_, byPostcode) = await story.Open("/desks?postcode=5700&lang=en");
        Assert.InRange(
            byPostcode.IndexOf(">Odense<", StringComparison.Ordinal),
            1,
            byPostcode.IndexOf(">Borgerservice Aarhus<", StringComparison.Ordinal)
        );
        Assert.Contains("We do not know the postcode 0000", (await story.Open("/desks?postcode=0000&lang=en")).Body);
        Assert.Contains("We only know roughly", (await story.Open("/desks?postcode=5799&lang=en")).Body);

        using var client = story.Server.NewClient();
        var near = await client.PostAsync(
            "/desks/near?lang=en",
            BookingStory.Form(("latitude", "56.15"), ("longitude", "10.2"))
        );
        Assert.Contains("1.0 km as the crow flies", await near.Content.ReadAsStringAsync());
        var nowhere = await client.PostAsync("/desks/near", BookingStory.Form(("latitude", "91"), ("longitude", "0")));
        Assert.Equal(HttpStatusCode.BadRequest, nowhere.StatusCode);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R80_a_time_is_held_proven_moved_and_cancelled(DatabaseKind kind)
    {
        await using var story = await BookingStory.Begin(kind);
        var (at, later) = (story.At(Monday, 9), story.At(Monday, 14, 40));

        var id = await story.Hold(at);
        Assert.Equal(1, await story.Taken(at));
        Assert.Equal(HttpStatusCode.OK, (await story.Open($"/desks/aarhus/prove/{id}")).Status);
        var proof = Assert.Single(await story.Messages());
        Assert.Contains(story.Server.Codes.BookingProof(id), proof.Message.Text);

        var proven = await story.Prove(id);
        var code = story.Server.Codes.BookingCode(id);
        Assert.Equal($"/desks/booking/{code}?is=booked&lang=en", proven.Headers.Location!.OriginalString);
        var (_, page) = await story.Open($"/desks/booking/{code}?is=booked&lang=en");
        Assert.Contains("Monday 3 June 2030 at 09:00 (clock in Aarhus C, UTC+2)", page);

        Assert.Equal(
            HttpStatusCode.SeeOther,
            await story.Press($"/desks/booking/{code}/move?to={later.ToUnixTimeSeconds()}")
        );
        Assert.Equal((0, 1), (await story.Taken(at), await story.Taken(later)));
        Assert.Equal(HttpStatusCode.SeeOther, await story.Press($"/desks/booking/{code}/cancel"));
        Assert.Equal(HttpStatusCode.SeeOther, await story.Press($"/desks/booking/{code}/cancel"));
        Assert.Equal(0, await story.Taken(later));
        Assert.Equal(BookingState.Cancelled, (await story.Find(code))!.State);
        Assert.Equal(
            [
                "Code to book a time at Citizen Service",
                "Your time at Citizen Service is booked",
                "Your time at Citizen Service is cancelled",
                "Your time at Citizen Service is moved",
            ],
            (await story.Messages()).Select(one => one.Message.Subject).Order(StringComparer.Ordinal)
        );
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R80_a_triple_click_is_one_booking_and_one_message(DatabaseKind kind)
    {
        await using var story = await BookingStory.Begin(kind);
        var (at, form) = (story.At(Monday, 9), Guid.NewGuid());

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => story.Send(at, form: form)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        var id = Assert.Single(answers.Select(BookingStory.IdIn).Distinct());
        Assert.Equal(1, await story.Taken(at));
        Assert.Single(await story.Messages());

        var proofs = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => story.Prove(id)));
        Assert.Single(proofs.Select(proof => proof.Headers.Location!.OriginalString).Distinct());
        Assert.Equal(2, (await story.Messages()).Count(one => one.At <= story.Now));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R80_of_those_who_want_the_last_place_one_has_it_and_the_others_an_offer(DatabaseKind kind)
    {
        await using var story = await BookingStory.Begin(kind, BookingStory.Aarhus with { Places = 1 });
        var at = story.At(Monday, 10);

        var answers = await Task.WhenAll(
            Enumerable.Range(10, 20).Select(n => story.Send(at, $"123456{n}", from: $"192.0.2.{n}"))
        );

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.SeeOther);
        var loser = answers.First(answer => answer.StatusCode != HttpStatusCode.SeeOther);
        var page = WebUtility.HtmlDecode(await loser.Content.ReadAsStringAsync());
        Assert.Contains("Somebody else has just taken this time", page);
        Assert.Contains("at 09:40", page);
        Assert.Contains("at 10:20", page);
        Assert.DoesNotContain("at 10:00", page);
        Assert.Contains("value=\"+45123456", page);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R80_a_hold_that_is_not_proven_gives_its_place_back(DatabaseKind kind)
    {
        await using var story = await BookingStory.Begin(kind, BookingStory.Aarhus with { Places = 1 });
        var at = story.At(Monday, 10);
        var first = await story.Hold(at);

        story.Server.Clock.Passes(Limits.BookingHold - TimeSpan.FromMilliseconds(1));
        Assert.Equal(HttpStatusCode.OK, (await story.Send(at, "22345678")).StatusCode);
        story.Server.Clock.Passes(TimeSpan.FromMilliseconds(1));
        var second = await story.Hold(at, "22345678");

        Assert.Equal(HttpStatusCode.Gone, (await story.Prove(first)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await story.Prove(second)).StatusCode);
        Assert.Equal(1, await story.Taken(at));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R80_three_wrong_proofs_end_a_hold_and_wrong_codes_count_against_the_address(DatabaseKind kind)
    {
        await using var story = await BookingStory.Begin(kind);
        var id = await story.Hold(story.At(Monday, 10));
        var right = story.Server.Codes.BookingProof(id);
        var wrong = right[..^1] + (right[^1] == '0' ? '1' : '0');

        Assert.Equal(HttpStatusCode.Forbidden, (await story.Prove(id, wrong)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await story.Prove(id, wrong)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await story.Prove(id, wrong)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await story.Prove(id)).StatusCode);

        var code = await story.Book(story.At(Monday, 11), "22345678");
        for (var i = 0; i < Limits.WrongCodesBeforeWaiting; i++)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await story.Open("/desks/booking/0123456789")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await story.Open($"/desks/booking/{code}")).Status);
        story.Server.Clock.Passes(Limits.WrongCodesWait);
        Assert.Equal(HttpStatusCode.OK, (await story.Open($"/desks/booking/{code}")).Status);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R80_officers_see_the_day_and_walk_ins_draw_each_number_once(DatabaseKind kind)
    {
        await using var story = await BookingStory.Begin(kind);
        var code = await story.Book(story.At(Monday, 10));
        await story.Book(story.At(Monday.AddDays(1), 10), "22345678");
        await story.Hold(story.At(Monday, 11), "32345678");
        var book = story.Server.Parts.GetRequiredService<DeskBook>();
        story.Server.Clock.Passes(TimeSpan.FromHours(42));

        var one = Assert.Single(await book.Today(story.Desk, story.Now));
        Assert.Equal((await story.Find(code))!.Id, one.Id);
        Assert.True((await book.Mark(story.Desk, one.Id, BookingState.Arrived, story.Now)).IsGranted(out _, out _));
        Assert.True((await book.Mark(story.Desk, one.Id, BookingState.Done, story.Now)).IsGranted(out _, out _));
        Assert.False((await book.Mark(story.Desk, one.Id, BookingState.NoShow, story.Now)).IsGranted(out _, out _));

        var numbers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => book.TakeNumber(story.Desk, story.Now)));
        Assert.Equal(Enumerable.Range(1, 50), numbers.Order());
        Assert.Equal(1, await book.CallNumber(story.Desk, story.Now));
        Assert.Equal((50, 1), await book.Numbers(story.Desk, story.Now));
        story.Server.Clock.Passes(TimeSpan.FromDays(1));
        Assert.Null(await book.CallNumber(story.Desk, story.Now));
        Assert.Equal(1, await book.TakeNumber(story.Desk, story.Now));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R80_who_cannot_come_asks_and_the_desk_sees_it_once(DatabaseKind kind)
    {
        await using var story = await BookingStory.Begin(kind);
        using var client = story.Server.NewClient();
        (string, string)[] fields = [("form", $"{Guid.NewGuid()}"), ("kind", "Video"), ("contact", "a@example.dk")];
        for (var i = 0; i < 3; i++)
        {
            var answer = await client.PostAsync("/desks/aarhus/reach", BookingStory.Form(fields));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        var book = story.Server.Parts.GetRequiredService<DeskBook>();
        var request = Assert.Single(await book.Requests(story.Desk));
        Assert.Equal((ReachKind.Video, "a@example.dk"), (request.Kind, request.Contact.Address));
        await book.Done(story.Desk, request.Id);
        Assert.Empty(await book.Requests(story.Desk));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R09_appointments_that_are_over_are_deleted(DatabaseKind kind)
    {
        await using var story = await BookingStory.Begin(kind);
        var at = story.At(Monday, 10);
        await story.Book(at);
        await story.Server.Parts.GetRequiredService<DeskBook>().TakeNumber(story.Desk, story.Now);
        var housekeeping = story.Server.Parts.GetRequiredService<Housekeeping>();
        var over = at + story.Desk.Length + Limits.BookingKept;

        await housekeeping.Tidy(over);
        Assert.Equal(1, await Count("booking"));
        await housekeeping.Tidy(over + TimeSpan.FromMilliseconds(1));
        foreach (var table in (string[])["booking", "booking_place", "booking_source", "walkin"])
        {
            Assert.Equal(0, await Count(table));
        }

        await housekeeping.Tidy(story.Now + Limits.BookingAhead + Limits.BookingKept + TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await Count("booking_by_code"));

        async Task<long> Count(string table) =>
            (
                await story.Server.Database.Read(session =>
                    session.QueryAll($"SELECT COUNT(*) FROM {table}", row => row.Long())
                )
            )[0];
    }
}
