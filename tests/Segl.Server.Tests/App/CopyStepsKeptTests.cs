using Segl.Phone;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Tests.App;

/// <summary>The steps of a copy as they are kept, also by a version before.</summary>
public sealed class CopyStepsKeptTests
{
    private static readonly CopyCode Code = new(new string('A', 43), new("Ea", "its proof"));
    private static readonly Scanner Phone = new(Guid.CreateVersion7(), "N", "Eb", "c", "Fairphone", "Odense");
    private static readonly OldAnswer Heard = new("r", "sound", "rA", "its half");

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Every_step_is_read_as_it_was_kept(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        await story.ShowFirstCode();
        var until = story.Server.Clock.GetUtcNow().AddTicks(1);
        foreach (
            var step in new CopyStep[]
            {
                new CopyStep.Waiting(),
                new CopyStep.Showing(until, Code with { KeyForWords = null }, until),
                new CopyStep.Killed(),
                new CopyStep.Scanned(until, Code, Phone),
                new CopyStep.Proven(until, Code, Phone, "half"),
                new CopyStep.Answered(until, Code, Phone, "half", Heard),
                new CopyStep.Revealed(until, Code, Phone, "half", Heard, "rB"),
                new CopyStep.Vouched(until, Phone, "H", WrongUserIds: 2),
                new CopyStep.Done(),
                new CopyStep.Stopped(),
            }
        )
        {
            var kept = await story.Server.People.Change(
                story.Karla.Id,
                until,
                async change =>
                {
                    var stored = await CopyStore.Find(change.Session, story.Karla.Id, await OnlyCopy(change.Session));
                    CopyStore.Save(change.Session, stored! with { Copy = stored.Copy with { Step = step } });
                    return (await CopyStore.Find(change.Session, story.Karla.Id, stored.Copy.Id))!.Copy.Step;
                }
            );
            Assert.Equal(step, kept);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_code_that_a_version_before_showed_is_dead_and_another_may_be_shown(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        await story.ShowFirstCode();
        using var fresh = new NewPhone(story.Server.NewPhone());
        await fresh.Scan(story.Old.Code);
        await story.Server.Database.Write(
            Durability.Durable,
            session => session.Execute("""UPDATE app_copy SET talk = '{"Ea":null,"Eb":"AA","Commitment":"AA"}'""")
        );

        Assert.Equal("ready", (await story.Old.View()).GetProperty("step").GetString());
        var no = await Assert.ThrowsAsync<PhoneRefusedException>(fresh.Digits);
        Assert.Equal(nameof(Reason.CopyOver), no.Reason);
        await story.Old.ShowCode(story.Karla.Pin);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R45_the_first_phone_is_told_at_once_that_a_second_killed_the_code(DatabaseKind kind)
    {
        await using var story = await CopyStory.Begin(kind);
        await story.ShowFirstCode();
        var app = story.Server.NewPhone();
        using var fresh = new NewPhone(app);
        await fresh.Scan(story.Old.Code);
        var turn = (await app.Get($"{fresh.Path}/copy")).GetProperty("turn").GetInt32();
        var waits = app.Get($"{fresh.Path}/copy?known={turn}");
        using var second = new NewPhone(story.Server.NewPhone());
        await Assert.ThrowsAsync<PhoneRefusedException>(() => second.Scan(story.Old.Code));

        // The clock of the tests stands still: only a wake-up ends this wait.
        Assert.Equal(nameof(Reason.CopyOver), (await Assert.ThrowsAsync<PhoneRefusedException>(() => waits)).Reason);
    }

    private static async Task<Guid> OnlyCopy(Session session) =>
        (await session.QueryAll("SELECT copy_id FROM app_copy", row => row.Id())).Single();
}
