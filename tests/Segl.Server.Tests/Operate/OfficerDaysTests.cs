using Segl.Rules;
using Segl.Server.Operate.Staff;
using Segl.Server.Tests.Desk;
using Segl.Storage;

namespace Segl.Server.Tests.Operate;

/// <summary>T-40: operators see how much of the day's limits each officer has used.</summary>
public sealed class OfficerDaysTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task T40_operators_see_who_has_used_how_much_of_the_day(DatabaseKind kind)
    {
        await using var story = await OperateStory.Begin(kind);
        var (anne, officer, other) = (await story.OperatorLoggedIn(), await Officer(story), await Officer(story));
        await Spend(story, officer, OfficerCount.Freeze, 7);
        await Spend(story, officer, OfficerCount.LookUp, 12);
        await Spend(story, other, OfficerCount.Act, 1);

        var staff = (await anne.Browser.Open("/operate/staff")).Body;
        Assert.Contains("<li>froze 7 of 10</li>", staff, StringComparison.Ordinal);
        Assert.Contains("<li>looked up 12 of 100</li>", staff, StringComparison.Ordinal);
        Assert.Contains("<li>acted 1 of 60</li>", staff, StringComparison.Ordinal);
        Assert.Contains(NearLimit(0), (await anne.Browser.Open("/operate")).Body, StringComparison.Ordinal);

        await Spend(story, officer, OfficerCount.Freeze, 1);
        Assert.Contains(
            "<li><strong>froze 8 of 10</strong></li>",
            (await anne.Browser.Open("/operate/staff")).Body,
            StringComparison.Ordinal
        );
        Assert.Contains(NearLimit(1), (await anne.Browser.Open("/operate")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task T40_the_next_day_begins_at_nothing()
    {
        await using var story = await OperateStory.Begin();
        var (anne, officer) = (await story.Citizen(), await Officer(story));
        await story.Server.People.Change(
            anne.Person.Id,
            story.Server.Clock.GetUtcNow(),
            change => Operators.Add(change, Actor.Command)
        );
        await Spend(story, officer, OfficerCount.Act, 60);
        story.Server.Clock.Passes(TimeSpan.FromDays(1));
        await anne.LogIn();

        Assert.Contains("<li>acted 0 of 60</li>", (await anne.Browser.Open("/operate/staff")).Body);
    }

    private static string NearLimit(int officers) => $"<b>Officers near a limit of today</b> {officers}<";

    private static async Task<OfficerAtDesk> Officer(OperateStory story)
    {
        var one = await story.Citizen("/desk");
        await story.Server.People.Change(
            one.Person.Id,
            story.Server.Clock.GetUtcNow(),
            change => Officers.Put(change, "aarhus", Actor.Command)
        );
        return one;
    }

    private static Task Spend(OperateStory story, OfficerAtDesk officer, OfficerCount kind, int times) =>
        story.Server.Database.Write(
            Durability.Durable,
            async session =>
            {
                for (var i = 0; i < times; i++)
                {
                    await OfficerDayStore.Count(session, officer.Person.Id, kind, story.Server.Clock.GetUtcNow());
                }
            }
        );
}
