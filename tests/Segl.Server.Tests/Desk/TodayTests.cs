using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Server.Operate.Figures;
using Segl.Server.Operate.Staff;
using Segl.Server.Tests.Desks;
using Segl.Storage;

namespace Segl.Server.Tests.Desk;

/// <summary>R80: what officers see and say of the day at their own desk.</summary>
public sealed class TodayTests
{
    private const string Page = "/desk/today";

    private static readonly DateOnly Monday = new(2030, 6, 3);

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R80_an_officer_sees_who_comes_today_and_says_who_came(DatabaseKind kind)
    {
        await using var story = await BookingStory.Begin(kind);
        var code = await story.Book(story.At(Monday, 10));
        var (keeper, hour) = (story.Server.Parts.GetRequiredService<FigureKeeper>(), CheckpointStore.HourOf(story.Now));
        await keeper.WriteDown(story.Now);
        var figures = await story.Server.Database.Read(session => FigureStore.From(session, hour));
        Assert.Equal(1, figures.Where(one => one.Figure is Figure.Appointments).Sum(one => one.Number));
        story.Server.Clock.Passes(story.At(Monday, 9) - story.Now);
        var officer = await OfficerAt(story, "aarhus");

        var page = (await officer.Browser.Open(Page)).Body;
        Assert.Contains("10:00", page, StringComparison.Ordinal);
        Assert.Contains("Expected", page, StringComparison.Ordinal);
        Assert.DoesNotContain(code, page, StringComparison.Ordinal);

        var id = $"{(await story.Find(code))!.Id}";
        Assert.Equal(Page, (await officer.Press(Page, $"{Page}/mark", ("id", id), ("state", "Arrived"))).Location);
        Assert.Equal(BookingState.Arrived, (await story.Find(code))!.State);

        // Neither of these may an officer say.
        await officer.Press(Page, $"{Page}/mark", ("id", id), ("state", "Cancelled"));
        await officer.Press(Page, $"{Page}/mark", ("id", id), ("state", "NoShow"));
        Assert.Equal(BookingState.Arrived, (await story.Find(code))!.State);
    }

    [Fact]
    public async Task R80_walk_ins_get_numbers_that_are_called_in_turn()
    {
        await using var story = await BookingStory.Begin(DatabaseKind.Sqlite);
        var officer = await OfficerAt(story, "aarhus");

        await officer.Press(Page, $"{Page}/take");
        await officer.Press(Page, $"{Page}/take");
        await officer.Press(Page, $"{Page}/call");

        Assert.Contains(
            "Numbers given: 2. Called: 1.",
            (await officer.Browser.Open(Page)).Body,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task R80_who_asked_to_be_reached_stands_there_until_they_were()
    {
        await using var story = await BookingStory.Begin(DatabaseKind.Sqlite);
        using var client = story.Server.NewClient();
        await client.PostAsync(
            "/desks/aarhus/reach",
            BookingStory.Form(("form", $"{Guid.NewGuid()}"), ("kind", "HomeVisit"), ("contact", "a@example.dk"))
        );
        var (here, elsewhere) = (await OfficerAt(story, "aarhus"), await OfficerAt(story, "odense"));
        await BookingStory.Save(story.Server, BookingStory.Aarhus with { Id = "odense" });
        var request = Assert.Single(
            await story.Server.Database.Read(session => ReachRequestStore.Of(session, "aarhus"))
        );
        Assert.Contains("a@example.dk", (await here.Browser.Open(Page)).Body, StringComparison.Ordinal);

        // An officer of another desk neither sees nor moves it.
        Assert.DoesNotContain("a@example.dk", (await elsewhere.Browser.Open(Page)).Body, StringComparison.Ordinal);
        await elsewhere.Press(Page, $"{Page}/reached", ("id", $"{request.Id}"));
        Assert.Contains("a@example.dk", (await here.Browser.Open(Page)).Body, StringComparison.Ordinal);

        await here.Press(Page, $"{Page}/reached", ("id", $"{request.Id}"));
        Assert.DoesNotContain("a@example.dk", (await here.Browser.Open(Page)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R80_an_officer_marks_the_own_desks_today_and_nothing_else()
    {
        await using var story = await BookingStory.Begin(DatabaseKind.Sqlite);
        var code = await story.Book(story.At(Monday, 10));
        (string, string)[] noShow = [("id", $"{(await story.Find(code))!.Id}"), ("state", "NoShow")];
        var here = await OfficerAt(story, "aarhus");
        await BookingStory.Save(story.Server, BookingStory.Aarhus with { Id = "odense" });

        // Not yet today.
        await here.Press(Page, $"{Page}/mark", noShow);
        Assert.Equal(BookingState.Booked, (await story.Find(code))!.State);

        story.Server.Clock.Passes(story.At(Monday, 9) - story.Now);
        await (await OfficerAt(story, "odense")).Press(Page, $"{Page}/mark", noShow);
        Assert.Equal(BookingState.Booked, (await story.Find(code))!.State);

        await (await OfficerAt(story, "aarhus")).Press(Page, $"{Page}/mark", noShow);
        Assert.Equal(BookingState.NoShow, (await story.Find(code))!.State);
    }

    [Fact]
    public async Task R83_a_citizen_who_is_no_officer_sees_and_marks_nothing()
    {
        await using var story = await BookingStory.Begin(DatabaseKind.Sqlite);
        var code = await story.Book(story.At(Monday, 10));
        story.Server.Clock.Passes(story.At(Monday, 9) - story.Now);
        var person = await story.Server.Register();
        var citizen = new OfficerAtDesk(story.Server, person, await story.Server.ActivatedPhone(person));
        await citizen.LogIn();

        Assert.Equal(HttpStatusCode.Forbidden, (await citizen.Browser.Open(Page)).Status);
        var marked = await citizen.Browser.Post(
            $"{Page}/mark",
            ("id", $"{(await story.Find(code))!.Id}"),
            ("state", "NoShow")
        );

        Assert.Equal(HttpStatusCode.Forbidden, marked.Status);
        Assert.Equal(BookingState.Booked, (await story.Find(code))!.State);
    }

    [Fact]
    public async Task R83_without_the_token_of_the_page_and_without_a_login_nothing_is_marked()
    {
        await using var story = await BookingStory.Begin(DatabaseKind.Sqlite);
        var code = await story.Book(story.At(Monday, 10));
        var id = $"{(await story.Find(code))!.Id}";
        var officer = await OfficerAt(story, "aarhus");
        using var stranger = story.Server.NewClient();

        await officer.Browser.Post($"{Page}/mark", ("id", id), ("state", "NoShow"));
        var answer = await stranger.PostAsync($"{Page}/mark", BookingStory.Form(("id", id), ("state", "NoShow")));

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(BookingState.Booked, (await story.Find(code))!.State);
    }

    private static async Task<OfficerAtDesk> OfficerAt(BookingStory story, string desk)
    {
        var person = await story.Server.Register();
        var phone = await story.Server.ActivatedPhone(person);
        await story.Server.People.Change(person.Id, story.Now, change => Officers.Put(change, desk, Actor.Command));
        var officer = new OfficerAtDesk(story.Server, person, phone);
        await officer.LogIn();
        return officer;
    }
}
