using System.Net;
using Segl.Rules;

namespace Segl.Server.Tests.Desks;

/// <summary>T-79: scanners, floods and scripts at the appointments; T-66: what strangers learn.</summary>
public sealed class BookingThreatsTests
{
    private static readonly DateOnly Monday = new(2030, 6, 3);

    private static readonly HttpMethod[] Harmless = [HttpMethod.Get, HttpMethod.Head, HttpMethod.Options];

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task T79_a_mail_scanner_that_opens_every_link_changes_nothing(DatabaseKind kind)
    {
        await using var story = await BookingStory.Begin(kind);
        var at = story.At(Monday, 10);
        var code = await story.Book(at);
        var before = await story.Find(code);
        var messages = (await story.Messages()).Count;
        var to = story.At(Monday, 14).ToUnixTimeSeconds();
        string[] links =
        [
            $"/desks/booking/{code}",
            $"/desks/booking/{code}/cancel",
            $"/desks/booking/{code}/move",
            $"/desks/booking/{code}/move?to={to}",
            $"/desks/booking/{code}/calendar.ics",
        ];

        using var client = story.Server.NewClient();
        foreach (var link in links)
        foreach (var method in Harmless)
        {
            using var request = new HttpRequestMessage(method, link);
            request.Headers.Add("Sec-Purpose", "prefetch;prerender");
            await client.SendAsync(request);
        }

        Assert.Equal(before, await story.Find(code));
        Assert.Equal((1, messages), (await story.Taken(at), (await story.Messages()).Count));
        Assert.Equal(HttpStatusCode.SeeOther, await story.Press(links[1]));
        Assert.Equal(BookingState.Cancelled, (await story.Find(code))!.State);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T79_fifty_clients_get_no_more_places_than_there_are(DatabaseKind kind)
    {
        await using var story = await BookingStory.Begin(kind, BookingStory.Aarhus with { Places = 3 });
        var at = story.At(Monday, 10);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(n => story.Send(at, $"{20000000 + n}", from: $"198.51.100.{n}"))
        );

        var held = answers.Where(answer => answer.StatusCode == HttpStatusCode.SeeOther).ToList();
        Assert.Equal(3, held.Select(BookingStory.IdIn).Distinct().Count());
        Assert.Equal((3, 3), (held.Count, await story.Taken(at)));
        Assert.Equal(3, (await story.Messages()).Count);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T79_one_address_asks_for_so_many_times_an_hour(DatabaseKind kind)
    {
        await using var story = await BookingStory.Begin(kind, BookingStory.Aarhus with { Places = 50 });
        var at = story.At(Monday, 10);

        // The last half of an address of IPv6 is anybody's own to choose.
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, Limits.BookingsOfAnAddressAnHour + 5)
                .Select(n => story.Send(at, $"{20000000 + n}", from: $"2001:db8::{n:x}"))
        );

        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
        Assert.Equal(Limits.BookingsOfAnAddressAnHour, await story.Taken(at));
        var other = await story.Send(at, "29999999", from: "203.0.113.7");
        Assert.Equal(HttpStatusCode.SeeOther, other.StatusCode);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T79_nobody_is_flooded_with_codes(DatabaseKind kind)
    {
        await using var story = await BookingStory.Begin(kind, BookingStory.Aarhus with { Places = 50 });
        var at = story.At(Monday, 10);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(n => story.Send(at, "Anne@Example.dk", from: $"198.51.100.{n}"))
        );

        Assert.Equal(
            Limits.BookingsOfAContactADay,
            answers.Count(answer => answer.StatusCode == HttpStatusCode.SeeOther)
        );
        Assert.Equal(Limits.BookingsOfAContactADay, (await story.Messages()).Count);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T79_without_an_own_proof_of_work_the_limit_is_tight(DatabaseKind kind)
    {
        await using var story = await BookingStory.Begin(kind, BookingStory.Aarhus with { Places = 50 });
        var at = story.At(Monday, 10).ToUnixTimeSeconds();
        using var client = story.Server.NewClient(IPAddress.Parse("198.51.100.1"));
        var (stolen, work) = story.Solved(Guid.NewGuid());

        async Task<HttpStatusCode> Send(int n, string challenge, string number) =>
            (
                await client.PostAsync(
                    "/desks/aarhus/book",
                    BookingStory.Form(
                        ("at", $"{at}"),
                        ("form", $"{Guid.NewGuid()}"),
                        ("purpose", "Other"),
                        ("contact", $"{20000000 + n}"),
                        ("challenge", challenge),
                        ("work", number)
                    )
                )
            ).StatusCode;

        for (var n = 0; n < Limits.BookingsWithoutWorkAnHour; n++)
        {
            Assert.Equal(HttpStatusCode.SeeOther, await Send(n, "", ""));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await Send(99, stolen, work));
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await story.Send(story.At(Monday, 10), from: "198.51.100.1")).StatusCode
        );
    }

    [Fact]
    public async Task T66_an_appointment_says_nothing_of_persons_and_a_wrong_code_nothing_at_all()
    {
        await using var story = await BookingStory.Begin(DatabaseKind.Sqlite);
        var citizen = await story.Server.Register();

        var known = await story.Send(story.At(Monday, 10), $"{citizen.UserId}@example.dk");
        var unknown = await story.Send(story.At(Monday, 10), "nobody@example.dk");

        Assert.Equal(known.StatusCode, unknown.StatusCode);
        var (_, one) = await story.Open("/desks/booking/0123456789?lang=en");
        var (_, other) = await story.Open("/desks/booking/9876543210?lang=en");
        Assert.Equal(one, other.Replace("9876543210", "0123456789", StringComparison.Ordinal));
    }
}
