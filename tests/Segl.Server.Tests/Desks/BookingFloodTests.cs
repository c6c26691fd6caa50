using System.Net;
using Segl.Rules;
using Segl.Server.Desks;

namespace Segl.Server.Tests.Desks;

/// <summary>T-79: who has many addresses holds a part of a day, and a proof is worth more than a hold.</summary>
public sealed class BookingFloodTests
{
    private static readonly DateOnly Monday = new(2030, 6, 3);

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task T79_a_flood_from_many_addresses_holds_a_part_of_a_day_and_a_citizen_books(DatabaseKind kind)
    {
        // 18 times of two places: at most nine are held.
        await using var story = await BookingStory.Begin(kind);
        var times = DeskClock.Slots(story.Desk, Monday).Select(slot => slot.StartsAt).ToList();
        Assert.Equal(36, times.Count * story.Desk.Places);

        var flood = await Task.WhenAll(
            Enumerable
                .Range(0, 72)
                .Select(n => story.Send(times[n % 18], $"{20000000 + n}", from: $"2001:db8:0:{n:x}::1"))
        );

        Assert.All(flood, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        var held = 0;
        foreach (var at in times)
        {
            held += await story.Taken(at);
        }

        Assert.Equal(9, held);
        // Each time can still be booked, and is once its code is typed; the page promises nothing more.
        foreach (var (at, n) in times.Select((at, n) => (at, n)))
        {
            if (await story.Taken(at) == 2)
            {
                continue;
            }

            var mine = await story.Hold(at, $"{30000000 + n}");
            Assert.Contains(
                "the time is yours only once you have typed them",
                (await story.Open($"/desks/aarhus/prove/{mine}?lang=en")).Body
            );
            Assert.Equal(HttpStatusCode.SeeOther, (await story.Prove(mine)).StatusCode);
            return;
        }

        Assert.Fail("No time was left.");
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T79_holds_are_free_again_when_they_are_proven_and_when_they_run_out(DatabaseKind kind)
    {
        await using var story = await BookingStory.Begin(kind);
        var times = DeskClock.Slots(story.Desk, Monday).Select(slot => slot.StartsAt).ToList();
        var first = await story.Hold(times[0], "20000000");
        for (var n = 1; n <= 9; n++)
        {
            await story.Hold(times[n], $"{20000000 + n}");
        }

        Assert.Equal((1, 0), (await story.Taken(times[8]), await story.Taken(times[9])));
        await story.Prove(first);
        await story.Hold(times[10], "20000010");
        Assert.Equal(1, await story.Taken(times[10]));
        await story.Hold(times[11], "20000011");
        Assert.Equal(0, await story.Taken(times[11]));

        story.Server.Clock.Passes(Limits.BookingHold);
        await story.Hold(times[11], "20000012");
        Assert.Equal(1, await story.Taken(times[11]));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task T79_of_those_without_a_hold_the_first_to_prove_has_the_place(DatabaseKind kind)
    {
        await using var story = await BookingStory.Begin(kind, BookingStory.Aarhus with { Places = 1 });
        var times = DeskClock.Slots(story.Desk, Monday).Select(slot => slot.StartsAt).ToList();
        for (var n = 0; n < 4; n++)
        {
            await story.Hold(times[n], $"{20000000 + n}");
        }

        var (slow, quick) = (await story.Hold(times[9], "30000001"), await story.Hold(times[9], "30000002"));
        Assert.Equal(HttpStatusCode.SeeOther, (await story.Prove(quick)).StatusCode);
        var late = await story.Prove(slow);

        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        var page = WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync());
        Assert.Contains("Somebody else has just taken this time", page);
        Assert.Contains("value=\"+4530000001\"", page);
        Assert.Equal(1, await story.Taken(times[9]));
        // A time that is booked is told at once.
        Assert.Contains(
            "Somebody else has just taken this time",
            await (await story.Send(times[9], "30000003")).Content.ReadAsStringAsync()
        );
    }
}
