using Segl.Rules;
using Segl.Server.App.Owning;
using Segl.Storage;
using static Segl.Server.Tests.DocumentChecks.GivingStory;

namespace Segl.Server.Tests.DocumentChecks;

/// <summary>Access that a document check gives back: a new PIN (R23) and the end of a freeze (R08); and what it never gives: a
/// level above its evidence (R06).</summary>
public sealed class GivenAccessTests
{
    private const string NewPin = "918273";

    public enum Access
    {
        Code,
        AppHere,
        NewPin,
        EndOfFreeze,
    }

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    public static MatrixTheoryData<Access, AssuranceLevel> AllAtEachLevel =>
        new(Enum.GetValues<Access>(), Enum.GetValues<AssuranceLevel>());

    [Theory, MemberData(nameof(Kinds))]
    public async Task R23_R100_a_check_gives_a_blocked_app_a_new_pin_once(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        await story.Block();
        var check = await story.Checked(CheckPurpose.NewPin);

        var offered = await story.NewPin(NewPin, check);

        Assert.Equal(
            ["temporaryPin", "document"],
            offered.GetProperty("knowledge").EnumerateArray().Select(one => one.GetString())
        );
        Assert.Equal("active", (await story.Phone.Home()).GetProperty("state").GetString());
        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(story.Karla, Happening.PinChanged));
        await story.Phone.Sign("check-pin", await story.Phone.Offer(new { act = "check-pin" }), NewPin);
        Assert.Equal(
            nameof(Reason.PinWrong),
            await Refused(async () =>
                await story.Phone.Sign("check-pin", await story.Phone.Offer(new { act = "check-pin" }), story.Karla.Pin)
            )
        );
        Assert.Equal(nameof(Reason.DocumentCheckOver), await Refused(() => story.NewPin("192837", check)));
    }

    [Fact]
    public async Task R23_whoever_forgot_the_pin_of_an_active_app_makes_a_new_one()
    {
        await using var story = await Begin();

        var offered = await story.NewPin(NewPin, await story.Checked(CheckPurpose.NewPin));

        Assert.Equal(
            ["pin", "document"],
            offered.GetProperty("knowledge").EnumerateArray().Select(one => one.GetString())
        );
        await story.Phone.Sign("check-pin", await story.Phone.Offer(new { act = "check-pin" }), NewPin);
    }

    [Fact]
    public async Task R23_R75_T26_no_other_check_makes_a_new_pin()
    {
        await using var story = await Begin();
        await story.Block();
        var other = await story.Server.Register();
        var tick = TimeSpan.FromMilliseconds(1);

        await IsOver(await story.Checked(CheckPurpose.NewPin, holder: other));
        await IsOver(await story.Checked(CheckPurpose.EndFreeze));
        await IsOver(Guid.NewGuid());
        var late = await story.Checked(CheckPurpose.NewPin);
        story.Server.Clock.Passes(Limits.DocumentCheckGives);
        await IsOver(late);
        Assert.Equal("blocked", (await story.Phone.Home()).GetProperty("state").GetString());
        var early = await story.Checked(CheckPurpose.NewPin);
        story.Server.Clock.Passes(Limits.DocumentCheckGives - tick);
        await story.NewPin(NewPin, early);

        async Task IsOver(Guid check) =>
            Assert.Equal(nameof(Reason.DocumentCheckOver), await Refused(() => story.NewPin(NewPin, check)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R08_R100_a_check_ends_the_freeze_in_ones_own_app(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        await story.Freeze();
        story.Server.Clock.Passes(TimeSpan.FromMinutes(1));
        var check = await story.Checked(CheckPurpose.EndFreeze);

        await story.EndFreeze(check);

        Assert.Equal("active", (await story.Phone.Home()).GetProperty("state").GetString());
        Assert.Equal(["App", "Email", "Sms"], await story.Server.Told(story.Karla, Happening.FreezeEnded));
        Assert.Equal(nameof(Reason.NotFrozen), await Refused(() => story.EndFreeze(check)));
        await story.Phone.Sign("check-pin", await story.Phone.Offer(new { act = "check-pin" }), story.Karla.Pin);
    }

    [Fact]
    public async Task R08_R22_it_ends_in_an_app_that_wrong_pins_blocked_which_stays_blocked()
    {
        await using var story = await Begin();
        await story.Block();
        await Freeze(story);

        await story.EndFreeze(await story.Checked(CheckPurpose.EndFreeze));

        Assert.Equal("blocked", (await story.Phone.Home()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task R08_R75_T26_no_other_check_and_nobody_else_ends_a_freeze()
    {
        await using var story = await Begin();
        var other = await story.Server.Register();
        var others = await story.Server.ActivatedPhone(other);
        await Freeze(story);

        await IsOver(await story.Checked(CheckPurpose.EndFreeze, holder: other));
        await IsOver(await story.Checked(CheckPurpose.ActivationCode));
        var theirs = await story.Checked(CheckPurpose.EndFreeze, phone: others);
        Assert.Equal(nameof(Reason.NotFrozen), await Refused(() => story.EndFreeze(theirs, others)));
        var path = $"/api/document-checks/{theirs}/end-freeze";
        Assert.Equal(nameof(Reason.AppNotActive), await Refused(() => others.Ask(path, new { app = story.Phone.App })));
        var before = await story.Checked(CheckPurpose.EndFreeze);
        story.Server.Clock.Passes(TimeSpan.FromMilliseconds(1));
        await story.EndFreezeAtDesk();
        await Freeze(story);
        await IsOver(before);
        Assert.Equal("frozen", (await story.Phone.Home()).GetProperty("state").GetString());

        async Task IsOver(Guid check) =>
            Assert.Equal(nameof(Reason.DocumentCheckOver), await Refused(() => story.EndFreeze(check)));
    }

    [Fact]
    public async Task R09_no_check_opens_an_identity_that_has_ended()
    {
        await using var story = await Begin();
        await Change(story, change => Erasures.EndIdentity(change, "test", null));

        var check = await story.Checked(CheckPurpose.EndFreeze);

        Assert.Equal(nameof(Reason.IdentityFrozen), await Refused(() => story.EndFreeze(check)));
    }

    [Theory, MemberData(nameof(AllAtEachLevel))]
    public async Task R06_T48_T27_no_check_leaves_a_level_above_its_evidence_or_raises_one(
        Access access,
        AssuranceLevel level
    )
    {
        await using var story = await Begin(level: level);

        await Give(story, access);

        var evidence = level < DocumentCheck.Evidence ? level : DocumentCheck.Evidence;
        Assert.Equal(evidence, await story.Level(story.Karla));
        Assert.Equal(
            level > evidence ? ["App", "Email", "Sms"] : [],
            await story.Server.Told(story.Karla, Happening.LevelLowered)
        );
    }

    private static async Task Give(GivingStory story, Access access)
    {
        switch (access)
        {
            case Access.Code:
                var given = await story.AskCode(await story.Checked(CheckPurpose.ActivationCode));
                var code = given.GetProperty("code").GetString()!;
                await story
                    .Server.NewPhone()
                    .Activate(story.Karla.UserId, code, () => story.Server.TemporaryPin(story.Karla), NewPin);
                break;
            case Access.AppHere:
                await story.ActivatedByDocument(story.Karla);
                break;
            case Access.NewPin:
                await story.NewPin(NewPin, await story.Checked(CheckPurpose.NewPin));
                break;
            case Access.EndOfFreeze:
                await Freeze(story);
                await story.EndFreeze(await story.Checked(CheckPurpose.EndFreeze));
                break;
        }
    }

    // Frozen, and a moment later.
    private static async Task Freeze(GivingStory story)
    {
        await Change(
            story,
            async change =>
            {
                await Freezing.Freeze(change, new { by = "desk" });
                return true;
            }
        );
        story.Server.Clock.Passes(TimeSpan.FromMilliseconds(1));
    }

    private static Task<bool> Change(GivingStory story, Func<PersonChange, Task<bool>> change) =>
        story.Server.People.Change(story.Karla.Id, story.Server.Clock.GetUtcNow(), change);
}
